internal import Foundation

/// Flows that best go with the reports of both ends over the years, with how sure they are.
///
/// A model of the family of IMEM (Raymer, Wiśniowski, Forster, Smith and Bijak 2013): a report is the
/// flow, times the share that reports of its end and grade of undercount count, times what its
/// reporter, the reporter's year and the corridor are off, with a spread by its grade of accuracy; the
/// flow is made of origin, destination, distance, year, what two areas have in common, and what comes
/// and goes. All on the scale of logarithms, with a half added to reports, so that 0 has one.
///
/// Reports alone cannot tell how many people moved: if all counted half, nothing would show. The level
/// is therefore an assumption, and ``reference`` says which: reports of that kind count all moves, on
/// the whole.
public struct GradedFit: Sendable {
    /// What reports of a kind count of the moves.
    public struct KindShare: Hashable, Sendable {
        public let kind: GradedKind
        public let reports: Int
        /// Relative to the reference, whose share is 1 by assumption.
        public let share: Double
        /// Holds the share with a probability of 0.95.
        public let interval: ClosedRange<Double>
    }

    /// How far reports of a grade of accuracy are off, as standard deviations of logarithms.
    public struct Accuracy: Hashable, Sendable {
        /// Nil for those that were not graded.
        public let grade: ReportGrade?
        public let reports: Int
        /// In one corridor throughout.
        public let lasting: Double
        /// In a single year, beside counting.
        public let yearly: Double
        /// By how much the variance is larger than that of moves that happen one by one.
        public let counting: Double
    }

    /// How widely the parts of the model are spread, as standard deviations of logarithms.
    public struct Spread: Hashable, Sendable {
        public let words: String
        public let deviation: Double
    }

    /// Why there is no fit.
    public enum Failure: Error, Hashable, Sendable {
        case noReports
        /// A figure below 0 or none at all.
        case badValue(GradedReport)
        /// The same end reports the same flow twice.
        case twice(GradedReport)
        /// So many unknowns would take too long; fewer areas or years have fewer.
        case tooLarge(unknowns: Int, limit: Int)
        /// The equations have no solution in the precision at hand.
        case undetermined
    }

    /// The reports that are taken to count all moves, on the whole.
    public let reference: GradedKind
    /// In the order of kinds; the reference first.
    public let kinds: [KindShare]
    public let accuracies: [Accuracy]
    public let spreads: [Spread]
    public let reports: Int
    /// Whether the flows go by distance: where all areas have one.
    public let usesDistance: Bool
    /// Steps of the search, and whether it came to rest.
    public let steps: Int
    public let isSettled: Bool

    let design: GradedDesign
    let variances: GradedVariances
    let effects: [Double]
    let covariance: PackedMatrix
    let blocks: [[String]: GradedBlock]
    /// What the intervals are calibrated on: the reports of this fit, each left out once.
    public private(set) var calibration = GradedCalibration.none

    /// Steps by which weights are found anew without a part of the reports: on the reports of 2010-2019
    /// quantiles of the scores are then within 0.01 of those after forty.
    private static let calibrationSteps = 6

    /// How many unknowns are solved for at most.
    public static let limit = 2_000

    /// Fits the model.
    ///
    /// Cost: steps times half the cube of the unknowns, about four hundred for 16 reporters over ten
    /// years; as much again for the calibration.
    ///
    /// - Parameters:
    ///   - reports: of all years at once; each end, corridor and year once.
    ///   - distance: between two areas in kilometres, the same both ways.
    ///   - tolerance: the search ends where no standard deviation changes by more than this share.
    ///   - stepLimit: and after so many steps.
    public init(
        _ reports: [GradedReport], distance: ((String, String) -> Double?)? = nil,
        tolerance: Double = 0.01, stepLimit: Int = 60
    ) throws(Failure) {
        let reports = try Self.checked(reports)
        let design = GradedDesign(reports, distance: distance)
        guard let reference = design.kinds.first else { throw .noReports }
        guard design.size <= Self.limit else {
            throw .tooLarge(unknowns: design.size, limit: Self.limit)
        }
        let byPair = Dictionary(grouping: reports, by: \.pair)
            .mapValues { GradedBlock($0, design) }
        var search = GradedEstimation(
            design, Self.sorted(byPair).map(\.value), GradedVariances(design))
        guard search.run(tolerance: tolerance, limit: stepLimit) else { throw .undetermined }
        self.init(
            reports, design, reference, search, isSettled: search.change <= tolerance,
            Self.sorted(byPair).map(\.key))
        calibration = try calibrated(reports)
    }

    private static func sorted(
        _ byPair: [[String]: GradedBlock]
    ) -> [(key: [String], value: GradedBlock)] {
        byPair.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }

    private init(
        _ reports: [GradedReport], _ design: GradedDesign, _ reference: GradedKind,
        _ search: GradedEstimation, isSettled: Bool, _ pairs: [[String]]
    ) {
        self.isSettled = isSettled
        self.design = design
        self.reference = reference
        self.reports = reports.count
        variances = search.variances
        effects = search.effects
        covariance = search.covariance
        steps = search.steps
        usesDistance = design.usesDistance
        blocks = Dictionary(zip(pairs, search.blocks), uniquingKeysWith: { first, _ in first })
        kinds = Self.shares(search, reports)
        accuracies = Self.accuracies(search.variances, reports)
        spreads = Self.spreads(search.variances)
    }

    /// Leaves each report out once, in parts, alone or with others as its corridor was dealt.
    ///
    /// The variances, of which all reports tell together, stay as they are. What some reports tell, the
    /// sureties of reporters, and the weights and the steadiness of two areas of which something is left
    /// out, is found anew.
    private func calibrated(_ reports: [GradedReport]) throws(Failure) -> GradedCalibration {
        let parts = GradedParts.mixed(reports)
        var start = variances
        start.forgetSureties()
        var leftOut: [GradedLeftOut] = []
        for part in 0..<GradedParts.count {
            let out = zip(reports, parts).filter { $0.1 == part }.map(\.0)
            let kept = zip(reports, parts).filter { $0.1 != part }.map(\.0)
            guard !out.isEmpty, !kept.isEmpty else { continue }
            let touched = Set(out.map(\.pair))
            let byPair = Dictionary(grouping: kept, by: \.pair)
            let blocks = byPair.reduce(into: [[String]: GradedBlock]()) { blocks, pair in
                blocks[pair.key] =
                    touched.contains(pair.key)
                    ? GradedBlock(pair.value, design) : self.blocks[pair.key]
            }
            let sorted = Self.sorted(blocks)
            var search = GradedEstimation(design, sorted.map(\.value), start)
            guard search.run(steps: Self.calibrationSteps) else { throw .undetermined }
            let fit = GradedFit(
                kept, design, reference, search, isSettled: true, sorted.map(\.key))
            leftOut += out.map { GradedLeftOut($0, fit) }
        }
        return GradedCalibration(leftOut)
    }

    /// The reports in a fixed order.
    private static func checked(_ reports: [GradedReport]) throws(Failure) -> [GradedReport] {
        guard !reports.isEmpty else { throw .noReports }
        let sorted = reports.sorted {
            ($0.origin, $0.destination, $0.year, $0.end.rawValue)
                < ($1.origin, $1.destination, $1.year, $1.end.rawValue)
        }
        var last: GradedReport?
        for report in sorted {
            guard report.value >= 0, report.value.isFinite else { throw .badValue(report) }
            if let last, last.origin == report.origin, last.destination == report.destination,
                last.year == report.year, last.end == report.end
            {
                throw .twice(report)
            }
            last = report
        }
        return sorted
    }

    private static func shares(
        _ search: GradedEstimation, _ reports: [GradedReport]
    ) -> [KindShare] {
        let counts = Dictionary(grouping: reports) { GradedKind($0.end, $0.grades.undercount) }
            .mapValues(\.count)
        return search.design.kinds.map { kind in
            guard let place = search.design.place(.kind(kind)) else {
                return KindShare(kind: kind, reports: counts[kind] ?? 0, share: 1, interval: 1...1)
            }
            let center = search.effects[place]
            let half = 1.959964 * search.covariance[place, place].squareRoot()
            return KindShare(
                kind: kind, reports: counts[kind] ?? 0, share: exp(center),
                interval: exp(center - half)...exp(center + half))
        }
    }

    private static func accuracies(
        _ variances: GradedVariances, _ reports: [GradedReport]
    ) -> [Accuracy] {
        GradedDesign.accuracies.enumerated().compactMap { place, grade in
            let count = reports.filter { $0.grades.accuracy == grade }.count
            guard count > 0 else { return nil }
            return Accuracy(
                grade: grade, reports: count, lasting: variances.lasting[place].squareRoot(),
                yearly: variances.yearly[place].squareRoot(), counting: variances.counting[place])
        }
    }

    private static func spreads(_ variances: GradedVariances) -> [Spread] {
        let effects: [(String, GradedDesign.Group)] = [
            ("flows, by origin", .origin), ("flows, by destination", .destination),
            ("flows, by year", .year), ("reports, by reporter and end", .reporter),
            ("reports, by reporter, end and year", .reporterYear),
        ]
        return [
            Spread(
                words: "flows, by two areas, both ways", deviation: variances.pair.squareRoot()),
            Spread(words: "flows, by corridor", deviation: variances.corridor.squareRoot()),
            Spread(
                words: "flows, by corridor, from year to year",
                deviation: variances.change.squareRoot()),
        ]
            + effects.map {
                Spread(
                    words: $0.0, deviation: variances.effects[$0.1.rawValue].squareRoot())
            }
    }
}
