/// Solves A x = b for a symmetric matrix without negative eigenvalues.
///
/// Rows whose pivot vanishes (one in each connected part of a margin problem, where only ratios
/// of factors are determined) are held at zero.
/// Shape: A is n x n, upper triangle read, overwritten with its factors.
/// Cost: n^3 / 3 multiplications and additions.
enum SemidefiniteSolver {
    /// Overwrites `rhs` with the solution.
    static func solve(_ a: inout Matrix, _ rhs: inout [Double]) {
        let n = a.rows
        guard n == a.columns, n == rhs.count else { return }
        var held = [Bool](repeating: false, count: n)
        let original = (0..<n).map { a[$0, $0] }
        a.withCells { cells in
            guard let base = cells.baseAddress else { return }
            for k in 0..<n {
                let rowK = base + k * n
                let pivot = rowK[k]
                guard pivot > 1e-13 * original[k] else {
                    held[k] = true
                    continue
                }
                for i in k + 1..<max(n, k + 1) where rowK[i] != 0 {
                    let factor = rowK[i] / pivot
                    let rowI = base + i * n
                    for j in i..<n { rowI[j] -= factor * rowK[j] }
                    rhs[i] -= factor * rhs[k]
                }
            }
            for k in stride(from: n - 1, through: 0, by: -1) {
                guard !held[k] else {
                    rhs[k] = 0
                    continue
                }
                let rowK = base + k * n
                var sum = rhs[k]
                for j in k + 1..<max(n, k + 1) { sum -= rowK[j] * rhs[j] }
                rhs[k] = sum / rowK[k]
            }
        }
    }
}
