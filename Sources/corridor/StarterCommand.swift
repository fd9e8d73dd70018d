import ArgumentParser
import Office

/// `corridor starter build`
struct StarterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "starter", abstract: "The data set that a new workspace starts with.",
        subcommands: [StarterBuildCommand.self])
}

/// `corridor starter build -o DIR`
struct StarterBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compute the starter set from the full editions in a workspace.",
        discussion: """
            Needs the UN DESA 2024 stocks, WPP 2024 components and UNHCR population imported.
            The same editions give the same bytes.
            """)

    @Option(name: [.customShort("o"), .long], help: "The folder to write the files into.")
    var output: String = "Sources/Office/StarterSet"

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let office = try workspace.office()
        var total = 0
        for file in try office.buildStarter(into: output, progress: progress) {
            print("\(output)/\(file.name): \(file.figures) figures, \(file.size) bytes")
            total += file.size
        }
        print("\(total) bytes in all")
    }
}
