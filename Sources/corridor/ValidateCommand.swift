import ArgumentParser
import Estimation
import Office

/// `corridor validate`
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Set estimates beside what was reported.",
        subcommands: [ValidateFlowsCommand.self])
}

/// `corridor validate flows --start 2010 --end 2015`
struct ValidateFlowsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flows",
        abstract: "Set the six estimates of flows beside what countries report.",
        discussion: """
            Estimates the flows of an interval from the stocks that are held and sets them beside \
            the flows between two areas that either of them reports, by region, reporter and size, \
            and beside published net migration. With --sensitivity it also says what one percent \
            of coverage does to each estimate. Nothing is written. The measures are explained in \
            docs/methods/validation.md.
            """)

    @Option(name: .long, help: "The year of the first stock.")
    var start: Int?

    @Option(
        name: .long,
        help: "The year of the second stock; without both, the last interval with reports.")
    var end: Int?

    @Option(name: .long, help: "A method (see `corridor method list`); may be repeated.")
    var method: [String] = []

    @Option(
        name: .long,
        help: "The SOURCE of reports; may be repeated, the one to take first before the others.")
    var source: [String] = []

    @Option(name: .long, help: "The SOURCE of the stocks.")
    var stocks: String?

    @Option(name: .long, help: "The SOURCE of births, deaths, population and net migration.")
    var population: String?

    @Option(
        name: .long,
        help: "What one percent of coverage does, for that many areas with most migrants.")
    var sensitivity = 0

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        guard (0...300).contains(sensitivity) else {
            throw ValidationError("--sensitivity: found \(sensitivity), expected 0 to 300")
        }
        guard (start == nil) == (end == nil) else {
            throw ValidationError("give --start and --end, or neither")
        }
    }

    func run() throws {
        var request = FlowValidationRequest(interval: try interval())
        if !method.isEmpty { request.methods = try method.map(EstimateFlowsCommand.method) }
        request.stocks = stocks
        request.population = population
        request.sources = source
        request.sensitiveAreas = sensitivity
        let report = try workspace.reading().validateFlows(request, progress: progress)
        if output.json { try printJSON(report) } else { print(FlowValidationText(report).text) }
    }

    private func interval() throws -> FlowInterval? {
        guard let start, let end else { return nil }
        guard let interval = FlowInterval(start: start, end: end) else {
            throw ValidationError("--end: found \(end), expected a year after \(start)")
        }
        return interval
    }
}
