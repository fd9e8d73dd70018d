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
        for (text, dictionary) in zip(key.codes, columns.dictionaries) {
            guard let code = dictionary.index(ofSorted: text) else { return nil }
            codes.append(UInt32(code))
        }
        return version(in: columns.rows(of: codes))
    }

    /// The rows that a selection takes, ascending, which is in order of the key.
    ///
    /// Cost: of the rows of the rarest code asked for, or of all rows once where nothing narrows.
    public func rows(_ selection: CodeSelection) -> [UInt32] {
        if let key = selection.onlyKey {
            return version(in: columns.rows(of: key)).map { [UInt32($0)] } ?? []
        }
        var choice: (place: Int, codes: CodeSet, count: Int)?
        for (place, taken) in selection.taken.enumerated() {
            guard let taken else { continue }
            let total = taken.codes.reduce(0) { $0 + columns.postings[place].count(Int($1)) }
            if choice.map({ total < $0.count }) ?? true { choice = (place, taken, total) }
        }
        guard let choice else { return seen.indices.filter { seen[$0] == 1 }.map { UInt32($0) } }
        let isNarrow = choice.count < columns.count / 4 || choice.codes.codes.count == 1
        return isNarrow ? narrow(choice.place, choice.codes, selection) : scan(selection)
    }

    private func narrow(
        _ place: Int, _ codes: CodeSet, _ selection: CodeSelection
    ) -> [UInt32] {
        let others = selection.taken.enumerated().compactMap { index, taken in
            index == place ? nil : taken.map { (columns.keys[index], $0) }
        }
        var result: [UInt32] = []
        for code in codes.codes {
            for row in columns.postings[place][Int(code)] where seen[Int(row)] == 1 {
                if others.allSatisfy({ column, taken in taken.contains(column[Int(row)]) }) {
                    result.append(row)
                }
            }
        }
        if codes.codes.count > 1 { result.sort() }
        return result
    }

    private func scan(_ selection: CodeSelection) -> [UInt32] {
        var flags = seen
        for (place, taken) in selection.taken.enumerated() {
            guard let taken else { continue }
            let isTaken = taken.flags(columns.dictionaries[place].count)
            columns.keys[place].withUnsafeBufferPointer { column in
                isTaken.withUnsafeBufferPointer { taken in
                    flags.withUnsafeMutableBufferPointer { flags in
                        for row in flags.indices where !taken[Int(column[row])] { flags[row] = 0 }
                    }
                }
            }
        }
        return flags.indices.filter { flags[$0] == 1 }.map { UInt32($0) }
    }
}
