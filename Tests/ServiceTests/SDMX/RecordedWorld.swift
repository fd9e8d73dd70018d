import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Office
import SDMX
import Service
import Synchronization
import Vocabulary
import Warehouse

/// A workspace with a history that tests know by heart, at a time of their choice.
///
/// | Release | Held | What |
/// |---|---|---|
/// | 1 | 10 January 2026 | stocks, first edition |
/// | 2 | 20 January | population and flows of other sources |
/// | 3 | 10 February | stocks anew: a revision, an addition, a series and an observation gone |
/// | 4 | 10 March | stocks of another source, under embargo until 1 June |
/// | 5 | 1 April | stocks anew, wrong |
/// | 6 | 5 April | the withdrawal of 5 |
/// | 7 | 10 April | stocks of a third source, that wait for their sign-off |
/// | 8 | 12 April | the refusal of 7 |
final class RecordedWorld: Sendable {
    /// When releases were held.
    enum Time {
        static let first = "2026-01-10T08:00:00Z"
        static let others = "2026-01-20T08:00:00Z"
        static let revised = "2026-02-10T08:00:00Z"
        static let hushed = "2026-03-10T08:00:00Z"
        static let wrong = "2026-04-01T08:00:00Z"
        static let withdrawn = "2026-04-05T08:00:00Z"
        static let waiting = "2026-04-10T08:00:00Z"
        static let refused = "2026-04-12T08:00:00Z"
        /// When the embargo ends.
        static let lifted = "2026-06-01T00:00:00Z"
        /// When tests ask, unless they say otherwise.
        static let now = "2026-05-01T12:00:00Z"
    }

    private final class Clock: Sendable {
        let time = Mutex(Time.first)
    }

    let folder: String
    let office: Office
    private let clock: Clock

    /// For tests that only read.
    static let shared = Result { try RecordedWorld() }

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-recorded-"
            + UUID().uuidString
        let clock = Clock()
        self.clock = clock
        let warehouse = try Warehouse(
            folder: folder, create: true,
            clock: { UTCTime(clock.time.withLock { $0 }) ?? .now })
        var office = Office(warehouse: warehouse)
        office.clock = { clock.time.withLock { $0 } }
        self.office = office
        try record()
        clock.time.withLock { $0 = Time.now }
    }

    /// Sets the time at which the service is asked.
    func setTime(_ time: String) { clock.time.withLock { $0 = time } }

    /// Removes the workspace.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes the releases one after the other.
    private func record() throws {
        try write(Self.firstStocks, "TEST_2025", "stocks", at: Time.first)
        try write(Self.others, "TEST_OTHER", "others", at: Time.others)
        try write(Self.stocks, "TEST_2025", "stocks", at: Time.revised)
        try write(
            Self.hushed, "HUSH_2026", "hushed", at: Time.hushed, embargo: UTCTime(Time.lifted))
        let wrong = try write(Self.wrongStocks, "TEST_2025", "stocks", at: Time.wrong)
        setTime(Time.withdrawn)
        _ = try office.warehouse.withdraw(wrong, reason: "printed in thousands")
        let waiting = try write(
            Self.refused, "NEVER_2026", "never", at: Time.waiting, isPending: true)
        setTime(Time.refused)
        _ = try office.warehouse.withdraw(waiting, reason: "not what was asked for")
    }

    /// Writes a release; returns its number.
    @discardableResult
    func write(
        _ facts: [Fact], _ source: String, _ table: String, at time: String,
        embargo: UTCTime? = nil, isPending: Bool = false
    ) throws -> Int {
        setTime(time)
        let draft = ReleaseDraft(
            source: source, table: table, kind: .imported, publisher: "Publisher of \(source)",
            title: "Table \(table) of \(source)", citation: "Made up for tests.", licence: .ccBy4,
            url: "https://example.org/\(source)",
            files: [ReleaseFile(name: "\(table).csv", sha256: "\(time)", size: 1, sheets: [])],
            embargo: embargo, isPending: isPending)
        return try office.warehouse.write(draft, series: try facts.series()).release.id
    }
}
