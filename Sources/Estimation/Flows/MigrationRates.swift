/// Flows from rates on the stocks of the first date.
public enum MigrationRates {
    /// A world total of moves shared out as the migrant stocks of the first date were.
    ///
    /// Formula: flow[i,j] = M S1[i,j] / (sum of S1 off the diagonal).
    /// Units: persons. Shape: areas x areas, diagonal 0.
    /// Missing: people of other origins have no country to come from and take no part.
    /// Source: Dennett 2015, in Global Dynamics: Approaches from Complexity Science, ch. 7.
    /// Cost: O(areas^2).
    public static func dennett(start: Matrix, areas: Int, worldTotal: Double) -> Matrix {
        let stocks = migrantStock(start, areas: areas)
        var flows = Matrix(rows: areas, columns: areas)
        guard stocks > 0 else { return flows }
        for i in 0..<areas {
            for j in 0..<areas where i != j { flows[i, j] = worldTotal * start[i, j] / stocks }
        }
        return flows
    }

    /// The people who live outside their area of birth.
    static func migrantStock(_ table: Matrix, areas: Int) -> Double {
        var sum = 0.0
        for i in 0..<areas { for j in 0..<areas where i != j { sum += table[i, j] } }
        return sum
    }

    /// The growth matrix that turns one stock table into the other, times the people at risk.
    ///
    /// Formula: G = S1^-1 S2; flow[i,j] = G[i,j] times the residents of i at the first date.
    /// Units: persons; flows can be negative, as the authors warn.
    /// Shape: areas x areas, diagonal 0.
    /// Source: Rogers and von Rabenau 1971, Demography 8(2).
    /// Cost: O(areas^3).
    public static func rogersVonRabenau(
        start: Matrix, end: Matrix
    ) throws(EstimationError) -> Matrix {
        guard start.rows == start.columns, end.rows == start.rows, end.columns == start.columns
        else {
            throw EstimationError(
                .shape, place: "stocks",
                found: "\(start.rows) x \(start.columns) and \(end.rows) x \(end.columns)",
                expected: "two square tables of one size")
        }
        guard var flows = LinearSystem.solve(start, end) else {
            throw EstimationError(
                .impossible, place: "stocks at the start", found: "a table without an inverse",
                expected: "birthplaces whose residents are not in proportion to each other")
        }
        for (i, residents) in start.columnTotals.enumerated() {
            for j in 0..<flows.columns { flows[i, j] = i == j ? 0 : flows[i, j] * residents }
        }
        return flows
    }
}
