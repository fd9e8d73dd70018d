import ArgumentParser
import Office

/// `corridor areas AREA`
struct AreasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "areas",
        abstract:
            "Show an area's history: what it was, what its codes covered when, and who holds figures.",
        discussion: """
            Countries end, divide and join, and codes are used again: SDN is Sudan with South Sudan
            until 2011 and without it since. Figures on either side of such a break are of different
            areas and have no difference; this says where the breaks are.
            """)

    @Argument(help: "An area's code: SDN, SUN, 736.")
    var area: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let report = try workspace.office().areaReport(area)
        if output.json { try printJSON(report) } else { print(text(report)) }
    }

    private func text(_ report: AreaReport) -> String {
        var lines = ["\(report.area.code)  \(report.area.name)"]
        var life: [String] = []
        if let start = report.start { life.append("from \(start)") }
        if let end = report.end { life.append("until the day before \(end)") }
        if !life.isEmpty { lines.append(life.joined(separator: ", ")) }
        if report.extent.map(\.code) != [report.area.code] {
            lines.append("Stands for " + list(report.extent))
        }
        lines += changes(report) + meanings(report) + coverage(report) + holdings(report)
        return lines.joined(separator: "\n")
    }

    private func list(_ areas: [AreaReport.Named]) -> String {
        areas.map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
    }

    private func changes(_ report: AreaReport) -> [String] {
        guard !report.changes.isEmpty else { return ["", "No change of areas is known."] }
        return ["", "Changes"]
            + report.changes.flatMap { change in
                [
                    "  \(change.date)  \(change.summary)",
                    "              \(change.from.map(\.code).joined(separator: " ")) -> "
                        + change.to.map(\.code).joined(separator: " "),
                ]
            }
    }

    private func meanings(_ report: AreaReport) -> [String] {
        var table = TextTable(["  What its codes mean", "code", "area", "years"])
        for item in report.meanings {
            table.add([
                "  " + item.scheme, item.code, "\(item.area.code) \(item.area.name)", item.years,
            ])
        }
        return report.meanings.isEmpty ? [] : [""] + rows(table)
    }

    private func coverage(_ report: AreaReport) -> [String] {
        guard !report.coverage.isEmpty else { return [] }
        return ["", "What publishers' codes cover"]
            + report.coverage.flatMap { item in
                let together = item.together.map { "; compares only as a part of \($0)" } ?? ""
                return [
                    "  \(item.code), \(item.years), covers \(item.covers.joined(separator: " "))"
                        + "\(together) (\(item.certainty))",
                    "      \(item.sources.joined(separator: ", ")): \(item.remark)",
                ]
            }
    }

    private func holdings(_ report: AreaReport) -> [String] {
        guard !report.holdings.isEmpty else {
            return ["", "The workspace holds no figures of it."]
        }
        var table = TextTable(
            ["  Held here", "source", "code", "first", "last", "series", "breaks between"],
            right: [5])
        for item in report.holdings {
            table.add([
                "  " + item.dataflow, item.source, item.code, item.first, item.last,
                "\(item.series)",
                item.breaks.map { "\($0.from) and \($0.to)" }.joined(separator: "; "),
            ])
        }
        return [""] + rows(table)
    }

    private func rows(_ table: TextTable) -> [String] {
        table.text.split(separator: "\n").map(String.init)
    }
}
