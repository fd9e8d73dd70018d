internal import Foundation

/// Whether intervals hold what they say: reports are left out, and foretold from the others.
///
/// Each report is left out once, in one of several parts of about the same size; the model is fitted
/// anew without the part, its variances and its calibration included: no report has a say in the
/// interval that is to hold it. Nothing is random: the same reports give the same parts.
public struct GradedHoldOut: Sendable {
    /// What is left out together.
    public enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
        /// One report of one year; other years and the other end stay.
        case report
        /// All that one end reports of a corridor; the other end stays.
        case series
        /// Both ends' reports of a corridor in a year; other years stay.
        case corridorYear = "corridor-year"
        /// All reports of a corridor in all years; only the opposite direction stays.
        case corridor
    }

    /// A report that was left out, and where it fell.
    public struct Outcome: Hashable, Sendable {
        public let report: GradedReport
        /// What the other reports foretold.
        public let estimate: GradedEstimate
        /// The probability that was given to a report no larger than the one made.
        public let share: Double
        /// What plain ways foretold from the same reports, as far as they could.
        public let plain: [GradedPlainWay: GradedEstimate]

        /// Whether the interval of a probability held the report.
        public func isHeld(by interval: Double) -> Bool { abs(share - 0.5) <= interval / 2 }
    }

    public let unit: Unit
    public let folds: Int
    /// In the order of corridors, years and ends.
    public let outcomes: [Outcome]

    /// Leaves out and foretells.
    ///
    /// Cost: that of `folds` fits.
    ///
    /// - Parameter folds: the number of parts; from 2 on.
    public init(
        _ reports: [GradedReport], leavingOut unit: Unit, folds: Int = 5,
        distance: ((String, String) -> Double?)? = nil
    ) throws(GradedFit.Failure) {
        self.unit = unit
        self.folds = max(folds, 2)
        let parts = GradedParts.dealt(reports, self.folds) { _ in unit }
        var outcomes: [Outcome] = []
        for part in 0..<self.folds {
            let out = zip(reports, parts).filter { $0.1 == part }.map(\.0)
            guard !out.isEmpty else { continue }
            let kept = zip(reports, parts).filter { $0.1 != part }.map(\.0)
            let fit = try GradedFit(kept, distance: distance)
            let plain = GradedPlain(kept)
            outcomes += out.map { report in
                let estimate = fit.report(report)
                return Outcome(
                    report: report, estimate: estimate,
                    share: estimate.share(below: report.value), plain: plain.estimates(report))
            }
        }
        self.outcomes = outcomes.sorted {
            ($0.report.origin, $0.report.destination, $0.report.year, $0.report.end.rawValue)
                < ($1.report.origin, $1.report.destination, $1.report.year, $1.report.end.rawValue)
        }
    }

    /// How often intervals held the reports that they were to hold.
    public struct Coverage: Hashable, Sendable {
        public let reports: Int
        /// Of the reports, those held.
        public let share: Double
        /// Of the share, as reports of one reporter and end go together.
        public let standardError: Double

        /// Whether the share is as far from a probability as chance goes: two standard errors.
        public func agrees(with probability: Double) -> Bool {
            abs(share - probability) <= 2 * standardError
        }
    }

    /// How well the model foretold beside a plain way, on the reports that this could foretell.
    public struct Comparison: Hashable, Sendable {
        public let reports: Int
        /// Mean interval scores, of logarithms: the smaller the better.
        public let model: Double
        public let plain: Double
    }

    /// The mean scores of intervals of a probability.
    ///
    /// - Returns: nil where the plain way foretold nothing.
    public func comparison(_ interval: Double, with way: GradedPlainWay) -> Comparison? {
        let scores = outcomes.compactMap { outcome in
            outcome.plain[way].map {
                (
                    outcome.estimate.score(interval, of: outcome.report.value),
                    $0.score(interval, of: outcome.report.value)
                )
            }
        }
        guard !scores.isEmpty else { return nil }
        let count = Double(scores.count)
        return Comparison(
            reports: scores.count, model: scores.reduce(0) { $0 + $1.0 } / count,
            plain: scores.reduce(0) { $0 + $1.1 } / count)
    }

    /// Of all outcomes, or of some: how often the interval of a probability held the report.
    ///
    /// - Returns: nil without any.
    public func coverage(
        _ interval: Double, where isMeant: (Outcome) -> Bool = { _ in true }
    ) -> Coverage? {
        let meant = outcomes.filter(isMeant)
        guard !meant.isEmpty else { return nil }
        let count = Double(meant.count)
        let share = Double(meant.filter { $0.isHeld(by: interval) }.count) / count
        let groups = Dictionary(grouping: meant) { [$0.report.reporter, $0.report.end.rawValue] }
        // In a fixed order, as sums of fractions depend on it.
        let squares = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .reduce(0.0) { sum, group in
                let apart = group.value.reduce(0.0) {
                    $0 + ($1.isHeld(by: interval) ? 1 - share : -share)
                }
                return sum + apart * apart
            }
        return Coverage(
            reports: meant.count, share: share, standardError: squares.squareRoot() / count)
    }
}
