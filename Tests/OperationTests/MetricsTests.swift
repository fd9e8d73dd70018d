import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing
import Warehouse

/// What watches over the service sees.
@Suite struct MetricsTests {
    /// Samples by name with labels; records a line that Prometheus would not read.
    private func samples(_ text: String) -> [String: Double] {
        var samples: [String: Double] = [:]
        var types: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 3)
            if line.hasPrefix("# TYPE ") {
                #expect(types[words[2]] == nil, "\(line)")
                types[words[2]] = words[3]
            } else if !line.hasPrefix("# HELP ") {
                let parts = line.firstMatch(
                    of: /^([a-z_]+)(\{([a-z]+="[^"]*")(,[a-z]+="[^"]*")*\})? ([-+0-9.eInf]+)$/)
                let found = parts.flatMap { Double($0.5) }
                #expect(found != nil, "\(line)")
                let name = parts?.1 ?? ""
                let group = ["_bucket", "_sum", "_count"].reduce(name) { name, ending in
                    name.hasSuffix(ending) ? name.dropLast(ending.count) : name
                }
                #expect(types[group] != nil, "\(line)")
                let key = String(line[..<(line.lastIndex(of: " ") ?? line.endIndex)])
                #expect(samples[key] == nil, "\(line) twice")
                samples[key] = found
            }
        }
        return samples
    }

    @Test func `requests are counted by endpoint, method and status`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.echo, ScriptedEndpoint.lines]) { server in
            for _ in 0..<7 { _ = try await server.get("/echo") }
            for _ in 0..<3 { _ = try await server.get("/echo", .head) }
            _ = try await server.get("/echo", .put)
            _ = try await server.get("/area/NOWHERE")
            let lines = try await server.get("/lines?1000")
            _ = try await server.exchange("nonsense\r\n\r\n")
            let reply = try await server.get("/metrics")
            #expect(reply.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            let found = samples(reply.text)
            func count(_ endpoint: String, _ method: String, _ status: Int) -> Double? {
                found[
                    "corridor_http_requests_total{endpoint=\"\(endpoint)\",method=\"\(method)\","
                        + "status=\"\(status)\"}"]
            }
            #expect(count("echo", "GET", 200) == 7)
            #expect(count("echo", "HEAD", 200) == 3)
            #expect(count("echo", "PUT", 405) == 1)
            #expect(count("atlas", "GET", 404) == 1)
            #expect(count("none", "other", 400) == 1)
            let duration = "corridor_http_request_duration_seconds"
            #expect(found["\(duration)_count{endpoint=\"echo\"}"] == 11)
            #expect(found["\(duration)_bucket{endpoint=\"echo\",le=\"+Inf\"}"] == 11)
            #expect(
                found["corridor_http_response_bytes_total{endpoint=\"lines\"}"]
                    == Double(lines.body.readableBytes))
            #expect(found["corridor_http_connections"].map { $0 >= 1 } == true)
            #expect(found["corridor_workspace_last_release"] == 0)
            #expect(found["corridor_workspace_series"] == 0)
            #expect(found["corridor_workspace_readable"] == 1)
            for name in ["resident_memory_bytes", "cpu_seconds_total", "open_fds", "threads"] {
                #expect(found["process_\(name)"].map { $0 > 0 } == true, "\(name)")
            }
            let start = found["process_start_time_seconds"] ?? 0
            #expect(abs(start - Date().timeIntervalSince1970) < 86_400)
        }
    }

    @Test func `buckets never fall`() async throws {
        try await Operated.run(mounts: [ScriptedEndpoint.slow]) { server in
            for time in [0, 3, 30, 60] { _ = try await server.get("/slow?\(time)") }
            let text = try await server.get("/metrics").text
            let counts = text.matches(of: /_bucket\{endpoint="slow",le="[^"]+"\} ([0-9]+)/)
                .compactMap { Int($0.1) }
            #expect(counts.count == 16)
            #expect(counts == counts.sorted())
            #expect(counts.first == 0 || counts.first == 1)
            #expect(counts.last == 4)
        }
    }

    @Test func `metrics can be kept for some, or from all`() async throws {
        for (audience, plain, token) in [
            (Audience.everyone, 200, 200), (.see, 401, 200), (.nobody, 404, 404),
        ] {
            try await Operated.run(
                over: .router,
                {
                    $0.metrics = audience
                    $0.access = Access(
                        tokens: [Token(name: "m", token: "0123456789abcdef", rights: .see)]
                            .compactMap { $0 })
                }
            ) { server in
                let without = try await server.get("/metrics")
                let with = try await server.get(
                    "/metrics", headers: [.authorization: "Bearer 0123456789abcdef"])
                #expect(without.status.code == plain && with.status.code == token)
            }
        }
    }

    @Test func `health is alive, and ready says why it is not`() async throws {
        try await Operated.run { server in
            #expect(try await server.get("/health").text == "ok\n")
            let ready = try await server.get("/ready")
            #expect(ready.status == .ok && ready.text.contains("last release: 0"))
            for path in ["/health/", "/ready/x", "/metrics/"] {
                let status = try await server.get(path).status
                #expect(status == .notFound, "\(path)")
            }
            #expect(
                try await server.get("/healthy").headers[.contentType]?.contains("html") == true)
        }
        let damaged = ReadyEndpoint { () throws(WarehouseError) in
            throw WarehouseError(
                kind: .unreadable, place: "/srv/secret", found: "a file that is damaged",
                expected: "a workspace written by corridor")
        }
        try await Operated.run(mounts: [.init("/ready", damaged)]) { server in
            let not = try await server.get("/ready")
            #expect(not.status == .serviceUnavailable)
            #expect(not.text.contains("not ready\nthe workspace: found a file that is damaged"))
            #expect(!not.text.contains("secret"))
            #expect(try await server.get("/health").status == .ok)
        }
    }
}
