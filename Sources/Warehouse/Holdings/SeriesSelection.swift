/// The series and observations of one dataflow that a question is about.
public struct SeriesSelection: Sendable {
    /// A series is taken if any of these takes it.
    public var keys: [CodeSelection]
    /// For each release whether rows that it opened are taken; nil takes all.
    public var opened: [Bool]?
    public var observations: ObservationSelection

    public init(keys: [CodeSelection]) {
        self.keys = keys
        observations = ObservationSelection()
    }
}

extension SeriesView {
    /// The rows whose keys are taken, in order of the key.
    public func rows(_ selection: SeriesSelection) -> [UInt32] {
        var result: [UInt32]
        if selection.keys.count == 1, let only = selection.keys.first {
            result = rows(only)
        } else {
            result = Array(Set(selection.keys.flatMap { rows($0) })).sorted()
        }
        if let opened = selection.opened {
            result.removeAll { row in
                let release = Int(columns.opened[Int(row)])
                return release >= opened.count || !opened[release]
            }
        }
        return result
    }

    /// A walk through the series of a selection with their observations.
    public func walk(
        _ selection: SeriesSelection, _ observations: ObservationColumns
    ) -> SeriesWalk {
        SeriesWalk(
            rows: rows(selection),
            scan: ObservationScan(self, observations, selection.observations))
    }
}

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
}
