import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Office
import Service
import Testing
import Warehouse

/// What is sent in over HTTP, and what others learn of it.
struct SubmissionTests {
    private static let sender = "i-may-send-in-and-see-it-too"
    private static let reader = "i-may-see-but-not-send-in"
    private static let message = """
        STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,ORIGIN,DESTINATION,CRITERION,SEX,AGE,\
        TIME_PERIOD,OBS_VALUE,OBS_STATUS
        dataflow,CORRIDOR:DF_STOCK(1.0.0),R,A,NSO,MEX,USA,B,_T,_T,2020,5,A

        """

    private struct Asking {
        let client: any TestClientProtocol
        let world: SmallWorld

        func ask(
            _ path: String, _ method: HTTPRequest.Method = .get, token: String? = nil,
            body: String? = nil
        ) async throws -> TestResponse {
            var headers: HTTPFields = [:]
            if let token { headers[.authorization] = "Bearer " + token }
            return try await client.execute(
                uri: path, method: method, headers: headers,
                body: body.map { ByteBuffer(string: $0) }
            ) { $0 }
        }
    }

    private func run(_ test: @Sendable (Asking) async throws -> Void) async throws {
        let world = try SmallWorld(flows: false)
        defer { world.remove() }
        var configuration = ServiceConfiguration()
        configuration.access = Access(
            tokens: [
                try #require(
                    Token(name: "sender", token: Self.sender, rights: [.submit, .see])),
                try #require(Token(name: "reader", token: Self.reader, rights: .see)),
            ])
        let server = OfficeServer(
            office: world.office, configuration: configuration, interval: .zero,
            mounts: OfficeServer.interfaces(world.office, interval: .zero))
        try await server.application().test(.router) { client in
            try await test(Asking(client: client, world: world))
        }
    }

    @Test func `figures are sent in by those with the right alone`() async throws {
        try await run { asking in
            let path = "/rest/v2/data"
            #expect(try await asking.ask(path, .post, body: Self.message).status == .unauthorized)
            let refused = try await asking.ask(
                path, .post, token: Self.reader, body: Self.message)
            #expect(refused.status == .forbidden)
            let taken = try await asking.ask(path, .post, token: Self.sender, body: Self.message)
            #expect(taken.status == .created && taken.text.contains("\"inserted\":1"))
            let figures = try await asking.ask(
                "/rest/v2/data/dataflow/CORRIDOR/DF_STOCK/~/A.NSO?format=csv")
            #expect(figures.text.contains("A,NSO,MEX,Mexico,USA"))
        }
    }

    @Test func `faults are 422 with their places, and nothing is taken`() async throws {
        try await run { asking in
            let wrong = Self.message.replacing("MEX", with: "QQQ")
            let reply = try await asking.ask(
                "/rest/v2/data", .post, token: Self.sender, body: wrong)
            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains("\"code\":150") && reply.text.contains("line 2, ORIGIN"))
            let other = try await asking.ask(
                "/rest/v2/structure", .post, token: Self.sender, body: Self.message)
            #expect(other.status == .unprocessableContent)
            let all = try await asking.ask("/rest/v2/data/dataflow/CORRIDOR/DF_STOCK/~/A.NSO")
            #expect(all.status == .noContent)
        }
    }

    @Test func `nobody learns of what is under embargo, or was withdrawn before its end`()
        async throws
    {
        try await run { asking in
            let paths = [
                "/rest/v1/codelist/CORRIDOR/CL_SOURCE", "/rest/v2/metadata/metadataflow/*",
                "/rest/v2/availability/dataflow/CORRIDOR/DF_STOCK", "/api/v1/releases",
                "/api/v1/dataflows/stock", "/data", "/metrics",
            ]
            func replies() async throws -> [(tag: String?, text: String)] {
                var replies: [(tag: String?, text: String)] = []
                for path in paths {
                    let reply = try await asking.ask(path)
                    #expect(reply.status == .ok, "\(path)")
                    // Counts of requests and memory change; the workspace's lines must not.
                    let text =
                        path == "/metrics"
                        ? reply.text.split(separator: "\n").filter {
                            $0.hasPrefix("corridor_workspace")
                        }.joined() : reply.text
                    replies.append((reply.headers[.eTag], text))
                }
                return replies
            }
            let before = try await replies()
            let taken = try await asking.ask(
                "/rest/v2/data?embargo=2999-01-01", .post, token: Self.sender, body: Self.message)
            #expect(taken.status == .created)
            let id = try asking.world.office.warehouse.lastReleaseID()
            let seen = try await asking.ask(
                "/rest/v2/data/dataflow/CORRIDOR/DF_STOCK/~/A.NSO", token: Self.sender)
            #expect(seen.status == .ok)
            for round in ["under embargo", "withdrawn"] {
                for (path, (old, new)) in zip(paths, zip(before, try await replies())) {
                    #expect(old.tag == new.tag, "\(path) \(round)")
                    #expect(old.text == new.text, "\(path) \(round)")
                }
                if round == "under embargo" {
                    _ = try asking.world.office.warehouse.withdraw(
                        id, reason: "a secret reason", by: "desk")
                }
            }
        }
    }
}
