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

    /// Of nothing.
    public init(of view: SeriesView) {
        codes = view.columns.dictionaries.map { Array(repeating: false, count: $0.count) }
    }

    /// Which codes an availability question is about.
    public enum Mode: Sendable {
        /// Those of the data that the selection takes.
        case exact
        /// Those that would give data if they stood at their place in the selection, whatever the
        /// selection says of that place.
        case available
    }

    /// Adds observations of a series, given in order of period.
    public mutating func add(
        _ columns: SeriesColumns, _ row: Int, _ taken: [Int], _ observations: ObservationColumns
    ) {
        guard let first = taken.first, let last = taken.last else { return }
        series += 1
        self.observations += taken.count
        for place in codes.indices { codes[place][Int(columns.keys[place][row])] = true }
        add(observations.periods[first], observations.periods[last])
    }

    mutating func add(_ low: UInt32, _ high: UInt32) {
        let range = Int(low)...max(Int(low), Int(high))
        periods =
            periods.map {
                min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound)
            } ?? range
    }
}

extension SeriesView {
    /// The codes and periods of a selection.
    ///
    /// Cost: one look at each series taken; where observations are selected, at theirs too. With
    /// ``Availability/Mode/available`` as much again for each place of each key that says something.
    public func availability(
        _ selection: SeriesSelection, _ observations: ObservationColumns,
        _ mode: Availability.Mode = .exact
    ) -> Availability {
        let scan = ObservationScan(self, observations, selection.observations)
        var result = Availability(of: self)
        let taken = result.count(rowSet(selection), scan)
        for place in columns.keys.indices { mark(place, taken, &result.codes[place]) }
        guard mode == .available else { return result }
        var known: Set<CodeSelection> = []
        for keys in selection.keys {
            for (place, codes) in keys.taken.enumerated() where codes != nil {
                let others = keys.widened(place)
                guard known.insert(others).inserted else { continue }
                var near = rowSet(others)
                if selection.opened != nil {
                    near = near.filter { selection.takes(opened: columns.opened[$0]) }
                }
                if scan.takesAll {
                    mark(place, near, &result.codes[place])
                } else {
                    markAny(place, near.rows, scan, &result.codes[place])
                }
            }
        }
        return result
    }

    /// Marks the codes that rows have at a place.
    private func mark(_ place: Int, _ rows: RowSet, _ marks: inout [Bool]) {
        switch rows {
        case .list(let rows):
            let codes = columns.keys[place]
            let column = codes.span
            let rows = rows.span
            var marks = marks.mutableSpan
            for index in rows.indices { marks[Int(column[Int(rows[index])])] = true }
        case .flags(let flags, let count):
            guard count > 0 else { return }
            // Many rows: each code soon meets one of them.
            let flags = flags.span
            for code in marks.indices where !marks[code] {
                let rowsOfCode = columns.postings[place][code]
                let posting = rowsOfCode.span
                for index in posting.indices where flags[Int(posting[index])] == 1 {
                    marks[code] = true
                    break
                }
            }
        }
    }

    /// Marks the codes at a place of rows of which an observation is taken.
    private func markAny(
        _ place: Int, _ rows: [UInt32], _ scan: ObservationScan, _ marks: inout [Bool]
    ) {
        let column = columns.keys[place]
        for row in rows where !marks[Int(column[Int(row)])] {
            if scan.takesAny(of: Int(row)) { marks[Int(column[Int(row)])] = true }
        }
    }
}

extension Availability {
    /// Counts rows and their observations that are taken; returns the rows that have some.
    fileprivate mutating func count(_ rows: RowSet, _ scan: ObservationScan) -> RowSet {
        guard scan.takesAll else { return countSome(rows.rows, scan) }
        var low = UInt32.max
        var high: UInt32 = 0
        var total = 0
        let starts = scan.columns.starts
        let first = scan.observations.firstPeriods
        let last = scan.observations.lastPeriods
        func add(_ row: Int) {
            guard starts[row + 1] > starts[row] else { return }
            total &+= Int(starts[row + 1] - starts[row])
            low = min(low, first[row])
            high = max(high, last[row])
        }
        switch rows {
        case .list(let rows): for row in rows { add(Int(row)) }
        case .flags(let flags, _):
            let flags = flags.span
            for row in flags.indices where flags[row] == 1 { add(row) }
        }
        series = rows.count
        observations = total
        if total > 0 { self.add(low, high) }
        return rows
    }

    private mutating func countSome(_ rows: [UInt32], _ scan: ObservationScan) -> RowSet {
        var kept: [UInt32] = []
        for row in rows {
            let range = scan.columns.observations(Int(row))
            guard let first = range.first(where: { scan.takes($0) }) else { continue }
            var last = first
            var count = 1
            for index in (first + 1)..<range.upperBound where scan.takes(index) {
                count += 1
                last = index
            }
            kept.append(row)
            observations += count
            add(scan.observations.periods[first], scan.observations.periods[last])
        }
        series = kept.count
        return .list(kept)
    }
}
