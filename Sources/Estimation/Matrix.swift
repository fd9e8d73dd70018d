/// A dense table of numbers, one row after the other.
///
/// Shape: `rows` x `columns`; cell (r, c) is at `r * columns + c`.
/// Missing: there is none; a matrix holds only numbers, and who fills it decides what an absent
/// figure means before it comes here.
public struct Matrix: Sendable, Equatable {
    /// The number of rows.
    public let rows: Int
    /// The number of columns.
    public let columns: Int
    /// The cells, row after row.
    public private(set) var values: [Double]

    /// A matrix with the same number in every cell.
    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
        values = [Double](repeating: value, count: self.rows * self.columns)
    }

    /// A matrix over values already laid out row after row; nil where the count does not fit.
    public init?(rows: Int, columns: Int, values: [Double]) {
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        guard rows >= 0, columns >= 0, !overflow, values.count == count else { return nil }
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// A matrix from a list of rows; nil where the rows differ in length.
    public init?(_ lines: [[Double]]) {
        let width = lines.first?.count ?? 0
        guard lines.allSatisfy({ $0.count == width }) else { return nil }
        rows = lines.count
        columns = width
        values = lines.flatMap { $0 }
    }

    /// The cell at a row and a column, both of which must exist.
    public subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// One row as an array. Cost: O(columns).
    public func row(_ index: Int) -> [Double] {
        Array(values[index * columns..<(index + 1) * columns])
    }

    /// The rows as arrays. Cost: O(rows x columns).
    public var lines: [[Double]] { (0..<rows).map(row) }

    /// The sum of all cells.
    public var total: Double { values.reduce(0, +) }

    /// The sum of each row. Cost: O(rows x columns).
    public var rowTotals: [Double] {
        var sums = [Double](repeating: 0, count: rows)
        values.withUnsafeBufferPointer { cells in
            for r in 0..<rows {
                var sum = 0.0
                for c in r * columns..<(r + 1) * columns { sum += cells[c] }
                sums[r] = sum
            }
        }
        return sums
    }

    /// The sum of each column. Cost: O(rows x columns).
    public var columnTotals: [Double] {
        var sums = [Double](repeating: 0, count: columns)
        values.withUnsafeBufferPointer { cells in
            sums.withUnsafeMutableBufferPointer { sums in
                for r in 0..<rows {
                    let base = r * columns
                    for c in 0..<columns { sums[c] += cells[base + c] }
                }
            }
        }
        return sums
    }

    /// Rows and columns exchanged.
    public var transposed: Matrix {
        var other = Matrix(rows: columns, columns: rows)
        for r in 0..<rows { for c in 0..<columns { other[c, r] = self[r, c] } }
        return other
    }

    /// Gives the cells to a function for changes in place, without a copy.
    package mutating func withCells<Result>(
        _ body: (UnsafeMutableBufferPointer<Double>) -> Result
    ) -> Result {
        values.withUnsafeMutableBufferPointer { body($0) }
    }

    /// Every cell times the factor of its row and the factor of its column.
    package func scaled(rows rowFactors: [Double], columns columnFactors: [Double]) -> Matrix {
        var result = self
        let width = columns
        result.withCells { cells in
            columnFactors.withUnsafeBufferPointer { factors in
                for r in 0..<rowFactors.count {
                    let base = r * width
                    let factor = rowFactors[r]
                    for c in 0..<width { cells[base + c] *= factor * factors[c] }
                }
            }
        }
        return result
    }

    /// The place of the first cell that is not a finite number of zero or more.
    package var firstImproperCell: (row: Int, column: Int)? {
        guard let index = values.firstIndex(where: { !($0.isFinite && $0 >= 0) }) else {
            return nil
        }
        return (index / columns, index % columns)
    }
}
