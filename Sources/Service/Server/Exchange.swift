internal import Hummingbird
internal import Synchronization

/// One request and what became of it: answered once, and written down once.
final class Exchange: Sendable {
    enum State: UInt8 {
        /// The endpoint is at work.
        case open
        /// Somebody has begun to answer.
        case answered
        /// Written down.
        case finished
    }

    let call: Call
    let endpoint: any Endpoint
    /// The number of the endpoint in the metrics.
    let number: Int
    let start: ContinuousClock.Instant
    /// Until then a long reply must have ended.
    let streamDeadline: ContinuousClock.Instant
    private let shard: Int
    private let ledger: Ledger
    private let current = Atomic<UInt8>(State.open.rawValue)
    private let reason = Mutex<Limit?>(nil)

    init(
        _ call: Call, _ endpoint: any Endpoint, number: Int, start: ContinuousClock.Instant,
        streamTime: Duration, shard: Int, ledger: Ledger
    ) {
        self.call = call
        self.endpoint = endpoint
        self.number = number
        self.start = start
        self.shard = shard
        self.ledger = ledger
        streamDeadline = start + streamTime
    }

    var state: State { State(rawValue: current.load(ordering: .acquiring)) ?? .finished }
    var deadline: ContinuousClock.Instant { call.deadline }

    /// Whether the caller is the one who answers: the first who asks.
    func claim() -> Bool {
        current.compareExchange(
            expected: State.open.rawValue, desired: State.answered.rawValue,
            ordering: .acquiringAndReleasing
        ).exchanged
    }

    /// A refusal in the endpoint's form, with all header fields.
    func told(_ refusal: Refusal) -> Sending.Told {
        Sending.told(endpoint.reply(to: refusal, call), call, endpoint)
    }

    /// Says why the connection is being cut off.
    func cut(_ limit: Limit?) { reason.withLock { $0 = limit } }

    /// Writes down what became of the request; only the first time counts.
    ///
    /// - Parameters:
    ///   - status: as the client was told, or 499 where it had gone.
    ///   - isBroken: whether the reply was broken off.
    func finish(status: Int, bytes: Int, limit: Limit? = nil, isBroken: Bool = false) {
        let before = current.exchange(State.finished.rawValue, ordering: .acquiringAndReleasing)
        guard before != State.finished.rawValue else { return }
        ledger.record(
            RequestLine(
                id: call.id, client: call.client.text, who: call.bearer.name, method: call.method,
                target: call.loggedTarget, endpoint: endpoint.name, number: number, status: status,
                bytes: bytes, seconds: (ContinuousClock.now - start).seconds,
                limit: limit ?? reason.withLock { $0 }, isBroken: isBroken),
            shard: shard)
    }

    /// Writes an error to the log, under the id of the request.
    func report(_ error: any Error) { ledger.report(error, call) }
}
