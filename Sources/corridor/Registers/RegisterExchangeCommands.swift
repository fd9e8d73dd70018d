import ArgumentParser
import Office
import Registers

/// `corridor register import FILE`
struct RegisterImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in records of a JSON or CSV file, all or none of them.",
        discussion: """
            As `corridor register export` writes them. Records that the file does not name stay; the \
            same file twice changes nothing.
            """)

    @Argument(help: "The file.")
    var file: String

    @Option(name: .long, help: "The register of a CSV file; a JSON file says it.")
    var register: String?

    @OptionGroup var change: ChangeOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.office(create: true)
        tell(
            try office.importRecords(
                file, register: register, by: change.person.name, reason: change.why),
            json: output.json)
    }
}

/// `corridor register export [REGISTER]`
struct RegisterExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write records as JSON or CSV.")

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case json
        case csv
    }

    @Argument(help: "The register; left out, all of them (JSON only).")
    var register: String?

    @Option(name: .long, help: "json or csv.")
    var format: Form = .json

    @Flag(name: .long, help: "With the history of each record (JSON only).")
    var history = false

    @Option(
        name: [.customShort("o"), .long], help: "The file to write (default: standard output).")
    var output: String?

    @OptionGroup var asOf: AsOfOption
    @OptionGroup var workspace: WorkspaceOptions

    func validate() throws {
        guard format == .csv else { return }
        if register == nil {
            throw ValidationError("--format csv: found no register, expected one")
        }
        if history { throw ValidationError("--history: found with csv, expected with json") }
    }

    func run() throws {
        let office = try workspace.reading()
        let store = office.registers
        let declared = try register.map { try store.register($0) }
        let records = try store.state(asOf: asOf.time()).records.filter {
            declared == nil || $0.key.register == declared?.id
        }
        let bytes: [UInt8]
        if format == .csv, let declared {
            bytes = office.recordsCSV(declared, records)
        } else {
            bytes = Array(try store.message(records, history: history).indentedText.utf8)
        }
        if let output {
            try OutputFile.write(output) { sink in try bytes.withUnsafeBytes { try sink($0) } }
        } else {
            try bytes.withUnsafeBytes { try writeOut($0) }
        }
    }
}

/// `corridor register starter`
struct RegisterStarterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "starter",
        abstract: "Take in the facts of the coordination meetings that ship with the program.",
        discussion: "Records that were ever there stay as they are.")

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        tell(
            try workspace.office(create: true).loadStarterRegisters(), json: output.json)
    }
}
