public import Cubes
public import Warehouse

extension Office {
    /// The series of a selection with where each figure stood, as the audience sees them.
    ///
    /// - Parameter release: the state after that release; nil is the current one.
    public func held(
        _ pattern: KeyPattern, asOf release: Int? = nil
    ) throws(WarehouseError) -> [HeldSeries] {
        try warehouse.series(pattern, asOf: release, sight: sight)
    }

    /// The keys that the audience sees.
    public func index() throws(WarehouseError) -> SeriesIndex { try warehouse.index(sight) }

    /// The releases that the audience sees, oldest first.
    public func releases() throws(WarehouseError) -> [Release] {
        let sight = sight
        return try warehouse.holdings().releases(openTo: sight).filter { sight.takes($0) }
    }

    /// The state that the audience sees, or saw after a release.
    public func state(asOf release: Int? = nil) throws(WarehouseError) -> OfficeState {
        state(try warehouse.holdings(), asOf: release)
    }

    /// The state of some holdings after a release; nil is the last one.
    public func state(_ holdings: Holdings, asOf release: Int?) -> OfficeState {
        OfficeState(self, holdings, holdings.effective(sight, asOf: release), asOf: release)
    }
}
