/// How the totals of each birthplace are made equal at both dates.
public enum BirthplaceMatching: String, Sendable, CaseIterable {
    /// Closed world: both totals become their mean, residents of each area kept, by two-way fitting.
    case rescale
    /// Open world; see `FlowOptions.OpenVariant.open`.
    case open
    /// Open world; see `FlowOptions.OpenVariant.byResidence`.
    case openByResidence = "open-dr"

    /// Whether nobody leaves or enters the table.
    public var isClosed: Bool { self == .rescale }
}

/// The matched tables and what matching them took.
struct MatchedStocks {
    let start: Matrix
    let end: Matrix
    let fits: (start: FitReport, end: FitReport)?
    let left: Double
    let entered: Double

    /// Matches two tables.
    init(start: Matrix, end: Matrix, how: BirthplaceMatching, limits: FitLimits) {
        let totals = (start: start.rowTotals, end: end.rowTotals)
        guard how != .rescale else {
            let targets = zip(totals.start, totals.end).map { ($0 + $1) / 2 }
            let first = TwoWayFit(
                unchecked: start, rows: targets, columns: start.columnTotals, limits: limits)
            let second = TwoWayFit(
                unchecked: end, rows: targets, columns: end.columnTotals, limits: limits)
            self.start = first.values
            self.end = second.values
            fits = (first.report, second.report)
            left = 0
            entered = 0
            return
        }
        let losses = zip(totals.start, totals.end).map { max($0 - $1, 0) }
        let gains = zip(totals.start, totals.end).map { max($1 - $0, 0) }
        // Those who left are spread as one table is, those who entered as the other.
        let crossed = how == .open
        self.start = Self.subtract(losses, spreadAs: crossed ? end : start, from: start)
        self.end = Self.subtract(gains, spreadAs: crossed ? start : end, from: end)
        fits = nil
        left = losses.reduce(0, +)
        entered = gains.reduce(0, +)
    }

    /// Takes a count off each row, spread over its cells as the row of a pattern is.
    ///
    /// Where the pattern's row is empty, as the row itself is.
    private static func subtract(
        _ counts: [Double], spreadAs pattern: Matrix, from table: Matrix
    ) -> Matrix {
        var result = table
        let patternTotals = pattern.rowTotals
        let tableTotals = table.rowTotals
        let width = table.columns
        result.withCells { cells in
            for k in counts.indices where counts[k] != 0 {
                let usesPattern = patternTotals[k] != 0
                let total = usesPattern ? patternTotals[k] : tableTotals[k]
                guard total != 0 else { continue }
                let factor = counts[k] / total
                for j in 0..<width {
                    cells[k * width + j] -= factor * (usesPattern ? pattern : table)[k, j]
                }
            }
        }
        return result
    }
}
