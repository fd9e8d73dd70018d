import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// Bodies of requests: how much is taken, and what the client is told.
@Suite(.serialized) struct BodyTests {
    private static func small(_ configuration: inout ServiceConfiguration) {
        configuration.bodyBytes = 1000
    }

    @Test func `a body that is announced as too long is 413 before it is sent`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo], Self.small) { server in
            let socket = try server.socket()
            await socket.send(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n")
            let text = await socket.text(within: 5)
            #expect(text.hasPrefix("HTTP/1.1 413 "))
            #expect(text.contains("At most 1000 bytes"))
            #expect(text.contains("Connection: close"))
            let whole = try await server.get(
                "/echo", .post, body: String(repeating: "a", count: 1000))
            #expect(whole.status == .ok)
            #expect(whole.body.readableBytes == 1000 + "/echo|-|".utf8.count)
        }
    }

    @Test func `a body that turns out too long is 413 while it streams`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo], Self.small) { server in
            let socket = try server.socket()
            await socket.send(
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<2000 {
                guard await socket.send("100\r\n" + String(repeating: "a", count: 256) + "\r\n")
                else { break }
            }
            let text = await socket.text(within: 5)
            #expect(text.hasPrefix("HTTP/1.1 413 "), "\(text.prefix(80))")
            #expect(try await server.log.line(["status": "413", "limit": "body-bytes"]) != nil)
            #expect(try await server.answersOthers())
        }
    }

    @Test func `a body that nobody reads is not taken without end`() async throws {
        try await Operated.run { server in
            let socket = try server.socket()
            await socket.send(
                "GET /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            var sent = 0
            let most = (64 << 20) + (try SystemBuffers.most()) + (1 << 20)
            while sent < most,
                await socket.send("8000\r\n" + String(repeating: "a", count: 32_768) + "\r\n")
            { sent += 32_768 }
            #expect(sent < most)
            let long = try await server.exchange(
                "GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n")
            #expect(long.hasPrefix("HTTP/1.1 413 "))
            let few = try await server.get("/health", body: "a few bytes")
            #expect(few.status == .ok)
        }
    }

    @Test func `a longer body than said is the next request, and none`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo]) { server in
            let text = try await server.exchange(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcdef\r\n\r\n")
            let statuses = text.matches(of: /HTTP\/1.1 ([0-9]+)/).map { String($0.1) }
            #expect(statuses == ["200", "400"])
            #expect(text.contains("/echo|-|abc"))
        }
    }

    @Test func `a client that waits for leave is given it, once`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo], Self.small) { server in
            let socket = try server.socket()
            await socket.send(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"
            )
            let leave = await socket.receive(within: 5) { $0.count >= 25 }
            #expect(
                String(decoding: leave.bytes, as: UTF8.self) == "HTTP/1.1 100 Continue\r\n\r\n")
            await socket.send("abc")
            #expect(await socket.reply().hasSuffix("/echo|-|abc"))
            let refused = try await server.exchange(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3000\r\nExpect: 100-continue\r\n\r\n"
            )
            #expect(refused.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `a coded body is refused`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo]) { server in
            let reply = try await server.get(
                "/echo", .post, headers: [.contentEncoding: "gzip"], body: "abc")
            #expect(reply.status == .unsupportedMediaType)
            let plain = try await server.get(
                "/echo", .post, headers: [.contentEncoding: "identity"], body: "abc")
            #expect(plain.status == .ok)
        }
    }
}
