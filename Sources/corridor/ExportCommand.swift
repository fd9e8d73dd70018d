import ArgumentParser
import Foundation
import Office

/// `corridor export DATAFLOW [KEY] --format FORMAT [-o FILE]`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the figures that a key selects to a file.")

    @Argument(help: "DF_STOCK, DF_FLOW, DF_DISPLACED, DF_POPULATION or DF_REMITTANCE.")
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

    func run() throws {
        guard let format = ExportFormat(rawValue: format) else {
            throw ValidationError(
                "--format: found \(format), expected one of "
                    + ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let office = try workspace.office()
        let pattern = try office.pattern(dataflow, key)
        let state = try asOf.map { try stateID(office, $0) }
        guard let output else {
            try office.export(pattern, format: format, asOf: state) {
                try writeOut($0)
            }
            return
        }
        let part = output + ".part"
        do {
            guard FileManager.default.createFile(atPath: part, contents: nil),
                let file = FileHandle(forWritingAtPath: part)
            else {
                throw OfficeError(
                    kind: .file, place: output, found: "no right or no place to write",
                    expected: "a folder that can be written to")
            }
            let count = try office.export(pattern, format: format, asOf: state) {
                try file.write(contentsOf: $0)
            }
            try file.close()
            guard rename(part, output) == 0 else {
                throw OfficeError(
                    kind: .file, place: output, found: String(cString: strerror(errno)),
                    expected: "a file that can be written")
            }
            progress("\(count) figures written to \(output)")
        } catch {
            unlink(part)
            throw error
        }
    }
}
