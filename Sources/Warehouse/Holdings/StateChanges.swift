/// How one series differs between two states.
public struct SeriesDifference: Sendable {
    /// The row of the earlier state; nil where the series was not there.
    public let before: Int?
    /// The row of the later state; nil where the series is gone.
    public let after: Int?
    /// The observations that differ, in order of period: indices into the observations' columns,
    /// nil on the side where there is none.
    public let observations: [(before: Int?, after: Int?)]
}

/// A walk through the differences between two states of one dataflow, in order of the key.
///
/// Cost: one look at each row for keys; observations are compared only of series with a new version.
public struct StateChanges {
    private let earlier: SeriesView
    private let later: SeriesView
    private let before: ObservationScan
    private let after: ObservationScan
    private let rows: [UInt32]
    private var next = 0

    /// - Parameters:
    ///   - earlier: the state that is compared with.
    ///   - later: another state of the same holdings.
    public init(
        from earlier: SeriesView, to later: SeriesView, _ selection: SeriesSelection,
        _ observations: ObservationColumns
    ) {
        self.earlier = earlier
        self.later = later
        before = ObservationScan(earlier, observations, selection.observations)
        after = ObservationScan(later, observations, selection.observations)
        let isMasked = earlier.hidden != later.hidden
        let old = earlier.rows(selection)
        let new = later.rows(selection)
        let changedOld = old.filter { isMasked || later.seen[Int($0)] == 0 }
        let changedNew = new.filter { isMasked || earlier.seen[Int($0)] == 0 }
        rows = (isMasked ? Array(Set(changedOld + changedNew)) : changedOld + changedNew).sorted()
    }

    /// The next series that differs; nil after the last.
    public mutating func advance() -> SeriesDifference? {
        let columns = later.columns
        while next < rows.count {
            let first = Int(rows[next])
            var old: Int?
            var new: Int?
            while next < rows.count, columns.sameKey(first, Int(rows[next])) {
                let row = Int(rows[next])
                if earlier.seen[row] == 1 { old = row }
                if later.seen[row] == 1 { new = row }
                next += 1
            }
            let pairs = pairs(old, new)
            if !pairs.isEmpty {
                return SeriesDifference(before: old, after: new, observations: pairs)
            }
        }
        return nil
    }

    private func pairs(_ old: Int?, _ new: Int?) -> [(before: Int?, after: Int?)] {
        let columns = later.columns
        let data = after.observations
        var result: [(before: Int?, after: Int?)] = []
        var left = old.map { columns.observations($0) } ?? 0..<0
        var right = new.map { columns.observations($0) } ?? 0..<0
        while true {
            left = left.drop { !before.takes($0) }
            right = right.drop { !after.takes($0) }
            switch (left.first, right.first) {
            case (nil, nil): return result
            case (let a?, let b?) where data.periods[a] == data.periods[b]:
                if !data.says(a, sameAs: b) { result.append((a, b)) }
                left = left.dropFirst()
                right = right.dropFirst()
            case (let a?, let b) where b.map { data.periods[a] < data.periods[$0] } ?? true:
                result.append((a, nil))
                left = left.dropFirst()
            case (_, let b?):
                result.append((nil, b))
                right = right.dropFirst()
            default: return result
            }
        }
    }
}
