/// An answer as it was read from a document, with what was found while reading it. Nothing is judged
/// yet: cells with faults are among the others.
public struct AnswerReading: Sendable {
    public var answer: QuestionnaireAnswer
    public var findings: [AnswerFinding]
    /// The names of the sheets, to which the places of cells refer; empty where there are none.
    public let sheets: [String]

    public init(
        _ answer: QuestionnaireAnswer, findings: [AnswerFinding] = [], sheets: [String] = []
    ) {
        self.answer = answer
        self.findings = findings
        self.sheets = sheets
    }
}

/// Gathers findings, so that a sheet full of them is told without end neither to people nor to memory.
struct FindingList {
    private(set) var findings: [AnswerFinding] = []
    private var counts: [String: Int] = [:]

    /// The most findings of one rule and sheet.
    static let most = 500

    mutating func add(_ finding: AnswerFinding) {
        let group =
            "\(finding.rule.rawValue) \(finding.severity.rawValue) \(finding.place.sheet ?? "")"
        counts[group, default: 0] += 1
        guard let count = counts[group], count <= Self.most || finding.severity == .fault else {
            return
        }
        findings.append(finding)
    }

    /// All, with a line for those that were too many, which covers their sheet.
    func finished() -> [AnswerFinding] {
        var all = findings
        for (group, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.most {
            let parts = group.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let rule = AnswerFinding.Rule(rawValue: String(parts[0])),
                let severity = AnswerFinding.Severity(rawValue: String(parts[1])),
                severity != .fault
            else { continue }
            let sheet = parts[2].isEmpty ? nil : String(parts[2])
            all.append(
                AnswerFinding(
                    severity, rule, AnswerPlace(sheet: sheet),
                    found: "\(count - Self.most) more findings of this kind",
                    expected: "at most \(Self.most)",
                    words: "There are \(count) remarks of this kind on the sheet; the first "
                        + "\(Self.most) are listed."))
        }
        return all
    }
}
