import ArgumentParser
import Foundation
import Office
import Warehouse

/// `corridor withdraw RELEASE --reason TEXT`
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take a release back, with the reason kept.",
        discussion: """
            What it brought goes and what it replaced returns, as if it had never been among the
            others; a figure that a later release said again stays. The release and the reason
            remain on record. A release that waits for its sign-off is rejected in the same way.
            """)

    @Argument(help: "The release; see `corridor list`.")
    var release: Int

    @Option(name: .long, help: "Why, for those who used its figures.")
    var reason: String

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason: found nothing, expected why it is withdrawn")
        }
    }

    func run() throws {
        let office = try workspace.office()
        let outcome = try office.warehouse.withdraw(release, reason: reason, by: person.name)
        if output.json {
            try printJSON(outcome.release)
            return
        }
        guard case .written(let withdrawal, let opened, let closed, let kept) = outcome else {
            return
        }
        print(
            "Release \(release) withdrawn, by release \(withdrawal.id) of source "
                + "\(withdrawal.source), table \(withdrawal.table): \(opened) series changed, "
                + "\(closed) gone, \(kept) as they were.")
    }
}

/// Who does something that is kept on record.
struct PersonOption: ParsableArguments {
    @Option(name: .long, help: "The name kept on record (default: the name of this account).")
    var by: String?

    var name: String { by ?? ProcessInfo.processInfo.userName }
}
