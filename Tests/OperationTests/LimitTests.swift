import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

/// What is too much at once, and for how long.
@Suite(.serialized) struct LimitTests {
    /// So many connections that ask for the same and wait.
    private func ask(_ path: String, times: Int, _ server: Operated) async throws -> [RawSocket] {
        var sockets: [RawSocket] = []
        for _ in 0..<times {
            let socket = try server.socket(receiveBuffer: 4096)
            await socket.send("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            sockets.append(socket)
        }
        return sockets
    }

    private func statuses(_ sockets: [RawSocket]) async -> [String: Int] {
        var counts: [String: Int] = [:]
        for socket in sockets {
            counts[String(await socket.text().prefix(12).suffix(3)), default: 0] += 1
        }
        return counts
    }

    @Test func `requests of one client at once are limited, with words`() async throws {
        let gate = Gate()
        try await Operated.run(
            mounts: [ScriptedEndpoint.gated(gate)], { $0.requestsPerClient = 3 }
        ) { server in
            let sockets = try await ask("/gated", times: 3, server)
            #expect(try await gate.holds(3))
            #expect(await statuses(try await ask("/gated", times: 2, server)) == ["429": 2])
            let over = try await server.get("/gated")
            #expect(over.status == .tooManyRequests)
            #expect(over.headers[.retryAfter] == "1")
            #expect(over.text.contains("You have 3 requests under way"))
            // What watches over the service is not counted.
            #expect(try await server.get("/health").status == .ok)
            gate.open()
            #expect(await statuses(sockets) == ["200": 3])
            #expect(try await server.get("/gated").status == .ok)
        }
    }

    @Test func `requests in all are limited`() async throws {
        let gate = Gate()
        try await Operated.run(mounts: [ScriptedEndpoint.gated(gate)], { $0.requests = 2 }) {
            server in
            let sockets = try await ask("/gated", times: 2, server)
            #expect(try await gate.holds(2))
            #expect(await statuses(try await ask("/gated", times: 2, server)) == ["503": 2])
            let line = try await server.log.line(["status": "503", "limit": "requests"])
            #expect(line?["endpoint"] == "gated")
            gate.open()
            #expect(await statuses(sockets) == ["200": 2])
        }
    }

    @Test func `long replies have limits of their own, and short ones go on`() async throws {
        try await Operated.run(
            mounts: [ScriptedEndpoint.endless, ScriptedEndpoint.echo],
            {
                $0.streamsPerClient = 2
                $0.requestsPerClient = 2
            }
        ) { server in
            let sockets = try await ask("/endless", times: 2, server)
            for socket in sockets { _ = await socket.receive { $0.count > 1000 } }
            let third = try await server.get("/endless")
            #expect(third.status == .tooManyRequests)
            #expect(third.text.contains("2 long replies"))
            for _ in 0..<20 { #expect(try await server.get("/echo/1").status == .ok) }
            let metrics = try await server.get("/metrics").text
            #expect(metrics.contains("corridor_http_requests_in_flight{kind=\"stream\"} 2\n"))
            for socket in sockets { socket.endWithReset() }
        }
    }

    @Test func `a rate lets a burst through, then says when to ask again`() async throws {
        try await Operated.run(
            mounts: [ScriptedEndpoint.echo],
            {
                $0.ratePerClient = 4
                $0.rateBurst = 5
            }
        ) { server in
            var statuses: [Int] = []
            for _ in 0..<8 { statuses.append(try await server.get("/echo").status.code) }
            #expect(statuses.prefix(5).allSatisfy { $0 == 200 })
            #expect(statuses.last == 429)
            let over = try await server.get("/echo")
            #expect(over.headers[.retryAfter] == "1")
            try await Task.sleep(for: .milliseconds(600))
            #expect(try await server.get("/echo").status == .ok)
        }
    }

    @Test func `connections are limited for each client and in all`() async throws {
        for isPerClient in [true, false] {
            try await Operated.run({
                if isPerClient { $0.connectionsPerClient = 4 } else { $0.connections = 4 }
            }) { server in
                // The test's own client holds one.
                #expect(try await server.get("/health").status == .ok)
                let held = try (0..<3).map { _ in try server.socket() }
                for socket in held {
                    await socket.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                    #expect(await socket.reply().hasSuffix("ok\n"))
                }
                let over = try await server.exchange("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(
                    over.hasPrefix("HTTP/1.1 \(isPerClient ? 429 : 503) "), "\(over.prefix(60))")
                #expect(over.contains("Retry-After: "))
                #expect(try await server.get("/health").status == .ok)
                held[0].endSending()
                _ = await held[0].receive(within: 5)
                try await Task.sleep(for: .milliseconds(100))
                #expect(try await server.answersOthers())
            }
        }
    }

    @Test func `a reply that does not come in time is 503, and the work is given up`() async throws
    {
        try await Operated.run(
            mounts: [ScriptedEndpoint.slow, Self.stuck], { $0.requestTime = .milliseconds(300) }
        ) { server in
            for path in ["/slow?5000", "/stuck"] {
                let start = ContinuousClock.now
                let text = try await server.exchange("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(text.hasPrefix("HTTP/1.1 503 "), "\(path) gave \(text.prefix(40))")
                #expect(text.contains("within 0.300 s"))
                #expect(text.contains("Retry-After: 30"))
                #expect(text.contains("Connection: close"))
                #expect(ContinuousClock.now - start < .seconds(3))
                let name = path == "/stuck" ? "stuck" : "slow"
                let line = try await server.log.line(["endpoint": name, "limit": "request-seconds"])
                #expect(line?["status"] == "503")
            }
            #expect(try await server.get("/slow?1").status == .ok)
        }
    }

    /// Works without looking at the time, as a computation might.
    private static let stuck = ScriptedEndpoint.mount("stuck") { _ in
        usleep(1_200_000)
        return Reply(mediaType: "text/plain", text: "too late")
    }

    @Test func `a long reply may take longer than a short one, and not for ever`() async throws {
        try await Operated.run(
            mounts: [ScriptedEndpoint.endless],
            {
                $0.requestTime = .milliseconds(200)
                $0.streamTime = .milliseconds(900)
            }
        ) { server in
            let start = ContinuousClock.now
            let socket = try server.socket()
            await socket.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")
            let received = await socket.receive(within: 10)
            #expect(received.isClosed)
            #expect(ContinuousClock.now - start > .milliseconds(800))
            // A reply that was broken off has no end, so that nobody takes it for whole.
            #expect(!received.bytes.suffix(7).elementsEqual(Array("\r\n0\r\n\r\n".utf8)))
            #expect(
                try await server.log.line(["limit": "stream-seconds", "broken": "true"]) != nil)
        }
    }

    @Test func `an address longer than the limit is 414`() async throws {
        try await Operated.run(over: .router, { $0.targetBytes = 300 }) { server in
            let long = "/areas?q=" + String(repeating: "a", count: 300)
            let statuses = [
                try await server.get(long).status, try await server.get("/areas?q=a").status,
            ]
            #expect(statuses == [.uriTooLong, .ok])
        }
    }
}
