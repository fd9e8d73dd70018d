import ArgumentParser
import Foundation

/// The benchmarks of Corridor: each beside a naive version or a peer in the same run, each with its
/// answer checked. Exit 0: measured, and every answer right; 1: a wrong answer.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corridor-bench",
        abstract: "Benchmarks of Corridor, each beside a naive version or a peer in the same run.",
        discussion: """
            Read the ratios: times differ from machine to machine and from hour to hour. With the \
            environment variable CORRIDOR_SHARED set to the folder of published data, the real \
            tables are measured too; import-all measures all of them together.
            """)

    /// What can be measured.
    enum Choice: String, CaseIterable, ExpressibleByArgument {
        case all, estimation, `import`, show, sdmx, service, registers, load, soak
        case importAll = "import-all"

        /// What `all` stands for: those that are about ratios.
        static let compared: [Choice] = [
            .estimation, .import, .show, .sdmx, .service, .registers,
        ]
    }

    @Argument(help: "What to measure.")
    var choice: Choice = .all

    @Flag(help: "Small inputs, once each: whether the benchmarks work, not how fast.")
    var quick = false

    @Flag(help: "The service on 10,000,000 observations too.")
    var large = false

    @Option(help: "Of the service, only tasks whose name has that text.")
    var only: String?

    @Flag(help: "The measurements as JSON. Units: seconds.")
    var json = false

    @Option(help: "For load and soak: the corridor that serves.")
    var tool = ".build/release/corridor"

    @Option(help: .private)
    var peakMemoryOf: String?

    @Option(help: .private)
    var target: String?

    @Option(help: .private)
    var holdingsOf: String?

    @Option(
        help: "For import-all: the folder with publishers' files; else that of CORRIDOR_SHARED.")
    var shared: String?

    @Option(help: .private)
    var importsOf: String?

    func run() throws {
        if let holdingsOf {
            print(try ServiceCold.runHere(holdingsOf))
            return
        }
        if let importsOf { return try ImportAll.runHere(importsOf) }
        if let path = peakMemoryOf {
            print(try SDMXMemory.runHere(path, target: target))
            return
        }
        let progress: (String) -> Void = { line in
            guard isatty(STDERR_FILENO) == 1 else { return }
            FileHandle.standardError.write(Data((line + "\n").utf8))
        }
        var reports: [Report] = []
        for choice in self.choice == .all ? Choice.compared : [choice] {
            let report: Report
            switch choice {
            case .all: continue
            case .load, .soak:
                let bench = LoadBench(
                    tool: tool, quick: quick, isSoak: choice == .soak, progress: progress)
                if try !bench.run() { throw ExitCode.failure }
                continue
            case .estimation: report = try EstimationBench.run(quick: quick, progress: progress)
            case .importAll:
                guard let folder = shared ?? SharedData.folder.map({ $0 + "/data" }) else {
                    throw ValidationError("import-all: no folder; name one with --shared")
                }
                report = try ImportAllBench.run(folder, quick: quick, progress: progress)
            case .import: report = try ImportBench.run(quick: quick, progress: progress)
            case .show: report = try ShowBench.run(quick: quick, progress: progress)
            case .sdmx: report = try SDMXBench.run(quick: quick, progress: progress)
            case .registers: report = try RegistersBench.run(quick: quick, progress: progress)
            case .service:
                report = try ServiceBench.run(
                    quick: quick, large: large, only: only, progress: progress)
            }
            reports.append(report)
            if !json { print(report.text) }
        }
        if json { print(try Report.json(reports)) }
    }
}
