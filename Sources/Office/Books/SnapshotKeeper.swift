internal import Warehouse

/// Holds the snapshot of the current state of a workspace, and makes a new one when a release
/// or the end of an embargo has changed the state.
public actor SnapshotKeeper {
    private let office: Office
    private let interval: Duration
    private var current: Snapshot?
    private var lastLook: ContinuousClock.Instant?

    /// - Parameter interval: how long a state is taken for granted before the workspace is
    ///   asked again.
    public init(_ office: Office, interval: Duration = .seconds(1)) {
        self.office = office
        self.interval = interval
    }

    /// The snapshot of the current state. The first call, and the first after a change, reads
    /// the workspace; others cost at most one look at the last release.
    public func snapshot() throws -> Snapshot {
        let now = ContinuousClock.now
        if let current, let lastLook, now - lastLook < interval { return current }
        lastLook = now
        let state = try office.state()
        if let current, current.stamp == state.holdings.stamp,
            current.effective == state.effective
        {
            return current
        }
        let made = try Snapshot(office)
        current = made
        return made
    }
}
