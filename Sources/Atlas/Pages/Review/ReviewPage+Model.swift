/// Figures that are odd, for those who ask publishers about them.
public enum ReviewPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        /// The area that is looked at; nil for all.
        public var area: AreaLabel?
        /// The id of the check that is looked at; nil for all.
        public var check: String?
        /// How many figures and series were looked through.
        public var figures: Int
        public var series: Int
        /// Findings that concern fewer people are left out.
        public var least: Double
        public var tally: [Tally]
        /// Areas with the most groups of findings, most first.
        public var areas: [AreaCount]
        public var groups: [Group]
        /// The place of the first group shown among ``count``, from 1.
        public var from: Int
        public var count: Int
        public var notes: [String]

        /// A page without findings, to be filled.
        public init(
            area: AreaLabel? = nil, check: String? = nil, figures: Int, series: Int, least: Double
        ) {
            self.area = area
            self.check = check
            self.figures = figures
            self.series = series
            self.least = least
            tally = []
            areas = []
            groups = []
            from = 1
            count = 0
            notes = []
        }
    }

    /// How many findings a check has.
    public struct Tally: Hashable, Sendable {
        public let check: String
        public let name: String
        public let high: Int
        public let medium: Int
        public let low: Int

        public init(check: String, name: String, high: Int, medium: Int, low: Int) {
            self.check = check
            self.name = name
            self.high = high
            self.medium = medium
            self.low = low
        }
    }

    /// An area and how many groups of findings it has.
    public struct AreaCount: Hashable, Sendable {
        public let area: AreaLabel
        public let groups: Int

        public init(area: AreaLabel, groups: Int) {
            self.area = area
            self.groups = groups
        }
    }

    /// Findings of one kind in one area of one source.
    public struct Group: Hashable, Sendable {
        /// `high`, `medium` or `low`.
        public let severity: String
        public let area: AreaLabel
        public let kind: String
        public let source: String
        public let publisher: String
        /// The most pressing first.
        public let findings: [Finding]
        /// How many there are beside them.
        public let more: Int

        public init(
            severity: String, area: AreaLabel, kind: String, source: String, publisher: String,
            findings: [Finding], more: Int
        ) {
            self.severity = severity
            self.area = area
            self.kind = kind
            self.source = source
            self.publisher = publisher
            self.findings = findings
            self.more = more
        }
    }

    /// One finding.
    public struct Finding: Hashable, Sendable {
        public let number: Int
        public let why: String
        public let innocent: [String]
        public let question: String
        /// The figures that it rests on: a label and the figure, the one in question first.
        public let evidence: [Evidence]

        public init(
            number: Int, why: String, innocent: [String], question: String, evidence: [Evidence]
        ) {
            self.number = number
            self.why = why
            self.innocent = innocent
            self.question = question
            self.evidence = evidence
        }
    }

    /// A figure that a finding rests on.
    public struct Evidence: Hashable, Sendable {
        /// What it is here, and of when: `before, 2015`.
        public let label: String
        public let figure: Figure

        public init(label: String, figure: Figure) {
            self.label = label
            self.figure = figure
        }
    }
}
