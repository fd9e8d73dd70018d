import ArgumentParser
import Foundation
import SDMX

/// `corridor sdmx inspect FILE`
struct SDMXInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what a message is and what it holds.",
        discussion: """
            Reads all of the message. Exit 1 if it cannot be read, or not to its end; what was \
            read by then is shown.
            """)

    @Argument(help: "The message.")
    var file: String

    @OptionGroup var structures: StructureOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let known = try structures.read()
        let message = try MessageFile(file)
        let survey = try message.read { try MessageSurvey($0, structures: known) }
        if output.json {
            try printJSON(SurveyRecord(survey, file: message.name))
        } else {
            print(SurveyText(survey).text)
        }
        guard survey.faultCount == 0 else {
            finishPrinting()
            for fault in survey.faults.prefix(10) { note("\(message.name): \(fault)") }
            if survey.faultCount > 10 { note("... and \(survey.faultCount - 10) more faults") }
            throw ExitCode(1)
        }
    }
}

/// Brings what was printed out before anything is said on standard error.
func finishPrinting() { fflush(nil) }
