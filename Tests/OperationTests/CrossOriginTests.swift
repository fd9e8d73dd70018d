import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// Methods, and what scripts of pages from elsewhere may do.
@Suite struct CrossOriginTests {
    @Test func `any origin may read what is shared, and is told what it may ask`() async throws {
        try await Operated.run(over: .router, mounts: [ScriptedEndpoint.echo]) { server in
            let reply = try await server.get("/echo", headers: [.origin: "https://example.org"])
            #expect(reply.headers[.accessControlAllowOrigin] == "*")
            let exposed = reply.headers[.accessControlExposeHeaders] ?? ""
            for name in ["ETag", "Content-Disposition", "X-Request-ID", "Last-Modified"] {
                #expect(exposed.contains(name))
            }
            let ask = try await server.get(
                "/echo/x", .options,
                headers: [.origin: "https://example.org", .accessControlRequestMethod: "GET"])
            #expect(ask.status == .noContent)
            #expect(ask.headers[.accessControlAllowMethods] == "GET, HEAD, POST, OPTIONS")
            #expect(ask.headers[.allow] == "GET, HEAD, POST, OPTIONS")
            #expect(ask.headers[.accessControlAllowHeaders]?.contains("Authorization") == true)
            #expect(ask.headers[.accessControlAllowOrigin] == "*")
            #expect(ask.headers[.accessControlAllowCredentials] == nil)
            // Refusals can be read too.
            let refused = try await server.get("/echo", .put)
            #expect(refused.status == .methodNotAllowed)
            #expect(refused.headers[.allow] == "GET, HEAD, POST, OPTIONS")
            #expect(refused.headers[.accessControlAllowOrigin] == "*")
        }
    }

    @Test func `pages are not shared`() async throws {
        try await Operated.run(over: .router) { server in
            let page = try await server.get("/", headers: [.origin: "https://example.org"])
            #expect(page.status == .ok)
            #expect(page.headers[.accessControlAllowOrigin] == nil)
            let ask = try await server.get("/", .options)
            #expect(ask.status == .methodNotAllowed)
            #expect(ask.headers[.allow] == "GET, HEAD")
        }
    }
}
