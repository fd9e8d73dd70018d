import Hummingbird
import HummingbirdTesting
import Office
import Service

/// Asks a server of a small world, in process or over a socket.
struct Answers {
    let client: any TestClientProtocol

    /// Runs a test against a fresh world; looks at the workspace on every request.
    static func of(
        _ setup: TestingSetup = .router,
        _ test: @Sendable (Answers, SmallWorld) async throws -> Void
    ) async throws {
        let world = try SmallWorld()
        defer { world.remove() }
        let server = OfficeServer(office: world.office, interval: .zero)
        try await server.application().test(setup) { client in
            try await test(Answers(client: client), world)
        }
    }

    func get(
        _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await client.execute(uri: path, method: method, headers: headers) { $0 }
    }

    func page(_ path: String) async throws -> String {
        String(buffer: try await get(path).body)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}
