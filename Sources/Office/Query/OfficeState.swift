public import Cubes
internal import Synchronization
public import Warehouse

/// One state of a workspace as an audience sees it: all of an answer is made from one.
public struct OfficeState: Sendable {
    public let office: Office
    public let holdings: Holdings
    public let effective: EffectiveReleases
    /// The state after that release; nil is the current one.
    public let bound: Int?
    private let zeros: ZeroKeeper

    init(_ office: Office, _ holdings: Holdings, _ effective: EffectiveReleases, asOf bound: Int?) {
        self.office = office
        self.holdings = holdings
        self.effective = effective
        self.bound = bound
        zeros = ZeroKeeper()
    }

    /// The series of a dataflow.
    public func view(_ dataflow: Dataflow) -> SeriesView { holdings.view(dataflow, effective) }

    /// The observations of a dataflow, to which the indices of its series refer.
    public func observations(_ dataflow: Dataflow) throws(WarehouseError) -> ObservationColumns {
        try office.warehouse.observations(dataflow, of: holdings)
    }

    /// The releases that are seen, oldest first.
    public var releases: [Release] {
        let sight = office.sight
        return holdings.releases.filter { sight.takes($0) && $0.id <= bound ?? .max }
    }

    /// The same workspace after another release.
    public func asOf(_ release: Int?) -> OfficeState {
        OfficeState(
            office, holdings, holdings.effective(office.sight, asOf: release), asOf: release)
    }

    /// Flows that an estimate found to be nobody.
    func estimatedZeros() throws -> EstimatedZeros {
        try zeros.zeros { try EstimatedZeros(releases, asOf: bound) }
    }

    /// The series of a selection, without where each figure stood.
    func series(_ pattern: KeyPattern) throws -> [HeldSeries] {
        let view = view(pattern.dataflow)
        let columns = try observations(pattern.dataflow)
        var selection = SeriesSelection(keys: [CodeSelection(view.columns, pattern)])
        selection.observations = ObservationSelection()
        var walk = view.walk(selection, columns)
        var result: [HeldSeries] = []
        while let row = walk.advance() {
            result.append(
                HeldSeries(
                    series: Series(
                        key: try view.columns.key(row),
                        observations: walk.observations.map { figure($0, columns) }),
                    releases: walk.observations.map { Int(columns.releases[$0]) }))
        }
        return result
    }

    /// An observation, without where it stood.
    func figure(_ index: Int, _ columns: ObservationColumns) -> Observation {
        Observation(
            period: holdings.periods[Int(columns.periods[index])], value: columns.value(index),
            status: columns.status(index),
            attributes: holdings.attributeSets[Int(columns.attributes[index])])
    }
}

/// Reads the estimated zeros of a state once.
private final class ZeroKeeper: Sendable {
    private let held = Mutex<EstimatedZeros?>(nil)

    func zeros(_ make: () throws -> EstimatedZeros) throws -> EstimatedZeros {
        if let known = held.withLock({ $0 }) { return known }
        let made = try make()
        held.withLock { $0 = made }
        return made
    }
}
