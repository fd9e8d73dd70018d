import Accounts
import ArgumentParser
import Cubes
@preconcurrency import Foundation
import Office
import Registers

/// The command-line tool. Exit 0 done, 1 the input or the data is at fault, 2 wrong use.
@main
struct Corridor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corridor",
        abstract: "An open statistical office for international migration.",
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ImportCommand.self, FetchCommand.self, ListCommand.self,
            ShowCommand.self,
            EstimateCommand.self, ExplainCommand.self, ExportCommand.self, MethodCommand.self,
            ServeCommand.self, SDMXCommand.self, StarterCommand.self, DiffCommand.self,
            WithdrawCommand.self, SignOffCommand.self, EmbargoCommand.self, SettingsCommand.self,
            BackupCommand.self, CheckCommand.self, CompareCommand.self,
            MirrorsCommand.self, HarmoniseCommand.self, DefinitionsCommand.self,
            ReviewCommand.self, ValidateCommand.self, MappingCommand.self, AreasCommand.self,
            PublishersCommand.self, RegisterCommand.self,
            CollectCommand.self, GiveBackCommand.self, PoliciesCommand.self, TreatiesCommand.self,
            MeetingCommand.self, MarketplaceCommand.self, AccountCommand.self,
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
            finishOutput()
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch let error as ValidationError {
            // Found while it ran: how commands are put in general helps nobody then.
            complain(error.message)
            Foundation.exit(2)
        } catch {
            if Self.isWrongUse(error) {
                complain("\(error)")
                Foundation.exit(2)
            }
            guard exitCode(for: error) != .success else { leave(parsing: error) }
            complain("\(error)")
            Foundation.exit(1)
        }
    }

    /// Ends with 1 where what was printed could not be written; a reader that went away is
    /// no news to tell.
    private static func finishOutput() {
        guard fflush(nil) != 0 || ferror(stdout) != 0 else { return }
        if errno != EPIPE { complain("standard output: \(String(cString: strerror(errno)))") }
        Foundation.exit(1)
    }

    /// Whether an error says that the command was put wrongly, rather than that data are at
    /// fault.
    private static func isWrongUse(_ error: any Error) -> Bool {
        if let error = error as? OfficeError { return error.kind == .request }
        if let error = error as? RegisterError { return error.kind == .request }
        if let error = error as? AccountError { return error.kind == .request }
        guard let error = error as? CubeError else { return false }
        switch error.kind {
        case .keyLength, .unknownDataflow, .unknownDimension: return true
        case .duplicateKey: return false
        }
    }

    private static func leave(parsing error: any Error) -> Never {
        let text = fullMessage(for: error)
        if exitCode(for: error) == .success {
            print(text)
            Foundation.exit(0)
        }
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
        Foundation.exit(2)
    }

    private static func complain(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(("corridor: " + text + "\n").utf8))
    }
}
