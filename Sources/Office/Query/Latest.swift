internal import Synchronization

/// Holds the latest of something that is made of a workspace's current state, such as the state
/// itself or a snapshot of it.
///
/// After an interval the next to ask has it looked at anew, and waits for that; others are given
/// the one before meanwhile. Looking is done in threads that the caller names, so that nobody else
/// waits for it.
public final class Latest<Value: Sendable>: Sendable {
    private struct Held {
        var value: Value?
        var looked: ContinuousClock.Instant?
        var making: Task<Value, any Error>?
        /// Grows when something was written here, so that a look that began before is not kept.
        var writes = 0
    }

    private let interval: Duration
    private let executor: (any TaskExecutor)?
    private let look: @Sendable (Value?) throws -> Value
    private let held = Mutex(Held())

    /// - Parameters:
    ///   - interval: how long a value is taken for granted. What another process writes is seen
    ///     after that time.
    ///   - executor: the threads in which values are made; nil for those of all tasks.
    ///   - look: makes the value, or gives back the one before where nothing has changed.
    public init(
        interval: Duration, on executor: (any TaskExecutor)? = nil,
        look: @escaping @Sendable (Value?) throws -> Value
    ) {
        self.interval = interval
        self.executor = executor
        self.look = look
    }

    /// The latest value.
    ///
    /// - Throws: what making it throws; the next to ask tries again.
    public func value() async throws -> Value {
        let now = ContinuousClock.now
        let (known, making) = held.withLock { held -> (Value?, Task<Value, any Error>?) in
            let isFresh = held.looked.map { now - $0 < interval } ?? false
            if let value = held.value, isFresh || held.making != nil { return (value, nil) }
            let making = held.making ?? begin(held.value, held.writes, now)
            held.making = making
            return (nil, making)
        }
        if let known { return known }
        guard let making else { throw CancellationError() }
        return try await making.value
    }

    /// Has the next to ask wait for a new look: something was written.
    public func forget() {
        held.withLock { held in
            held.value = nil
            held.looked = nil
            held.making = nil
            held.writes += 1
        }
    }

    private func begin(
        _ known: Value?, _ writes: Int, _ start: ContinuousClock.Instant
    ) -> Task<Value, any Error> {
        Task(executorPreference: executor) { [self] in
            do {
                let value = try look(known)
                end(writes) { held in
                    held.value = value
                    held.looked = start
                }
                return value
            } catch {
                end(writes) { _ in }
                throw error
            }
        }
    }

    private func end(_ writes: Int, _ body: (inout Held) -> Void) {
        held.withLock { held in
            guard held.writes == writes else { return }
            held.making = nil
            body(&held)
        }
    }
}
