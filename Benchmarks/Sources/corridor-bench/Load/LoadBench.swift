import Cubes
import Foundation
import Warehouse

/// The whole service under load over loopback: answers at a fixed rate, beside a slow download,
/// and memory over ten minutes. The client shares the processors with the service.
struct LoadBench {
    let tool: String
    let quick: Bool
    let isSoak: Bool
    let progress: (String) -> Void

    private static let connections = 20
    private static let rate = 5_000
    /// The most that 99 of 100 requests may take. Units: milliseconds.
    private static let bar = 20.0

    /// Measures, prints what was measured, and says whether all bars are met.
    func run() throws -> Bool {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let world = ServiceWorld(series: quick ? 2_000 : 100_000)
        let workspace = folder.fresh()
        progress("load: a workspace of \(world.count) series")
        let warehouse = try Warehouse(folder: workspace, create: true)
        try world.write(to: warehouse)
        let service = try ServedWorkspace(workspace, tool: tool)
        defer { service.stop() }
        let addresses = try folder.write(
            requests(world, service.root), as: "requests")
        let log = folder.fresh()
        _ = try H2Load(connections: 2, rate: 200, requests: 400).run(addresses, log: log)
        if isSoak {
            return try Soak(
                service: service, warehouse: warehouse, world: world, addresses: addresses,
                log: log, folder: folder, minutes: quick ? 1 : 10, progress: progress
            ).run()
        }
        let seconds = quick ? 2 : 30
        let load = H2Load(
            connections: Self.connections, rate: Self.rate, requests: Self.rate * seconds)
        var isMet = true
        func tell(_ what: String, _ outcome: H2Load.Outcome, _ cpu: Double) {
            let isHeld = outcome.perSecond >= Double(Self.rate) * 0.99
            let isQuick = outcome.percentile(0.99) < Self.bar
            isMet = isMet && isHeld && isQuick && outcome.failed == 0
            print(
                "  \(what): \(Report.grouped(outcome.perSecond.rounded())) a second, "
                    + [0.5, 0.99, 0.999].map {
                        "\(Report.digits($0 * 100)) % within "
                            + "\(Report.digits(outcome.percentile($0))) ms"
                    }.joined(separator: ", ")
                    + ", \(outcome.failed) failed, "
                    + "processor \(Report.digits(100 * cpu / outcome.seconds)) % of one"
                    + (isHeld && isQuick && outcome.failed == 0 ? "  met" : "  NOT MET"))
        }
        print(
            "load: \(Self.connections) connections, half series and half availability, "
                + "\(world.count) series")
        progress("load: alone")
        var before = try service.processorTime()
        let alone = try load.run(addresses, log: log)
        tell("alone", alone, try service.processorTime() - before)
        progress("load: beside a slow download of everything")
        let slow = try Download(service.root + Self.everything, bytesPerSecond: 500_000)
        before = try service.processorTime()
        let beside = try load.run(addresses, log: log)
        tell("beside a slow download of everything", beside, try service.processorTime() - before)
        slow.stop()
        progress("load: beside downloads as quick as they come")
        let quick = try Download(service.root + Self.everything, bytesPerSecond: nil)
        before = try service.processorTime()
        let under = try load.run(addresses, log: log)
        tell("beside downloads as quick as they come", under, try service.processorTime() - before)
        quick.stop()
        progress("load: the simplest request")
        let simplest = try folder.write(service.root + "/health\n", as: "health")
        let most = try H2Load(
            connections: Self.connections, rate: nil, requests: Self.rate * seconds
        ).run(simplest, log: log)
        print(
            "  /health, as many as are answered: "
                + "\(Report.grouped(most.perSecond.rounded())) a second, \(most.failed) failed")
        return isMet
    }

    static let everything = "/rest/v2/data/dataflow/CORRIDOR/DF_FLOW/1.0.0/*?format=csv"

    /// Addresses of single series and of availability by turns, of series drawn from all.
    private func requests(_ world: ServiceWorld, _ root: String) -> String {
        var generator = SeededGenerator(seed: 7)
        var text = ""
        for number in 0..<20_000 {
            let codes = world.codes(Int.random(in: 0..<world.count, using: &generator))
            let path =
                number % 2 == 0
                ? ServiceQuery.data(codes.joined(separator: ".")) + "?format=csv"
                : ServiceQuery.availability("*.*.\(codes[2]).\(codes[3])")
            text += root + "/rest/v2" + path + "\n"
        }
        return text
    }
}

/// One client that downloads again and again, at a rate.
final class Download {
    private let process = Process()

    init(_ address: String, bytesPerSecond: Int?) throws {
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let limit = bytesPerSecond.map { "--limit-rate \($0)" } ?? ""
        process.arguments = [
            "-c",
            "trap 'kill $!; exit' TERM; while :; do curl -s \(limit) -o /dev/null '\(address)' & wait $!; done",
        ]
        try process.run()
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
