import ArgumentParser
import Foundation
import SDMX

/// `corridor sdmx convert FILE --to FORMAT`
struct SDMXConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write a message in another format.",
        discussion: """
            What the format cannot carry, and what had to be guessed, is said on standard error. \
            A message with a fault is not converted in part: there is no file then.
            """)

    @Argument(help: "The message.")
    var file: String

    @Option(
        name: .long,
        help: "\(DataMessageWriter.written.map(\.rawValue).joined(separator: ", ")).")
    var to: String

    @OptionGroup var structures: StructureOptions

    @Option(name: [.customShort("o"), .long], help: "The file; left out or -, standard output.")
    var output: String?

    @Option(name: .long, help: "series, flat, or as: how observations are put together.")
    var layout: String = "as"

    @Option(name: .long, help: "id, name or both: whether SDMX-CSV has names beside ids.")
    var labels: String = Labels.id.rawValue

    @Flag(name: .long, help: "Set SDMX-ML and JSON out for people.")
    var indent = false

    @Flag(name: .shortAndLong, help: "Say nothing of losses and guesses.")
    var quiet = false

    func run() throws {
        guard let format = MessageFormat(rawValue: to), DataMessageWriter.written.contains(format)
        else {
            throw ValidationError(
                "--to: found \(to), expected one of "
                    + DataMessageWriter.written.map(\.rawValue).joined(separator: ", "))
        }
        var conversion = MessageConversion(to: format, structures: try structures.read())
        conversion.options = try options()
        let message = try MessageFile(file)
        let result: MessageConversion.Outcome
        if let output, output != "-" {
            result = try OutputFile.write(output) { sink in
                try message.read { try conversion.convert($0, output: sink) }
            }
        } else {
            result = try message.read { input in
                try conversion.convert(input) { try writeOut($0) }
            }
        }
        guard !quiet else { return }
        for guess in result.guesses { note("guessed: \(guess)") }
        for loss in result.losses { note("\(loss)") }
    }

    private func options() throws -> DataMessageWriter.Options {
        var options = DataMessageWriter.Options()
        options.isIndented = indent
        switch layout {
        case "as": options.layout = .asGiven
        case "series": options.layout = .series()
        case "flat": options.layout = .flat
        default:
            throw ValidationError("--layout: found \(layout), expected series, flat or as")
        }
        guard let labels = Labels(rawValue: labels) else {
            throw ValidationError("--labels: found \(labels), expected id, name or both")
        }
        options.labels = labels
        return options
    }
}
