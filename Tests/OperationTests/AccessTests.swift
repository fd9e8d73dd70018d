import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing
import Warehouse

/// Tokens and what they allow.
@Suite struct AccessTests {
    private static func tokens(_ configuration: inout ServiceConfiguration) {
        configuration.access = Access(
            tokens: [
                Token(name: "desk", token: "desk-0123456789abcdef", rights: [.see, .submit]),
                Token(
                    name: "head",
                    // SHA-256 of head-0123456789abcdef
                    sha256: contentHash(Array("head-0123456789abcdef".utf8)).uppercased(),
                    rights: .approve),
            ].compactMap { $0 })
    }

    /// Says who asks, and needs the right that the path names.
    private static let who = ScriptedEndpoint.mount("who", [.get, .head, .post]) { call in
        if call.path.hasSuffix("/submit") { try call.require(.submit) }
        if call.path.hasSuffix("/approve") { try call.require(.approve) }
        let sight = call.sight(at: "2026-01-01T00:00:00Z")
        return Reply(
            mediaType: "text/plain", headers: [.cacheControl: "public, max-age=60"],
            text: "\(call.bearer.name ?? "nobody") \(sight == .everything ? "all" : "published")")
    }

    @Test func `who has a token is known and sees what it allows`() async throws {
        try await Operated.run(over: .router, mounts: [Self.who], Self.tokens) { server in
            for (authorization, text) in [
                (nil, "nobody published"), ("Bearer desk-0123456789abcdef", "desk all"),
                ("bearer head-0123456789abcdef", "head published"),
            ] {
                var headers: HTTPFields = [:]
                headers[.authorization] = authorization
                let reply = try await server.get("/who", headers: headers)
                #expect(reply.text == text)
                let isKnown = authorization != nil
                #expect(
                    reply.headers[.cacheControl]
                        == (isKnown ? "private, max-age=60" : "public, max-age=60"))
                #expect((reply.headers[.vary]?.contains("Authorization") == true) == isKnown)
            }
        }
    }

    @Test func `a wrong token is 401, a missing right 403, and nobody is told why in detail`()
        async throws
    {
        try await Operated.run(over: .router, mounts: [Self.who], Self.tokens) { server in
            for (path, authorization, status, error) in [
                ("/who", "Bearer wrong-0123456789abcdef", 401, "invalid_token"),
                ("/who", "Bearer desk-0123456789abcdeF", 401, "invalid_token"),
                ("/who", "Bearer ", 401, "invalid_request"),
                ("/who", "Basic ZGVzazpkZXNr", 401, "invalid_request"),
                ("/", "Bearer wrong-0123456789abcdef", 401, "invalid_token"),
                ("/who/submit", nil, 401, "Bearer realm="),
                ("/who/submit", "Bearer head-0123456789abcdef", 403, "insufficient_scope"),
                ("/who/approve", "Bearer desk-0123456789abcdef", 403, "scope=\"approve\""),
            ] as [(String, String?, Int, String)] {
                var headers: HTTPFields = [:]
                headers[.authorization] = authorization
                let reply = try await server.get(path, headers: headers)
                #expect(reply.status.code == status, "\(path) \(authorization ?? "")")
                #expect(reply.headers[.wwwAuthenticate]?.hasPrefix("Bearer ") == true)
                #expect(reply.headers[.wwwAuthenticate]?.contains(error) == true)
                #expect(reply.headers[.cacheControl]?.contains("no-store") == true)
                #expect(!reply.text.contains("0123456789"))
            }
            let fine = try await server.get(
                "/who/submit", .post, headers: [.authorization: "Bearer desk-0123456789abcdef"])
            #expect(fine.status == .ok)
        }
    }

    @Test func `tokens that can be guessed, and digests that are none, are refused`() {
        #expect(Token(name: "a", token: "0123456789abcde", rights: .see) == nil)
        #expect(Token(name: "a", token: "0123456789 abcdef", rights: .see) == nil)
        #expect(Token(name: "a", sha256: "00ff", rights: .see) == nil)
        #expect(Token(name: "a", sha256: String(repeating: "g", count: 64), rights: .see) == nil)
        #expect(Token(name: "a", token: "0123456789abcdef", rights: .see) != nil)
    }

    @Test func `who asked is in the log, and the token is not`() async throws {
        try await Operated.run(over: .router, mounts: [Self.who], Self.tokens) { server in
            _ = try await server.get(
                "/who", headers: [.authorization: "Bearer desk-0123456789abcdef"])
            _ = try await server.get(
                "/who", headers: [.authorization: "Bearer evil-0123456789abcdef"])
            #expect(try await server.log.line(["who": "desk", "status": "200"]) != nil)
            #expect(try await server.log.line(["status": "401"]) != nil)
            #expect(!server.log.text.contains("0123456789"))
        }
    }
}
