import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Office
import Service

/// A server of an empty workspace with settings of its own, over a socket, and its log.
struct Operated {
    let client: any TestClientProtocol
    let log: LogLines
    let folder: String

    /// Runs a test against a server.
    static func run(
        over setup: TestingSetup = .live, mounts: [Endpoints.Mount] = [],
        _ configure: (inout ServiceConfiguration) -> Void = { _ in },
        _ test: @Sendable (Operated) async throws -> Void
    ) async throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/corridor-operated-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var configuration = ServiceConfiguration()
        configuration.shutdownTime = .milliseconds(300)
        configure(&configuration)
        let log = LogLines()
        let logger = Logger(label: "test") { [sink = log.sink] _ in
            LineLogHandler(sink, asJSON: true, level: .info)
        }
        let server = OfficeServer(
            office: try Office(workspace: folder, create: true), configuration: configuration,
            interval: .zero, logger: logger, mounts: mounts)
        try await server.application().test(setup) { client in
            try await test(Operated(client: client, log: log, folder: folder))
        }
    }

    /// Another connection.
    func socket(receiveBuffer: Int32? = nil) throws -> RawSocket {
        try RawSocket(port: client.port ?? 0, receiveBuffer: receiveBuffer)
    }

    /// All that a new connection is sent for these bytes, until it is closed.
    func exchange(_ text: String, within seconds: Double = 10) async throws -> String {
        let socket = try socket()
        await socket.send(text)
        return await socket.text(within: seconds)
    }

    func get(
        _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:],
        body: String? = nil
    ) async throws -> TestResponse {
        try await client.execute(
            uri: path, method: method, headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        ) { $0 }
    }

    /// The reply, with its header, to a request on a connection of its own.
    func fetch(_ path: String, headers: String = "") async throws -> String {
        try await exchange("GET \(path) HTTP/1.1\r\nHost: x\r\n\(headers)Connection: close\r\n\r\n")
    }

    /// Whether the service answers somebody else, at once.
    func answersOthers() async throws -> Bool {
        let start = ContinuousClock.now
        let text = try await fetch("/health")
        return text.hasPrefix("HTTP/1.1 200") && ContinuousClock.now - start < .seconds(5)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}
