/// Two series of a corridor beside one another: whether they may be compared, and what differs.
public enum ComparePage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        /// As typed, or the name of the area; empty where none is named yet.
        public var origin: AreaLabel
        public var destination: AreaLabel
        /// The series that there are of the corridor.
        public var choices: [Choice]
        /// Nil until two series are chosen.
        public var comparison: Comparison?
        /// Why there is no comparison, in a sentence; nil where there is one.
        public var note: String?
        public var sources: [SourceNote]

        /// A page with a form alone.
        public init(
            origin: AreaLabel = AreaLabel(code: "", name: ""),
            destination: AreaLabel = AreaLabel(code: "", name: ""), choices: [Choice] = [],
            note: String? = nil, sources: [SourceNote] = []
        ) {
            self.origin = origin
            self.destination = destination
            self.choices = choices
            self.note = note
            self.sources = sources
        }
    }

    /// A series to choose.
    public struct Choice: Hashable, Sendable {
        /// `dataflow:key`
        public let id: String
        /// In words, such as `Stock, UN DESA, by country of birth`.
        public let title: String

        public init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// What was found of two series.
    public struct Comparison: Hashable, Sendable {
        /// `comparable`, `after conversion`, `with care`, `unclear` or `not comparable`.
        public let verdict: String
        public let sentence: String
        public let left: Side
        public let right: Side
        public let respects: [Respect]
        /// All periods that either has a figure of, in order.
        public let rows: [Row]
        /// The middle ratio of the right to the left; nil without any.
        public let medianRatio: Double?

        public init(
            verdict: String, sentence: String, left: Side, right: Side, respects: [Respect],
            rows: [Row], medianRatio: Double?
        ) {
            self.verdict = verdict
            self.sentence = sentence
            self.left = left
            self.right = right
            self.respects = respects
            self.rows = rows
            self.medianRatio = medianRatio
        }
    }

    /// One of the two series.
    public struct Side: Hashable, Sendable {
        public let choice: Choice
        public let publisher: String
        /// What it counts, in a few words for the chart; empty where nobody says.
        public let counts: String
        /// Whether nobody counted it.
        public let isEstimated: Bool
        public let breaks: [LineBreak]

        public init(
            choice: Choice, publisher: String, counts: String, isEstimated: Bool,
            breaks: [LineBreak] = []
        ) {
            self.choice = choice
            self.publisher = publisher
            self.counts = counts
            self.isEstimated = isEstimated
            self.breaks = breaks
        }
    }

    /// One respect in which the two were compared.
    public struct Respect: Hashable, Sendable {
        public let name: String
        public let left: String
        public let right: String
        /// `same`, `differs` or `unsaid`.
        public let relation: String
        /// `none`, `conversion`, `care` or `refusal`.
        public let effect: String
        public let consequence: String

        public init(
            name: String, left: String, right: String, relation: String, effect: String,
            consequence: String
        ) {
            self.name = name
            self.left = left
            self.right = right
            self.relation = relation
            self.effect = effect
            self.consequence = consequence
        }
    }

    /// A period with the figure of each.
    public struct Row: Hashable, Sendable {
        /// In words: `2020`, `mid-2015 to mid-2020`.
        public let period: String
        /// Where it stands in the picture: the year, or the middle of an interval.
        public let year: Int
        public let left: Figure
        public let right: Figure
        /// Right over left.
        public let ratio: Figure

        public init(period: String, year: Int, left: Figure, right: Figure, ratio: Figure) {
            self.period = period
            self.year = year
            self.left = left
            self.right = right
            self.ratio = ratio
        }
    }
}
