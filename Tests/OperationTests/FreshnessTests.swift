import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// What is not sent again, and what caches may keep.
@Suite struct FreshnessTests {
    private static let dated = ScriptedEndpoint.mount("dated") { call in
        let freshness = Freshness(of: ["state 1", call.target], modified: "2026-11-21T17:24:12Z")
        if let unchanged = freshness.unchanged(call, headers: [.vary: "Accept"]) {
            return unchanged
        }
        return Reply(
            mediaType: "application/json", headers: freshness.fields,
            text: String(repeating: "{\"a\": 1}\n", count: 1000))
    }

    @Test func `what is held is not sent again, by mark or by date`() async throws {
        try await Operated.run(over: .router, mounts: [Self.dated]) { server in
            let whole = try await server.get("/dated")
            let mark = try #require(whole.headers[.eTag])
            let date = "Sat, 21 Nov 2026 17:24:12 GMT"
            #expect(whole.headers[.lastModified] == date)
            let cases: [(HTTPFields, HTTPResponse.Status)] = [
                ([.ifNoneMatch: mark], .notModified),
                ([.ifNoneMatch: "W/" + mark], .notModified),
                ([.ifNoneMatch: "*"], .notModified),
                ([.ifNoneMatch: "\"x\""], .ok),
                ([.ifModifiedSince: date], .notModified),
                ([.ifModifiedSince: "Sat, 21 Nov 2026 17:24:11 GMT"], .ok),
                ([.ifModifiedSince: "yesterday"], .ok),
                // The mark decides where there are both.
                ([.ifNoneMatch: "\"x\"", .ifModifiedSince: date], .ok),
            ]
            for (headers, status) in cases {
                let reply = try await server.get("/dated", headers: headers)
                #expect(reply.status == status, "\(headers)")
                #expect(reply.headers[.eTag] == mark)
                guard status == .notModified else { continue }
                #expect(reply.body.readableBytes == 0)
                #expect(reply.headers[.vary] == "Accept")
                #expect(reply.headers[.cacheControl] == "public, no-cache")
            }
            let other = try await server.get("/dated?x", headers: [.ifNoneMatch: mark])
            #expect(other.status == .ok)
        }
    }

    @Test func `a compressed reply has a mark of its own that still matches`() async throws {
        try await Operated.run(over: .router, mounts: [Self.dated]) { server in
            let plain = try await server.get("/dated")
            let packed = try await server.get("/dated", headers: [.acceptEncoding: "gzip"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.headers[.eTag] == "W/" + (plain.headers[.eTag] ?? ""))
            #expect(packed.headers[.vary] == "Accept-Encoding")
            #expect(packed.body.readableBytes < plain.body.readableBytes / 10)
            let again = try await server.get(
                "/dated",
                headers: [.acceptEncoding: "gzip", .ifNoneMatch: packed.headers[.eTag] ?? ""])
            #expect(again.status == .notModified)
            let head = try await server.get("/dated", .head, headers: [.acceptEncoding: "gzip"])
            #expect(head.headers[.contentEncoding] == "gzip")
            #expect(head.headers[.contentLength] == nil)
        }
    }

    @Test func `short replies and those of other kinds are sent as they are`() async throws {
        let image = ScriptedEndpoint.mount("image") { _ in
            Reply(mediaType: "image/png", text: String(repeating: "a", count: 10_000))
        }
        try await Operated.run(over: .router, mounts: [ScriptedEndpoint.echo, image]) { server in
            for path in ["/echo", "/image"] {
                let reply = try await server.get(path, headers: [.acceptEncoding: "gzip"])
                #expect(reply.headers[.contentEncoding] == nil, "\(path)")
            }
        }
        try await Operated.run(over: .router, mounts: [Self.dated], { $0.gzip = false }) { server in
            let reply = try await server.get("/dated", headers: [.acceptEncoding: "gzip"])
            #expect(reply.headers[.contentEncoding] == nil)
            #expect(reply.headers[.vary] == nil)
        }
    }

    @Test func `pages are compressed once and come the same again`() async throws {
        try await Operated.run(over: .router) { server in
            let first = try await server.get("/about", headers: [.acceptEncoding: "gzip"])
            let second = try await server.get("/about", headers: [.acceptEncoding: "gzip"])
            #expect(first.headers[.contentEncoding] == "gzip")
            #expect(first.body == second.body)
            #expect(first.headers[.eTag]?.hasPrefix("W/") == true)
            let plain = try await server.get("/about")
            #expect(plain.headers[.contentEncoding] == nil)
            #expect(plain.headers[.vary]?.contains("Accept-Encoding") == true)
        }
    }

    @Test func `every second of a day in many years comes back from its text`() {
        var state: UInt64 = 3
        for _ in 0..<5000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let seconds = Int(state >> 31) - 2_000_000_000
            let formatter = Self.formatter
            let text = CivilTime(seconds: seconds).httpText
            #expect(text == formatter.string(from: Date(timeIntervalSince1970: Double(seconds))))
        }
        #expect(CivilTime(seconds: 0).httpText == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(CivilTime(seconds: .max).httpText == "Fri, 31 Dec 9999 23:59:59 GMT")
        #expect(CivilTime(seconds: .min).httpText.hasSuffix("0000 00:00:00 GMT"))
    }

    private static var formatter: DateFormatter {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter
    }
}
