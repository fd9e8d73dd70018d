internal import Cubes
internal import Warehouse

extension Office {
    /// Calls back with each series of a selection that two states may hold differently, as each
    /// holds it; nil where a state does not hold it.
    ///
    /// Cost: reads the selection in both states.
    func changes(
        _ pattern: KeyPattern, from: Int, to: Int,
        _ body: (SeriesKey, _ before: HeldSeries?, _ after: HeldSeries?) throws -> Void
    ) throws {
        guard from != to else { return }
        var before: [SeriesKey: HeldSeries] = [:]
        for held in try warehouse.series(pattern, asOf: from) { before[held.series.key] = held }
        for after in try warehouse.series(pattern, asOf: to) {
            let key = after.series.key
            let old = before.removeValue(forKey: key)
            if old != after { try body(key, old, after) }
        }
        for (key, old) in before { try body(key, old, nil) }
    }
}
