/// Which codes and periods there are data for, within a selection.
public struct Availability: Sendable {
    /// For each dimension, for each code of its dictionary whether there are data.
    public internal(set) var codes: [[Bool]]
    /// The first and the last period, as indices of `Holdings.periods`; nil without data.
    public internal(set) var periods: ClosedRange<Int>?
    /// The number of series.
    public internal(set) var series = 0
    /// The number of observations.
    public internal(set) var observations = 0

    init(_ columns: SeriesColumns) {
        codes = columns.dictionaries.map { Array(repeating: false, count: $0.count) }
    }

    /// Which codes an availability question is about.
    public enum Mode: Sendable {
        /// Those of the data that the selection takes.
        case exact
        /// Those that would give data if they stood at their place in the selection, whatever the
        /// selection says of that place.
        case available
    }
}

extension SeriesView {
    /// The codes and periods of a selection.
    ///
    /// Cost: one look at each series taken; where observations are selected, at theirs too. With
    /// ``Availability/Mode/available`` one look at all series.
    public func availability(
        _ selection: SeriesSelection, _ observations: ObservationColumns,
        _ mode: Availability.Mode = .exact
    ) -> Availability {
        let scan = ObservationScan(self, observations, selection.observations)
        var result = Availability(columns)
        for row in rows(selection) { result.add(Int(row), scan) }
        if mode == .available {
            for keys in selection.keys { addNear(keys, selection.opened, scan, &result) }
        }
        return result
    }

    /// Marks, for each dimension, codes of series that the selection would take but for its codes
    /// of that dimension.
    private func addNear(
        _ keys: CodeSelection, _ opened: [Bool]?, _ scan: ObservationScan,
        _ result: inout Availability
    ) {
        let limits = keys.taken.enumerated().compactMap { place, taken in taken.map { (place, $0) }
        }
        for row in seen.indices where seen[row] == 1 {
            var missed: Int?
            var count = 0
            for (place, taken) in limits where !taken.contains(columns.keys[place][row]) {
                missed = place
                count += 1
                if count > 1 { break }
            }
            guard count == 1, let missed else { continue }
            if let opened {
                let release = Int(columns.opened[row])
                guard release < opened.count, opened[release] else { continue }
            }
            let code = Int(columns.keys[missed][row])
            if !result.codes[missed][code], scan.takesAny(of: row) {
                result.codes[missed][code] = true
            }
        }
    }
}

extension Availability {
    /// Adds a series of which an observation is taken.
    mutating func add(_ row: Int, _ scan: ObservationScan) {
        let range = scan.columns.observations(row)
        var first = range.lowerBound
        var last = range.upperBound - 1
        if scan.takesAll {
            guard !range.isEmpty else { return }
            observations += range.count
        } else {
            guard let start = range.first(where: { scan.takes($0) }) else { return }
            first = start
            last = start
            observations += 1
            for index in range[(start + 1)...] where scan.takes(index) {
                observations += 1
                last = index
            }
        }
        series += 1
        for place in codes.indices { codes[place][Int(scan.columns.keys[place][row])] = true }
        let low = Int(scan.observations.periods[first])
        let high = Int(scan.observations.periods[last])
        guard let before = periods else {
            periods = low...max(low, high)
            return
        }
        periods = min(before.lowerBound, low)...max(before.upperBound, high)
    }
}
