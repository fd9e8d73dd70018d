extension Cube {
    /// The cube's rows grouped into series, each ordered by period; series ordered by key,
    /// dimension by dimension, the codes of each in order of first appearance. Throws where
    /// a key has two observations of one period.
    ///
    /// All series at once cost some hundred bytes a row; ``ordered()`` makes one after another.
    /// Cost: O(n log n) in rows, on integers.
    public func series() throws(CubeError) -> [Series] { Array(try ordered()) }

    /// The same series, each made when its turn comes. Throws as ``series()`` does, before the
    /// first.
    ///
    /// Memory: eight bytes a row. Cost: O(n log n) in rows, on integers.
    public func ordered() throws(CubeError) -> OrderedSeries { try OrderedSeries(self) }

    /// The full key of a row.
    public func seriesKey(_ row: Int) throws(CubeError) -> SeriesKey {
        try SeriesKey(dataflow, codes(ofKey: Int(keys.rows[row])))
    }

    /// The codes of a distinct key.
    func codes(ofKey key: Int) -> [String] {
        dictionaries.indices.map { dictionaries[$0][keys.code(key, $0)] }
    }
}

/// The series of a cube in order of their keys, each made when its turn comes: see
/// ``Cube/ordered()``.
public struct OrderedSeries: Sequence, Sendable {
    private let cube: Cube
    /// The numbers of the distinct keys, in order.
    private let order: [UInt32]
    /// Rows by key and period, and where those of each key begin.
    private let rows: [UInt32]
    private let starts: [Int]

    /// How many series there are.
    public var count: Int { order.count }

    init(_ cube: Cube) throws(CubeError) {
        self.cube = cube
        let keys = cube.keys
        var starts = Array(repeating: 0, count: keys.count + 1)
        for key in keys.rows { starts[Int(key) + 1] += 1 }
        for key in 0..<keys.count { starts[key + 1] += starts[key] }
        var next = starts
        var rows = Array(repeating: UInt32(0), count: cube.count)
        for (row, key) in keys.rows.enumerated() {
            rows[next[Int(key)]] = UInt32(truncatingIfNeeded: row)
            next[Int(key)] += 1
        }
        let ranks = cube.observations.periods.ranks
        for key in 0..<keys.count {
            let range = starts[key]..<starts[key + 1]
            let isSorted = range.dropFirst().allSatisfy {
                ranks[Int(rows[$0 - 1])] < ranks[Int(rows[$0])]
            }
            if isSorted { continue }
            rows[range].sort { (ranks[Int($0)], $0) < (ranks[Int($1)], $1) }
        }
        self.rows = rows
        self.starts = starts
        order = (0..<UInt32(truncatingIfNeeded: keys.count)).sorted { a, b in
            for place in 0..<keys.width {
                let (one, other) = (keys.code(Int(a), place), keys.code(Int(b), place))
                if one != other { return one < other }
            }
            return false
        }
        try check(ranks)
    }

    /// Refuses a key that has two observations of one period.
    private func check(_ ranks: [UInt32]) throws(CubeError) {
        for key in order {
            let range = starts[Int(key)]..<starts[Int(key) + 1]
            for place in range.dropFirst() {
                let (earlier, later) = (Int(rows[place - 1]), Int(rows[place]))
                guard ranks[earlier] == ranks[later] else { continue }
                let observations = cube.observations
                throw CubeError(
                    kind: .duplicateKey,
                    place: "\(try cube.seriesKey(earlier)) \(observations.periods[later])",
                    found: "two figures, in rows \(observations.rows[earlier]) and "
                        + "\(observations.rows[later])",
                    expected: "one figure for a key and period")
            }
        }
    }

    public func makeIterator() -> some IteratorProtocol<Series> {
        order.lazy.map { series(Int($0)) }.makeIterator()
    }

    private func series(_ key: Int) -> Series {
        var items: [Observation] = []
        items.reserveCapacity(starts[key + 1] - starts[key])
        for row in rows[starts[key]..<starts[key + 1]] {
            items.append(cube.observations[Int(row)])
        }
        return Series(
            key: SeriesKey(unchecked: cube.dataflow, cube.codes(ofKey: key)), observations: items)
    }
}
