internal import Foundation

/// How often the model's own intervals held reports that were left out, and which intervals are
/// therefore given.
///
/// Each report is left out of the fit once, alone or together with others, and foretold from the rest; the
/// share of the model's distribution that an interval must hold to reach it is its score. An interval of
/// 80 % is then the model's interval of the score that 80 % of the reports do not pass, among reports
/// foretold on the same ground and of about the same size: cross-conformal prediction (Vovk 2015).
public struct GradedCalibration: Hashable, Sendable {
    /// What the reports left out on one ground have shown.
    public struct Part: Hashable, Sendable {
        public let ground: GradedGround
        /// Numbers of reports left out.
        public let reports: Int
        /// The share of the model's own distribution that holds a share of them.
        let shares: GradedShares

        /// The probability that the model's own interval would need to be said to have, to hold a
        /// share of the reports left out. The share itself where the model is right.
        public func model(_ share: Double) -> Double { shares.model(share) }
    }

    /// In the order of grounds; those on which no report could be foretold are left out.
    public let parts: [Part]
    /// By ground and place of the size foretold.
    private let sized: [GradedGround: [GradedShares]]

    /// Sizes foretold, below which a report is calibrated with others of its like.
    static let sizes = [10.0, 100, 1_000]
    /// With fewer reports of a size those of all sizes are taken.
    static let least = 100

    /// Of a model that nothing was left out of.
    static let none = GradedCalibration([])

    init(_ leftOut: [GradedLeftOut]) {
        var parts: [Part] = []
        var sized: [GradedGround: [GradedShares]] = [:]
        for ground in GradedGround.allCases {
            let own = leftOut.filter { $0.ground == ground }
            guard !own.isEmpty else { continue }
            let all = GradedShares(own.map(\.score))
            parts.append(Part(ground: ground, reports: own.count, shares: all))
            sized[ground] = (0...Self.sizes.count).map { size in
                let scores = own.filter { Self.size($0.median) == size }.map(\.score)
                return scores.count < Self.least ? all : GradedShares(scores)
            }
        }
        self.parts = parts
        self.sized = sized
    }

    private static func size(_ median: Double) -> Int { sizes.filter { $0 <= median }.count }

    /// Calibrates what an end is foretold to report.
    func applied(toReport estimate: GradedEstimate, _ ground: GradedGround) -> GradedEstimate {
        var estimate = estimate
        estimate.shares = sized[ground]?[Self.size(estimate.median)] ?? .own
        return estimate
    }

    /// Calibrates a flow, whose intervals become wider at most: where the model's own are too wide for
    /// reports, it may be the reports' own part that is, which flows are without.
    func applied(toFlow estimate: GradedEstimate, _ ground: GradedGround) -> GradedEstimate {
        var estimate = estimate
        estimate.shares = sized[ground]?[Self.size(estimate.median)].widening ?? .own
        return estimate
    }
}

/// A report left out, and how far from what the others foretold it lay.
struct GradedLeftOut: Sendable {
    let ground: GradedGround
    /// Foretold.
    let median: Double
    /// The share of the distribution foretold that the smallest interval about its middle which reaches
    /// the report holds.
    let score: Double

    init(_ report: GradedReport, _ fit: GradedFit) {
        let estimate = fit.report(report).uncalibrated
        ground = fit.ground(report)
        median = estimate.median
        score = abs(2 * estimate.share(below: report.value) - 1)
    }
}

/// Which share of the model's own distribution an interval is to hold, by the share that is said of it.
struct GradedShares: Hashable, Sendable {
    /// At each twentieth from 0 to 1, rising throughout.
    private let knots: [Double]

    /// As the model has it.
    static let own = GradedShares(knots: (0...steps).map { Double($0) / Double(steps) })
    private static let steps = 20
    /// The model's own word counts as so many reports that fell just as it said.
    private static let prior = 20

    private init(knots: [Double]) { self.knots = knots }

    /// - Parameter scores: from 0 to 1, in any order.
    init(_ scores: [Double]) {
        let said = (0..<Self.prior).map { (Double($0) + 0.5) / Double(Self.prior) }
        let sorted = (scores + said).sorted()
        var knots = [0.0]
        for step in 1..<Self.steps {
            // The place among the scores and one to come.
            let place = Double(sorted.count + 1) * Double(step) / Double(Self.steps) - 1
            let lower = min(max(Int(place.rounded(.down)), 0), sorted.count - 1)
            let upper = min(lower + 1, sorted.count - 1)
            let part = min(max(place - Double(lower), 0), 1)
            let score = sorted[lower] + part * (sorted[upper] - sorted[lower])
            // Rising, and with room for those to come.
            let most = 1 - 1e-4 * Double(Self.steps - step)
            knots.append(min(max(score, (knots.last ?? 0) + 1e-4), most))
        }
        self.init(knots: knots + [1])
    }

    /// The same where it asks for more than the model's own share, and that share elsewhere.
    var widening: GradedShares {
        GradedShares(knots: zip(knots, Self.own.knots).map { max($0, $1) })
    }

    /// The share that the model's own interval is to hold.
    func model(_ share: Double) -> Double {
        let place = min(max(share, 0), 1) * Double(Self.steps)
        let lower = min(Int(place), Self.steps - 1)
        return knots[lower] + (place - Double(lower)) * (knots[lower + 1] - knots[lower])
    }

    /// The share that is said of an interval by what the model's own holds.
    func said(_ model: Double) -> Double {
        let upper = knots.firstIndex { $0 >= model && $0 > 0 } ?? Self.steps
        let lower = upper - 1
        let part = (model - knots[lower]) / (knots[upper] - knots[lower])
        return (Double(lower) + min(max(part, 0), 1)) / Double(Self.steps)
    }
}
