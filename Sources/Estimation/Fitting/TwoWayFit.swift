/// A table with given row and column sums, as close as may be to a seed.
///
/// Formula: x[i,j] = a[i] m[i,j] b[j], with sum over j of x[i,j] = R[i] and sum over i = C[j]:
/// the maximum likelihood fit of the log-linear model with the seed m as offset.
/// Units: those of the margins. Shape: that of the seed.
/// Missing: a zero in the seed stays zero. Margins that zeros make impossible are not met, and
/// the report says so.
/// Source: Deming and Stephan 1940; Willekens 1999, Mathematical Population Studies 7(3).
/// Cost: O(rows x columns) a sweep, plus O(rows^2 x columns + rows^3) a Newton step; about ten
/// steps take the place of thousands of sweeps.
public struct TwoWayFit: Sendable {
    /// The fitted table.
    public let values: Matrix
    /// The factor a of each row.
    public let rowFactors: [Double]
    /// The factor b of each column.
    public let columnFactors: [Double]
    /// How well the margins are met.
    public let report: FitReport

    /// Fits a seed to its margins; where one of them is nil, to the other alone.
    ///
    /// - Throws: `EstimationError` for shapes that do not fit, improper numbers, and row and
    ///   column totals that contradict each other.
    public init(
        seed: Matrix, rows: [Double]?, columns: [Double]?, limits: FitLimits = FitLimits()
    ) throws(EstimationError) {
        try Self.check(seed: seed, rows: rows, columns: columns)
        self.init(unchecked: seed, rows: rows, columns: columns, limits: limits)
    }

    /// Fits without checks, for callers whose margins agree by construction.
    init(unchecked seed: Matrix, rows: [Double]?, columns: [Double]?, limits: FitLimits) {
        var iterations = 0
        switch (rows, columns) {
        case (nil, nil):
            rowFactors = [Double](repeating: 1, count: seed.rows)
            columnFactors = [Double](repeating: 1, count: seed.columns)
        case (let rows?, nil):
            rowFactors = zip(rows, seed.rowTotals).map(quotient)
            columnFactors = [Double](repeating: 1, count: seed.columns)
        case (nil, let columns?):
            rowFactors = [Double](repeating: 1, count: seed.rows)
            columnFactors = zip(columns, seed.columnTotals).map(quotient)
        case (let rows?, let columns?):
            var search = TwoWaySearch(seed: seed, rows: rows, columns: columns, limits: limits)
            iterations = search.run()
            rowFactors = search.rowFactors
            columnFactors = search.columnFactors
        }
        let table = seed.scaled(rows: rowFactors, columns: columnFactors)
        values = table
        report = FitReport(
            iterations: iterations,
            rowGap: rows.map { largestGap($0, table.rowTotals) } ?? 0,
            columnGap: columns.map { largestGap($0, table.columnTotals) } ?? 0,
            tolerance: limits.tolerance)
    }

    private static func check(
        seed: Matrix, rows: [Double]?, columns: [Double]?
    ) throws(EstimationError) {
        if let cell = seed.firstImproperCell {
            throw EstimationError(
                .value, place: "seed, row \(cell.row + 1), column \(cell.column + 1)",
                found: "\(seed[cell.row, cell.column])", expected: "a finite number, 0 or more")
        }
        try check(rows, "row totals", count: seed.rows)
        try check(columns, "column totals", count: seed.columns)
        if let rows, let columns {
            try checkTotals(rows, columns, place: "row and column totals")
        }
    }

    /// Checks the count and the numbers of a margin.
    package static func check(
        _ margin: [Double]?, _ name: String, count: Int
    ) throws(EstimationError) {
        guard let margin else { return }
        guard margin.count == count else {
            throw EstimationError(
                .shape, place: name, found: "\(margin.count) figures", expected: "\(count)")
        }
        for (index, total) in margin.enumerated() where !(total.isFinite && total >= 0) {
            throw EstimationError(
                .value, place: "\(name), position \(index + 1)", found: "\(total)",
                expected: "a finite number, 0 or more")
        }
    }

    /// Checks that two margins have the same sum, to one part in a million.
    package static func checkTotals(
        _ rows: [Double], _ columns: [Double], place: String
    ) throws(EstimationError) {
        let first = rows.reduce(0, +)
        let second = columns.reduce(0, +)
        guard abs(first - second) <= 1e-6 * max(1, first, second) else {
            throw EstimationError(
                .inconsistent, place: place, found: "sums \(first) and \(second)",
                expected: "the same sum")
        }
    }
}

/// A target over a sum; 0 where there is nothing to scale.
func quotient(_ target: Double, _ sum: Double) -> Double { sum == 0 ? 0 : target / sum }

/// The largest difference between two lists of the same length.
func largestGap(_ first: [Double], _ second: [Double]) -> Double {
    var gap = 0.0
    for (a, b) in zip(first, second) {
        let difference = abs(a - b)
        if !(difference <= gap) { gap = difference.isNaN ? .infinity : difference }
    }
    return gap
}
