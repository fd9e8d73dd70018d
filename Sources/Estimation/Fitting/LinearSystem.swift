/// Solves A X = B by elimination with row exchange.
///
/// Shape: A is n x n, B is n x m. Cost: O(n^2 (n + m)).
enum LinearSystem {
    /// The solution; nil where A has no inverse to working precision.
    static func solve(_ a: Matrix, _ b: Matrix) -> Matrix? {
        let n = a.rows
        guard n == a.columns, n == b.rows else { return nil }
        var left = a.lines
        var right = b.lines
        let scale = a.values.reduce(0) { max($0, abs($1)) }
        for k in 0..<n {
            var pivot = k
            for i in k..<n where abs(left[i][k]) > abs(left[pivot][k]) { pivot = i }
            guard abs(left[pivot][k]) > 1e-13 * scale else { return nil }
            left.swapAt(k, pivot)
            right.swapAt(k, pivot)
            for i in 0..<n where i != k && left[i][k] != 0 {
                let factor = left[i][k] / left[k][k]
                for j in k..<n { left[i][j] -= factor * left[k][j] }
                for j in 0..<b.columns { right[i][j] -= factor * right[k][j] }
            }
        }
        for k in 0..<n { for j in 0..<b.columns { right[k][j] /= left[k][k] } }
        return Matrix(right)
    }
}
