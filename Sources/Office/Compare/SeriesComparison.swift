internal import Harmonisation
internal import Vocabulary

/// Two series beside one another: whether they may be compared, and their figures where both have
/// some.
public struct SeriesComparison: Sendable, Codable {
    /// One of the two.
    public struct Side: Sendable, Codable {
        public let dataflow: String
        public let key: String
        public let publisher: String
        public let title: String
        /// What its publisher says of it, and what of it nobody says.
        public let definition: [Answer]
        public let unsaid: [String]
    }

    /// What is said on one aspect.
    public struct Answer: Hashable, Sendable, Codable {
        public let aspect: String
        public let code: String
        public let words: String
        /// `stated` or `inferred`.
        public let certainty: String
        public let remark: String
    }

    /// One respect in which they were compared.
    public struct Respect: Sendable, Codable {
        public let respect: String
        public let first: String
        public let second: String
        /// `same`, `differs` or `unsaid`.
        public let relation: String
        /// `none`, `conversion`, `care` or `refusal`.
        public let effect: String
        public let consequence: String
    }

    /// The figures of a period that both have. Units: as the series'.
    public struct Pair: Sendable, Codable {
        public let period: String
        public let first: Double
        public let second: Double
        /// The second over the first; nil where that is 0.
        public let ratio: Double?
    }

    /// `comparable`, `after conversion`, `with care`, `unclear` or `not comparable`.
    public let verdict: String
    /// The verdict in a sentence.
    public let sentence: String
    public let first: Side
    public let second: Side
    public let respects: [Respect]
    public let pairs: [Pair]
    /// The middle one of the ratios; nil without any.
    public let medianRatio: Double?
}

extension DefinitionComparison.Verdict {
    var sentence: String {
        switch self {
        case .comparable: "They may be compared: nothing that is known differs."
        case .afterConversion: "They may be compared after conversion."
        case .withCare:
            "They may be compared with care: what differs cannot be converted, but shifts the "
                + "figures without making them of something else."
        case .unclear:
            "Nobody can tell whether they may be compared: a publisher does not say what decides it."
        case .notComparable: "They may not be compared: they count different things."
        }
    }
}

extension SeriesComparison.Answer {
    init(_ statement: DefinitionStatement) {
        self.init(
            aspect: statement.aspect.rawValue, code: statement.code,
            words: statement.aspect.words(statement.code) ?? statement.code,
            certainty: statement.certainty.rawValue, remark: statement.remark)
    }
}
