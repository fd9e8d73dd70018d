internal import Hummingbird
internal import Office
internal import Synchronization
package import Warehouse

/// `/health`: whether the process answers; says nothing of the data and costs nothing.
struct HealthEndpoint: Endpoint {
    let name = "health"
    let isExempt = true

    func reply(to call: Call) async throws -> Reply {
        try Self.requireExact(call, "/health")
        return Reply(.plain, "ok\n", headers: [.cacheControl: "no-store"])
    }

    /// Refuses paths below that of an endpoint that has one address.
    static func requireExact(_ call: Call, _ path: String) throws {
        guard call.path == path else {
            throw Refusal.notFound("There is nothing here", "The address is \(path).")
        }
    }
}

/// `/ready`: whether the workspace can be read, and if not why.
package struct ReadyEndpoint: Endpoint {
    package let name = "ready"
    package let isExempt = true
    private let lastRelease: @Sendable () throws(WarehouseError) -> Int

    /// - Parameter lastRelease: looks at the workspace.
    package init(_ lastRelease: @escaping @Sendable () throws(WarehouseError) -> Int) {
        self.lastRelease = lastRelease
    }

    package func reply(to call: Call) async throws -> Reply {
        try HealthEndpoint.requireExact(call, "/ready")
        do {
            let last = try lastRelease()
            return Reply(
                .plain, "ready\nlast release: \(last)\n", headers: [.cacheControl: "no-store"])
        } catch {
            // Where the workspace lies is no business of the reader's.
            return Reply(
                status: .serviceUnavailable, .plain,
                "not ready\nthe workspace: found \(error.found), expected \(error.expected)\n",
                headers: [.cacheControl: "no-store", .retryAfter: "10"])
        }
    }
}

/// `/metrics`: counts for Prometheus.
struct MetricsEndpoint: Endpoint {
    let name = "metrics"
    let isExempt = true
    let isShared = false

    private let office: Office
    private let audience: Audience
    private let ledger: Ledger
    private let admission: Admission
    private let connections: Connections
    private let last = Last()

    private final class Last: Sendable {
        let text = Mutex<(text: String, at: ContinuousClock.Instant)?>(nil)
    }

    init(
        _ office: Office, _ audience: Audience, _ ledger: Ledger, _ admission: Admission,
        _ connections: Connections
    ) {
        self.office = office
        self.audience = audience
        self.ledger = ledger
        self.admission = admission
        self.connections = connections
    }

    func reply(to call: Call) async throws -> Reply {
        try HealthEndpoint.requireExact(call, "/metrics")
        switch audience {
        case .everyone: break
        case .see: try call.require(.see)
        case .nobody: throw Refusal.notFound("There is nothing here", "Metrics are not shown.")
        }
        return Reply(
            mediaType: "text/plain; version=0.0.4; charset=utf-8",
            headers: [.cacheControl: "no-store"], text: text())
    }

    /// The text of now; asked very often, that of a moment ago.
    private func text() -> String {
        let now = ContinuousClock.now
        if let last = last.text.withLock({ $0 }), now - last.at < .milliseconds(200) {
            return last.text
        }
        let made = make()
        last.text.withLock { $0 = (made, now) }
        return made
    }

    private func make() -> String {
        var text = MeterText()
        text.add(ledger.meters)
        let underWay = "corridor_http_requests_in_flight"
        text.group(underWay, "gauge", "Requests under way; streams are long replies.")
        text.sample(underWay, [("kind", "request")], admission.requests)
        text.sample(underWay, [("kind", "stream")], admission.streams)
        text.single(
            "corridor_http_connections", "gauge", "Open connections.", Double(connections.count))
        let facts = try? WorkspaceFacts(office)
        text.single(
            "corridor_workspace_readable", "gauge", "Whether the workspace can be read.",
            facts == nil ? 0 : 1)
        text.single(
            "corridor_workspace_last_release", "gauge", "The id of the last release.",
            facts.map { Double($0.lastRelease) })
        text.single(
            "corridor_workspace_series", "gauge", "Series of the current state.",
            facts?.series.map(Double.init))
        text.single(
            "corridor_workspace_observations", "gauge", "Observations of the current state.",
            facts?.observations.map(Double.init))
        text.single(
            "corridor_log_lines_dropped_total", "counter",
            "Lines of the log that were dropped because nobody took them.",
            Double(LogSink.standardError.dropped))
        text.add(ProcessFacts.read())
        return text.text
    }
}
