/// Flows that account for the change in every birthplace's residents.
///
/// Units: persons whose area of residence differs between the two dates (transitions).
/// Shape: areas x areas, diagonal 0. Source and formula: `AccountingPart`.
/// Cost: O(birthplaces x areas^2) for each part, after the adjustment of the stocks.
public struct DemographicAccounting: Sendable {
    /// The stocks and how they were adjusted.
    public let stocks: StockAdjustment
    /// The extremes and their weights.
    public let parts: [AccountingPart]
    /// The flows.
    public let flows: Matrix
    /// Sums of the parts before stayers are left out, against the sums they should have.
    public let margins: FitReport

    /// Estimates flows from adjusted stocks.
    ///
    /// - Throws: `EstimationError` for a seed of another shape than the stocks.
    public init(
        _ stocks: StockAdjustment, parts: [(AccountingPart.Kind, weight: Double)],
        options: FlowOptions
    ) throws(EstimationError) {
        try options.seed.check(
            areas: stocks.inputs.areas, birthplaces: stocks.inputs.birthplaces)
        self.init(
            stocks,
            parts: parts.map {
                AccountingPart($0.0, weight: $0.weight, stocks: stocks, options: options)
            }, limits: options.limits)
    }

    init(_ stocks: StockAdjustment, parts: [AccountingPart], limits: FitLimits) {
        self.stocks = stocks
        self.parts = parts
        let n = stocks.inputs.areas.count
        var flows = Matrix(rows: n, columns: n)
        for part in parts { part.fit.add(to: &flows, weight: part.weight) }
        margins = Self.margins(flows, stocks, parts, limits)
        for j in 0..<n { flows[j, j] = 0 }
        self.flows = flows
    }

    /// People of a birthplace who go from one area to another, stayers included.
    ///
    /// Cost: O(1).
    public func value(birthplace k: Int, from i: Int, to j: Int) -> Double {
        var sum = 0.0
        for part in parts {
            var value = part.fit.value(birthplace: k, from: i, to: j)
            if i == j, part.kind == .minimum {
                value += min(stocks.start[k, i], stocks.end[k, i])
            }
            sum += part.weight * value
        }
        return sum
    }

    /// The table of one birthplace with its stayers on the diagonal. Shape: areas x areas.
    public func table(birthplace k: Int) -> Matrix {
        var result = Matrix(rows: flows.rows, columns: flows.columns)
        for i in 0..<result.rows {
            for j in 0..<result.columns { result[i, j] = value(birthplace: k, from: i, to: j) }
        }
        return result
    }

    /// Measures the finished table, diagonal included, against the people it should distribute.
    private static func margins(
        _ flows: Matrix, _ stocks: StockAdjustment, _ parts: [AccountingPart], _ limits: FitLimits
    ) -> FitReport {
        let n = flows.rows
        var rows = [Double](repeating: 0, count: n)
        var columns = rows
        var iterations = 0
        for part in parts {
            iterations = max(iterations, part.fit.report.iterations)
            for k in 0..<stocks.inputs.birthplaces.count {
                for j in 0..<n {
                    rows[j] += part.weight * AccountingPart.outflow(part.kind, stocks, k, j)
                    columns[j] += part.weight * AccountingPart.inflow(part.kind, stocks, k, j)
                }
            }
        }
        return FitReport(
            iterations: iterations, rowGap: largestGap(rows, flows.rowTotals),
            columnGap: largestGap(columns, flows.columnTotals), tolerance: limits.tolerance)
    }
}
