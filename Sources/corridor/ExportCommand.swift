import ArgumentParser
import Foundation
import Office

/// `corridor export DATAFLOW [KEY] --format FORMAT [-o FILE]`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the figures that a key selects to a file.",
        discussion: """
            sdmx-csv-2 reads back into a workspace. csv is a plain table. zip and xlsx carry what \
            the figures mean, whose they are, how to cite them and on which terms: an archive \
            with a table, SDMX-CSV, metadata and a page to read, or a workbook with notes.
            """)

    @Argument(help: "DF_STOCK, DF_FLOW, DF_DISPLACED ...; docs/structures.md has all.")
    var dataflow: String

    @Argument(help: "The key, as for `corridor show`; left out, all series.")
    var key: String = ""

    @Option(
        name: .long,
        help: "\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: String = ExportFormat.sdmxCSV2.rawValue

    @Option(name: [.customShort("o"), .long], help: "The file; left out, standard output.")
    var output: String?

    @Option(name: .long, help: "The state held on that day (YYYY-MM-DD, UTC) or at that time.")
    var asOf: String?

    @OptionGroup var workspace: WorkspaceOptions

    /// What was asked, without the format and the state.
    private var command: String {
        "corridor export \(dataflow)" + (key.isEmpty ? "" : " \(key)")
    }

    func run() throws {
        guard let format = ExportFormat(rawValue: format) else {
            throw ValidationError(
                "--format: found \(format), expected one of "
                    + ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let office = try workspace.office()
        let pattern = try office.pattern(dataflow, key)
        let state = try asOf.map { try stateID(office, $0) }
        let outcome: ExportOutcome
        if let output {
            outcome = try OutputFile.write(output) { sink in
                try office.export(
                    pattern, format: format, asOf: state, command: command, to: sink)
            }
            progress("\(outcome.count) figures written to \(output)")
        } else {
            outcome = try office.export(
                pattern, format: format, asOf: state, command: command
            ) { try writeOut($0) }
        }
        // Of SDMX-CSV the header's absence goes without saying.
        for loss in outcome.losses where !loss.hasPrefix("header") { note(loss) }
    }
}
