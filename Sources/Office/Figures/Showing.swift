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
    /// Gives the held series of a selection that are added up into totals of another, over areas or
    /// over women and men; may leave out those of totals that are held.
    var detail:
        (_ detail: KeyPattern, _ totals: KeyPattern, _ overAreas: Bool) throws -> [HeldSeries]

    init(
        areas: AreaRegister, fetch: @escaping (KeyPattern) throws -> [HeldSeries],
        zeros: @escaping () throws -> EstimatedZeros,
        detail: ((KeyPattern, KeyPattern, Bool) throws -> [HeldSeries])? = nil
    ) {
        self.areas = areas
        self.fetch = fetch
        self.zeros = zeros
        self.detail = detail ?? { part, _, _ in try fetch(part) }
    }

    /// All series of a selection, held ones first.
    func series(_ pattern: KeyPattern) throws -> [ShownSeries] {
        let stored = try fetch(pattern)
        let held =
            Self.mayHaveZeros(pattern)
            ? try zeros().fill(stored, for: pattern) : stored.map { ShownSeries($0) }
        return held + (try totals(pattern) { held.map(\.key) })
    }

    /// Only series that are not held as they are shown: totals, and series with estimated zeros.
    func beyondHeld(_ pattern: KeyPattern) throws -> [ShownSeries] {
        guard Self.mayHaveZeros(pattern) else {
            return try totals(pattern) { try fetch(pattern).map(\.series.key) }
        }
        let stored = try fetch(pattern)
        let shown = try zeros().fill(stored, for: pattern)
        let counts = Dictionary(
            stored.map { ($0.series.key, $0.series.observations.count) },
            uniquingKeysWith: { first, _ in first })
        return shown.filter { counts[$0.key] != $0.series.observations.count }
            + (try totals(pattern) { shown.map(\.key) })
    }

    /// Whether a selection can take estimated zeros: those of corridors that it names by both ends,
    /// of our own estimates.
    static func mayHaveZeros(_ pattern: KeyPattern) -> Bool {
        pattern.dataflow == .flow && pattern[.origin] != nil && pattern[.destination] != nil
            && pattern[.source]?.contains(FlowEstimating.source) != false
            && pattern[.method] != ["_Z"]
    }

    /// - Parameter held: gives the keys that are there already; asked if there are totals.
    private func totals(
        _ pattern: KeyPattern, beside held: () throws -> [SeriesKey]
    ) throws -> [ShownSeries] {
        let totals = Totals(areas: areas)
        var there: PrintedTotals?
        var result: [ShownSeries] = []
        for (part, overAreas) in [(totals.bySex(pattern), false), (totals.byArea(pattern), true)] {
            guard let part else { continue }
            let found = totals.add(
                try detail(part, pattern, overAreas), for: pattern, areas: overAreas)
            guard !found.isEmpty else { continue }
            var known = try there ?? PrintedTotals(held())
            let fresh = found.filter { !known.say($0.key) }
            result += fresh
            known.add(fresh.map(\.key))
            there = known
        }
        return result
    }
}

/// Totals that are there, so that none is shown twice: one without a stated criterion says what
/// those under any criterion say, and the other way round. Those of two stated criteria are two
/// facts.
private struct PrintedTotals {
    private var exact: Set<SeriesKey> = []
    private var anyCriterion: Set<SeriesKey> = []

    init(_ keys: [SeriesKey]) { add(keys) }

    mutating func add(_ keys: [SeriesKey]) {
        for key in keys {
            exact.insert(key)
            anyCriterion.insert(key.replacing(.criterion, with: "*"))
        }
    }

    func say(_ key: SeriesKey) -> Bool {
        let unstated = Criterion.unstated.rawValue
        return exact.contains(key) || exact.contains(key.replacing(.criterion, with: unstated))
            || key[.criterion] == unstated
                && anyCriterion.contains(key.replacing(.criterion, with: "*"))
    }
}
