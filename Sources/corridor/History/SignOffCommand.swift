import ArgumentParser
import Office
import Warehouse

/// `corridor sign-off RELEASE`
struct SignOffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-off",
        abstract: "Let a release that waits for it count.",
        discussion: """
            New releases wait where the workspace asks for it: `corridor settings
            sign-off-required yes`. To reject one, withdraw it.
            """)

    @Argument(help: "The release; see `corridor list`.")
    var release: Int

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.office()
        let signed = try office.warehouse.signOff(release, by: person.name)
        if output.json {
            try printJSON(signed)
        } else {
            print("Release \(release), \(signed.title): \(signed.standingWords(now: .now)).")
        }
    }
}
