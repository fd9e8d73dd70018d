public import Harmonisation

/// What looking figures through found, grouped and in the order in which to work it off.
public struct ReviewReport: Sendable, Codable {
    /// Findings of one kind in one area of one source.
    public struct Group: Sendable, Codable {
        public let severity: String
        public let check: String
        public let kind: String
        public let source: String
        /// Who is asked.
        public let publisher: String
        public let area: String
        public let areaName: String
        /// The largest of its findings: they may speak of the same people.
        public let people: Double
        /// The most pressing first.
        public let findings: [Finding]
    }

    /// One finding.
    public struct Finding: Sendable, Codable {
        /// Its place in the whole report, from 1.
        public let number: Int
        public let severity: String
        /// log10(1 + people) x log2(1 + oddity), halved by each of up to two innocent explanations.
        public let score: Double
        public let people: Double
        /// In robust standard deviations of figures of its kind, at most 20.
        public let oddity: Double
        /// What the figure in question should be, as far as that can be told.
        public let expected: Double?
        public let why: String
        public let innocent: [String]
        public let question: String
        /// The figure in question first.
        public let evidence: [Evidence]
    }

    /// A figure that a finding rests on.
    public struct Evidence: Sendable, Codable {
        public let role: String
        public let dataflow: String
        public let key: String
        public let period: String
        public let value: Double
        public let release: Int
        /// The command that says where it comes from.
        public let explain: String
    }

    /// How many findings a check has, by severity.
    public struct Tally: Sendable, Codable {
        public let check: String
        public let name: String
        public let high: Int
        public let medium: Int
        public let low: Int
    }

    /// The last release that was looked at.
    public let release: Int
    public let series: Int
    public let figures: Int
    /// Findings that concern fewer people were left out.
    public let least: Double
    public let tally: [Tally]
    public let groups: [Group]
    /// What a reader must know.
    public let notes: [String]

    /// All findings, by number.
    public var findingCount: Int { groups.reduce(0) { $0 + $1.findings.count } }
}
