import ArgumentParser
import Office
import Warehouse

/// `corridor check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look through the workspace for damage.",
        discussion: """
            Changes nothing, and may run while others read and write. Exit 0 where the workspace
            is sound, 1 where something was found.
            """)

    @Option(name: .long, help: "At most so many findings; all are counted.")
    var limit: Int = 100

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let report = try Warehouse.check(folder: workspace.folder, limit: max(1, limit))
        if output.json {
            try printJSON(report)
        } else if report.isClean {
            func text(_ count: Int) -> String { exactText(Double(count)) }
            print(
                "\(workspace.folder) is sound: \(text(report.releases)) releases, "
                    + "\(text(report.seriesRows)) rows of series, "
                    + "\(text(report.observations)) observations, "
                    + "\(text(report.revisions)) revisions of records"
                    + (report.documents > 0 ? ", \(text(report.documents)) documents." : "."))
        } else {
            for finding in report.findings { print(finding) }
            let rest = report.count - report.findings.count
            if rest > 0 { print("... and \(rest) more") }
        }
        guard report.isClean else {
            warn("\(workspace.folder): \(report.count) findings")
            throw ExitCode(1)
        }
    }
}
