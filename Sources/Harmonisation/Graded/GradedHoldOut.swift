internal import Foundation

/// Whether intervals hold what they say: reports are left out, and foretold from the others.
///
/// Each report is left out once, in one of several parts of about the same size; the model is fitted
/// anew without the part, its variances included. Nothing is random: the same reports give the same
/// parts.
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
        let parts = Self.parts(reports, unit, self.folds)
        var outcomes: [Outcome] = []
        for part in 0..<self.folds {
            let out = zip(reports, parts).filter { $0.1 == part }.map(\.0)
            guard !out.isEmpty else { continue }
            let fit = try GradedFit(
                zip(reports, parts).filter { $0.1 != part }.map(\.0), distance: distance)
            outcomes += out.map { report in
                let estimate = fit.report(report)
                return Outcome(
                    report: report, estimate: estimate,
                    share: estimate.share(below: report.value))
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

    /// By report, the part that it is left out with: units are dealt out after a fixed shuffle.
    private static func parts(_ reports: [GradedReport], _ unit: Unit, _ folds: Int) -> [Int] {
        let keys = reports.map { report -> [String] in
            let corridor = [report.origin, report.destination]
            return switch unit {
            case .report: corridor + ["\(report.year)", report.end.rawValue]
            case .series: corridor + [report.end.rawValue]
            case .corridorYear: corridor + ["\(report.year)"]
            case .corridor: corridor
            }
        }
        var units = Set(keys).sorted { $0.lexicographicallyPrecedes($1) }
        var state: UInt64 = 20_130_501
        for place in units.indices.reversed() where place > 0 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            units.swapAt(place, Int((state >> 33) % UInt64(place + 1)))
        }
        let places = Dictionary(
            units.enumerated().map { ($0.element, $0.offset % folds) },
            uniquingKeysWith: { first, _ in first })
        return keys.map { places[$0] ?? 0 }
    }
}
