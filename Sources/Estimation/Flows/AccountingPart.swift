/// One of the two extremes between which demographic accounting places the flows, with its weight.
///
/// Minimum: as many people as possible stayed, min(S1[k,i], S2[k,i]) of each birthplace k and area
/// i; the rest moved. With r = S1 - stayers, c = S2 - stayers and T[k] = sum of r[k,.],
/// flow[i,j] = sum over k of r[k,i] c[k,j] / T[k]. Independence: the same without stayers.
/// Source: Abel 2013 (minimum); Azose and Raftery 2019, PNAS 116(1) (independence, weights).
public struct AccountingPart: Sendable {
    /// The extreme.
    public enum Kind: String, Sendable, CaseIterable {
        /// The fewest moves.
        case minimum
        /// Where people lived before does not matter to where they live after.
        case independence
    }

    /// The extreme.
    public let kind: Kind
    /// Its share in the estimate, from 0 to 1.
    public let weight: Double
    /// The flows by birthplace in factors.
    public let fit: BirthplaceFit

    init(_ kind: Kind, weight: Double, fit: BirthplaceFit) {
        self.kind = kind
        self.weight = weight
        self.fit = fit
    }

    /// The same part with another weight.
    func weighted(_ weight: Double) -> AccountingPart {
        AccountingPart(kind, weight: weight, fit: fit)
    }

    init(_ kind: Kind, weight: Double, stocks: StockAdjustment, options: FlowOptions) {
        self.kind = kind
        self.weight = weight
        var (rows, columns) = (stocks.start, stocks.end)
        if kind == .minimum {
            let (start, end) = (stocks.start.values, stocks.end.values)
            rows.withCells { cells in
                for index in cells.indices { cells[index] -= min(start[index], end[index]) }
            }
            columns.withCells { cells in
                for index in cells.indices { cells[index] -= min(start[index], end[index]) }
            }
        }
        fit = BirthplaceFit(
            rows: rows, columns: columns, seed: options.seed, limits: options.limits)
    }

    /// People of a birthplace who leave an area, or live there before where nobody is a stayer.
    static func outflow(_ kind: Kind, _ stocks: StockAdjustment, _ k: Int, _ i: Int) -> Double {
        let (start, end) = (stocks.start[k, i], stocks.end[k, i])
        return kind == .minimum ? start - min(start, end) : start
    }

    /// People of a birthplace who come to an area, or live there after where nobody is a stayer.
    static func inflow(_ kind: Kind, _ stocks: StockAdjustment, _ k: Int, _ j: Int) -> Double {
        let (start, end) = (stocks.start[k, j], stocks.end[k, j])
        return kind == .minimum ? end - min(start, end) : end
    }
}
