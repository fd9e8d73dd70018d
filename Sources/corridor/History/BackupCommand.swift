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
            workspace: use it with --workspace DEST, or copy it back.
            """)

    @Argument(help: "The folder to make.")
    var dest: String

    @Flag(name: .long, help: "Replace a workspace that is there.")
    var force = false

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        progress("copying \(workspace.folder)")
        let backup = try Warehouse.backUp(
            folder: workspace.folder, to: dest, replacing: force)
        if output.json {
            try printJSON(backup)
        } else {
            print(
                "\(workspace.folder) copied to \(backup.folder) as of release "
                    + "\(backup.lastRelease): \(exactText(Double(backup.size))) bytes, checked.")
        }
    }
}
