internal import Foundation

/// How far estimated flows agree with those that were reported, by measures of which most do not
/// depend on the level: an estimate counts people whose residence differs between two dates, a report
/// moves, and the two have no common level.
///
/// With e an estimate and r a report of the same corridor. Units: persons, unless a name says share,
/// ratio, factor or correlation. A number under half a person is zero, except in sums.
/// Missing: nil where there is nothing to measure, as each says; never not-a-number.
public struct FlowAgreement: Sendable, Hashable, Codable {
    /// Pairs measured.
    public let pairs: Int
    /// Pairs left out: a number below zero, not finite, or more than any world has.
    public let leftOut: Int
    /// Sum of e.
    public let estimated: Double
    /// Sum of r.
    public let reported: Double
    /// Pairs in which both are zero.
    public let bothZero: Int
    /// Pairs in which the estimate alone is zero.
    public let onlyEstimateZero: Int
    /// Pairs in which the report alone is zero.
    public let onlyReportZero: Int
    /// Correlation of e and r: large corridors decide it. Nil for fewer than three pairs, or where
    /// one side is all one number.
    public let correlation: Double?
    /// Correlation of log(1 + e) and log(1 + r), zeros included; nil as above.
    public let logCorrelation: Double?
    /// Correlation of the ranks of e and r, zeros included; equal numbers share the mean of their
    /// ranks. Nil as above.
    public let rankCorrelation: Double?
    /// The middle e / r of the pairs that are not both zero; of an even number the geometric mean of
    /// the two in the middle. An estimate of zero counts as a ratio of 0, a report of zero as one
    /// beyond all others. Nil without any, and where the middle is beyond all.
    public let medianRatio: Double?
    /// exp(median of |log(e / r)|), of the same pairs: half of the estimates are within this factor of
    /// the report, up or down. 1 or more; nil without any, and where half of them have a zero at one
    /// side, which no factor reaches.
    public let typicalFactor: Double?
    /// exp(median of |log(e / r) - log(median ratio)|), of the same pairs: the typical factor that
    /// would be left if the level were right. 1 or more; nil as the typical factor, and where the
    /// median ratio is 0.
    public let spread: Double?
    /// The share of pairs with r / 2 <= e <= 2 r, of those that are not both zero; an estimate of zero
    /// is not within two of a report above it, nor the other way. Nil without any.
    public let withinTwo: Double?
    /// Sum of |e - r| over sum of r: at most 1 where all estimates are zero; nil where nothing is
    /// reported.
    public let absoluteShare: Double?

    /// Under half a person nobody moved.
    static let least = 0.5

    /// Measures pairs, in any order. Cost: O(n log n).
    public init(_ pairs: [(estimate: Double, report: Double)]) {
        let proper = pairs.filter {
            $0.estimate >= 0 && $0.report >= 0 && Association.isPlausible($0.estimate)
                && Association.isPlausible($0.report)
        }
        self.pairs = proper.count
        leftOut = pairs.count - proper.count
        estimated = proper.reduce(0) { $0 + $1.estimate }
        reported = proper.reduce(0) { $0 + $1.report }
        func zeroed(_ value: Double) -> Double { value < Self.least ? 0 : value }
        let e = proper.map { zeroed($0.estimate) }
        let r = proper.map { zeroed($0.report) }
        bothZero = zip(e, r).count { $0 == 0 && $1 == 0 }
        onlyEstimateZero = zip(e, r).count { $0 == 0 && $1 > 0 }
        onlyReportZero = zip(e, r).count { $0 > 0 && $1 == 0 }
        correlation = Association.correlation(proper.map(\.estimate), proper.map(\.report))
        rankCorrelation = Association.rankCorrelation(e, r)
        logCorrelation = Association.correlation(e.map { log(1 + $0) }, r.map { log(1 + $0) })
        let positive = zip(e, r).filter { $0 > 0 && $1 > 0 }
        let distances =
            positive.map { log($0.0) - log($0.1) }
            + Array(repeating: -.infinity, count: onlyEstimateZero)
            + Array(repeating: .infinity, count: onlyReportZero)
        let middle = Association.median(distances)
        medianRatio = Self.factor(middle)
        typicalFactor = Self.factor(Association.median(distances.map { abs($0) }))
        spread = middle.flatMap { middle in
            guard middle.isFinite else { return nil }
            return Self.factor(Association.median(distances.map { abs($0 - middle) }))
        }
        withinTwo = Association.share(
            positive.count { $0 <= 2 * $1 && $1 <= 2 * $0 }, of: proper.count - bothZero)
        absoluteShare =
            reported >= Self.least
            ? proper.reduce(0) { $0 + abs($1.estimate - $1.report) } / reported : nil
    }

    /// The factor of a logarithm; nil of none and of one beyond all.
    private static func factor(_ logarithm: Double?) -> Double? {
        logarithm.flatMap { $0 < .infinity ? exp($0) : nil }
    }
}
