/// A straight map from values to units of a picture, over round numbers.
package struct Scale: Sendable {
    /// The round numbers that get a line and a label, in order; at least two.
    package let ticks: [Double]
    private let origin: Double
    private let span: Double

    /// A scale that holds every value, and zero.
    ///
    /// - Parameter start: the unit of the lowest tick; it may be larger than `end`.
    package init(values: [Double], from start: Double, to end: Double, steps: Int = 4) {
        let finite = values.filter(\.isFinite)
        let low = min(0, finite.min() ?? 0)
        var high = max(0, finite.max() ?? 0)
        if low == high { high = 1 }
        let step = Self.niceStep((high - low) / Double(max(1, steps)))
        let first = (low / step).rounded(.down)
        let last = max(first + 1, (high / step).rounded(.up))
        ticks = (0...Int(min(50, last - first))).map { (first + Double($0)) * step }
        origin = start
        span = end - start
    }

    /// Where a value lies.
    package func place(_ value: Double) -> Double {
        guard let low = ticks.first, let high = ticks.last, high > low, value.isFinite else {
            return origin
        }
        return origin + (value - low) / (high - low) * span
    }

    /// The next of 1, 2, 2.5, 5 and their powers of ten.
    static func niceStep(_ raw: Double) -> Double {
        guard raw.isFinite, raw > 0 else { return 1 }
        var power = 1.0
        while power > raw { power /= 10 }
        while power * 10 <= raw { power *= 10 }
        for factor in [1.0, 2, 2.5, 5] where factor * power >= raw * 0.999_999 {
            return factor * power
        }
        return 10 * power
    }
}
