internal import HTTPTypes
internal import Synchronization

/// Counts open connections, in all and for each client.
final class Connections: Sendable {
    private struct State {
        var all = 0
        var byClient: [IPAddress: Int] = [:]
    }

    private let most: Int
    private let mostPerClient: Int
    private let proxies: Proxies
    private let state = Mutex(State())

    init(_ configuration: ServiceConfiguration) {
        most = configuration.connections
        mostPerClient = configuration.connectionsPerClient
        proxies = Proxies(trusted: configuration.trustedProxies)
    }

    /// Open connections.
    var count: Int { state.withLock { $0.all } }

    /// Counts a connection in; nil if it may stay, else why not, and then it is not counted.
    func open(_ peer: IPAddress) -> Refusal? {
        let client = peer.client
        let isProxy = proxies.trust(peer)
        return state.withLock { state in
            guard state.all < most else { return .busy(.connections, most) }
            let own = state.byClient[client] ?? 0
            guard isProxy || own < mostPerClient else {
                return .over(
                    .connectionsPerClient, .tooManyRequests, "Too many connections",
                    "You have \(own) connections open here, which is the most for one client. Close "
                        + "some, or send the next request over one of them.", retry: 5)
            }
            state.all += 1
            state.byClient[client] = own + 1
            return nil
        }
    }

    /// Counts a connection out.
    func close(_ peer: IPAddress) {
        let client = peer.client
        state.withLock { state in
            state.all -= 1
            let own = (state.byClient[client] ?? 1) - 1
            state.byClient[client] = own > 0 ? own : nil
        }
    }
}
