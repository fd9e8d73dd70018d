import ArgumentParser
import Foundation
import Office
import Service

/// Where the atlas listens.
struct ListenOptions: ParsableArguments {
    @Option(name: .long, help: "The port to listen at; 0 takes any that is free.")
    var port: Int = 8080

    @Option(name: .long, help: "The address to listen at; 127.0.0.1 is this machine only.")
    var host: String = "127.0.0.1"

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port: found \(port), expected 0 to 65535")
        }
    }

    /// Serves the atlas until the process is told to end.
    func serve(_ office: Office) async throws {
        try await AtlasServer(office: office, host: host, port: port).run { address in
            print("Corridor is at \(address)")
            fflush(nil)
        }
    }
}

/// `corridor serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the atlas of a workspace over HTTP.",
        discussion: "Ends with Ctrl-C. What is imported or estimated meanwhile shows at once.")

    @OptionGroup var listen: ListenOptions
    @OptionGroup var workspace: WorkspaceOptions

    func run() async throws {
        try await listen.serve(try workspace.office())
    }
}
