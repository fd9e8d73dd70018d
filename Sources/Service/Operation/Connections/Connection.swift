internal import NIOCore
internal import Synchronization

/// One connection, as both sides know it: the handler on its event loop, and the task that
/// answers its requests.
final class Connection: Sendable {
    /// The connection that the running task answers; nil in process, where there is none.
    @TaskLocal static var current: Connection?

    /// The slowest body that is waited for. Units: bytes a second.
    static let slowestBody = 500

    /// The address that it comes from.
    let peer: IPAddress
    /// Who that is, unless a proxy that is trusted says otherwise.
    let client: Client
    /// The part of the counts that it keeps to.
    let shard: Int
    private let channel: any Channel
    private let state = Mutex(State())
    /// Requests whose last byte has arrived.
    private let complete = Atomic<Int>(0)

    private struct State {
        var exchange: Exchange?
        var task: Task<Void, Never>?
        var begun = 0
        var isLost = false
    }

    init(_ channel: any Channel, peer: IPAddress, shard: Int) {
        self.channel = channel
        self.peer = peer
        self.shard = shard
        client = Client(peer)
    }

    /// The request that is being answered.
    var exchange: Exchange? { state.withLock { $0.exchange } }

    /// The number of the request that is answered next, from 1.
    var nextNumber: Int { state.withLock { $0.begun + 1 } }

    /// Says that a request is being answered.
    func begin(_ exchange: Exchange) {
        state.withLock { state in
            state.exchange = exchange
            state.begun += 1
        }
    }

    /// Says that a request has been answered.
    func end(_ exchange: Exchange) {
        state.withLock { state in
            if state.exchange === exchange { state.exchange = nil }
        }
    }

    /// Says that a request, with its body, has arrived.
    func requestArrived() { complete.add(1, ordering: .releasing) }

    /// Whether the request of a number has arrived with all of its body.
    func hasArrived(_ number: Int) -> Bool { complete.load(ordering: .acquiring) >= number }

    /// Tells a client that waits for leave to send its body that it may.
    func askForBody() {
        channel.eventLoop.execute { [channel] in
            channel.pipeline.fireUserInboundEventTriggered(BodyWanted())
        }
    }

    /// Runs what answers the requests of this connection, and stops it when the connection is
    /// lost.
    func run(_ body: @escaping @Sendable () async -> Void) async {
        let task = Task { await Connection.$current.withValue(self, operation: body) }
        let isLost = state.withLock { state in
            state.task = task
            return state.isLost
        }
        if isLost { task.cancel() }
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        state.withLock { $0.task = nil }
    }

    /// Stops what still works for this connection.
    func lose() {
        let task = state.withLock { state in
            state.isLost = true
            return state.task
        }
        task?.cancel()
    }

    /// The event that asks for a body.
    struct BodyWanted: Sendable {}
}
