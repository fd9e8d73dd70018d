internal import Foundation

/// A flow under another least stay than it was counted by, with how far published factors differ.
public struct ConvertedFlow: Hashable, Sendable {
    /// What one set of factors makes of it. Units: those of the flow.
    public struct Result: Hashable, Sendable {
        public let factors: DurationFactors
        public let factor: Double
        public let value: Double
    }

    public let from: DurationFactors.LeastStay
    public let to: DurationFactors.LeastStay
    /// In the order of the sets that were asked; never empty.
    public let results: [Result]

    /// Between the results: their geometric mean, as factors multiply.
    public let central: Double
    /// The smallest and the largest result.
    public let low: Double
    public let high: Double

    /// Converts a flow.
    ///
    /// - Parameters:
    ///   - value: the flow; 0 or more, finite.
    ///   - sets: factors to go by; those without the two stays are left out.
    /// - Returns: nil for a flow that is none, and where no set has the two stays.
    public init?(
        _ value: Double, from: DurationFactors.LeastStay, to: DurationFactors.LeastStay,
        by sets: [DurationFactors] = DurationFactors.published
    ) {
        guard value >= 0, value.isFinite else { return nil }
        results = sets.compactMap { set in
            set.factor(from: from, to: to).map {
                Result(factors: set, factor: $0, value: value * $0)
            }
        }
        let factors = results.map(\.factor)
        guard let least = factors.min(), let most = factors.max() else { return nil }
        self.from = from
        self.to = to
        let mean = factors.reduce(0) { $0 + log($1) } / Double(factors.count)
        central = value * exp(mean)
        low = value * least
        high = value * most
    }
}
