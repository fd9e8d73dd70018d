import ArgumentParser
import Estimation
import Office
import Vocabulary

/// `corridor estimate`
struct EstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate", abstract: "Estimate what nobody counted.",
        subcommands: [EstimateFlowsCommand.self])
}

/// `corridor estimate flows --start 2015 --end 2020`
struct EstimateFlowsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flows",
        abstract: "Estimate flows between all areas from stocks at two dates.")

    @Option(name: .long, help: "The year of the first stock.")
    var start: Int?

    @Option(name: .long, help: "The year of the second stock.")
    var end: Int?

    @Flag(name: .long, help: "Every interval between neighbouring stock years.")
    var all = false

    @Option(name: .long, help: "A method (see `corridor method list`); may be repeated.")
    var method: [String] = []

    @Option(name: .long, help: "The SOURCE of the stocks.")
    var stocks: String?

    @Option(name: .long, help: "The SOURCE of births, deaths and population.")
    var population: String?

    @Option(name: .long, help: "_T, F or M; by sex only where births and deaths are by sex.")
    var sex: String = "_T"

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let methods = try method.map(Self.method)
        guard let sex = Sex(rawValue: sex), sex != .unknown else {
            throw ValidationError("--sex: found \(sex), expected _T, F or M")
        }
        let office = try workspace.office()
        let request = FlowRequest(
            intervals: try intervals(office),
            methods: methods.isEmpty ? FlowMethod.allCases : methods,
            stocks: stocks, population: population, sex: sex)
        let run = try office.estimateFlows(request, progress: progress)
        if output.json {
            try printJSON(run.reports)
        } else {
            print("Stocks: \(run.stocks); births, deaths and population: \(run.population)\n")
            print(Self.table(run.reports))
            for line in Self.joined(run.reports) { print(line) }
            for report in run.reports where !report.converged {
                warn(
                    "\(report.method) \(report.interval.start)-\(report.interval.end): "
                        + "did not converge; largest margin gap \(report.largestMarginGap)")
            }
        }
        if run.reports.contains(where: { !$0.converged }) { throw ExitCode(1) }
    }

    /// The method of a code or plain name.
    static func method(_ name: String) throws -> FlowMethod {
        guard let known = FlowMethod(named: name) else {
            throw ValidationError(
                "--method: found \(name), expected one of "
                    + FlowMethod.allCases.map(\.code).joined(separator: ", "))
        }
        return known
    }

    private func intervals(_ office: Office) throws -> [FlowInterval] {
        if all {
            guard start == nil, end == nil else {
                throw ValidationError("give --all, or --start and --end, not both")
            }
            return try office.neighbouringIntervals(stocks: stocks)
        }
        guard let start, let end else {
            throw ValidationError("give --start and --end, or --all")
        }
        guard let interval = FlowInterval(start: start, end: end) else {
            throw ValidationError("--end: found \(end), expected a year after \(start)")
        }
        return [interval]
    }

    /// What was taken as one area, once for each interval.
    private static func joined(_ reports: [FlowIntervalReport]) -> [String] {
        var seen: Set<String> = []
        return reports.flatMap { report in
            (report.inputs.joined ?? []).map { item in
                "\(report.interval.start)-\(report.interval.end): "
                    + "\(item.codes.joined(separator: " and ")) taken as \(item.area). "
                    + item.reasons.joined(separator: " ")
            }
        }.filter { seen.insert($0).inserted }
    }

    static func table(_ reports: [FlowIntervalReport]) -> String {
        var table = TextTable(
            [
                "Interval", "Method", "World total", "Iterations", "Margin gap", "Factors",
                "Negative stocks", "Above both stocks",
            ], right: [2, 3, 4, 6, 7])
        for report in reports {
            let factors =
                if let low = report.smallestFactor, let high = report.largestFactor {
                    "\(rounded(low.factor)) (\(low.birthplace) in \(low.area)) to "
                        + "\(rounded(high.factor)) (\(high.birthplace) in \(high.area))"
                } else {
                    "-"
                }
            table.add([
                "\(report.interval.start)-\(report.interval.end)", report.method,
                exactText(report.worldFlow.rounded()), "\(report.iterations)",
                "\(Float(report.largestMarginGap))", factors, "\(report.negativeCells)",
                "\(report.flowsAboveStocks)",
            ])
        }
        return table.text
    }

    private static func rounded(_ factor: Double) -> String {
        exactText((factor * 100).rounded() / 100)
    }
}
