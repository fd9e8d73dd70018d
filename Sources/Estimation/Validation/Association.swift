internal import Foundation

/// How far two lists go together, and the middle of a list.
enum Association {
    /// The correlation of two lists of the same length.
    ///
    /// Formula: sum of (x - mean x)(y - mean y) over the root of the product of both sums of squares.
    /// Missing: nil for fewer than three pairs, where any two points lie on a line, and where one
    /// list is all one number. Cost: O(n).
    static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
        guard x.count == y.count, x.count >= 3 else { return nil }
        let count = Double(x.count)
        let meanX = x.reduce(0, +) / count
        let meanY = y.reduce(0, +) / count
        var (squaresX, squaresY, products) = (0.0, 0.0, 0.0)
        for (a, b) in zip(x, y) {
            squaresX += (a - meanX) * (a - meanX)
            squaresY += (b - meanY) * (b - meanY)
            products += (a - meanX) * (b - meanY)
        }
        // What is left of equal numbers after their mean is taken off is rounding.
        let isFlat = { (squares: Double, list: [Double]) in
            let size = list.reduce(0) { max($0, abs($1)) }
            return squares <= count * (size * 1e-12) * (size * 1e-12)
        }
        guard !isFlat(squaresX, x), !isFlat(squaresY, y) else { return nil }
        let result = products / (squaresX.squareRoot() * squaresY.squareRoot())
        return result.isFinite ? min(1, max(-1, result)) : nil
    }

    /// The correlation of the ranks of two lists (Spearman); equal numbers share the mean of their
    /// ranks. Missing: as ``correlation(_:_:)``. Cost: O(n log n).
    static func rankCorrelation(_ x: [Double], _ y: [Double]) -> Double? {
        correlation(ranks(x), ranks(y))
    }

    /// The rank of each number, from 1; equal numbers share the mean of theirs.
    static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var first = 0
        while first < order.count {
            var last = first
            while last + 1 < order.count, values[order[last + 1]] == values[order[first]] {
                last += 1
            }
            for place in first...last { ranks[order[place]] = Double(first + last) / 2 + 1 }
            first = last + 1
        }
        return ranks
    }

    /// The middle number, or the mean of the two in the middle; nil of none.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// A share of a count; nil of nothing.
    static func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }

    /// Whether a number can be people: finite, and not beyond what any world has.
    static func isPlausible(_ value: Double) -> Bool { abs(value) <= 1e15 }
}
