import Accounts
import ArgumentParser
import Office
import Warehouse

/// `corridor backup DEST`
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the workspace, also while others use it.",
        discussion: """
            The copy is of one state, is checked, and then put in its place whole. It is a
            workspace: use it with --workspace DEST, or copy it back. Accounts are left out unless
            --accounts is given: their copy holds what passwords are checked by.
            """)

    @Argument(help: "The folder to make.")
    var dest: String

    @Flag(name: .long, help: "Replace a workspace that is there.")
    var force = false

    @Flag(name: .long, help: "Copy the accounts too, without sessions, for your eyes only.")
    var accounts = false

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        progress("copying \(workspace.folder)")
        let backup = try Warehouse.backUp(
            folder: workspace.folder, to: dest, replacing: force,
            beside: [AccountStore.fileName])
        let size =
            accounts ? try AccountStore.backUp(folder: workspace.folder, to: dest) : nil
        if output.json {
            try printJSON(BackupRecord(backup: backup, accounts: size))
        } else {
            print(
                "\(workspace.folder) copied to \(backup.folder) as of release "
                    + "\(backup.lastRelease): \(exactText(Double(backup.size))) bytes, checked.")
            if let size {
                print(
                    "Accounts: \(exactText(Double(size))) bytes, for your eyes only. Sessions were "
                        + "left out.")
            } else if AccountStore.exists(in: workspace.folder) {
                print("Accounts were left out; --accounts copies them too.")
            }
        }
    }
}

/// What a backup holds, as JSON: that of the workspace, and the size of the accounts' copy.
private struct BackupRecord: Encodable {
    let backup: Backup
    let accounts: Int?

    enum Key: String, CodingKey { case accounts }

    func encode(to encoder: any Encoder) throws {
        try backup.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(accounts, forKey: .accounts)
    }
}
