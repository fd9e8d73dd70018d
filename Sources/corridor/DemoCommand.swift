import ArgumentParser
import Estimation
import Office
import Publishers
import Service
import Warehouse

/// `corridor demo`
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Take in the starter data, estimate flows, and serve the atlas.",
        discussion: """
            Makes the workspace where there is none. Run again, it finds everything done and
            only serves.
            """)

    @Flag(name: .long, help: "Prepare the workspace only.")
    var noServe = false

    @OptionGroup var service: ServiceOptions
    @OptionGroup var workspace: WorkspaceOptions

    func run() async throws {
        let settings = try service.settings(workspace: workspace.workspace)
        let folder = settings.configuration.workspace
        let office = try Office(workspace: folder, create: true)
        print("Workspace: \(folder)")
        for result in try office.loadStarter(progress: progress) {
            print(Self.text(result))
        }
        let records = try office.loadStarterRegisters().count
        print(
            records == 0
                ? "Registers: already held." : "Registers: \(records) records of their starter set."
        )
        try estimate(office)
        guard !noServe else { return }
        try await Serving.run(office, settings)
    }

    private func estimate(_ office: Office) throws {
        let request = FlowRequest(intervals: try office.neighbouringIntervals())
        if try office.hasFlows(request) {
            print("Flows: estimated before from the same data; nothing changed.")
            return
        }
        let run = try office.estimateFlows(request, progress: progress)
        let sources = run.stocks == run.population ? [run.stocks] : [run.stocks, run.population]
        print(
            "Flows estimated from \(sources.joined(separator: " and ")); all moves of each interval, "
                + "in thousands:")
        print(Self.table(run.reports, request))
        for report in run.reports where !report.converged {
            warn(
                "\(report.method) \(report.interval.start)-\(report.interval.end): did not "
                    + "converge; largest margin gap \(report.largestMarginGap)")
        }
    }

    /// World totals: intervals down, methods across.
    private static func table(_ reports: [FlowIntervalReport], _ request: FlowRequest) -> String {
        let methods = request.methods.map(\.code)
        var table = TextTable(["Interval"] + methods, right: Set(1...methods.count))
        for interval in request.intervals {
            let totals = methods.map { method in
                reports.first { $0.interval == interval && $0.method == method }
                    .map { exactText(($0.worldFlow / 1000).rounded()) } ?? "-"
            }
            table.add(["\(interval.start)-\(interval.end)"] + totals)
        }
        return table.text
    }

    private static func text(_ result: ImportResult) -> String {
        let release = result.outcome.release
        let title = "\(release.title) [\(release.source)]"
        return switch result.outcome {
        case .unchanged(let release): "\(title): already held as release \(release.id)."
        case .written(let release, let opened, let closed, _):
            "\(title): \(exactText(Double(result.report?.figures ?? 0))) figures in "
                + "\(exactText(Double(result.series))) series, release \(release.id) "
                + "(\(opened) series new or changed, \(closed) closed)."
        }
    }
}
