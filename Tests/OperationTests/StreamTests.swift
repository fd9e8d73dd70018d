import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Tables
import Testing

/// Long replies: made while they are sent, compressed, broken off where they fail.
@Suite(.serialized) struct StreamTests {
    @Test(arguments: [TestingSetup.router, .live])
    func `a stream is whole, and compressed for those who take it`(_ setup: TestingSetup)
        async throws
    {
        try await Operated.run(over: setup, mounts: [ScriptedEndpoint.lines]) { server in
            let expected = (0..<50_000).map { "line \($0)\n" }.joined()
            let plain = try await server.get("/lines?50000")
            #expect(plain.text == expected)
            #expect(plain.headers[.vary] == "Accept-Encoding")
            #expect(plain.headers[.contentEncoding] == nil)
            let packed = try await server.get(
                "/lines?50000", headers: [.acceptEncoding: "br, gzip;q=0.5"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.body.readableBytes < expected.utf8.count / 3)
            let bytes = try Gzip.inflate(Array(packed.body.readableBytesView))
            #expect(String(decoding: bytes, as: UTF8.self) == expected)
            let refused = try await server.get(
                "/lines?5", headers: [.acceptEncoding: "gzip;q=0, *;q=0"])
            #expect(refused.headers[.contentEncoding] == nil)
            let head = try await server.get("/lines?50000", .head)
            #expect(head.status == .ok && head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == nil)
        }
    }

    @Test func `HEAD of a stream leaves the connection as it was`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.lines, ScriptedEndpoint.echo]) { server in
            let text = try await server.exchange(
                "HEAD /lines?9 HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "GET /echo/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let parts = text.components(separatedBy: "\r\n\r\n")
            #expect(parts.count == 3)
            #expect(parts.dropFirst().first?.hasPrefix("HTTP/1.1 200") == true)
            #expect(parts.last == "/echo/1|-|")
        }
    }

    /// Fails in the middle.
    private static let broken = ScriptedEndpoint.mount("broken") { _ in
        struct Fault: Error {}
        return Reply(
            mediaType: "text/csv",
            body: .stream { output in
                try await output.write(String(repeating: "a", count: 100_000))
                throw Fault()
            })
    }

    @Test func `a stream that fails has no end, and the log says why`() async throws {
        try await Operated.run(mounts: [Self.broken]) { server in
            let text = try await server.exchange("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 200 "))
            #expect(!text.hasSuffix("\r\n0\r\n\r\n"))
            let line = try await server.log.line(["message": "request failed"])
            #expect(line?["error"] == "Fault()")
            let request = try await server.log.line(["endpoint": "broken", "broken": "true"])
            #expect(request?["id"] == line?["id"])
            #expect(try await server.get("/metrics").text.contains("{kind=\"stream\"} 0\n"))
        }
    }

    @Test func `a slow reader holds back whoever writes`() async throws {
        let made = AtomicCount()
        let counted = ScriptedEndpoint.mount("counted") { _ in
            Reply(
                mediaType: "application/octet-stream",
                body: .stream { output in
                    let piece = String(repeating: "x", count: 65_536)
                    while true {
                        try await output.write(piece)
                        made.add(piece.utf8.count)
                    }
                })
        }
        try await Operated.run(mounts: [counted]) { server in
            let socket = try server.socket(receiveBuffer: 8192)
            await socket.send("GET /counted HTTP/1.1\r\nHost: x\r\n\r\n")
            try await Task.sleep(for: .milliseconds(500))
            let first = made.value
            try await Task.sleep(for: .milliseconds(500))
            // What the system holds for a connection, and no more, was made ahead.
            #expect(made.value == first)
            let most = try SystemBuffers.most() + (1 << 20)
            #expect(first < most)
            _ = await socket.receive { $0.count > first + 5_000_000 }
            #expect(made.value > first)
            socket.endWithReset()
        }
    }

    @Test func `many slow streams leave short requests quick`() async throws {
        let busy = ScriptedEndpoint.mount("busy") { _ in
            Reply(
                mediaType: "text/csv",
                body: .stream { output in
                    // Work between the pieces, as a dump has.
                    var sum = 0.0
                    while true {
                        for number in 1...20_000 { sum += 1 / Double(number) }
                        try await output.write("\(sum)\n")
                    }
                })
        }
        try await Operated.run(
            mounts: [busy, ScriptedEndpoint.echo], { $0.streamsPerClient = 8 }
        ) { server in
            let sockets = try (0..<8).map { _ in try server.socket() }
            for socket in sockets { await socket.send("GET /busy HTTP/1.1\r\nHost: x\r\n\r\n") }
            try await Task.sleep(for: .milliseconds(200))
            var slowest = Duration.zero
            for _ in 0..<50 {
                let start = ContinuousClock.now
                #expect(try await server.get("/echo/1").status == .ok)
                slowest = max(slowest, ContinuousClock.now - start)
            }
            #expect(slowest < .milliseconds(500), "\(slowest)")
            for socket in sockets { socket.endWithReset() }
        }
    }

    @Test func `a long text at hand is sent whole`() async throws {
        let long = ScriptedEndpoint.mount("long") { _ in
            Reply(mediaType: "image/png", text: String(repeating: "abcdefgh", count: 200_000))
        }
        try await Operated.run(mounts: [long]) { server in
            let reply = try await server.get("/long", headers: [.acceptEncoding: "gzip"])
            #expect(reply.text == String(repeating: "abcdefgh", count: 200_000))
            #expect(reply.headers[.contentLength] == "1600000")
            #expect(reply.headers[.contentEncoding] == nil)
            let line = try await server.log.line(["endpoint": "long", "bytes": "1600000"])
            #expect(line != nil)
        }
    }
}
