import ArgumentParser
import Office
import Warehouse

/// `corridor embargo RELEASE UNTIL|none`
struct EmbargoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embargo",
        abstract: "Keep a release from the public until a time, or lift that.",
        discussion: """
            A time is a day (2026-12-01, from its first moment in UTC), or a time with Z or an
            offset: 2026-12-01T09:00Z, 2026-12-01T09:00+01:00.
            """)

    @Argument(help: "The release; see `corridor list`.")
    var release: Int

    @Argument(help: "The time at which it becomes public, or `none`.")
    var until: String

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let time = until == "none" ? nil : try parseTime(until, option: "UNTIL")
        let office = try workspace.office()
        let changed = try office.warehouse.setEmbargo(release, until: time, by: person.name)
        if output.json {
            try printJSON(changed)
        } else {
            print("Release \(release), \(changed.title): \(changed.standingWords(now: .now)).")
        }
    }
}

/// A time from the command line, or wrong use.
func parseTime(_ text: String, option: String) throws -> UTCTime {
    guard let time = UTCTime(text) else {
        throw ValidationError(
            "\(option): found \(text), expected a day (2026-12-01, from its first moment in UTC) "
                + "or a time with Z or an offset (2026-12-01T09:00Z, 2026-12-01T09:00+01:00)")
    }
    return time
}
