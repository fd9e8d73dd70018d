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
    /// For each key of the query, by dimension, the codes that it names; nil for any.
    private var named: [[[String]?]]
    /// On observations.
    private(set) var filters: [FigureFilter] = []

    /// Everything of a dataflow.
    public init(_ state: OfficeState, _ dataflow: Cubes.Dataflow) {
        self.state = state
        self.dataflow = dataflow
        selection = SeriesSelection(keys: [CodeSelection(state.view(dataflow).columns)])
        named = [Array(repeating: nil, count: dataflow.dimensions.count)]
    }

    /// A selection as a person writes it.
    public init(_ state: OfficeState, _ pattern: KeyPattern) {
        self.init(state, pattern.dataflow)
        selection.keys = [CodeSelection(state.view(dataflow).columns, pattern)]
        named = [pattern.choices.map { $0.map(Array.init) }]
    }

    /// What an SDMX query selects; its dataflow is not looked at, and `updatedAfter` neither.
    ///
    /// - Throws: `.query` for a key that is too long, a component that the dataflow lacks, a value
    ///   that is not of its component's kind, and more than ``mostKeys`` keys.
    public init(
        _ state: OfficeState, _ dataflow: Cubes.Dataflow, _ query: DataSelection
    ) throws(SDMXError) {
        self.init(state, dataflow)
        let count = dataflow.dimensions.count
        if query.keys.contains(where: { $0.positions.count > count }) {
            try query.checkKeys(dimensions: dataflow.dimensions.map(\.rawValue))
        }
        guard query.keys.count <= Self.mostKeys else {
            throw SDMXError(
                .query, path: "key", found: "\(query.keys.count) keys",
                expected: "at most \(Self.mostKeys); filters such as c[ORIGIN]=MEX,GTM take more")
        }
        if !query.keys.isEmpty {
            let columns = state.view(dataflow).columns
            named = query.keys.map { key in
                var codes = [[String]?](repeating: nil, count: count)
                for (place, position) in key.positions.enumerated() {
                    if case .only(let only) = position { codes[place] = only }
                }
                return codes
            }
            let all = CodeSelection(columns)
            selection.keys = named.map { codes in
                var keys = all
                for (place, codes) in codes.enumerated() {
                    if let codes { keys.narrow(place, CodeSet(codes, in: columns.texts[place])) }
                }
                return keys
            }
        }
        for item in query.filters {
            try narrow(
                FigureFilter(item, dataflow, reportingYearStart: query.reportingYearStart), item)
        }
    }

    /// The most keys that one query may have; more would be slower than filters.
    public static let mostKeys = 1_000

    /// The keys of the query, each with the codes that it names.
    var patterns: [KeyPattern] {
        named.map { codes in
            var pattern = KeyPattern(dataflow)
            for (dimension, codes) in zip(dataflow.dimensions, codes) {
                if let codes { pattern = pattern.with(dimension, Set(codes)) }
            }
            return pattern
        }
    }

    private mutating func narrow(_ filter: FigureFilter, _ item: ComponentFilter) {
        let columns = state.view(dataflow).columns
        switch filter.target {
        case .dimension(let place):
            let values = item.values
            let taken =
                values.map { CodeSet($0, in: columns.texts[place]) }
                ?? CodeSet(of: columns.dictionaries[place]) { filter.matcher.matches($0) }
            for index in selection.keys.indices {
                selection.keys[index].narrow(place, taken)
                if let codes = named[index][place] {
                    named[index][place] = codes.filter { filter.matcher.matches($0) }
                } else {
                    named[index][place] = values
                }
            }
            // A filter that names no codes decides on what is held alone, and on computed series
            // by the codes that these have.
            if values == nil { filters.append(filter) }
        case .release:
            let last = state.holdings.stamp.release
            let opened = (0...max(0, last)).map { filter.matcher.matches(String($0)) }
            selection.opened = selection.opened.map { zip($0, opened).map { $0 && $1 } } ?? opened
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
        let beyond = BeyondHeld(state, dataflow)
        var seen: Set<SeriesKey> = []
        var result: [ComputedSeries] = []
        for codes in named where try beyond.mayHave(codes) {
            for shown in try beyond.series(codes) where seen.insert(shown.key).inserted {
                guard takesKey(shown.key) else { continue }
                let items = shown.series.observations
                var taken = items.indices.filter { index in
                    filters.allSatisfy { $0.takes(items[index]) }
                }
                selection.observations.trim(&taken)
                guard !taken.isEmpty else { continue }
                result.append(
                    ComputedSeries(shown: shown, taken: taken, release: release(shown)))
            }
        }
        return result.sorted { a, b in
            a.shown.key.codes.lexicographicallyPrecedes(b.shown.key.codes) { x, y in
                x.utf8.lexicographicallyPrecedes(y.utf8)
            }
        }
    }

    /// The release that last changed a series; nil for totals.
    private func release(_ shown: ShownSeries) -> Int? {
        let view = state.view(dataflow)
        let opened = view.row(of: shown.key).map { Int(view.columns.opened[Int($0)]) }
        return [opened, shown.releases.max()].compactMap { $0 }.max()
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
    /// The release that last changed it; nil for totals, which no release brought.
    let release: Int?
}
