internal import Foundation

/// A symmetric positive definite system of linear equations, solved by Cholesky's decomposition.
struct SymmetricSystem {
    let size: Int
    /// The lower triangle of the decomposition, row by row, all columns.
    private var lower: [Double]

    /// - Parameter matrix: row by row.
    /// - Returns: nil where the matrix is not positive definite, as far as can be told in the
    ///   precision at hand.
    init?(_ matrix: [Double], size: Int) {
        guard size > 0, matrix.count == size * size else { return nil }
        self.size = size
        lower = matrix
        let largest = (0..<size).map { abs(matrix[$0 * size + $0]) }.max() ?? 0
        for column in 0..<size {
            var pivot = lower[column * size + column]
            for place in 0..<column {
                let value = lower[column * size + place]
                pivot -= value * value
            }
            guard pivot > largest * 1e-14 else { return nil }
            let root = pivot.squareRoot()
            lower[column * size + column] = root
            for row in column + 1..<max(size, column + 1) {
                var value = lower[row * size + column]
                for place in 0..<column {
                    value -= lower[row * size + place] * lower[column * size + place]
                }
                lower[row * size + column] = value / root
            }
        }
    }

    /// The solution for a right side.
    func solve(_ right: [Double]) -> [Double] {
        var solution = right
        for row in 0..<size {
            for place in 0..<row { solution[row] -= lower[row * size + place] * solution[place] }
            solution[row] /= lower[row * size + row]
        }
        for row in (0..<size).reversed() {
            for place in row + 1..<max(size, row + 1) {
                solution[row] -= lower[place * size + row] * solution[place]
            }
            solution[row] /= lower[row * size + row]
        }
        return solution
    }
}
