/// Origin-destination tables for each birthplace, fitted to the people of that birthplace by
/// place at both dates.
///
/// Formula: for each birthplace k, x[k,i,j] = a[k,i] m[k,i,j] b[k,j] with sum over j = R[k,i] and
/// sum over i = C[k,j]. Where m is uniform, x[k,i,j] = R[k,i] C[k,j] / T[k] without iteration.
/// Units: those of the margins. Shape: margins birthplaces x areas.
/// Missing: as in `TwoWayFit`.
/// Source: Abel 2013, Demographic Research 28(18), equations 6-9.
/// Cost: O(birthplaces x areas) for a uniform seed; a two-way fit for each birthplace otherwise.
public struct BirthplaceFit: Sendable {
    /// The factor a of each birthplace and origin.
    public let rowFactors: Matrix
    /// The factor b of each birthplace and destination.
    public let columnFactors: Matrix
    /// The seed, which cells need beside the factors.
    public let seed: FlowSeed
    /// The people of each birthplace that the table distributes: the sum of its margins.
    public let totals: [Double]
    /// How well the margins are met, the worst over birthplaces.
    public let report: FitReport

    /// Fits tables to outflows (`rows`) and inflows (`columns`), both birthplaces x areas.
    init(rows: Matrix, columns: Matrix, seed: FlowSeed, limits: FitLimits) {
        let (r, c) = (rows.rowTotals, columns.rowTotals)
        totals = zip(r, c).map { ($0 + $1) / 2 }
        self.seed = seed
        var report = FitReport(
            iterations: 0, rowGap: 0, columnGap: 0, tolerance: limits.tolerance)
        guard seed != .uniform else {
            rowFactors = rows
            columnFactors = columns.scaled(
                rows: totals.map { $0 == 0 ? 0 : 1 / $0 },
                columns: [Double](repeating: 1, count: columns.columns))
            for k in r.indices {
                // With T the mean of both sums, row i is met to R[i] C / T, column j to R C[j] / T.
                let (short, long) = (quotient(c[k], totals[k]), quotient(r[k], totals[k]))
                let most = (rows.row(k).max() ?? 0, columns.row(k).max() ?? 0)
                report.rowGap = max(report.rowGap, abs(most.0 * (1 - short)))
                report.columnGap = max(report.columnGap, abs(most.1 * (1 - long)))
            }
            self.report = report
            return
        }
        let (height, n) = (rows.rows, rows.columns)
        var factors = (Matrix(rows: height, columns: n), Matrix(rows: height, columns: n))
        for k in 0..<height {
            guard let table = seed.table(k) else { continue }
            let (out, into) = (rows.row(k), columns.row(k))
            // Only places that somebody leaves or comes to: most birthplaces have few.
            let origins = out.indices.filter { out[$0] > 0 }
            let destinations = into.indices.filter { into[$0] > 0 }
            var active = Matrix(rows: origins.count, columns: destinations.count)
            for (p, i) in origins.enumerated() {
                for (q, j) in destinations.enumerated() { active[p, q] = table[i, j] }
            }
            let fit = TwoWayFit(
                unchecked: active, rows: origins.map { out[$0] },
                columns: destinations.map { into[$0] }, limits: limits)
            for (p, i) in origins.enumerated() { factors.0[k, i] = fit.rowFactors[p] }
            for (q, j) in destinations.enumerated() { factors.1[k, j] = fit.columnFactors[q] }
            report.merge(fit.report)
        }
        rowFactors = factors.0
        columnFactors = factors.1
        self.report = report
    }

    /// Fits tables to margins that come from outside.
    ///
    /// - Parameters:
    ///   - outflows: people of each birthplace (row) by origin (column).
    ///   - inflows: people of each birthplace (row) by destination (column).
    /// - Throws: `EstimationError` for shapes, numbers and totals that do not agree.
    public init(
        outflows: Matrix, inflows: Matrix, seed: FlowSeed = .uniform,
        limits: FitLimits = FitLimits(), areas: [String], birthplaces: [String]
    ) throws(EstimationError) {
        let stocks = try FlowInputs.tables(
            outflows, inflows, areas: areas, birthplaces: birthplaces)
        try seed.check(areas: areas, birthplaces: birthplaces)
        for (k, birthplace) in birthplaces.enumerated() {
            try TwoWayFit.checkTotals(
                stocks.0.row(k), stocks.1.row(k),
                place: "row and column totals, born in \(birthplace)")
        }
        self.init(rows: stocks.0, columns: stocks.1, seed: seed, limits: limits)
    }

    /// One cell. Cost: O(1).
    public func value(birthplace k: Int, from i: Int, to j: Int) -> Double {
        let product = rowFactors[k, i] * columnFactors[k, j]
        guard let table = seed.table(k) else { return product }
        return product * table[i, j]
    }

    /// The table of one birthplace. Shape: areas x areas.
    public func table(birthplace k: Int) -> Matrix {
        var result = Matrix(rows: rowFactors.columns, columns: rowFactors.columns)
        for i in 0..<result.rows {
            for j in 0..<result.columns { result[i, j] = value(birthplace: k, from: i, to: j) }
        }
        return result
    }

    /// Adds all birthplaces, times a weight, to an origin-destination table.
    ///
    /// Cost: O(birthplaces x areas^2), skipping origins that nobody of the birthplace leaves.
    func add(to flows: inout Matrix, weight: Double) {
        let n = rowFactors.columns
        flows.withCells { cells in
            columnFactors.values.withUnsafeBufferPointer { b in
                for k in 0..<rowFactors.rows {
                    let column = k * n
                    let table = seed.table(k)
                    for i in 0..<n where rowFactors[k, i] != 0 {
                        let (a, base) = (weight * rowFactors[k, i], i * n)
                        if let table {
                            for j in 0..<n { cells[base + j] += a * table[i, j] * b[column + j] }
                        } else {
                            for j in 0..<n { cells[base + j] += a * b[column + j] }
                        }
                    }
                }
            }
        }
    }
}
