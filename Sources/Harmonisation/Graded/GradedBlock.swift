internal import Foundation

/// All reports of the flows between two areas, in both directions.
struct GradedBlock: Sendable {
    let items: [GradedDesign.Item]
    /// Logarithms of the reports with a half added.
    let logs: [Double]
    /// Which series of one end and one accuracy each report is of.
    let series: [Int]
    /// How far each report is taken as one of many: below 1, it lies apart.
    var weights: [Double]
    /// The same of a series as a whole, by report.
    var seriesWeights: [Double]
    /// By report, how much steadier over the years than others its corridor is, one direction for
    /// itself: what the variance of what comes and goes is divided by.
    var steadiness: [Double]
    /// How many each report was to be expected to count.
    var expected: [Double]
    /// The inverse of how the reports vary, row by row.
    var inverse: [Double] = []
    /// The inverse times what the effects leave of the reports.
    var pull: [Double] = []
    /// How much of a departure two reports share by their years, row by row; 0 for reports of
    /// different directions.
    let decays: [Double]
    /// All reports' unknowns one after the other, and where each report's begin.
    private let columns: [Int]
    private let values: [Double]
    private let starts: [Int]

    var count: Int { items.count }

    init(_ reports: [GradedReport], _ design: GradedDesign) {
        let items = reports.map(design.item)
        self.items = items
        logs = reports.map { log($0.value + 0.5) }
        series = items.indices.map { place in
            items.firstIndex { GradedVariances.isLasting($0, items[place]) } ?? place
        }
        weights = reports.map { _ in 1 }
        seriesWeights = weights
        steadiness = weights
        expected = reports.map { max($0.value, 1) }
        decays = items.flatMap { one in
            items.map { $0.isForward == one.isForward ? GradedVariances.decay(one, $0) : 0 }
        }
        columns = items.flatMap(\.columns)
        values = items.flatMap(\.values)
        starts = items.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.columns.count) }
    }

    /// Of report `place` alone, with its weight.
    func alone(_ place: Int, _ variances: GradedVariances) -> Double {
        variances.alone(items[place], expected: expected[place]) / weights[place]
    }

    /// How two reports vary together, in what is not theirs alone.
    private func together(_ one: Int, _ other: Int, _ variances: GradedVariances) -> Double {
        let decay = decays[one * count + other]
        guard decay > 0 else { return variances.pair }
        var sum = variances.pair + variances.corridor + variances.change * decay / steadiness[one]
        if series[one] == series[other] {
            sum += variances.lasting(items[one]) / seriesWeights[one]
        }
        return sum
    }

    /// Forms the inverse.
    ///
    /// - Returns: whether there is one.
    mutating func invert(_ variances: GradedVariances) -> Bool {
        var matrix = PackedMatrix(size: count)
        var place = 0
        for row in 0..<count {
            for column in 0...row {
                matrix.values[place] = together(row, column, variances)
                place += 1
            }
            matrix.values[place - 1] += alone(row, variances)
        }
        guard let inverted = matrix.inverted() else { return false }
        inverse = inverted.full
        return true
    }

    /// Adds what the reports tell of the effects to the normal equations.
    func add(to precision: inout PackedMatrix, _ right: inout [Double]) {
        let count = count
        precision.values.withUnsafeMutableBufferPointer { precision in
            for row in 0..<count {
                var sum = 0.0
                for column in 0..<count {
                    let weight = inverse[row * count + column]
                    sum += weight * logs[column]
                    for first in starts[row]..<starts[row + 1] {
                        let start = columns[first] * (columns[first] + 1) / 2
                        let weighted = weight * values[first]
                        for second in starts[column]..<starts[column + 1]
                        where columns[second] <= columns[first] {
                            precision[start + columns[second]] += weighted * values[second]
                        }
                    }
                }
                for place in starts[row]..<starts[row + 1] {
                    right[columns[place]] += values[place] * sum
                }
            }
        }
    }

    /// What the effects leave of the reports, and the pull that follows.
    mutating func settle(_ effects: [Double]) {
        let left = items.indices.map { place in
            logs[place]
                - (starts[place]..<starts[place + 1]).reduce(0) {
                    $0 + effects[columns[$1]] * values[$1]
                }
        }
        pull = (0..<count).map { row in
            var sum = 0.0
            for column in 0..<count { sum += inverse[row * count + column] * left[column] }
            return sum
        }
    }

    /// The inverse less what the effects' own uncertainty takes from it.
    func reduced(_ covariance: PackedMatrix) -> [Double] {
        var spread = [Double](repeating: 0, count: count * count)
        for row in 0..<count {
            for column in 0...row {
                var sum = 0.0
                for first in starts[row]..<starts[row + 1] {
                    for second in starts[column]..<starts[column + 1] {
                        sum +=
                            values[first] * values[second]
                            * covariance[columns[first], columns[second]]
                    }
                }
                spread[row * count + column] = sum
                spread[column * count + row] = sum
            }
        }
        let half = Self.product(spread, inverse, count)
        let taken = Self.product(inverse, half, count)
        return zip(inverse, taken).map { $0 - $1 }
    }

    private static func product(_ one: [Double], _ other: [Double], _ count: Int) -> [Double] {
        var product = [Double](repeating: 0, count: count * count)
        product.withUnsafeMutableBufferPointer { product in
            other.withUnsafeBufferPointer { other in
                for row in 0..<count {
                    for middle in 0..<count {
                        let factor = one[row * count + middle]
                        for column in 0..<count {
                            product[row * count + column] += factor * other[middle * count + column]
                        }
                    }
                }
            }
        }
        return product
    }
}
