import Foundation
import Hummingbird
import Service

/// An endpoint that does what a test tells it.
struct ScriptedEndpoint: Endpoint {
    let name: String
    var allowed: [HTTPRequest.Method] = [.get, .head]
    let answer: @Sendable (Call) async throws -> Reply

    func methods(at path: String) -> [HTTPRequest.Method] { allowed }

    func reply(to call: Call) async throws -> Reply { try await answer(call) }

    /// One that is found below `/NAME`.
    static func mount(
        _ name: String, _ allowed: [HTTPRequest.Method] = [.get, .head],
        _ answer: @escaping @Sendable (Call) async throws -> Reply
    ) -> Endpoints.Mount {
        Endpoints.Mount("/" + name, ScriptedEndpoint(name: name, allowed: allowed, answer: answer))
    }

    /// Says what it was asked.
    static let echo = mount("echo", [.get, .head, .post]) { call in
        let body = try await call.body.collect()
        return Reply(
            mediaType: "text/plain",
            text: "\(call.path)|\(call.query ?? "-")|\(String(buffer: body))")
    }

    /// Streams as many numbered lines as the query says.
    static let lines = mount("lines") { call in
        let count = Int(call.query ?? "") ?? 10
        return Reply(
            mediaType: "text/csv",
            body: .stream { output in
                for number in 0..<count { try await output.write("line \(number)\n") }
            })
    }

    /// Streams without end.
    static let endless = mount("endless") { _ in
        Reply(
            mediaType: "text/csv",
            body: .stream { output in
                let piece = String(repeating: "0123456789abcdef", count: 4096)
                while true { try await output.write(piece) }
            })
    }

    /// Answers once a gate is open.
    static func gated(_ gate: Gate) -> Endpoints.Mount {
        mount("gated") { _ in
            await gate.pass()
            return Reply(mediaType: "text/plain", text: "done")
        }
    }

    /// Takes a while, as many milliseconds as the query says.
    static let slow = mount("slow") { call in
        try await Task.sleep(for: .milliseconds(Int(call.query ?? "") ?? 100))
        return Reply(mediaType: "text/plain", text: "done")
    }
}
