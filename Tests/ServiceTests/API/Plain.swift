import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Service
import Testing

/// Asks the plain interface of a recorded world over HTTP.
struct Plain {
    let client: any TestClientProtocol
    let world: RecordedWorld

    /// The token of somebody who may see everything, and decides nothing.
    static let reader = "tell-me-everything-please"
    /// The token of somebody who may see everything and decide on it.
    static let desk = "i-decide-on-all-of-this"

    /// Runs a test against the service.
    ///
    /// - Parameter world: the one that tests share, unless it is to be changed.
    static func ask(
        _ world: RecordedWorld? = nil, _ test: @Sendable (Plain) async throws -> Void
    ) async throws {
        let world = try world ?? RecordedWorld.shared.get()
        var configuration = ServiceConfiguration()
        configuration.access = Access(
            tokens: [
                try #require(Token(name: "reader", token: reader, rights: .see)),
                try #require(Token(name: "desk", token: desk, rights: [.see, .approve])),
            ])
        configuration.requestsPerClient = 1_000
        configuration.requests = 1_000
        let server = OfficeServer(
            office: world.office, configuration: configuration, interval: .zero,
            mounts: OfficeServer.interfaces(world.office, interval: .zero))
        try await server.application().test(.router) { client in
            try await test(Plain(client: client, world: world))
        }
    }

    /// Runs a test against a world of its own.
    static func change(_ test: @Sendable (Plain) async throws -> Void) async throws {
        let world = try RecordedWorld()
        defer { world.remove() }
        try await ask(world, test)
    }

    /// A reply.
    ///
    /// - Parameter path: a path, or an address of this service as replies have it.
    func get(
        _ path: String, token: String? = nil, method: HTTPRequest.Method = .get,
        headers: HTTPFields = [:], body: String? = nil
    ) async throws -> TestResponse {
        var headers = headers
        if let token { headers[.authorization] = "Bearer " + token }
        return try await client.execute(
            uri: Self.local(path) ?? path, method: method, headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        ) { $0 }
    }

    /// The object that a request is answered with; anything but 200 fails.
    func object(
        _ path: String, token: String? = nil, _ location: SourceLocation = #_sourceLocation
    ) async throws -> JSONObject {
        let reply = try await get(path, token: token)
        #expect(
            reply.status == .ok, "\(path): \(reply.text.prefix(300))", sourceLocation: location)
        return try JSONObject(reply)
    }

    /// Sends an object to be decided on.
    func post(
        _ path: String, _ body: String? = nil, token: String? = desk,
        type: String = "application/json"
    ) async throws -> TestResponse {
        try await get(
            path, token: token, method: .post, headers: body == nil ? [:] : [.contentType: type],
            body: body)
    }

    /// The path and query of an address of this service; nil of another.
    static func local(_ address: String) -> String? {
        if address.hasPrefix("/") { return address }
        guard let parts = URLComponents(string: address),
            ["localhost", "127.0.0.1"].contains(parts.host ?? ""), parts.scheme == "http"
        else { return nil }
        return parts.percentEncodedPath + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    }
}
