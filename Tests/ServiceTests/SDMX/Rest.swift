import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Service
import Testing

/// Asks the SDMX service of a recorded world over HTTP.
struct Rest {
    let client: any TestClientProtocol
    let world: RecordedWorld

    /// The token of somebody who may see everything.
    static let token = "tell-me-everything-please"
    /// The token of somebody who may send in data, and see no more than others.
    static let other = "i-may-send-in-things-only"

    /// Runs a test against the service.
    ///
    /// - Parameters:
    ///   - world: the one that tests share, unless it is to be changed.
    ///   - targetBytes: the longest address that the service reads; nil for the usual.
    static func ask(
        _ world: RecordedWorld? = nil, over setup: TestingSetup = .router,
        targetBytes: Int? = nil,
        _ test: @Sendable (Rest) async throws -> Void
    ) async throws {
        let world = try world ?? RecordedWorld.shared.get()
        var configuration = ServiceConfiguration()
        configuration.access = Access(
            tokens: [
                try #require(Token(name: "desk", token: token, rights: .see)),
                try #require(Token(name: "sender", token: other, rights: .submit)),
            ])
        configuration.requestsPerClient = 1_000
        configuration.requests = 1_000
        if let targetBytes { configuration.targetBytes = targetBytes }
        let server = OfficeServer(
            office: world.office, configuration: configuration, interval: .zero,
            mounts: OfficeServer.interfaces(world.office))
        try await server.application().test(setup) { client in
            try await test(Rest(client: client, world: world))
        }
    }

    /// A reply.
    ///
    /// - Parameters:
    ///   - path: what follows `/rest/`, such as `v2/data/*`.
    ///   - accept: the `Accept` header.
    ///   - token: of who asks.
    func get(
        _ path: String, accept: String? = nil, token: String? = nil,
        headers: HTTPFields = [:], method: HTTPRequest.Method = .get
    ) async throws -> TestResponse {
        var headers = headers
        if let accept { headers[.accept] = accept }
        if let token { headers[.authorization] = "Bearer " + token }
        return try await client.execute(
            uri: "/rest/" + path, method: method, headers: headers
        ) { $0 }
    }

    /// The data that a query is answered with; an answer that is none fails.
    func data(
        _ path: String, accept: String? = nil, token: String? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) async throws -> DataAnswer {
        let reply = try await get(path, accept: accept, token: token)
        if reply.status == .noContent { return DataAnswer() }
        let isGood = reply.status == .ok || reply.status == .partialContent
        #expect(isGood, "\(path): \(reply.text.prefix(300))", sourceLocation: location)
        guard isGood else { return DataAnswer() }
        return try DataAnswer(reply)
    }

    /// The structures that a query is answered with; an answer that is none fails.
    func structures(
        _ path: String, accept: String? = nil, token: String? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) async throws -> Structures {
        let reply = try await get(path, accept: accept, token: token)
        if reply.status == .noContent { return Structures() }
        #expect(reply.status == .ok, "\(path): \(reply.text.prefix(300))", sourceLocation: location)
        guard reply.status == .ok else { return Structures() }
        return try reply.structures()
    }

    /// What the service says of what went wrong, as its number and words.
    func error(
        _ path: String, accept: String? = nil, headers: HTTPFields = [:]
    ) async throws -> (status: Int, code: String?, text: String) {
        let reply = try await get(path, accept: accept, headers: headers)
        guard case .notes(let message) = try Message.open(.bytes(Array(buffer: reply.body))) else {
            Issue.record("\(path): no error message but \(reply.text.prefix(200))")
            return (reply.status.code, nil, reply.text)
        }
        return (reply.status.code, message.notes.first?.code, message.text())
    }
}

extension TestResponse {
    /// The structures of a reply.
    func structures() throws -> Structures {
        guard case .structure(let message) = try Message.open(.bytes(Array(buffer: body))) else {
            throw SDMXError(.unsupported, found: "\(text.prefix(100))", expected: "structures")
        }
        return message.structures
    }

    /// The sets of reference metadata of a reply.
    func metadata() throws -> [MetadataSet] {
        guard case .metadata(let message) = try Message.open(.bytes(Array(buffer: body))) else {
            throw SDMXError(.unsupported, found: "\(text.prefix(100))", expected: "metadata")
        }
        return message.sets
    }
}
