internal import Cubes
public import SDMX
internal import Vocabulary
internal import Warehouse

extension FigureQuestion {
    /// Which codes and periods there are figures for.
    ///
    /// - Parameters:
    ///   - since: only of what has changed since the state that was seen at that time.
    ///   - structure: the dataflow or data structure that the answer is about.
    /// - Returns: nil where there are no figures.
    public func availability(
        mode: AvailabilityQuery.Mode, since: PeriodSpan.Instant?, of structure: ArtefactReference
    ) throws -> DataAvailability? {
        let view = state.view(dataflow)
        let columns = try state.observations(dataflow)
        var found: Availability
        if let since {
            found = Availability(of: view)
            for gone in [false, true] {
                let changes = try ChangeCursor(
                    self, from: state.seen(at: since), to: state, gone: gone)
                while changes.advance() {
                    if case .held(let row) = changes.item {
                        found.add(view.columns, row, changes.taken, columns)
                    }
                }
            }
        } else {
            found = view.availability(
                selection, columns, mode == .available ? .available : .exact)
        }
        var result = DataAvailability(of: structure)
        var codes: [[String]] = zip(view.columns.dictionaries, found.codes).map { names, marks in
            names.indices.filter { marks[$0] }.map { names[$0] }
        }
        var periods = found.periods.map {
            state.holdings.periods[$0.lowerBound]...state.holdings.periods[$0.upperBound]
        }
        var series = found.series
        var observations = found.observations
        if since == nil {
            for item in try computed() {
                for (place, code) in item.shown.key.codes.enumerated()
                where !codes[place].contains(code) {
                    codes[place].append(code)
                    codes[place].sort()
                }
                let isHeld = view.row(of: item.shown.key) != nil
                series += isHeld ? 0 : 1
                observations += isHeld ? 0 : item.taken.count
                for index in item.taken {
                    let period = item.shown.series.observations[index].period
                    periods =
                        periods.map { min($0.lowerBound, period)...max($0.upperBound, period) }
                        ?? period...period
                }
            }
        }
        guard series > 0 || (mode == .available && codes.contains { !$0.isEmpty }) else {
            return nil
        }
        result.codes = zip(dataflow.dimensions, codes).map { ($0.rawValue, $1) }
        result.time = periods.map { TimeRange(from: $0.lowerBound, to: $0.upperBound) }
        result.series = UInt64(series)
        result.observations = UInt64(observations)
        return result
    }

    /// The codes that the question names and that no series which is seen has, by dimension.
    public func absentCodes() throws -> [(dimension: String, codes: [String])] {
        let view = state.view(dataflow)
        let found = view.availability(
            SeriesSelection(keys: [CodeSelection(view.columns)]), try state.observations(dataflow))
        var result: [(dimension: String, codes: [String])] = []
        for (place, dimension) in dataflow.dimensions.enumerated() {
            let named = patterns.compactMap { $0.choices[place] }.reduce(Set()) { $0.union($1) }
            let codes = view.columns.dictionaries[place]
            let there = Set(codes.indices.lazy.filter { found.codes[place][$0] }.map { codes[$0] })
            let absent = named.subtracting(there).sorted()
            if !absent.isEmpty { result.append((dimension.rawValue, Array(absent.prefix(20)))) }
        }
        return result
    }
}
