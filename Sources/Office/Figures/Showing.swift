internal import Cubes
internal import Vocabulary
internal import Warehouse

/// What is shown beyond what is held: totals that a selection asks for and nobody printed, and
/// estimated zeros.
struct Showing {
    let areas: AreaRegister
    /// Gives the held series of a selection.
    let fetch: (KeyPattern) throws -> [HeldSeries]
    /// Gives the flows that an estimate found to be nobody.
    let zeros: () throws -> EstimatedZeros

    /// All series of a selection, held ones first.
    func series(_ pattern: KeyPattern) throws -> [ShownSeries] {
        let stored = try fetch(pattern)
        let held =
            pattern.dataflow == .flow
            ? try zeros().fill(stored, for: pattern) : stored.map { ShownSeries($0) }
        return held + (try totals(pattern, beside: held.map(\.key)))
    }

    /// Only series that are not held as they are shown: totals, and series with estimated zeros.
    func beyondHeld(_ pattern: KeyPattern) throws -> [ShownSeries] {
        guard asksForMore(pattern) else { return [] }
        let stored = try fetch(pattern)
        if pattern.dataflow == .flow {
            let shown = try zeros().fill(stored, for: pattern)
            let counts = Dictionary(
                stored.map { ($0.series.key, $0.series.observations.count) },
                uniquingKeysWith: { first, _ in first })
            return shown.filter { counts[$0.key] != $0.series.observations.count }
                + (try totals(pattern, beside: shown.map(\.key)))
        }
        if pattern.isOneKey, !stored.isEmpty { return [] }
        return try totals(pattern, beside: stored.map(\.series.key))
    }

    /// Whether a selection can take more than what is held.
    private func asksForMore(_ pattern: KeyPattern) -> Bool {
        let totals = Totals(areas: areas)
        if totals.bySex(pattern) != nil || totals.byArea(pattern) != nil { return true }
        return pattern.dataflow == .flow && pattern[.origin]?.count == 1
            && pattern[.destination]?.count == 1
    }

    private func totals(
        _ pattern: KeyPattern, beside held: [SeriesKey]
    ) throws -> [ShownSeries] {
        let totals = Totals(areas: areas)
        var there = Set(held.map { $0.replacing(.criterion, with: "*") })
        var result: [ShownSeries] = []
        for (detail, areas) in [(totals.bySex(pattern), false), (totals.byArea(pattern), true)] {
            guard let detail else { continue }
            let found = totals.add(try fetch(detail), for: pattern, areas: areas).filter {
                !there.contains($0.key.replacing(.criterion, with: "*"))
            }
            result += found
            there.formUnion(found.map { $0.key.replacing(.criterion, with: "*") })
        }
        return result
    }
}
