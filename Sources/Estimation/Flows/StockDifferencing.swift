/// Flows read from the change in each migrant stock.
///
/// Formula: with D[i,j] = S2[i,j] - S1[i,j] for people born in i living in j, the flow from i to j
/// is max(D[i,j], 0), plus max(-D[j,i], 0) where decreases are read as return.
/// Units: persons. Shape: areas x areas, diagonal 0.
/// Missing: births, deaths and moves between third countries are not seen.
/// Source: Bertoli and Fernandez-Huertas Moraga 2015 (drop); Beine and Parsons 2015 (return).
/// Cost: O(areas^2).
public struct StockDifferencing: Sendable {
    /// The flows.
    public let flows: Matrix
    /// The decreases that were dropped, or read as return. Units: persons.
    public let decreases: Double
    /// How many stocks decreased.
    public let decreasedCells: Int

    /// Differences two stock tables; only the first `areas` birthplaces can be origins.
    public init(start: Matrix, end: Matrix, areas: Int, decreasesAreReturns: Bool) {
        var flows = Matrix(rows: areas, columns: areas)
        var decreases = 0.0
        var cells = 0
        for i in 0..<areas {
            for j in 0..<areas where i != j {
                let change = end[i, j] - start[i, j]
                if change > 0 {
                    flows[i, j] += change
                } else if change < 0 {
                    decreases -= change
                    cells += 1
                    if decreasesAreReturns { flows[j, i] -= change }
                }
            }
        }
        self.flows = flows
        self.decreases = decreases
        decreasedCells = cells
    }
}
