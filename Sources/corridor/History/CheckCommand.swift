import Accounts
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
        let accounts = try AccountStore.check(folder: workspace.folder)
        if output.json {
            try printJSON(CheckRecord(report: report, accounts: accounts))
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
        if let accounts, !output.json { tell(accounts) }
        let count = report.count + (accounts?.findings.count ?? 0)
        guard count == 0 else {
            warn("\(workspace.folder): \(count) findings")
            throw ExitCode(1)
        }
    }

    private func tell(_ accounts: AccountReport) {
        guard accounts.findings.isEmpty else {
            for finding in accounts.findings { print(finding) }
            return
        }
        print(
            "Its \(accounts.accounts) accounts are sound, and so are \(accounts.entries) entries of "
                + "the audit trail"
                + (accounts.lastSum.map { ", which ends in \($0)." } ?? "."))
    }
}

/// What was found, as JSON: that of the workspace, and the accounts' where there are any.
private struct CheckRecord: Encodable {
    let report: CheckReport
    let accounts: AccountReport?

    enum Key: String, CodingKey { case accounts }

    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(accounts, forKey: .accounts)
    }
}
