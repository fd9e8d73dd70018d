internal import Harmonisation
internal import Tables

/// A report as a table to be worked off: a finding a row, with places for what became of it.
public struct ReviewOutput: Sendable {
    let report: ReviewReport
    /// At most so many groups; nil for all.
    private let top: Int?

    /// - Parameter top: at most so many groups, the most pressing; nil for all.
    public init(_ report: ReviewReport, top: Int? = nil) {
        self.report = report
        self.top = top
    }

    /// The groups that are given out.
    var groups: ArraySlice<ReviewReport.Group> {
        report.groups.prefix(max(0, top ?? report.groups.count))
    }

    private static let columns: [WorkbookSheet.Column] = [
        .init("Number", width: 8), .init("Status", width: 12),
        .init("Answer of the publisher", width: 30, wraps: true), .init("Done by", width: 12),
        .init("Severity", width: 10), .init("Check", width: 18), .init("Kind", width: 18),
        .init("Source", width: 14), .init("Publisher", width: 20), .init("Area", width: 7),
        .init("Name of the area", width: 18), .init("Dataflow", width: 13),
        .init("Key", width: 34), .init("Period", width: 9), .init("Found", width: 12),
        .init("Expected", width: 12), .init("People", width: 12), .init("Oddity", width: 8),
        .init("What is odd", width: 60, wraps: true),
        .init("Without a fault if", width: 40, wraps: true),
        .init("Question to the publisher", width: 50, wraps: true),
        .init("Other figures", width: 50, wraps: true), .init("Where it comes from", width: 50),
    ]

    private func cells(
        _ group: ReviewReport.Group, _ finding: ReviewReport.Finding
    ) -> [WorkbookCell] {
        let first = finding.evidence.first
        let others = finding.evidence.dropFirst().map {
            "\($0.role): \($0.dataflow) \($0.key) \($0.period) \(Self.number($0.value))"
        }
        return [
            .number(Double(finding.number)), .blank, .blank, .blank, .text(finding.severity),
            .text(group.check), .text(group.kind), .text(group.source), .text(group.publisher),
            .text(group.area), .text(group.areaName), .text(first?.dataflow ?? ""),
            .text(first?.key ?? ""), .text(first?.period ?? ""),
            first.map { .number($0.value) } ?? .blank,
            finding.expected.map { .number($0.rounded()) } ?? .blank,
            .number(finding.people.rounded()), .number((finding.oddity * 10).rounded() / 10),
            .text(finding.why), .text(finding.innocent.joined(separator: "; ")),
            .text(finding.question), .text(others.joined(separator: "\n")),
            .text(first?.explain ?? ""),
        ]
    }

    /// CSV in UTF-8 with a header; text that a spreadsheet would take for a formula is made safe.
    public var csv: [UInt8] {
        var writer = DelimitedWriter(usesCRLF: true)
        for column in Self.columns { writer.field(column.title) }
        writer.endRow()
        for group in groups {
            for finding in group.findings {
                for cell in cells(group, finding) {
                    switch cell {
                    case .number(let value): writer.field(value)
                    case .text(let text), .heading(let text), .link(let text, _):
                        writer.field(SpreadsheetText.harmless(text))
                    case .blank: writer.field("")
                    }
                }
                writer.endRow()
            }
        }
        return writer.bytes
    }

    /// Writes a workbook with sheets `To do`, `Summary` and `Checks`.
    ///
    /// - Parameter made: seconds since 1970.
    /// - Throws: the errors of the file.
    public func writeWorkbook(to path: String, made: Int) throws {
        var properties = WorkbookProperties(created: made)
        properties.title = "Figures to ask about"
        properties.author = "Corridor"
        let writer = try WorkbookWriter(path: path, properties: properties)
        try writer.begin(WorkbookSheet("To do", columns: Self.columns))
        for group in groups {
            for finding in group.findings { try writer.write(cells(group, finding)) }
        }
        try writer.begin(
            WorkbookSheet(
                "Summary",
                columns: ["Check", "High", "Medium", "Low"].map { .init($0) }))
        for tally in report.tally {
            try writer.write([
                .text(tally.name), .number(Double(tally.high)), .number(Double(tally.medium)),
                .number(Double(tally.low)),
            ])
        }
        try writer.begin(
            WorkbookSheet(
                "Checks",
                columns: [
                    .init("Check", width: 14), .init("Name", width: 28),
                    .init("What it looks for", width: 100, wraps: true),
                ]))
        for check in ReviewCheck.allCases {
            try writer.write([.text(check.rawValue), .text(check.name), .text(check.method)])
        }
        for note in report.notes { try writer.write([.blank, .text("Note"), .text(note)]) }
        _ = try writer.finish()
    }

    /// A figure to the thousandth, without what a power of ten leaves behind its point.
    static func number(_ value: Double) -> String {
        guard abs(value) < 1e12 else { return "\(value)" }
        let rounded = (value * 1000).rounded() / 1000
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
