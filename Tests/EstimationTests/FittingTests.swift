import Estimation
import TestKit
import Testing

/// The fits, and what they say when margins cannot be met.
@Suite struct FittingTests {
    @Test(arguments: 1...8)
    func `Newton steps lead where proportional sweeps lead`(number: Int) throws {
        var random = SeededGenerator(seed: UInt64(number))
        let (height, width) = (4 + number, 12 - number)
        var seed = Matrix(rows: height, columns: width)
        var truth = seed
        for i in 0..<height {
            for j in 0..<width where Double.random(in: 0...1, using: &random) < 0.7 {
                seed[i, j] = Double.random(in: 0.01...1000, using: &random)
                truth[i, j] = Double.random(in: 0.01...1000, using: &random)
            }
        }
        let fit = try TwoWayFit(
            seed: seed, rows: truth.rowTotals, columns: truth.columnTotals,
            limits: FitLimits(tolerance: 1e-8))
        #expect(fit.report.converged)
        // The fit is unique: right margins, and factors times seed.
        for i in 0..<height {
            for j in 0..<width {
                let product = fit.rowFactors[i] * seed[i, j] * fit.columnFactors[j]
                #expect(abs(fit.values[i, j] - product) <= 1e-9 * product)
            }
        }
    }

    @Test func `a table that sweeps take thousands of rounds for takes a few dozen steps`() throws {
        // Large diagonals, hardly anything beside them, and margins that must move.
        let n = 40
        var seed = Matrix(rows: n, columns: n, repeating: 0.5)
        for i in 0..<n { seed[i, i] = 100_000 }
        let rows = (0..<n).map { 100_020 + (Double($0) - 19.5) * 0.9 }
        let columns = [Double](repeating: 100_020, count: n)
        let fit = try TwoWayFit(
            seed: seed, rows: rows, columns: columns, limits: FitLimits(tolerance: 1e-6))
        #expect(fit.report.converged)
        #expect(fit.report.iterations < 60)
    }

    @Test func `one margin alone is met at once`() throws {
        let seed = try Examples.matrix([[5, 2], [1, 7]])
        let fit = try TwoWayFit(seed: seed, rows: [18, 20], columns: nil)
        #expect(Examples.agree(fit.values, [[90.0 / 7, 36.0 / 7], [2.5, 17.5]], within: 1e-12))
        #expect(fit.report.iterations == 0)
        let columns = try TwoWayFit(seed: seed, rows: nil, columns: [12, 18])
        #expect(columns.values.lines == [[10, 4], [2, 14]])
    }

    @Test func `totals that contradict each other are an error, not a rescaling`() {
        let error = #expect(throws: EstimationError.self) {
            try TwoWayFit(
                seed: Matrix(rows: 2, columns: 2, repeating: 1), rows: [1, 2], columns: [2, 2])
        }
        #expect(error?.kind == .inconsistent)
        #expect(error?.found == "sums 3.0 and 4.0")
    }

    @Test func `margins that zeros make impossible are never called converged`() throws {
        let blocked = try Examples.matrix([[1, 0], [0, 1]])
        let fit = try TwoWayFit(seed: blocked, rows: [3, 1], columns: [1, 3])
        #expect(!fit.report.converged)
        #expect(fit.report.gap >= 2)
        let empty = try TwoWayFit(
            seed: Matrix(rows: 2, columns: 2), rows: [3, 1], columns: [1, 3])
        #expect(!empty.report.converged)
        #expect(empty.values.values.allSatisfy { $0 == 0 })
    }

    @Test func `too few iterations are reported as such`() throws {
        let fit = try TwoWayFit(
            seed: Examples.matrix([[5, 2], [1, 7]]), rows: [18, 20], columns: [16, 22],
            limits: FitLimits(tolerance: 1e-9, iterations: 1))
        #expect(fit.report.iterations == 1)
        #expect(!fit.report.converged)
    }

    @Test func `layers keep their shares while their sum meets the margins`() throws {
        let fit = try LayeredFit(
            layers: [Examples.matrix([[5, 2], [1, 7]]), Examples.matrix([[4, 5], [2, 9]])],
            rows: [36, 40], columns: [32, 44], limits: FitLimits(tolerance: 1e-9))
        #expect(abs(fit.layers[0][0, 0] - 13.0230084) < 1e-6)
        #expect(abs(fit.layers[1][1, 1] - 17.6857955) < 1e-6)
        #expect(abs(fit.layers[0][0, 0] / fit.layers[1][0, 0] - 5.0 / 4) < 1e-12)
    }

    @Test func `blocks meet rows, columns and block sums`() throws {
        let fit = try BlockFit(
            seed: Matrix(rows: 3, columns: 3, repeating: 1), rows: [6, 9, 5],
            columns: [7, 8, 5], blocks: [0, 0, 1, 0, 0, 1, 2, 2, 3],
            blockTotals: [12, 3, 3, 2])
        #expect(fit.converged)
        #expect(abs(fit.values[0, 0] + fit.values[0, 1] + fit.values[0, 2] - 6) < 1e-8)
        #expect(throws: EstimationError.self) {
            try BlockFit(
                seed: Matrix(rows: 1, columns: 1, repeating: 1), rows: [1], columns: [1],
                blocks: [4], blockTotals: [1])
        }
    }

    @Test func `a matrix with uneven rows does not exist`() {
        #expect(Matrix([[1, 2], [3]]) == nil)
        #expect(Matrix(rows: 2, columns: 2, values: [1, 2, 3]) == nil)
        #expect(Matrix(rows: -1, columns: -4, values: [1, 2, 3, 4]) == nil)
        #expect(Matrix(rows: Int.max, columns: Int.max, values: []) == nil)
    }

    @Test func `stocks in proportion to each other have no growth rates`() throws {
        let table = try Examples.matrix([[1, 2], [2, 4]])
        let error = #expect(throws: EstimationError.self) {
            try MigrationRates.rogersVonRabenau(start: table, end: table)
        }
        #expect(error?.kind == .impossible)
    }
}
