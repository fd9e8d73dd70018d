import ArgumentParser
import Foundation

/// The command-line tool. Exit 0 done, 1 the input or the data is at fault, 2 wrong use.
@main
struct Corridor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corridor",
        abstract: "An open statistical office for international migration.",
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ImportCommand.self, ListCommand.self, ShowCommand.self,
            EstimateCommand.self, ExplainCommand.self, ExportCommand.self, MethodCommand.self,
            ServeCommand.self, StarterCommand.self,
        ])

    static func main() async {
        // A file-size limit must come back as an error of the write, not end the process.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        var command: any ParsableCommand
        do {
            command = try parseAsRoot()
        } catch {
            leave(parsing: error)
        }
        do {
            if var async = command as? any AsyncParsableCommand {
                try await async.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            switch exitCode(for: error) {
            case .success, .validationFailure: leave(parsing: error)
            default:
                complain("\(error)")
                Foundation.exit(1)
            }
        }
    }

    private static func leave(parsing error: any Error) -> Never {
        let text = fullMessage(for: error)
        if exitCode(for: error) == .success {
            print(text)
            Foundation.exit(0)
        }
        FileHandle.standardError.write(Data((text + "\n").utf8))
        Foundation.exit(2)
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data(("corridor: " + text + "\n").utf8))
    }
}
