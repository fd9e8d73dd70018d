internal import Foundation

/// The search for the factors of a two-way fit: a few proportional sweeps, then Newton steps on
/// the dual of the likelihood, each undone where it does not bring the margins closer.
///
/// Columns are met exactly at every step; what is left is the gap of the rows.
struct TwoWaySearch {
    private(set) var rowFactors: [Double]
    private(set) var columnFactors: [Double]
    private let seed: Matrix
    private let rows: [Double]
    private let columns: [Double]
    private let limits: FitLimits
    /// The row sums that the present factors give.
    private var sums: [Double]

    /// Above this many rows a Newton step costs more than the sweeps it saves.
    private static let newtonRows = 1_500
    /// Sweeps before the first Newton step.
    private static let openingSweeps = 6
    /// Factors beyond this belong to margins that cannot be met.
    private static let largestFactor = 1e150
    /// Iterations without a hundredth gained after which the search gives up.
    private var patience: Int { rows.count <= Self.newtonRows ? 60 : 1_000 }

    init(seed: Matrix, rows: [Double], columns: [Double], limits: FitLimits) {
        self.seed = seed
        self.rows = rows
        self.columns = columns
        self.limits = limits
        rowFactors = rows.map { $0 > 0 ? 1 : 0 }
        columnFactors = [Double](repeating: 0, count: columns.count)
        sums = [Double](repeating: 0, count: rows.count)
    }

    /// Searches and returns the number of iterations spent.
    mutating func run() -> Int {
        meetColumns()
        var (mark, last, stalled) = (Double.infinity, Double.infinity, 0)
        var sweeps = Self.openingSweeps
        for iteration in 0..<max(0, limits.iterations) {
            let gap = largestGap(rows, sums)
            if gap <= limits.tolerance * 0.5 || !gap.isFinite { return iteration }
            stalled += 1
            if gap < mark * 0.99 { (mark, stalled) = (gap, 0) }
            if stalled > patience { return iteration }
            if sweeps <= 0, isSlow(gap: gap, last: last) {
                last = .infinity
                if newtonStep() { continue }
                sweeps = 3
            }
            last = gap
            sweeps -= 1
            for i in rows.indices where rowFactors[i] != 0 {
                let factor = sums[i] > 0 ? rowFactors[i] * (rows[i] / sums[i]) : 0
                rowFactors[i] = min(factor, Self.largestFactor)
            }
            meetColumns()
        }
        return limits.iterations
    }

    /// Whether sweeps at the present pace would cost more than Newton steps.
    private func isSlow(gap: Double, last: Double) -> Bool {
        guard rows.count <= Self.newtonRows else { return false }
        guard last.isFinite else { return true }
        guard gap < last else { return true }
        let needed = log(gap / limits.tolerance) / log(last / gap)
        return needed > Double(max(20, rows.count / 2))
    }

    /// Sets the column factors so that every column is met, then sums the rows.
    private mutating func meetColumns() {
        let (height, width) = (seed.rows, seed.columns)
        seed.values.withUnsafeBufferPointer { cells in
            columnFactors.withUnsafeMutableBufferPointer { factors in
                for j in 0..<width { factors[j] = 0 }
                for i in 0..<height where rowFactors[i] != 0 {
                    let (a, base) = (rowFactors[i], i * width)
                    for j in 0..<width { factors[j] += a * cells[base + j] }
                }
                for j in 0..<width {
                    factors[j] = factors[j] > 0 ? columns[j] / factors[j] : 0
                }
                guard let start = cells.baseAddress, let weights = factors.baseAddress else {
                    return
                }
                for i in 0..<height {
                    sums[i] = rowFactors[i] * product(start + i * width, weights, width)
                }
            }
        }
    }

    /// One Newton step on the logarithms of the row factors; false where no step length helps.
    private mutating func newtonStep() -> Bool {
        var hessian = self.hessian()
        var step = rows.indices.map { rowFactors[$0] == 0 ? 0 : rows[$0] - sums[$0] }
        SemidefiniteSolver.solve(&hessian, &step)
        guard step.allSatisfy(\.isFinite) else { return false }
        let (oldRows, oldColumns, oldSums) = (rowFactors, columnFactors, sums)
        let before = distance()
        var length = min(1, 3 / max(step.map(abs).max() ?? 0, 1e-300))
        for _ in 0..<8 {
            for i in rows.indices { rowFactors[i] = oldRows[i] * exp(length * step[i]) }
            meetColumns()
            if distance() < before * (1 - 0.1 * length) { return true }
            length /= 2
        }
        (rowFactors, columnFactors, sums) = (oldRows, oldColumns, oldSums)
        return false
    }

    /// The sum of the row gaps.
    private func distance() -> Double {
        zip(rows, sums).reduce(0) { $0 + abs($1.0 - $1.1) }
    }

    /// The second derivatives of the dual: diag(row sums) - X diag(1 / C) X'.
    ///
    /// Shape: rows x rows, upper triangle.
    private func hessian() -> Matrix {
        let (height, width) = (seed.rows, seed.columns)
        var result = Matrix(rows: height, columns: height)
        var line = [Double](repeating: 0, count: height)
        result.withCells { cells in
            line.withUnsafeMutableBufferPointer { line in
                for j in 0..<width where columns[j] > 0 && columnFactors[j] > 0 {
                    for i in 0..<height {
                        line[i] = rowFactors[i] * seed[i, j] * columnFactors[j]
                    }
                    let scale = 1 / columns[j]
                    for i in 0..<height where line[i] != 0 {
                        let (factor, base) = (line[i] * scale, i * height)
                        for k in i + 1..<max(height, i + 1) { cells[base + k] -= factor * line[k] }
                        cells[base + i] += factor * max(0, columns[j] - line[i])
                    }
                }
            }
        }
        return result
    }
}

/// The sum of the products of two runs of numbers, eight at a time.
private func product(
    _ first: UnsafePointer<Double>, _ second: UnsafePointer<Double>, _ count: Int
) -> Double {
    let a = UnsafeRawPointer(first)
    let b = UnsafeRawPointer(second)
    var even = SIMD4<Double>()
    var odd = SIMD4<Double>()
    var index = 0
    while index + 8 <= count {
        let at = index * MemoryLayout<Double>.stride
        let half = at + 4 * MemoryLayout<Double>.stride
        let x = a.loadUnaligned(fromByteOffset: at, as: SIMD4<Double>.self)
        let y = b.loadUnaligned(fromByteOffset: at, as: SIMD4<Double>.self)
        even += x * y
        let z = a.loadUnaligned(fromByteOffset: half, as: SIMD4<Double>.self)
        let w = b.loadUnaligned(fromByteOffset: half, as: SIMD4<Double>.self)
        odd += z * w
        index += 8
    }
    var sum = (even + odd).sum()
    while index < count {
        sum += first[index] * second[index]
        index += 1
    }
    return sum
}
