public import Cubes
public import SDMX
internal import Vocabulary
internal import Warehouse

/// What a data or availability query asks of one of our dataflows, in one state.
public struct FigureQuestion: Sendable {
    public let state: OfficeState
    public let dataflow: Cubes.Dataflow
    /// Of what is held.
    var selection: SeriesSelection
    /// For each key of the query the codes that it names.
    private(set) var patterns: [KeyPattern] = []
    /// On observations.
    private(set) var filters: [FigureFilter] = []

    /// Everything of a dataflow.
    public init(_ state: OfficeState, _ dataflow: Cubes.Dataflow) {
        self.state = state
        self.dataflow = dataflow
        selection = SeriesSelection(keys: [CodeSelection(state.view(dataflow).columns)])
        patterns = [KeyPattern(dataflow)]
    }

    /// A selection as a person writes it.
    public init(_ state: OfficeState, _ pattern: KeyPattern) {
        self.init(state, pattern.dataflow)
        selection.keys = [CodeSelection(state.view(dataflow).columns, pattern)]
        patterns = [pattern]
    }

    /// What an SDMX query selects; its dataflow is not looked at, and `updatedAfter` neither.
    ///
    /// - Throws: `.query` for a key that is too long, a component that the dataflow lacks, a value
    ///   that is not of its component's kind, and more than ``mostKeys`` keys.
    public init(
        _ state: OfficeState, _ dataflow: Cubes.Dataflow, _ query: DataSelection
    ) throws(SDMXError) {
        self.init(state, dataflow)
        try query.checkKeys(dimensions: dataflow.dimensions.map(\.rawValue))
        guard query.keys.count <= Self.mostKeys else {
            throw SDMXError(
                .query, path: "key", found: "\(query.keys.count) keys",
                expected: "at most \(Self.mostKeys); filters such as c[ORIGIN]=MEX,GTM take more")
        }
        let columns = state.view(dataflow).columns
        if !query.keys.isEmpty {
            patterns = query.keys.map { key in
                var pattern = KeyPattern(dataflow)
                for (dimension, codes) in zip(dataflow.dimensions, key.positions) {
                    if case .only(let codes) = codes {
                        pattern = pattern.with(dimension, Set(codes))
                    }
                }
                return pattern
            }
            selection.keys = patterns.map { CodeSelection(columns, $0) }
        }
        for item in query.filters {
            try narrow(
                FigureFilter(item, dataflow, reportingYearStart: query.reportingYearStart), item)
        }
    }

    /// The most keys that one query may have; more would be slower than filters.
    public static let mostKeys = 1_000

    private mutating func narrow(_ filter: FigureFilter, _ item: ComponentFilter) {
        let columns = state.view(dataflow).columns
        switch filter.target {
        case .dimension(let place):
            let dictionary = columns.dictionaries[place]
            let taken =
                item.values.map { CodeSet($0, in: dictionary) }
                ?? CodeSet(of: dictionary) { filter.matcher.matches($0) }
            for index in selection.keys.indices { selection.keys[index].narrow(place, taken) }
            let dimension = dataflow.dimensions[place]
            let named = item.values.map { Set($0) }
            patterns = patterns.map { pattern in
                let before = pattern[dimension]
                if let named {
                    return pattern.with(dimension, before.map { $0.intersection(named) } ?? named)
                }
                return before.map { codes in
                    pattern.with(dimension, codes.filter { filter.matcher.matches($0) })
                } ?? pattern
            }
            // A filter that names no codes decides on what is held alone, and on computed series
            // by the codes that these have.
            if named == nil { filters.append(filter) }
        case .release:
            let last = state.holdings.stamp.release
            selection.opened = (0...last).map { filter.matcher.matches(String($0)) }
            filters.append(filter)
        case .period, .value, .status, .attribute:
            selection.observations.narrow(filter, state.holdings)
            filters.append(filter)
        }
    }

    /// The series that are shown beyond what is held, with the observations that are taken.
    ///
    /// - Returns: each with indices into its observations; none without observations.
    func computed() throws -> [ComputedSeries] {
        var seen: Set<SeriesKey> = []
        var result: [ComputedSeries] = []
        for pattern in patterns where pattern.choices.contains(where: { $0 != nil }) {
            let showing = Showing(
                areas: state.office.areas, fetch: { try state.series($0) },
                zeros: { try state.estimatedZeros() })
            for shown in try showing.beyondHeld(pattern) where seen.insert(shown.key).inserted {
                guard takesKey(shown.key) else { continue }
                let items = shown.series.observations
                var taken = items.indices.filter { index in
                    filters.allSatisfy { $0.takes(items[index]) }
                }
                selection.observations.trim(&taken)
                if !taken.isEmpty { result.append(ComputedSeries(shown: shown, taken: taken)) }
            }
        }
        return result.sorted { a, b in
            a.shown.key.codes.lexicographicallyPrecedes(b.shown.key.codes) { x, y in
                x.utf8.lexicographicallyPrecedes(y.utf8)
            }
        }
    }

    private func takesKey(_ key: SeriesKey) -> Bool {
        filters.allSatisfy { filter in
            guard case .dimension(let place) = filter.target else { return true }
            return filter.matcher.matches(key.codes[place])
        }
    }
}

/// A series that is not held as it is shown.
struct ComputedSeries: Sendable {
    let shown: ShownSeries
    /// Indices of the observations that are taken.
    let taken: [Int]
}
