import ArgumentParser
import Foundation
import Office
import Service

/// How the service is set up: a file, the environment, flags.
struct ServiceOptions: ParsableArguments {
    @Option(name: .long, help: "A file of settings (default: $CORRIDOR_CONFIG, else none).")
    var config: String?

    @Option(name: .long, help: "The port to listen at; 0 takes any that is free.")
    var port: String?

    @Option(name: .long, help: "The address to listen at; 127.0.0.1 is this machine only.")
    var host: String?

    @Option(name: .long, help: "How the log is written: auto, text or json.")
    var logFormat: String?

    @Option(name: .long, help: "What is logged: trace, debug, info, notice, warning, error.")
    var logLevel: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Any other setting, as in the file; may be given several times.",
            valueName: "key=value"))
    var more: [String] = []

    func validate() throws {
        for item in more where !item.contains("=") {
            throw ValidationError("--set: found \(item), expected KEY=VALUE")
        }
        do {
            _ = try Settings(file: nil, environment: [:], flags: flags(workspace: nil))
        } catch {
            throw ValidationError(error.description)
        }
    }

    /// The settings of file, environment and flags, each over the one before.
    func settings(workspace: String?) throws -> Settings {
        try Settings(
            file: config, environment: ProcessInfo.processInfo.environment,
            flags: flags(workspace: workspace))
    }

    private func flags(workspace: String?) -> [(key: String, value: String)] {
        var flags = more.compactMap { item -> (key: String, value: String)? in
            guard let sign = item.firstIndex(of: "=") else { return nil }
            return (String(item[..<sign]), String(item[item.index(after: sign)...]))
        }
        let own = [
            ("workspace", workspace), ("host", host), ("port", port), ("log-format", logFormat),
            ("log-level", logLevel),
        ]
        for case (let key, let value?) in own { flags.append((key, value)) }
        return flags
    }
}

/// `corridor serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a workspace over HTTP.",
        discussion: """
            Ends with Ctrl-C or SIGTERM, once what is under way is answered. What is imported or
            estimated meanwhile shows at once.
            """)

    @OptionGroup var service: ServiceOptions
    @OptionGroup var workspace: WorkspaceOptions

    @Flag(name: .long, help: "Print each setting with where it comes from, and end.")
    var printConfig = false

    func run() async throws {
        let settings = try service.settings(workspace: workspace.workspace)
        if printConfig {
            print(settings.text, terminator: "")
            return
        }
        try await Serving.run(
            try Office(workspace: settings.configuration.workspace), settings)
    }
}

/// Serves an office until the process is told to end.
enum Serving {
    static func run(_ office: Office, _ settings: Settings) async throws {
        defer { LogSink.standardError.flush() }
        try await OfficeServer(office: office, settings: settings).run { address in
            print("Corridor is at \(address)")
            fflush(nil)
        } whenOverdue: {
            LogSink.standardError.flush()
            // At once: what `exit` takes apart may still be in use in other threads.
            _exit(0)
        }
    }
}
