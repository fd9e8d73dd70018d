/// A symmetric matrix of which the lower triangle is kept, row after row.
struct PackedMatrix: Sendable {
    let size: Int
    var values: [Double]

    init(size: Int) {
        self.size = size
        values = [Double](repeating: 0, count: size * (size + 1) / 2)
    }

    /// Row and column in any order.
    subscript(row: Int, column: Int) -> Double {
        get { values[Self.place(row, column)] }
        set { values[Self.place(row, column)] = newValue }
    }

    static func place(_ row: Int, _ column: Int) -> Int {
        row >= column ? row * (row + 1) / 2 + column : column * (column + 1) / 2 + row
    }

    /// The inverse, by sweeping one row after the other.
    ///
    /// Cost: half of size cubed.
    /// - Returns: nil where the matrix is not positive definite, as far as can be told.
    func inverted() -> PackedMatrix? {
        var swept = self
        let size = size
        var line = [Double](repeating: 0, count: size)
        let isDefinite = swept.values.withUnsafeMutableBufferPointer { values in
            line.withUnsafeMutableBufferPointer { line in
                Self.sweep(values, line, size)
            }
        }
        guard isDefinite else { return nil }
        for place in swept.values.indices { swept.values[place].negate() }
        return swept
    }

    private static func sweep(
        _ values: UnsafeMutableBufferPointer<Double>, _ line: UnsafeMutableBufferPointer<Double>,
        _ size: Int
    ) -> Bool {
        for pivot in 0..<size {
            let own = pivot * (pivot + 1) / 2
            let scale = values[own + pivot]
            guard scale > 0, scale.isFinite else { return false }
            for column in 0..<pivot { line[column] = values[own + column] }
            for row in pivot + 1..<max(size, pivot + 1) {
                line[row] = values[row * (row + 1) / 2 + pivot]
            }
            line[pivot] = 0
            var start = 0
            for row in 0..<size {
                let factor = line[row] / scale
                if factor != 0 {
                    for column in 0...row { values[start + column] -= factor * line[column] }
                }
                start += row + 1
            }
            for column in 0..<pivot { values[own + column] = line[column] / scale }
            for row in pivot + 1..<max(size, pivot + 1) {
                values[row * (row + 1) / 2 + pivot] = line[row] / scale
            }
            values[own + pivot] = -1 / scale
        }
        return true
    }

    /// The product with a vector.
    func times(_ vector: [Double]) -> [Double] {
        var product = [Double](repeating: 0, count: size)
        var place = 0
        for row in 0..<size {
            for column in 0...row {
                product[row] += values[place] * vector[column]
                if column != row { product[column] += values[place] * vector[row] }
                place += 1
            }
        }
        return product
    }

    /// Row by row, all columns.
    var full: [Double] {
        var all = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0...row {
                let value = values[row * (row + 1) / 2 + column]
                all[row * size + column] = value
                all[column * size + row] = value
            }
        }
        return all
    }
}
