/// How far estimated net migration of areas agrees with a reference, which may be below zero too.
///
/// With e an estimate and r the reference of the same area. Units: persons, unless a name says share
/// or correlation. Missing: nil where there is nothing to measure, as each says; never not-a-number.
public struct NetAgreement: Sendable, Hashable, Codable {
    /// Areas measured.
    public let areas: Int
    /// Areas left out: a number not finite, or more than any world has.
    public let leftOut: Int
    /// Correlation of e and r. Nil for fewer than three areas, or where one side is all one number.
    public let correlation: Double?
    /// Correlation of their ranks; equal numbers share the mean of theirs. Nil as above.
    public let rankCorrelation: Double?
    /// Mean of e - r: the level. Nil without areas.
    public let meanError: Double?
    /// Mean of |e - r|. Nil without areas.
    public let meanAbsoluteError: Double?
    /// The middle |e - r|. Nil without areas.
    public let medianAbsoluteError: Double?
    /// Sum of |e - r| over sum of |r|; nil where the reference is zero everywhere.
    public let absoluteShare: Double?
    /// The share of areas whose e has the sign of r: both gain, both lose, or both are zero, which is
    /// under half a person. Nil without areas.
    public let sameSign: Double?

    /// Measures areas, in any order. Cost: O(n log n).
    public init(_ pairs: [(estimate: Double, reference: Double)]) {
        let proper = pairs.filter {
            Association.isPlausible($0.estimate) && Association.isPlausible($0.reference)
        }
        areas = proper.count
        leftOut = pairs.count - proper.count
        let e = proper.map(\.estimate)
        let r = proper.map(\.reference)
        correlation = Association.correlation(e, r)
        rankCorrelation = Association.rankCorrelation(e, r)
        let errors = proper.map { $0.estimate - $0.reference }
        let sizes = errors.map { abs($0) }
        let count = Double(proper.count)
        meanError = errors.isEmpty ? nil : errors.reduce(0, +) / count
        meanAbsoluteError = sizes.isEmpty ? nil : sizes.reduce(0, +) / count
        medianAbsoluteError = Association.median(sizes)
        let whole = r.reduce(0) { $0 + abs($1) }
        absoluteShare = whole >= FlowAgreement.least ? sizes.reduce(0, +) / whole : nil
        func sign(_ value: Double) -> Int {
            abs(value) < FlowAgreement.least ? 0 : value > 0 ? 1 : -1
        }
        sameSign = Association.share(
            proper.count { sign($0.estimate) == sign($0.reference) }, of: proper.count)
    }
}
