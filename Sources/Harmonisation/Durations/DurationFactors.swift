internal import Foundation

/// By how least stays of different length count different numbers of migrants.
///
/// A factor turns a flow counted under a least stay into one counted under twelve months: the shorter
/// the stay that suffices, the more people are counted, and the smaller the factor.
public struct DurationFactors: Hashable, Sendable {
    /// How long somebody must stay to be counted.
    public enum LeastStay: String, CaseIterable, Sendable {
        /// Any stay.
        case none = "0"
        case threeMonths = "3"
        case sixMonths = "6"
        case twelveMonths = "12"
        /// For good, however the publisher tells that.
        case permanent = "PERMANENT"
    }

    public let id: String
    /// Where the factors come from, in words.
    public let name: String
    private let factors: [LeastStay: Double]

    init(_ id: String, _ name: String, _ factors: [LeastStay: Double]) {
        self.id = id
        self.name = name
        self.factors = factors
    }

    /// The factor that turns a flow under one least stay into one under another.
    ///
    /// - Returns: nil where the set has no factor for one of them.
    public func factor(from: LeastStay, to: LeastStay) -> Double? {
        if from == to { return 1 }
        guard let first = factors[from], let second = factors[to], second > 0 else { return nil }
        return first / second
    }

    /// Factors by which stays end at random, at the same rate at any time.
    ///
    /// - Parameters:
    ///   - rate: at which stays end, per year; above 0.
    ///   - permanentYears: how long a stay must last to pass for one for good; above 1.
    /// - Returns: nil for a rate or a time outside of these.
    public static func poisson(rate: Double, permanentYears: Double) -> DurationFactors? {
        guard rate > 0, rate.isFinite, permanentYears > 1, permanentYears.isFinite else {
            return nil
        }
        let years: [LeastStay: Double] = [
            .none: 0, .threeMonths: 0.25, .sixMonths: 0.5, .twelveMonths: 1,
            .permanent: permanentYears,
        ]
        let factors = years.mapValues { exp(rate * ($0 - 1)) }
        guard factors.values.allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
        return DurationFactors(
            "poisson-\(rate)-\(permanentYears)",
            "stays that end at random, \(rate) a year, for good after \(permanentYears) years",
            factors)
    }
}
