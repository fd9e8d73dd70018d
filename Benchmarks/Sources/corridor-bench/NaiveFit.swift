/// A table fitted to row and column sums by plain alternating sweeps (Deming and Stephan 1940).
struct NaiveFit {
    /// The fitted table.
    private(set) var table: [[Double]]
    /// Sweeps over rows and columns.
    private(set) var sweeps = 0

    /// The largest margin gap at which the sweeps stop. Units: persons.
    static let tolerance = 1e-3

    /// Fits a seed; columns are met exactly, rows within the tolerance.
    init(_ seed: [[Double]], rows: [Double], columns: [Double], most: Int = 200_000) {
        table = seed
        while sweeps < most {
            for i in rows.indices {
                let sum = table[i].reduce(0, +)
                for j in columns.indices where sum > 0 { table[i][j] *= rows[i] / sum }
            }
            var sums = [Double](repeating: 0, count: columns.count)
            for i in rows.indices { for j in columns.indices { sums[j] += table[i][j] } }
            var gap = 0.0
            for i in rows.indices {
                for j in columns.indices where sums[j] > 0 { table[i][j] *= columns[j] / sums[j] }
                gap = max(gap, abs(rows[i] - table[i].reduce(0, +)))
            }
            sweeps += 1
            if gap <= Self.tolerance { break }
        }
    }
}
