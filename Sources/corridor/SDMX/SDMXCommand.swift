import ArgumentParser
import Foundation
import SDMX

/// `corridor sdmx inspect|validate|convert`
struct SDMXCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sdmx",
        abstract: "Look into, check and convert SDMX messages of any agency.",
        discussion: """
            FILE is a file or - for standard input, packed with gzip or not. Format, version and \
            kind are told by the content, not by the name. No workspace is needed.
            """,
        subcommands: [
            SDMXInspectCommand.self, SDMXValidateCommand.self, SDMXConvertCommand.self,
        ])
}

/// The structures that data are defined by.
struct StructureOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "A structure message with the data structure, its lists and constraints. May be given "
                + "more than once.", valueName: "file"))
    var structure: [String] = []

    /// All of them together; nil if there are none.
    func read() throws -> Structures? {
        guard !structure.isEmpty else { return nil }
        var all = Structures()
        for name in structure {
            try MessageFile(name).read { input in
                guard case .structure(let message) = try Message.open(input) else {
                    throw SDMXError(
                        .unsupported, found: "a message without structures",
                        expected: "a structure message")
                }
                all.add(message.structures)
            }
        }
        return all
    }
}

/// An error of a message, with the name of its file.
struct MessageFailure: Error, CustomStringConvertible {
    var file: String
    var error: any Error

    var description: String { "\(file): \(error)" }
}

/// Writes a line on standard error, whoever reads it.
func note(_ text: String) {
    // Nobody may be there to read it, which is no reason to stop.
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
}
