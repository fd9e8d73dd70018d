import Foundation
import TestKit
import Testing

/// The service on a workspace with the starter set and its estimates, as `corridor demo` makes it.
struct StarterService {
    let scratch: Scratch
    let running: RunningService

    init() throws {
        scratch = try Scratch()
        let made = try Tool.run(["demo", "--no-serve", "--workspace", scratch.workspace])
        try #require(made.status == 0, "\(made.errors)")
        running = try RunningService(
            ["--workspace", scratch.workspace], scratch: scratch.path)
    }

    var address: String { "http://127.0.0.1:\(running.port)" }

    /// The status and the media type that a request is answered with.
    func answer(_ path: String, accept: String? = nil) throws -> (status: Int, type: String) {
        let text = try running.get(path, headers: accept.map { "Accept: \($0)\r\n" } ?? "")
        let lines = text.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        let status = try #require(lines[0].split(separator: " ").dropFirst().first)
        let type = lines.first { $0.lowercased().hasPrefix("content-type:") }
        return (
            Int(status) ?? 0,
            type.map { $0.dropFirst(13).trimmingCharacters(in: .whitespaces) } ?? ""
        )
    }
}
