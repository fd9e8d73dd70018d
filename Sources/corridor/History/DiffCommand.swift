import ArgumentParser
import Cubes
import Office
import Warehouse

/// `corridor diff A B`
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show the revisions between two states: new, gone and changed figures.",
        discussion: """
            A state is what was held after a release (its number; 0 is before the first), at the
            end of a day or at a time (UTC), or `now`. A missing value is never taken for zero.
            """)

    @Argument(help: "The state to start from: 3, 2026-05-01, 2026-05-01T09:00Z.")
    var a: String

    @Argument(help: "The state to compare with it.")
    var b: String = "now"

    @Option(name: .long, help: "Only this dataflow.")
    var dataflow: String?

    @Option(name: .long, help: "Only series that this key selects; needs --dataflow.")
    var key: String?

    @Option(name: .long, help: "At most so many figures of each kind; all are counted.")
    var limit: Int = 10

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        guard key == nil || dataflow != nil else {
            throw ValidationError("--key needs --dataflow, whose dimensions it names")
        }
        guard limit >= 0 else {
            throw ValidationError("--limit: found \(limit), expected 0 or more")
        }
    }

    func run() throws {
        let office = try workspace.reading()
        let patterns =
            if let dataflow {
                [try office.pattern(dataflow, key ?? "")]
            } else {
                Dataflow.allCases.map { KeyPattern($0) }
            }
        let from = try office.state(a)
        let to = try office.state(b)
        progress("comparing")
        let report = try office.revisions(patterns, from: from, to: to, limit: limit)
        let releases = Dictionary(
            try office.warehouse.releases().map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        if output.json {
            try printJSON(RevisionReportRecord(report, releases))
        } else {
            print(DiffText(report, releases, office.areas).text)
        }
    }
}
