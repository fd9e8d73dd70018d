public import Cubes

/// The series of one dataflow that a reader sees in one state.
///
/// Cost: one byte a row; made once a state.
public struct SeriesView: Sendable {
    public let columns: SeriesColumns
    /// For each row 1 if it is seen.
    let seen: [UInt8]
    /// The number of rows seen.
    public let count: Int
    /// For each release whether its observations are left out; nil if none are.
    let hidden: [Bool]?

    init(_ columns: SeriesColumns, _ effective: EffectiveReleases) {
        self.columns = columns
        var seen = [UInt8](repeating: 0, count: columns.count)
        var count = 0
        for row in seen.indices
        where effective.sees(
            table: columns.tables[row], opened: columns.opened[row], closed: columns.closed[row])
        {
            seen[row] = 1
            count += 1
        }
        if columns.hasMovedKeys { Self.leaveOne(columns, &seen, &count) }
        self.seen = seen
        self.count = count
        guard let last = effective.hidden.last else {
            hidden = nil
            return
        }
        var hidden = [Bool](repeating: false, count: Int(last) + 1)
        for release in effective.hidden { hidden[Int(release)] = true }
        self.hidden = hidden
    }

    /// A series that went from one table to another is seen in both where what took it out of the
    /// first is not seen yet: the later word counts.
    private static func leaveOne(
        _ columns: SeriesColumns, _ seen: inout [UInt8], _ count: inout Int
    ) {
        var last: Int?
        for row in seen.indices where seen[row] == 1 {
            if let before = last, columns.sameKey(before, row) {
                seen[before] = 0
                count -= 1
            }
            last = row
        }
    }

    /// A series without the observations that are left out; nil if none remain.
    func withoutHidden(_ held: HeldSeries) -> HeldSeries? {
        guard let hidden else { return held }
        let kept = held.releases.indices.filter {
            held.releases[$0] >= hidden.count || !hidden[held.releases[$0]]
        }
        guard !kept.isEmpty else { return nil }
        return HeldSeries(
            series: Series(
                key: held.series.key, observations: kept.map { held.series.observations[$0] }),
            releases: kept.map { held.releases[$0] })
    }

    /// The row that is seen of a key, given any of the key's rows; nil if none is.
    func version(in rows: Range<Int>) -> Int? { rows.first { seen[$0] == 1 } }

    /// The row that is seen of a key; nil if none is.
    ///
    /// Cost: a binary search.
    public func row(of key: SeriesKey) -> Int? {
        guard key.dataflow == columns.dataflow else { return nil }
        var codes: [UInt32] = []
        for (text, texts) in zip(key.codes, columns.texts) {
            guard let code = texts.find(text) else { return nil }
            codes.append(UInt32(code))
        }
        return version(in: columns.rows(of: codes))
    }

    /// The rows that a selection takes, ascending, which is in order of the key.
    ///
    /// Cost: of the rows of the rarest code asked for, or of all rows once where nothing narrows.
    public func rows(_ selection: CodeSelection) -> [UInt32] { rowSet(selection).rows }
}

extension SeriesView {
    /// The rows that a selection takes.
    func rowSet(_ selection: CodeSelection) -> RowSet {
        if selection.isEmpty { return .list([]) }
        if let key = selection.onlyKey {
            return .list(version(in: columns.rows(of: key)).map { [UInt32($0)] } ?? [])
        }
        var choice: (place: Int, codes: CodeSet, count: Int)?
        for (place, taken) in selection.taken.enumerated() {
            guard let taken else { continue }
            let total = taken.codes.reduce(0) { $0 + columns.postings[place].count(Int($1)) }
            if choice.map({ total < $0.count }) ?? true { choice = (place, taken, total) }
        }
        guard let choice else { return .flags(seen, count: count) }
        return choice.count < columns.count / 16
            ? .list(narrow(choice.place, choice.codes, selection)) : scan(selection)
    }

    /// Goes through the rows of some codes.
    private func narrow(
        _ place: Int, _ codes: CodeSet, _ selection: CodeSelection
    ) -> [UInt32] {
        var rows: [UInt32] = []
        let seen = seen.span
        for code in codes.codes {
            let rowsOfCode = columns.postings[place][Int(code)]
            let posting = rowsOfCode.span
            for index in posting.indices where seen[Int(posting[index])] == 1 {
                rows.append(posting[index])
            }
        }
        for (other, taken) in selection.taken.enumerated() where other != place {
            guard let taken, !rows.isEmpty else { continue }
            keep(&rows, other, taken)
        }
        if codes.codes.count > 1 { rows.sort() }
        return rows
    }

    /// Leaves the rows with certain codes at a place.
    private func keep(_ rows: inout [UInt32], _ place: Int, _ taken: CodeSet) {
        var kept = 0
        let codes = columns.keys[place]
        let column = codes.span
        let isTaken = taken.flags(columns.dictionaries[place].count)
        let marks = isTaken.span
        for index in rows.indices {
            let row = rows[index]
            if marks[Int(column[Int(row)])] {
                rows[kept] = row
                kept += 1
            }
        }
        rows.removeLast(rows.count - kept)
    }

    /// Goes through all rows.
    private func scan(_ selection: CodeSelection) -> RowSet {
        var flags = seen
        for (place, taken) in selection.taken.enumerated() {
            guard let taken else { continue }
            let marks = taken.flags(columns.dictionaries[place].count).map { $0 ? UInt8(1) : 0 }
            let codes = columns.keys[place]
            let column = codes.span
            let isTaken = marks.span
            var target = flags.mutableSpan
            for row in column.indices { target[row] &= isTaken[Int(column[row])] }
        }
        var count = 0
        let found = flags.span
        for row in found.indices { count &+= Int(found[row]) }
        return .flags(flags, count: count)
    }
}
