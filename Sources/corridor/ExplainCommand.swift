import ArgumentParser
import Office
import Vocabulary

/// `corridor explain DATAFLOW KEY PERIOD`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say where one figure comes from: its source cell, or its arithmetic.")

    @Argument(help: "DF_STOCK, DF_FLOW, DF_DISPLACED ...; docs/structures.md has all.")
    var dataflow: String

    @Argument(help: "A key that selects one series.")
    var key: String

    @Argument(help: "The period: 2024, or 2015-07-01/P5Y.")
    var period: String

    @Option(name: .long, help: "The state held on that day (YYYY-MM-DD, UTC) or at that time.")
    var asOf: String?

    @OptionGroup var frame: FrameOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let wanted = try parsePeriod(period)
        let office = try workspace.office()
        let pattern = try office.pattern(dataflow, key)
        let state = try asOf.map { try stateID(office, $0) }
        let explanation =
            if let request = try frame.request(office) {
                try office.explainFramed(pattern, period: wanted, in: request, asOf: state)
            } else {
                try office.explain(pattern, period: wanted, asOf: state)
            }
        if output.json { try printJSON(explanation) } else { print(text(explanation)) }
    }

    private func text(_ item: Explanation) -> String {
        var lines = [item.title, "", item.statement]
        for section in item.sections {
            lines += ["", section.title]
            var table = TextTable(["", "", ""], right: [1])
            for row in section.rows {
                table.add(["  " + row.label, row.text, row.remark ?? ""])
            }
            if let sum = section.sum { table.add(["  = " + sum.label, sum.text, ""]) }
            lines += table.text.split(separator: "\n").map(String.init)
        }
        if !item.notes.isEmpty { lines += ["", "Notes"] + item.notes.map { "  - " + $0 } }
        if !item.sources.isEmpty { lines += ["", "Sources"] }
        for source in item.sources {
            lines += [
                "  release \(source.release), held from \(source.heldFrom): \(source.title)",
                "    \(source.citation)",
                "    Licence: \(source.licence)"
                    + (source.licenceURL.map { " <\($0)>" } ?? ""),
            ]
        }
        return lines.joined(separator: "\n")
    }
}
