import Foundation

/// A program in `peers`, in one process of Python that does task after task.
///
/// `scripts/oracles/setup` installs what it compares with.
final class PeerProcess {
    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let script: String
    private let process = Process()
    private let orders = Pipe()
    private let replies = Pipe()
    private var pending: [UInt8] = []

    /// - Parameter script: its name.
    init(_ script: String) throws {
        self.script = script
        var package = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { package.deleteLastPathComponent() }
        let setup = package.deletingLastPathComponent().appendingPathComponent(
            "scripts/oracles/setup")
        process.executableURL = URL(fileURLWithPath: try Self.output(of: setup))
        process.arguments = [package.appendingPathComponent("peers/" + script).path]
        process.standardInput = orders
        process.standardOutput = replies
        try process.run()
    }

    deinit {
        try? orders.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Has an order carried out, and takes the reply.
    func ask<Reply: Decodable>(_ order: some Encodable) throws -> Reply {
        var line = try JSONEncoder().encode(order)
        line.append(UInt8(ascii: "\n"))
        try orders.fileHandleForWriting.write(contentsOf: line)
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let reply = Data(pending[..<end])
                pending.removeFirst(end + 1)
                return try JSONDecoder().decode(Reply.self, from: reply)
            }
            let more = replies.fileHandleForReading.availableData
            guard !more.isEmpty else {
                throw Failure(description: "peers/\(script) ended within a task")
            }
            pending += more
        }
    }

    /// The last line that a program prints: here the path of the Python with the peers.
    private static func output(of program: URL) throws -> String {
        let process = Process()
        process.executableURL = program
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0, let line = text.split(separator: "\n").last else {
            throw Failure(
                description: "scripts/oracles/setup failed: what is compared with is not there")
        }
        return String(line)
    }
}
