extension Cube {
    /// The cube's rows grouped into series, each ordered by period; series ordered by key,
    /// dimension by dimension, the codes of each in order of first appearance. Throws where
    /// a key has two observations of one period.
    ///
    /// Cost: O(n log n) in rows, on integers.
    public func series() throws(CubeError) -> [Series] {
        var result: [Series] = []
        let order = rowsBySeries()
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, sameKey(order[start], order[end]) { end += 1 }
            var items: [Observation] = []
            items.reserveCapacity(end - start)
            for row in order[start..<end] { items.append(observations[row]) }
            let key = try seriesKey(order[start])
            for (earlier, later) in zip(items, items.dropFirst())
            where earlier.period == later.period {
                throw CubeError(
                    kind: .duplicateKey, place: "\(key) \(later.period)",
                    found: "two figures, in rows \(earlier.row) and \(later.row)",
                    expected: "one figure for a key and period")
            }
            result.append(Series(key: key, observations: items))
            start = end
        }
        return result
    }

    /// The full key of a row.
    public func seriesKey(_ row: Int) throws(CubeError) -> SeriesKey {
        var codes: [String] = []
        codes.reserveCapacity(keys.count)
        for place in keys.indices { codes.append(dictionaries[place][keys[place][row]]) }
        return try SeriesKey(dataflow, codes)
    }

    /// Row numbers ordered by key, then by period: a radix-like sort on one packed word
    /// where the key fits 64 bits, on the columns otherwise.
    private func rowsBySeries() -> [Int] {
        let widths = dictionaries.map { bits(for: $0.count) }
        let periods = observations.periods
        guard widths.reduce(0, +) <= 64 else {
            return (0..<count).sorted { a, b in
                for column in keys where column[a] != column[b] { return column[a] < column[b] }
                return periods[a] < periods[b]
            }
        }
        var packed = [UInt64](repeating: 0, count: count)
        for (column, width) in zip(keys, widths) {
            for row in packed.indices {
                packed[row] = (packed[row] << UInt64(width)) | UInt64(column[row])
            }
        }
        return (0..<count).sorted { a, b in
            packed[a] != packed[b] ? packed[a] < packed[b] : periods[a] < periods[b]
        }
    }

    private func bits(for count: Int) -> Int {
        max(1, Int.bitWidth - max(0, count - 1).leadingZeroBitCount)
    }

    private func sameKey(_ a: Int, _ b: Int) -> Bool {
        for column in keys where column[a] != column[b] { return false }
        return true
    }
}
