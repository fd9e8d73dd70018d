import Vocabulary

/// The account kept while a file is read: counts, faults and what was left out, each with
/// its cell.
struct ReadingLog {
    /// More faults than this end the reading: the file is then of another kind.
    static let mostFindings = 50_000

    let file: String
    var report = ReadingReport()

    init(file: String) { self.file = file }

    func cell(_ row: Int, _ column: Int, sheet: String? = nil) -> SourceCell {
        SourceCell(file: file, sheet: sheet, row: row, column: column)
    }

    /// Collects a row or figure at fault. Throws a summary once there are too many.
    mutating func fault(
        _ what: String, at cell: SourceCell, found: String, expected: String
    ) throws(PublisherError) {
        guard report.findings.count < Self.mostFindings else { throw summary(next: what) }
        report.findings.append(.init(cell: cell, what: what, found: found, expected: expected))
    }

    /// Counts figures or rows left out on purpose.
    mutating func leaveOut(_ reason: String, at cell: SourceCell, count: Int = 1) {
        report.leaveOut(reason, at: cell, count: count)
    }

    mutating func check(_ name: String, _ passed: Bool, found: String, expected: String) {
        report.checks.append(
            .init(name: name, passed: passed, found: found, expected: expected))
    }

    private func summary(next: String) -> PublisherError {
        var counts: [String: Int] = [next: 1]
        for finding in report.findings { counts[finding.what, default: 0] += 1 }
        let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(5).map { "\($0.value) \"\($0.key)\"" }
        let first = report.findings.first.map { ", the first at \($0)" } ?? ""
        return PublisherError(
            kind: .tooManyFindings, place: file,
            found: "more than \(Self.mostFindings) faults in \(report.rows) rows ("
                + kinds.joined(separator: ", ") + ")" + first,
            expected: "a table with few faults or none")
    }
}
