import Cubes
import Foundation
import Synchronization
import Vocabulary
import Warehouse

/// Minutes of requests, downloads in many forms, and a release every minute from another process:
/// memory must stay as it is.
struct Soak {
    let service: ServedWorkspace
    let warehouse: Warehouse
    let world: ServiceWorld
    let addresses: String
    let log: String
    let folder: TemporaryFolder
    let minutes: Int
    let progress: (String) -> Void

    /// What the last minutes may hold more than the first; the releases themselves take some.
    private static let growth = 1.1

    func run() throws -> Bool {
        let root = service.root
        let forms = ["csv", "csvdata2", "sdmx-ml-3", "sdmx-json-2"].map { form in
            root + "/rest/v2/data/dataflow/CORRIDOR/DF_FLOW/1.0.0/*?format=" + form
        }
        let downloads = try forms.map { try Download($0, bytesPerSecond: nil) }
        let slow = try Download(root + LoadBench.everything, bytesPerSecond: 500_000)
        defer {
            for download in downloads { download.stop() }
            slow.stop()
        }
        print("soak: \(minutes) minutes, a release in each")
        var held: [Int] = []
        for minute in 1...minutes {
            let sampler = MemorySampler(service)
            let outcome = try H2Load(connections: 20, rate: 1_000, requests: 58_000)
                .run(addresses, log: log)
            let samples = try sampler.stop()
            let memory = samples[samples.count / 2]
            held.append(memory)
            print(
                "  minute \(minute): \(memory >> 20) MiB, at most \(samples[samples.count - 1] >> 20); "
                    + "\(Report.grouped(outcome.perSecond.rounded())) a second, "
                    + "99 % within \(Report.digits(outcome.percentile(0.99))) ms, "
                    + "\(outcome.failed) failed")
            guard outcome.failed == 0 else { return false }
            try world.correct(warehouse, round: minute)
        }
        // The first minute fills caches; what is held after it must not rise. While a release is
        // read, two states are held: what is usual in a minute is its median.
        guard minutes > 4 else { return true }
        let first = held[1..<(minutes / 2)].max() ?? 0
        let last = held[(minutes / 2)...].max() ?? 0
        let isFlat = Double(last) <= Double(first) * Self.growth
        print("  \(first >> 20) MiB, then \(last >> 20) MiB: \(isFlat ? "flat" : "NOT FLAT")")
        return isFlat
    }
}

/// Looks at the memory of a process four times a second.
private final class MemorySampler: Sendable {
    private struct State {
        /// Units: bytes.
        var samples: [Int] = []
        var failure: (any Error)?
        var isOver = false
    }

    private let state = Mutex(State())
    private let isDone = DispatchSemaphore(value: 0)

    init(_ service: ServedWorkspace) {
        let identifier = service.identifier
        Thread.detachNewThread { [self] in
            while !state.withLock({ $0.isOver || $0.failure != nil }) {
                do {
                    let memory = try ServedWorkspace.memory(of: identifier)
                    state.withLock { $0.samples.append(memory) }
                } catch {
                    state.withLock { $0.failure = error }
                }
                Thread.sleep(forTimeInterval: 0.25)
            }
            isDone.signal()
        }
    }

    /// Ends it.
    ///
    /// - Returns: what was found, least first; never nothing.
    func stop() throws -> [Int] {
        state.withLock { $0.isOver = true }
        isDone.wait()
        let state = state.withLock { $0 }
        if let failure = state.failure { throw failure }
        guard !state.samples.isEmpty else {
            throw ServedWorkspace.Failure(description: "no sample of memory")
        }
        return state.samples.sorted()
    }
}

extension ServiceWorld {
    /// One more release that speaks of a year of the second source, with other figures each round.
    func correct(_ warehouse: Warehouse, round: Int) throws {
        let source = 1
        guard let period = Period(year: Self.correctedYear) else { return }
        let draft = ReleaseDraft(
            source: Self.sources[source], table: "flows", kind: .imported, publisher: "Made up",
            title: "Made-up flows", citation: "None", licence: .ccBy4, url: "https://example.org",
            extent: .init([period]))
        var series: [Series] = []
        for number in 0..<count where self.source(number) == source {
            guard let figures = figures(number, source, release: Self.correction),
                let old = figures.first(where: { $0.year == Self.correctedYear })
            else { continue }
            let value = old.value.map {
                ObservedValue.number($0 + Double(number % 50 == 0 ? round : 0))
            }
            guard let value else { continue }
            series.append(
                Series(
                    key: try SeriesKey(.flow, codes(number)),
                    observations: [
                        Observation(
                            period: period, value: value, status: .normal,
                            attributes: AttributeSet(Self.attributes[0]), row: number + 2,
                            column: 3)
                    ]))
        }
        _ = try warehouse.write(draft, series: series)
    }
}
