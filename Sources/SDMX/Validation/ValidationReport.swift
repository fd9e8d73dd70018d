/// What a validation found: every fault counted, the first of each sort shown.
public struct ValidationReport: Sendable {
    /// Findings of one sort: one rule, one component, one text found.
    public struct Group: Hashable, Sendable {
        /// The first of them.
        public var first: Finding
        /// How many there are.
        public var count: Int
        /// Where the first few are, the first one included.
        public var places: [Place]

        /// Lines of the first few.
        public var lines: [Int] { places.map(\.line) }
    }

    /// A place in a message.
    public struct Place: Hashable, Sendable {
        /// From 1.
        public var line: Int
        /// Within the line, from 1; nil in formats of rows.
        public var character: Int?
    }

    /// Findings of one rule and component together.
    public struct Total: Hashable, Sendable {
        public var rule: Finding.Rule
        public var component: String?
        public var count: Int
        /// Number of different texts found.
        public var sorts: Int
        /// Whether there were more sorts than are counted apart.
        public var isCut: Bool
    }

    public internal(set) var dataSets = 0
    public internal(set) var series = 0
    public internal(set) var observations = 0
    /// Rows of the message that could not be read, each with its place; at most `mostErrors`.
    public internal(set) var unreadable: [SDMXError] = []
    public internal(set) var unreadableCount = 0
    /// All findings together.
    public internal(set) var count = 0
    public internal(set) var errorCount = 0
    /// In the order of their first finding.
    public internal(set) var groups: [Group] = []
    public internal(set) var totals: [Total] = []
    /// What was guessed of the data sets, in sentences.
    public internal(set) var guesses: [String] = []

    /// Sorts that are counted apart for one rule and component.
    public static let mostSorts = 50
    /// Places that are kept of one sort.
    public static let mostPlaces = 5
    /// Unreadable rows that are kept.
    public static let mostErrors = 100

    /// Whether nothing is wrong with the data, though something may not have been checked.
    public var isValid: Bool { errorCount == 0 && unreadableCount == 0 }
}

/// Collects findings.
struct FindingCollector {
    private struct TotalKey: Hashable {
        var rule: Finding.Rule
        var component: String?
    }

    private struct GroupKey: Hashable {
        var total: Int
        var found: String
    }

    private(set) var report = ValidationReport()
    private var totals: [TotalKey: Int] = [:]
    private var groups: [GroupKey: Int] = [:]

    mutating func change(_ body: (inout ValidationReport) -> Void) { body(&report) }

    mutating func add(_ finding: Finding) {
        report.count += 1
        if finding.rule.isError { report.errorCount += 1 }
        let key = TotalKey(rule: finding.rule, component: finding.component)
        let total: Int
        if let known = totals[key] {
            total = known
            report.totals[total].count += 1
        } else {
            total = report.totals.count
            totals[key] = total
            report.totals.append(
                ValidationReport.Total(
                    rule: finding.rule, component: finding.component, count: 1, sorts: 0,
                    isCut: false))
        }
        let sort = GroupKey(total: total, found: finding.found)
        if let index = groups[sort] {
            report.groups[index].count += 1
            if let place = Self.place(finding),
                report.groups[index].places.count < ValidationReport.mostPlaces
            {
                report.groups[index].places.append(place)
            }
            return
        }
        guard report.totals[total].sorts < ValidationReport.mostSorts else {
            report.totals[total].isCut = true
            return
        }
        report.totals[total].sorts += 1
        groups[sort] = report.groups.count
        report.groups.append(
            ValidationReport.Group(
                first: finding, count: 1, places: Self.place(finding).map { [$0] } ?? []))
    }

    private static func place(_ finding: Finding) -> ValidationReport.Place? {
        finding.line.map { ValidationReport.Place(line: $0, character: finding.character) }
    }
}
