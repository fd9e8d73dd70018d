import Foundation
import Service
import Testing

/// Clients that send or take slowly, go away half way, or say one thing and do another.
@Suite(.serialized) struct SlowClientTests {
    private static func hurry(_ configuration: inout ServiceConfiguration) {
        configuration.headTime = .milliseconds(400)
        configuration.bodyTime = .milliseconds(400)
        configuration.writeTime = .milliseconds(600)
        configuration.idleTime = .milliseconds(800)
    }

    @Test func `a head that comes byte by byte is cut off, and others are answered`() async throws {
        try await Operated.run(Self.hurry) { server in
            let slow = try (0..<20).map { _ in try server.socket() }
            for socket in slow { await socket.send("GET / HTTP/1.1\r\nHost: x\r\nA: ") }
            for _ in 0..<5 {
                for socket in slow { await socket.send("b") }
                #expect(try await server.answersOthers())
                try await Task.sleep(for: .milliseconds(100))
            }
            var told = 0
            for socket in slow {
                // On a busy machine, one may not even have begun in time.
                let received = await socket.receive(within: 10)
                #expect(received.isClosed)
                let text = String(decoding: received.bytes, as: UTF8.self)
                #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 408 "))
                if !text.isEmpty { told += 1 }
            }
            #expect(told > 0)
            #expect(try await server.log.line(["status": "408", "limit": "head-seconds"]) != nil)
        }
    }

    @Test func `a connection on which nothing is asked is closed without a word`() async throws {
        try await Operated.run(Self.hurry) { server in
            let silent = try server.socket()
            let received = await silent.receive(within: 5)
            #expect(received.isClosed && received.bytes.isEmpty)
            let kept = try server.socket()
            for _ in 0..<3 {
                await kept.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(await kept.reply().hasSuffix("ok\n"))
                try await Task.sleep(for: .milliseconds(300))
            }
            let end = await kept.receive(within: 5)
            #expect(end.isClosed && end.bytes.isEmpty)
        }
    }

    @Test func `a body that stops is 408, whether it is read or not`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo], Self.hurry) { server in
            for head in ["POST /echo HTTP/1.1", "POST /areas HTTP/1.1"] {
                let socket = try server.socket()
                await socket.send("\(head)\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc")
                let text = await socket.text(within: 5)
                let isRead = head.contains("echo")
                #expect(text.hasPrefix("HTTP/1.1 \(isRead ? 408 : 405) "), "\(text.prefix(80))")
                #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2)
            }
            #expect(try await server.log.line(["status": "408", "limit": "body-seconds"]) != nil)
        }
    }

    @Test func `a body that comes steadily may take longer than one span`() async throws {
        let mounts = [ScriptedEndpoint.echo]
        try await Operated.run(mounts: mounts, { $0.bodyTime = .seconds(2) }) { server in
            let socket = try server.socket()
            await socket.send(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\nConnection: close\r\n\r\n"
            )
            for _ in 0..<10 {
                await socket.send(String(repeating: "a", count: 500))
                try await Task.sleep(for: .milliseconds(250))
            }
            #expect(await socket.text().hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func `a reader that takes nothing is cut off, and its stream ends`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.endless], Self.hurry) { server in
            let socket = try server.socket(receiveBuffer: 4096)
            await socket.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")
            let line = try await server.log.line(
                ["endpoint": "endless", "limit": "write-seconds", "broken": "true"])
            #expect(line?["status"] == "200")
            #expect(try await server.answersOthers())
            let metrics = try await server.fetch("/metrics")
            #expect(metrics.contains("corridor_http_requests_in_flight{kind=\"stream\"} 0\n"))
            #expect(metrics.contains("corridor_http_refused_total{limit=\"write-seconds\"} 1\n"))
        }
    }

    @Test func `a reader that goes away ends the work for it`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.endless, ScriptedEndpoint.slow]) {
            server in
            do {
                let socket = try server.socket()
                await socket.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = await socket.receive { $0.count > 100_000 }
                socket.endWithReset()
            }
            #expect(try await server.log.line(["endpoint": "endless", "broken": "true"]) != nil)
            do {
                let socket = try server.socket()
                await socket.send("GET /slow?8000 HTTP/1.1\r\nHost: x\r\n\r\n")
                try await Task.sleep(for: .milliseconds(200))
                socket.endWithReset()
            }
            // The endpoint would sleep for eight seconds.
            #expect(try await server.log.line(["endpoint": "slow"], within: 4) != nil)
        }
    }

    @Test func `who has sent all and closes that half is still answered, whole`() async throws {
        try await Operated.run(
            mounts: [ScriptedEndpoint.echo, ScriptedEndpoint.slow, ScriptedEndpoint.lines]
        ) { server in
            for (path, ending) in [
                ("/echo/1", "/echo/1|-|"), ("/slow?200", "done"),
                ("/lines?200000", "line 199999\n"),
            ] {
                let socket = try server.socket(receiveBuffer: 4096)
                await socket.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
                socket.endSending()
                try await Task.sleep(for: .milliseconds(100))
                let text = await socket.text()
                #expect(text.contains(ending), "\(path)")
                #expect(!path.contains("lines") || text.hasSuffix("\r\n0\r\n\r\n"))
            }
        }
    }

    @Test func `half a request and an end is 400`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo]) { server in
            for half in [
                "GET / HT", "GET / HTTP/1.1\r\nHost: x\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n",
            ] {
                let socket = try server.socket()
                await socket.send(half)
                socket.endSending()
                let text = await socket.text(within: 5)
                #expect(text.hasPrefix("HTTP/1.1 400 "), "\(half) gave \(text.prefix(60))")
                #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2, "\(half)")
            }
        }
    }

    @Test func `connections that are reset at once do no harm`() async throws {
        try await Operated.run { server in
            for round in 0..<200 {
                let socket = try server.socket()
                if round % 2 == 0 { await socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n") }
                socket.endWithReset()
            }
            #expect(try await server.answersOthers())
        }
    }
}
