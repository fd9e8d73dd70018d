internal import Foundation

/// How widely the parts of reports and flows spread, as variances of natural logarithms.
struct GradedVariances: Sendable {
    /// What both directions between two areas have in common.
    var pair = 0.8
    /// What one direction has for itself throughout.
    var corridor = 0.02
    /// What comes and goes over the years.
    var change = 0.05
    /// By place of accuracy: how far an end's reports of one corridor are off throughout.
    var lasting = [0.03, 0.03, 0.06, 0.06]
    /// By place of accuracy: how far a report is off in one year.
    var yearly = [0.003, 0.006, 0.02, 0.02]
    /// By place of accuracy: of counting, as a multiple of one over the number expected. At least 1,
    /// as with moves that happen one by one.
    var counting = [2.0, 2.0, 2.0, 2.0]
    /// By group of effects.
    var effects = [1.0, 1.0, 0.03, 0.25, 0.04]

    /// By place of a reporter's effect: how much surer a reporter is than its grade says, as what the
    /// variances are divided by; throughout in a corridor, and in single years.
    var lastingSurety: [Double]
    var yearlySurety: [Double]

    init(_ design: GradedDesign) {
        lastingSurety = [Double](repeating: 1, count: design.size)
        yearlySurety = lastingSurety
    }

    /// Takes all reporters of a grade for alike again.
    mutating func forgetSureties() {
        lastingSurety = lastingSurety.map { _ in 1 }
        yearlySurety = lastingSurety
    }

    /// How much of a departure is left a year after.
    static let persistence = 0.85
    /// Degrees of freedom of Student's t, by which single reports are off.
    static let freedom = 4.0

    /// How two reports of the same two areas, or a report and a flow, vary together.
    func together(_ one: GradedDesign.Item, _ other: GradedDesign.Item, steadiness: Double)
        -> Double
    {
        var sum = pair
        guard one.isForward == other.isForward else { return sum }
        sum += corridor + change * Self.decay(one, other) / steadiness
        if Self.isLasting(one, other) { sum += lasting(one) }
        return sum
    }

    static func decay(_ one: GradedDesign.Item, _ other: GradedDesign.Item) -> Double {
        one.year == other.year ? 1 : pow(persistence, Double(abs(one.year - other.year)))
    }

    /// Whether two reports are of one series of one quality.
    static func isLasting(_ one: GradedDesign.Item, _ other: GradedDesign.Item) -> Bool {
        one.end != nil && one.end == other.end && one.isForward == other.isForward
            && one.accuracy == other.accuracy
    }

    /// Of the reports of a corridor throughout, before the weight of the series.
    func lasting(_ item: GradedDesign.Item) -> Double {
        lasting[item.accuracy] / (item.reporter.map { lastingSurety[$0] } ?? 1)
    }

    /// Of a report alone, before its weight.
    func alone(_ item: GradedDesign.Item, expected: Double) -> Double {
        (yearly[item.accuracy] + counting[item.accuracy] / expected)
            / (item.reporter.map { yearlySurety[$0] } ?? 1)
    }
}
