/// An area's history: what it stood for, what it was before and became, and who holds figures over it.
public struct AreaReport: Sendable, Codable {
    /// An area by code and name.
    public struct Named: Sendable, Codable, Hashable {
        public let code: String
        public let name: String
    }

    /// A change of areas that it took part in.
    public struct Change: Sendable, Codable {
        /// The first day after it, YYYY-MM-DD.
        public let date: String
        /// `split`, `separation`, `merger` or `succession`.
        public let kind: String
        public let from: [Named]
        public let to: [Named]
        /// Which of those after went on for the one before; nil for none.
        public let continuing: String?
        public let summary: String
    }

    /// What one of its codes has meant.
    public struct Meaning: Sendable, Codable {
        public let scheme: String
        public let code: String
        public let area: Named
        /// In words: "until 2010".
        public let years: String
    }

    /// What a publisher's code covers that its name does not say.
    public struct Coverage: Sendable, Codable {
        public let code: String
        public let sources: [String]
        /// In words: "until 2005".
        public let years: String
        public let covers: [String]
        /// `stated` by the publisher, or `inferred` from its figures.
        public let certainty: String
        /// The area as a part of which alone its figures compare; nil where they compare themselves.
        public let together: String?
        public let remark: String
    }

    /// Figures that the workspace holds of it or of an area it shares land with.
    public struct Holding: Sendable, Codable {
        public let dataflow: String
        public let source: String
        public let code: String
        /// The first and the last period with a figure.
        public let first: String
        public let last: String
        public let series: Int
        /// Between which neighbouring years its figures are not of the same.
        public let breaks: [ShownBreak]
    }

    public let area: Named
    /// Whether there still is such an area.
    public let isCurrent: Bool
    /// The first day and the day after the last, YYYY-MM-DD; nil where no change is kept.
    public let start: String?
    public let end: String?
    /// The smallest areas it stands for, or ever stood for if it ended.
    public let extent: [Named]
    public let changes: [Change]
    public let meanings: [Meaning]
    public let coverage: [Coverage]
    public let holdings: [Holding]
}
