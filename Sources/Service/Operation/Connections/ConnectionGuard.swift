internal import NIOCore
internal import Synchronization

/// What all connections of a server share.
final class ConnectionGuard: Sendable {
    /// Spans of time, as event loops count it.
    struct Times: Sendable {
        let idle: TimeAmount
        let head: TimeAmount
        let body: TimeAmount
        let write: TimeAmount
        let shutdown: TimeAmount
    }

    let configuration: ServiceConfiguration
    let connections: Connections
    let ledger: Ledger
    let times: Times
    /// How often each connection looks at its clocks: often enough for the shortest span.
    let watchInterval: TimeAmount
    private let stopping = Atomic<Bool>(false)

    init(_ configuration: ServiceConfiguration, _ ledger: Ledger, _ connections: Connections) {
        self.configuration = configuration
        self.ledger = ledger
        self.connections = connections
        times = Times(
            idle: TimeAmount(configuration.idleTime), head: TimeAmount(configuration.headTime),
            body: TimeAmount(configuration.bodyTime), write: TimeAmount(configuration.writeTime),
            shutdown: TimeAmount(configuration.shutdownTime))
        let shortest =
            [
                configuration.idleTime, configuration.headTime, configuration.bodyTime,
                configuration.writeTime, configuration.requestTime, configuration.streamTime,
            ].min() ?? .seconds(1)
        watchInterval = TimeAmount(min(max(shortest / 8, .milliseconds(10)), .seconds(1)))
    }

    /// Whether the service is about to end: no connection stays open after its reply.
    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    /// Says that the service is about to end.
    func stop() { stopping.store(true, ordering: .relaxed) }
}
