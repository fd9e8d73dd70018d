public import Harmonisation
internal import Vocabulary

/// Which end's report of each corridor is the better one, and why.
public struct BetterSideReport: Sendable, Codable {
    /// How many corridors a rule decided, in the order in which the rules are asked.
    public struct Decided: Sendable, Codable {
        public let rule: BetterSide.Rule
        public let words: String
        public let corridors: Int
        /// Those of them where the origin's report is taken.
        public let origins: Int
    }

    /// A corridor with the report that is taken.
    public struct Corridor: Sendable, Codable {
        public let origin: String
        public let destination: String
        public let side: MirrorEnd
        /// The better report. Units: as reported.
        public let value: Double
        /// The other end's; nil where it reports nothing.
        public let other: Double?
        public let rule: BetterSide.Rule
        /// Why, in words.
        public let reason: String
    }

    public let period: String
    public let sources: [String]
    public let criterion: String
    public let sex: String
    public let rules: [Decided]
    public let corridors: [Corridor]
    /// What a reader must know.
    public let notes: [String]
}

extension Office {
    /// Chooses one of the two reports of each corridor; `form` plays no part.
    ///
    /// - Throws: ``OfficeError`` where there are no reports, or several of one end of a corridor.
    public func betterSides(
        _ request: MirrorRequest, asOf release: Int? = nil
    ) throws -> BetterSideReport {
        let reports = try mirrorReports(request, asOf: release)
        let choices = reports.corridors.compactMap { corridor in
            BetterSide.choose(origin: corridor[.origin], destination: corridor[.destination])
                .map { (corridor, $0) }
        }
        return BetterSideReport(
            period: request.period.description, sources: reports.sources.sorted(),
            criterion: request.criterion.rawValue, sex: request.sex.rawValue,
            rules: BetterSide.Rule.allCases.map { rule in
                let decided = choices.filter { $0.1.rule == rule }
                return .init(
                    rule: rule, words: rule.words, corridors: decided.count,
                    origins: decided.filter { $0.1.side == .origin }.count)
            },
            corridors: choices.map { corridor, choice in
                .init(
                    origin: corridor.origin, destination: corridor.destination, side: choice.side,
                    value: choice.report.value, other: choice.other?.value, rule: choice.rule,
                    reason: choice.reason)
            },
            notes: [
                "The better of two reports may still be far off: nothing is corrected, and nothing "
                    + "is averaged. The figures play no part in the choice."
            ])
    }
}

extension BetterSide.Rule {
    /// What decides, in a few words.
    fileprivate var words: String {
        switch self {
        case .onlyReport: "only one end reports"
        case .leastStay: "one counts by a least stay of twelve months, the other by another"
        case .accuracy: "the better grade of accuracy"
        case .undercount: "the better grade of undercount"
        case .destination: "nothing tells them apart: the destination's"
        }
    }
}
