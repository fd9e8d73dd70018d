import ArgumentParser
import Foundation
import SDMX

/// `corridor sdmx validate FILE --structure FILE`
struct SDMXValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check data against their structure and its constraints.",
        discussion: """
            Every value, key and attribute is checked; findings of one sort are shown once, with \
            how many there are and where the first ones stand. Exit 0 if the data are valid, 1 if \
            not. A structure message is valid if it can be read and its references that stay \
            within it lead somewhere.
            """)

    @Argument(help: "The message.")
    var file: String

    @OptionGroup var structures: StructureOptions

    @Flag(
        name: .long, help: "Do not look for keys that come twice, which takes memory for each key.")
    var noDuplicates = false

    @OptionGroup var output: JSONOption

    func run() throws {
        let known = try structures.read() ?? Structures()
        let message = try MessageFile(file)
        var options = DataValidator.Options()
        options.findsDuplicates = !noDuplicates
        let report = try message.read { input in
            switch try Message.open(input, structures: known) {
            case .data(let reader): DataValidator(known, options: options).validate(reader)
            case .structure(let message):
                StructureValidator(message.structures, others: known).report()
            case .notes(let message): throw message.error
            case .metadata:
                throw SDMXError(
                    .unsupported, found: "a metadata message",
                    expected: "a data or structure message")
            }
        }
        if output.json {
            try printJSON(ValidationRecord(report, file: message.name))
        } else {
            print(ValidationText(report).text)
        }
        if !report.isValid { throw ExitCode(1) }
    }
}
