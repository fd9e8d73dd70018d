import ArgumentParser
import Office
import Registers
import Vocabulary
import Warehouse

/// `corridor register ...`
struct RegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Keep registers: organisations, collections, meetings, treaties, policies ...",
        discussion: """
            Each record keeps its sources, statements that disagree, and its history: who changed \
            what, when and why. docs/registers.md describes the registers and their fields.
            """,
        subcommands: [
            RegisterListCommand.self, RegisterShowCommand.self, RegisterSearchCommand.self,
            RegisterHistoryCommand.self, RegisterSetCommand.self, RegisterAddCommand.self,
            RegisterDeleteCommand.self, RegisterImportCommand.self, RegisterExportCommand.self,
            RegisterTimelineCommand.self, RegisterMatrixCommand.self, RegisterStatusCommand.self,
            RegisterStarterCommand.self,
        ])
}

/// The time whose records are wanted.
struct AsOfOption: ParsableArguments {
    @Option(name: .long, help: "The records held on that day (YYYY-MM-DD, UTC) or at that time.")
    var asOf: String?

    /// The end of the day, or the time; nil is now.
    func time() throws -> UTCTime? {
        guard let asOf else { return nil }
        let text = asOf.count == 10 ? asOf + "T23:59:59Z" : asOf
        guard let time = UTCTime(text) else {
            throw ValidationError(
                "--as-of: found \(asOf), expected YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")
        }
        return time
    }
}

/// Which records are wanted.
struct RecordSelection: ParsableArguments {
    @Option(name: .long, help: "Only where a field has this value: FIELD=VALUE.")
    var `where`: [String] = []

    @Option(name: .long, help: "Only where this area is named.")
    var area: [String] = []

    @Option(name: .long, help: "Only where this organisation is linked to.")
    var organisation: [String] = []

    @Option(name: .long, help: "Only with a date on this day (YYYY-MM-DD) or later.")
    var from: String?

    @Option(name: .long, help: "Only with a date on this day or earlier.")
    var until: String?

    @Option(name: .long, help: "Only with these words.")
    var words: String = ""

    @Option(name: .long, help: "At most so many.")
    var limit: Int = 100

    @Option(name: .long, help: "Pass over so many.")
    var offset: Int = 0

    func question(_ register: Register?) throws -> RegisterQuestion {
        var question = RegisterQuestion(register: register?.id)
        for text in self.where {
            let pieces = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard pieces.count == 2 else {
                throw ValidationError("--where: found \(text), expected FIELD=VALUE")
            }
            let name = FieldPath(text: pieces[0].replacing("/*/", with: "/any/"))
            guard let name, register == nil || register?.field(name) != nil else {
                throw ValidationError(
                    "--where: found \(pieces[0]), expected one of "
                        + (register?.fields ?? []).map(\.id).joined(separator: ", "))
            }
            question.fields[pieces[0], default: []].insert(pieces[1])
        }
        question.areas = Set(area)
        question.organisations = Set(organisation)
        question.from = try from.map { try day($0, "--from") }
        question.until = try until.map { try day($0, "--until") }
        question.words = words
        question.limit = max(1, limit)
        question.offset = max(0, offset)
        return question
    }
}

/// A day from the command line, or wrong use.
func day(_ text: String, _ name: String) throws -> CalendarDate {
    guard let day = CalendarDate(text) else {
        throw ValidationError("\(name): found \(text), expected YYYY-MM-DD")
    }
    return day
}

/// Writes a JSON value on standard output.
func printJSON(_ value: JSONValue) { print(value.indentedText, terminator: "") }
