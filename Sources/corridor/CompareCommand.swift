import ArgumentParser
import Cubes
import Office

/// `corridor compare SERIES SERIES`
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say whether two series may be compared, what differs, and what converts it.",
        discussion: """
            A series is a dataflow, a colon and a key that selects one:
              corridor compare DF_STOCK:A.UNDESA_2024.MEX.USA.B._T DF_STOCK:A.UNDESA_2020.MEX.USA.B._T
            What a publisher does not say is never filled in; where that would decide, the answer
            is that nobody can tell.
            """)

    @Argument(help: ArgumentHelp("The first.", valueName: "dataflow:key"))
    var first: String

    @Argument(help: ArgumentHelp("The second.", valueName: "dataflow:key"))
    var second: String

    @Option(name: .long, help: "The state held on that day (YYYY-MM-DD, UTC) or at that time.")
    var asOf: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        for series in [first, second] where !series.contains(":") {
            throw ValidationError(
                "found \(series), expected DATAFLOW:KEY, such as DF_STOCK:A.*.MEX.USA")
        }
    }

    func run() throws {
        let office = try workspace.office()
        let comparison = try office.compare(
            try pattern(office, first), try pattern(office, second),
            asOf: try asOf.map { try stateID(office, $0) })
        if output.json { try printJSON(comparison) } else { print(text(comparison)) }
    }

    private func pattern(_ office: Office, _ series: String) throws -> KeyPattern {
        let parts = series.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return try office.pattern(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }

    /// What a difference does to the comparison, in a few words.
    private static let marks = [
        "conversion": "can be converted", "care": "with care", "refusal": "not comparable",
    ]

    private func text(_ item: SeriesComparison) -> String {
        var lines = [
            "first   \(item.first.dataflow) \(item.first.key)", "        \(item.first.title)",
            "second  \(item.second.dataflow) \(item.second.key)", "        \(item.second.title)",
            "", item.sentence, "",
        ]
        var table = TextTable(["", "first", "second", ""])
        for respect in item.respects {
            let mark =
                switch respect.relation {
                case "same": ""
                case "unsaid": "not said"
                default: Self.marks[respect.effect] ?? "differs"
                }
            table.add(["  " + respect.respect, respect.first, respect.second, mark])
        }
        lines += table.text.split(separator: "\n").map(String.init)
        let consequences = item.respects.filter { !$0.consequence.isEmpty }
        if !consequences.isEmpty { lines += ["", "What follows"] }
        lines += consequences.map { "  - \($0.respect): \($0.consequence)" }
        lines.append("")
        if item.pairs.isEmpty {
            lines.append("No period has a figure in both.")
        } else {
            var figures = TextTable(["  period", "first", "second", "ratio"], right: [1, 2, 3])
            for pair in item.pairs {
                figures.add([
                    "  " + pair.period, exactText(pair.first), exactText(pair.second),
                    pair.ratio.map { exactText($0) } ?? "",
                ])
            }
            lines += figures.text.split(separator: "\n").map(String.init)
            if let middle = item.medianRatio {
                lines.append("  second over first, the middle one: \(exactText(middle))")
            }
        }
        return lines.joined(separator: "\n")
    }
}
