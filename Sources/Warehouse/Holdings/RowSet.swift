/// Rows of the series' columns: a list where they are few, a mark for each row where they are many.
enum RowSet {
    /// Ascending.
    case list([UInt32])
    /// For each row 1 if it is there, and how many are.
    case flags([UInt8], count: Int)

    /// The number of rows.
    var count: Int {
        switch self {
        case .list(let rows): rows.count
        case .flags(_, let count): count
        }
    }

    /// Ascending.
    var rows: [UInt32] {
        switch self {
        case .list(let rows): return rows
        case .flags(let flags, let count):
            return [UInt32](unsafeUninitializedCapacity: count) { rows, filled in
                let flags = flags.span
                for row in flags.indices where flags[row] == 1 && filled < count {
                    rows[filled] = UInt32(truncatingIfNeeded: row)
                    filled += 1
                }
            }
        }
    }

    /// Those that any of the sets has, of so many rows in all.
    static func union(_ sets: [RowSet], of total: Int) -> RowSet {
        if sets.count == 1 { return sets[0] }
        let most = sets.reduce(0) { $0 + $1.count }
        let areLists = sets.allSatisfy { if case .list = $0 { true } else { false } }
        if areLists, most < total / 32 {
            var all: [UInt32] = []
            all.reserveCapacity(most)
            for set in sets { all += set.rows }
            all.sort()
            var last: UInt32?
            all.removeAll { row in
                defer { last = row }
                return row == last
            }
            return .list(all)
        }
        var flags = [UInt8](repeating: 0, count: total)
        var count = 0
        for set in sets {
            switch set {
            case .list(let rows):
                for row in rows where flags[Int(row)] == 0 {
                    flags[Int(row)] = 1
                    count += 1
                }
            case .flags(let others, _):
                let others = others.span
                for row in others.indices where others[row] == 1 && flags[row] == 0 {
                    flags[row] = 1
                    count += 1
                }
            }
        }
        return .flags(flags, count: count)
    }

    /// Only those for which something holds.
    func filter(_ holds: (Int) -> Bool) -> RowSet { .list(rows.filter { holds(Int($0)) }) }
}
