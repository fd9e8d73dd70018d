/// A table with given row sums, column sums and sums over blocks of cells.
///
/// Formula: x[p,q] = a[p] b[q] c[block of (p,q)] m[p,q].
/// Units: those of the margins. Shape: that of the seed.
/// Missing: a margin left out is not fitted; a zero in the seed stays zero.
/// Source: Abel 2013, Demographic Research 28(18), section 2 (block diagonal constraints).
/// Cost: O(rows x columns) a sweep.
public struct BlockFit: Sendable {
    /// The fitted table.
    public let values: Matrix
    /// How well rows and columns are met; `rowGap` and `columnGap`.
    public let report: FitReport
    /// The largest difference between the sum of a block and its target.
    public let blockGap: Double

    /// Whether rows, columns and blocks are all within the tolerance.
    public var converged: Bool { report.converged && blockGap <= report.tolerance }

    /// Fits a seed to its margins.
    ///
    /// - Parameters:
    ///   - blocks: for each cell, row after row, the index of its block.
    ///   - blockTotals: the target of each block.
    public init(
        seed: Matrix, rows: [Double]?, columns: [Double]?, blocks: [Int], blockTotals: [Double],
        limits: FitLimits = FitLimits(tolerance: 1e-9)
    ) throws(EstimationError) {
        try Self.check(seed, rows, columns, blocks, blockTotals)
        var table = seed
        var iterations = 0
        var gaps = (row: Double.infinity, column: Double.infinity, block: Double.infinity)
        var mark = Double.infinity
        var stalled = 0
        while true {
            gaps.row = rows.map { largestGap($0, table.rowTotals) } ?? 0
            gaps.column = columns.map { largestGap($0, table.columnTotals) } ?? 0
            let sums = Self.blockSums(table, blocks, blockTotals.count)
            gaps.block = largestGap(blockTotals, sums)
            let gap = max(gaps.row, gaps.column, gaps.block)
            stalled += 1
            if gap < mark * 0.99 { (mark, stalled) = (gap, 0) }
            if gap <= limits.tolerance || stalled > 1_000 || iterations >= limits.iterations {
                break
            }
            if let columns {
                table = table.scaled(
                    rows: [Double](repeating: 1, count: table.rows),
                    columns: zip(columns, table.columnTotals).map(quotient))
            }
            if let rows {
                table = table.scaled(
                    rows: zip(rows, table.rowTotals).map(quotient),
                    columns: [Double](repeating: 1, count: table.columns))
            }
            let now = Self.blockSums(table, blocks, blockTotals.count)
            let factors = zip(blockTotals, now).map(quotient)
            table.withCells { cells in
                for index in cells.indices { cells[index] *= factors[blocks[index]] }
            }
            iterations += 1
        }
        values = table
        blockGap = gaps.block
        report = FitReport(
            iterations: iterations, rowGap: gaps.row, columnGap: gaps.column,
            tolerance: limits.tolerance)
    }

    private static func blockSums(_ table: Matrix, _ blocks: [Int], _ count: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        for (block, value) in zip(blocks, table.values) { sums[block] += value }
        return sums
    }

    private static func check(
        _ seed: Matrix, _ rows: [Double]?, _ columns: [Double]?, _ blocks: [Int],
        _ totals: [Double]
    ) throws(EstimationError) {
        if let cell = seed.firstImproperCell {
            throw EstimationError(
                .value, place: "seed, row \(cell.row + 1), column \(cell.column + 1)",
                found: "\(seed[cell.row, cell.column])", expected: "a finite number, 0 or more")
        }
        try TwoWayFit.check(rows, "row totals", count: seed.rows)
        try TwoWayFit.check(columns, "column totals", count: seed.columns)
        try TwoWayFit.check(totals, "block totals", count: totals.count)
        guard blocks.count == seed.values.count else {
            throw EstimationError(
                .shape, place: "blocks", found: "\(blocks.count) cells",
                expected: "\(seed.values.count)")
        }
        if let index = blocks.firstIndex(where: { !totals.indices.contains($0) }) {
            throw EstimationError(
                .shape,
                place: "blocks, row \(index / seed.columns + 1), "
                    + "column \(index % seed.columns + 1)",
                found: "block \(blocks[index])", expected: "one of \(totals.count) blocks")
        }
        if let rows, let columns {
            try TwoWayFit.checkTotals(rows, columns, place: "row and column totals")
        }
        if let margin = rows ?? columns {
            try TwoWayFit.checkTotals(margin, totals, place: "row and block totals")
        }
    }
}
