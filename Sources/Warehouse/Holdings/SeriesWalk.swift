/// A walk through series in order of their keys, one at a time. Series of which no observation is
/// taken are passed over.
public struct SeriesWalk {
    private let rows: [UInt32]
    private let scan: ObservationScan
    private var next = 0
    /// The observations of the series that are taken: indices into the observations' columns.
    public private(set) var observations: [Int] = []

    init(rows: [UInt32], scan: ObservationScan) {
        self.rows = rows
        self.scan = scan
    }

    /// How many series there are at most.
    public var most: Int { rows.count }

    /// The row of the next series; nil after the last.
    public mutating func advance() -> Int? {
        while next < rows.count {
            let row = Int(rows[next])
            next += 1
            scan.take(row, into: &observations)
            if !observations.isEmpty { return row }
        }
        return nil
    }

    /// Passes over series of which so many observations are taken together at most.
    ///
    /// Cost: where all observations are taken, a look at the length of each series.
    ///
    /// - Returns: how many observations were passed over.
    public mutating func pass(_ most: Int) -> Int {
        var passed = 0
        while next < rows.count {
            let count = scan.count(Int(rows[next]))
            guard count <= most - passed else { break }
            passed += count
            next += 1
        }
        return passed
    }
}
