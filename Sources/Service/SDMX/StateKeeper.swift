internal import Office
internal import Synchronization
internal import Warehouse

/// Holds the current state of a workspace as each audience sees it, so that a request need not look
/// into the database.
final class StateKeeper: Sendable {
    private struct Held {
        var states: [Office.Audience: OfficeState] = [:]
        var looked: [Office.Audience: ContinuousClock.Instant] = [:]
        /// Grows when something was written here, so that a look that began before is not kept.
        var writes = 0
        var isLooking = false
    }

    private let office: Office
    private let interval: Duration
    private let held = Mutex(Held())

    /// - Parameter interval: how long a state is taken for granted before the workspace is asked
    ///   again. What another process writes is seen after that time.
    init(_ office: Office, interval: Duration = .milliseconds(100)) {
        self.office = office
        self.interval = interval
    }

    /// The current state. While a new one is read, others are given the one before.
    func state(_ audience: Office.Audience) throws -> OfficeState {
        let now = ContinuousClock.now
        let (known, mustLook, writes) = held.withLock { held -> (OfficeState?, Bool, Int) in
            let known = held.states[audience]
            let isFresh = held.looked[audience].map { now - $0 < interval } ?? false
            if known != nil, isFresh || held.isLooking { return (known, false, held.writes) }
            held.isLooking = true
            return (known, true, held.writes)
        }
        if let known, !mustLook { return known }
        defer { held.withLock { $0.isLooking = false } }
        let found = try office.seen(by: audience).state()
        let isSame =
            known.map {
                $0.holdings.stamp == found.holdings.stamp && $0.effective == found.effective
            } ?? false
        let state = isSame ? known ?? found : found
        held.withLock { held in
            guard held.writes == writes else { return }
            held.states[audience] = state
            held.looked[audience] = now
        }
        return state
    }

    /// Looks into the workspace at the next request: something was written.
    func forget() {
        held.withLock { held in
            held.states = [:]
            held.looked = [:]
            held.writes += 1
        }
    }
}
