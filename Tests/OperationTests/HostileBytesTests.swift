import Foundation
import Service
import Testing

/// Raw bytes over a socket: the right status, nothing hangs, others are answered.
@Suite(.serialized) struct HostileBytesTests {
    static let wrong: [(bytes: String, status: String)] = [
        ("GET / HTTP/1.1\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"),
        ("GET /\r\n\r\n", "505"),
        ("nonsense\r\n\r\n", "400"),
        ("BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
        ("GET / HTTP/3.7\r\nHost: x\r\n\r\n", "505"),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}", "400"),
        ("GET /\u{1}\u{2} HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
        ("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
        ("GET example.org HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400"),
        ("CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"),
        (
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\n", "400"
        ),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n folded\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: \u{0}\r\n\r\n", "400"),
        ("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "405"),
        ("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "405"),
        ("GET /" + String(repeating: "a", count: 20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", "414"),
        (
            "GET / HTTP/1.1\r\nHost: x\r\nA: " + String(repeating: "a", count: 100_000)
                + "\r\n\r\n",
            "431"
        ),
        (
            "GET / HTTP/1.1\r\nHost: x\r\n"
                + String(repeating: "A: b\r\n", count: 5000) + "\r\n", "431"
        ),
        (
            "GET / HTTP/1.1\r\nHost: x\r\n"
                + (0..<90).map { "A\($0): " + String(repeating: "b", count: 1000) + "\r\n" }
                .joined()
                + "\r\n", "431"
        ),
    ]

    @Test func `bytes that are no request are answered, and the connection closed`() async throws {
        try await Operated.run { server in
            for (bytes, status) in Self.wrong {
                let name = bytes.prefix(60)
                let text = try await server.exchange(bytes)
                #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(name) gave \(text.prefix(40))")
                #expect(text.lowercased().contains("x-request-id: "), "\(name)")
                #expect(text.lowercased().contains("connection: close"), "\(name)")
                #expect(text.contains("nosniff"), "\(name)")
                #expect(!text.contains("Swift") && !text.contains("NIO"), "\(name)")
            }
            #expect(try await server.answersOthers())
        }
    }

    @Test func `a path is never followed into files, and bytes that are not UTF-8 are refused`()
        async throws
    {
        try await Operated.run(mounts: [ScriptedEndpoint.echo]) { server in
            for (path, status) in [
                ("/../../etc/passwd", "404"), ("/..%2f..%2fetc%2fpasswd", "404"),
                ("/%2e%2e/%2e%2e/etc/passwd", "404"), ("//etc/passwd", "404"),
                ("/area/%00", "400"), ("/%", "400"), ("/%zz", "400"), ("/%FF%FE", "400"),
                ("/echo/../../etc/passwd", "200"), ("/echo/%00", "200"),
            ] {
                let text = try await server.exchange(
                    "GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(path) gave \(text.prefix(40))")
                #expect(!text.contains("root:"), "\(path)")
            }
            // An endpoint sees the path as it was sent.
            let raw = try await server.exchange(
                "GET /echo/../%2e%2e//a+b%2Bc?x=%zz&y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            )
            #expect(raw.hasSuffix("/echo/../%2e%2e//a+b%2Bc|x=%zz&y|"))
            let absolute = try await server.exchange(
                "GET http://example.org/echo/a?b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(absolute.hasSuffix("/echo/a|b|"))
            let socket = try server.socket()
            await socket.send(
                Array("GET /echo/".utf8) + [0xFF, 0xFE, 0xC3]
                    + Array(" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8))
            let broken = await socket.text()
            #expect(broken.hasPrefix("HTTP/1.1 400 "), "\(broken.prefix(200))")
        }
    }

    @Test func `requests sent together are answered in order`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo, ScriptedEndpoint.slow]) { server in
            let many = (0..<50).map { "GET /echo/\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined()
            let text = try await server.exchange(
                "GET /slow?100 HTTP/1.1\r\nHost: x\r\n\r\n" + many
                    + "GET /echo/last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let bodies = text.matches(of: /\/echo\/([0-9a-z]+)\|/).map { String($0.1) }
            #expect(bodies == (0..<50).map(String.init) + ["last"])
            // What cannot be read is refused after what came before it was answered.
            let mixed = try await server.exchange(
                "GET /slow?100 HTTP/1.1\r\nHost: x\r\n\r\nGET /echo/1 HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "nonsense\r\n\r\n")
            let statuses = mixed.matches(of: /HTTP\/1.1 ([0-9]+)/).map { String($0.1) }
            #expect(statuses == ["200", "200", "400"])
        }
    }

    @Test func `an upgrade is not taken up, and does not stop the connection`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo]) { server in
            let text = try await server.exchange(
                "GET /echo/1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 200 "))
            #expect(text.lowercased().contains("connection: close"))
        }
    }

    @Test func `HTTP 1_0 is answered in kind`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo, ScriptedEndpoint.lines]) { server in
            let plain = try await server.exchange("GET /echo/1 HTTP/1.0\r\n\r\n")
            #expect(plain.hasPrefix("HTTP/1.0 200 "))
            #expect(plain.hasSuffix("/echo/1|-|"))
            // Without chunks, the end of the connection is the end of the reply.
            let stream = try await server.exchange("GET /lines?3 HTTP/1.0\r\n\r\n")
            #expect(!stream.lowercased().contains("chunked"))
            #expect(stream.hasSuffix("\r\n\r\nline 0\nline 1\nline 2\n"))
            let socket = try server.socket()
            for _ in 0..<2 {
                await socket.send("GET /echo/1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                #expect(await socket.reply().lowercased().contains("connection: keep-alive"))
            }
        }
    }

    @Test func `random bytes and cut requests end neither the service nor hang`() async throws {
        try await Operated.run { server in
            var state: UInt64 = 42
            func random() -> UInt64 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return state >> 33
            }
            let whole = Array(
                "POST /area/USA?x=%41 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nAccept: a/b\r\n\r\nhello"
                    .utf8)
            for round in 0..<120 {
                var bytes = whole
                for _ in 0..<(1 + random() % 4) {
                    bytes[Int(random()) % bytes.count] = UInt8(truncatingIfNeeded: random())
                }
                if round % 2 == 0 { bytes.removeLast(Int(random()) % bytes.count) }
                let socket = try server.socket()
                await socket.send(bytes)
                socket.endSending()
                let received = await socket.receive(within: 5)
                #expect(received.isClosed, "round \(round)")
            }
            #expect(try await server.answersOthers())
        }
    }
}
