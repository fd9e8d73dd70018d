import ArgumentParser
import Cubes
import Foundation
import Harmonisation
import Office

/// `corridor review`
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Look the figures through for what is odd, and say what to ask the publisher.",
        discussion: """
            Totals against details, jumps, slips of the pen, signs, refugees above migrants, stocks
            against flows, one source against another. All figures are read, since they tell what is
            usual; a dataflow, key, area or source chooses what is shown. xlsx, csv and html are to be
            worked off, with places for the answers. `corridor check` looks for damage instead.
            """)

    @Argument(help: "Only findings that rest on this dataflow: DF_STOCK ...")
    var dataflow: String?

    @Argument(help: "Only findings that rest on a series that this key selects.")
    var key: String = ""

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only this check, several times for several: "
                + ReviewCheck.allCases.map(\.rawValue).joined(separator: ", ") + "."))
    var check: [String] = []

    @Option(name: .long, help: "Only findings on this area; several times for several.")
    var area: [String] = []

    @Option(name: .long, help: "Only findings that rest on this SOURCE; several times for several.")
    var source: [String] = []

    @Option(name: .long, help: "Leave out what concerns fewer people.")
    var least: Double = 1000

    @Option(name: .long, help: "Only what rests on figures that came after this release.")
    var since: Int?

    @Option(name: .long, help: "The state held on that day (YYYY-MM-DD, UTC) or at that time.")
    var asOf: String?

    @Option(name: .long, help: "At most so many groups of findings (default: 30; in files all).")
    var top: Int?

    @Option(
        name: .long, help: "text, csv, xlsx or html; text unless the file's name tells another.")
    var format: Format?

    @Option(name: [.customShort("o"), .long], help: "The file; left out, standard output.")
    var output: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var json: JSONOption

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, csv, xlsx, html
    }

    private var chosen: Format {
        format ?? output.flatMap { Format(rawValue: ($0 as NSString).pathExtension) } ?? .text
    }

    func validate() throws {
        for name in check where ReviewCheck(rawValue: name) == nil {
            throw ValidationError(
                "--check: found \(name), expected one of "
                    + ReviewCheck.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard top.map({ $0 >= 0 }) ?? true else {
            throw ValidationError("--top: found \(top ?? 0), expected 0 or more")
        }
        if chosen == .xlsx, output == nil {
            throw ValidationError("--format xlsx needs -o FILE")
        }
    }

    func run() throws {
        let office = try workspace.reading()
        var request = ReviewRequest()
        if !check.isEmpty { request.checks = Set(check.compactMap { ReviewCheck(rawValue: $0) }) }
        if let dataflow { request.patterns = [try office.pattern(dataflow, key)] }
        request.areas = area
        request.sources = source
        request.least = least
        request.since = since
        request.asOf = try asOf.map { try stateID(office, $0) }
        let report = try office.review(request, progress: progress)
        if json.json {
            try printJSON(report)
            return
        }
        let limit = top ?? (chosen == .text ? 30 : nil)
        let out = ReviewOutput(report, top: limit)
        switch chosen {
        case .text: try give(Array((ReviewText(report, top: limit ?? .max).text + "\n").utf8))
        case .csv: try give(out.csv)
        case .html: try give(Array(out.html.utf8))
        case .xlsx:
            try out.writeWorkbook(
                to: output ?? "", made: Int(Date.now.timeIntervalSince1970))
        }
        if let output { progress("\(report.findingCount) findings written to \(output)") }
    }

    private func give(_ bytes: [UInt8]) throws {
        if let output {
            try OutputFile.write(output) { sink in try bytes.withUnsafeBytes { try sink($0) } }
        } else {
            try bytes.withUnsafeBytes { try writeOut($0) }
        }
    }
}

/// A report as it stands in a terminal.
private struct ReviewText {
    private let report: ReviewReport
    private let top: Int
    /// Findings of a group that are shown in full, and in a line.
    private static let inFull = 1
    private static let inShort = 3

    init(_ report: ReviewReport, top: Int) {
        self.report = report
        self.top = top
    }

    var text: String {
        var lines = [
            "\(exactText(Double(report.figures))) figures of \(exactText(Double(report.series))) "
                + "series looked through; \(exactText(Double(report.findingCount))) findings in "
                + "\(exactText(Double(report.groups.count))) groups."
        ]
        if !report.tally.isEmpty {
            var table = TextTable(["  Check", "id", "high", "medium", "low"], right: [2, 3, 4])
            for item in report.tally {
                table.add([
                    "  " + item.name, item.check, "\(item.high)", "\(item.medium)", "\(item.low)",
                ])
            }
            lines += [""] + table.text.split(separator: "\n").map(String.init)
        }
        for group in report.groups.prefix(top) { lines += [""] + block(group) }
        let rest = report.groups.count - min(top, report.groups.count)
        if rest > 0 {
            let findings = report.groups.dropFirst(top).reduce(0) { $0 + $1.findings.count }
            lines += [
                "",
                "... and \(rest) groups with \(findings) findings, less pressing: --top shows more, "
                    + "-o FILE.xlsx has all.",
            ]
        }
        lines += [""] + report.notes.map { "  - " + $0 }
        return lines.joined(separator: "\n")
    }

    private func block(_ group: ReviewReport.Group) -> [String] {
        let count = group.findings.count
        var lines = [
            "\(group.severity.uppercased())  \(group.areaName) (\(group.area)), \(group.source): "
                + group.kind + (count > 1 ? ", \(count) findings" : "")
        ]
        for finding in group.findings.prefix(Self.inFull) {
            lines.append("  \(finding.number). " + finding.why)
            lines += finding.innocent.map { "     Without a fault if: \($0)." }
            lines.append("     Ask: " + finding.question)
            if let first = finding.evidence.first { lines.append("     " + first.explain) }
        }
        for finding in group.findings.dropFirst(Self.inFull).prefix(Self.inShort) {
            lines.append("  \(finding.number). " + finding.why)
        }
        let rest = count - Self.inFull - Self.inShort
        if rest > 0 {
            lines.append("  ... and \(rest) more: --check \(group.check) --area \(group.area)")
        }
        return lines
    }
}
