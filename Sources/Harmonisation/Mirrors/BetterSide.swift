internal import Vocabulary

/// Which end's report of a flow to take, and why.
///
/// The choice goes by rules in a fixed order; the first that tells the two reports apart decides.
/// What is not known of either report decides nothing: neither a missing grade nor an unstated stay
/// is held against it. The reports themselves play no part, so that the choice favours neither large
/// nor small figures, and nothing is ever averaged.
public struct BetterSide: Hashable, Sendable {
    /// What decided, in the order in which it is asked.
    public enum Rule: String, CaseIterable, Hashable, Sendable, Codable {
        /// The other end reports nothing.
        case onlyReport = "only-report"
        /// One is known to count by a least stay of twelve months, the other by another.
        case leastStay = "least-stay"
        /// Both are graded, and one is surer.
        case accuracy
        /// Both are graded, and one misses less.
        case undercount
        /// Nothing tells them apart: who arrives is counted better than who leaves, as people have
        /// reasons to register where they come to live, and few to say that they have left.
        case destination
    }

    /// Whose report is taken.
    public let side: MirrorEnd
    /// The report that is taken.
    public let report: EndReport
    /// The one that is not; nil where there is none.
    public let other: EndReport?
    public let rule: Rule
    /// The decision in words, in a half sentence without a full stop.
    public let reason: String

    /// Chooses one of the two reports of a flow.
    ///
    /// - Returns: nil where neither end reports.
    public static func choose(origin: EndReport?, destination: EndReport?) -> BetterSide? {
        let origin = origin.flatMap { $0.isReport ? $0 : nil }
        let destination = destination.flatMap { $0.isReport ? $0 : nil }
        switch (origin, destination) {
        case (nil, nil): return nil
        case (let origin?, nil):
            return BetterSide(.origin, origin, nil, .onlyReport, "only the origin reports")
        case (nil, let destination?):
            return BetterSide(
                .destination, destination, nil, .onlyReport, "only the destination reports")
        case (let origin?, let destination?):
            let (side, rule, reason) = decide(origin, destination)
            return side == .origin
                ? BetterSide(.origin, origin, destination, rule, reason)
                : BetterSide(.destination, destination, origin, rule, reason)
        }
    }

    private init(
        _ side: MirrorEnd, _ report: EndReport, _ other: EndReport?, _ rule: Rule, _ reason: String
    ) {
        (self.side, self.report, self.other) = (side, report, other)
        (self.rule, self.reason) = (rule, reason)
    }

    private static func decide(
        _ origin: EndReport, _ destination: EndReport
    ) -> (MirrorEnd, Rule, String) {
        if let (one, other) = both(origin.leastStay, destination.leastStay),
            (one == .twelveMonths) != (other == .twelveMonths)
        {
            let side: MirrorEnd = one == .twelveMonths ? .origin : .destination
            let stay = words(side == .origin ? other : one)
            return (
                side, .leastStay,
                "the \(side.name) counts by a least stay of twelve months, the "
                    + "\(side.other.name) by another: \(stay)"
            )
        }
        if let (one, other) = both(origin.grades.accuracy, destination.grades.accuracy),
            one != other
        {
            return graded(one > other ? .origin : .destination, .accuracy, one, other)
        }
        if let (one, other) = both(origin.grades.undercount, destination.grades.undercount),
            one != other
        {
            return graded(one < other ? .origin : .destination, .undercount, one, other)
        }
        let isGraded =
            both(origin.grades.accuracy, destination.grades.accuracy) != nil
            || both(origin.grades.undercount, destination.grades.undercount) != nil
        return (
            .destination, .destination,
            (isGraded ? "both are graded alike" : "the two were not both graded")
                + ", and who arrives is counted better than who leaves"
        )
    }

    private static func graded(
        _ side: MirrorEnd, _ rule: Rule, _ origin: ReportGrade, _ destination: ReportGrade
    ) -> (MirrorEnd, Rule, String) {
        let (own, other) = side == .origin ? (origin, destination) : (destination, origin)
        return (
            side, rule,
            "the \(rule.rawValue) of the \(side.name)'s report is graded \(own.rawValue), that of "
                + "the \(side.other.name)'s \(other.rawValue)"
        )
    }

    private static func words(_ stay: DurationFactors.LeastStay) -> String {
        Aspect.duration.words(stay.rawValue) ?? stay.rawValue
    }

    private static func both<Value>(_ one: Value?, _ other: Value?) -> (Value, Value)? {
        guard let one, let other else { return nil }
        return (one, other)
    }
}
