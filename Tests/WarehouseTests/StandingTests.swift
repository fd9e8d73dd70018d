import Cubes
import Synchronization
import Testing
import Vocabulary
import Warehouse

/// A clock that a test sets.
final class SetClock: Sendable {
    private let text: Mutex<String>

    init(_ text: String) { self.text = Mutex(text) }

    func set(_ text: String) { self.text.withLock { $0 = text } }

    @Sendable func now() -> UTCTime { UTCTime(text.withLock { $0 }) ?? .now }
}

struct StandingTests {
    @Test func `a release counts at once, unless the workspace or the draft asks for a sign-off`()
        throws
    {
        let workspace = try Workspace()
        let clock = SetClock("2026-05-01T10:00:00Z")
        let warehouse = try Warehouse(
            folder: workspace.folder, create: true, clock: clock.now)
        let item = try series("SYR", [2014: 1])
        let first = try warehouse.write(.test("a"), series: [item]).release
        #expect(first.standing == .published(at: "2026-05-01T10:00:00Z", by: nil))
        var draft = ReleaseDraft.test("b")
        draft.isPending = true
        let second = try warehouse.write(draft, series: [item]).release
        #expect(second.standing == .pending)
        #expect(try warehouse.value(of: .signOffRequired) == "no")
        try warehouse.set(.signOffRequired, to: "yes")
        let third = try warehouse.write(.test("c"), series: [item]).release
        #expect(third.standing == .pending)
        #expect(try warehouse.release(1)?.standing == first.standing)
        clock.set("2026-05-02T08:30:00Z")
        let signed = try warehouse.signOff(3, by: "Ana")
        #expect(signed.standing == .published(at: "2026-05-02T08:30:00Z", by: "Ana"))
        #expect(signed.heldFrom == "2026-05-01T10:00:00Z")
        #expect(Sight.published(at: "2026-05-02T09:00:00Z").takes(signed))
        #expect(!Sight.published(at: "2026-05-02T09:00:00Z").takes(second))
        try warehouse.set(.signOffRequired, to: "no")
        #expect(try warehouse.release(2)?.standing == .pending)
    }

    @Test func `signing off what does not wait for it is refused in words`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        try warehouse.set(.signOffRequired, to: "yes")
        for bytes in ["a", "b"] {
            _ = try warehouse.write(.test(bytes), series: [try series("SYR", [2014: 1])])
        }
        try warehouse.signOff(1, by: "Ana")
        try warehouse.withdraw(2, reason: "rejected: wrong unit")
        let twice = try #require(throws: WarehouseError.self) { try warehouse.signOff(1, by: "B") }
        #expect(twice.found.contains("signed off by Ana"))
        let gone = try #require(throws: WarehouseError.self) { try warehouse.signOff(2, by: "B") }
        #expect(gone.found.contains("rejected: wrong unit"))
        let withdrawal = try #require(throws: WarehouseError.self) {
            try warehouse.signOff(3, by: "B")
        }
        #expect(withdrawal.found.contains("needs no sign-off"))
        #expect(
            try #require(throws: WarehouseError.self) { try warehouse.signOff(4, by: "B") }.kind
                == .noRelease)
    }

    @Test func `an embargo is kept, moved and lifted, and each is on record`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        var draft = ReleaseDraft.test("a")
        draft.embargo = UTCTime("2031-01-01T09:00:00+01:00")
        let release = try warehouse.write(draft, series: [try series("SYR", [2014: 1])]).release
        #expect(release.embargo == "2031-01-01T08:00:00Z")
        #expect(!Sight.published(at: "2031-01-01T07:59:59Z").takes(release))
        #expect(Sight.published(at: "2031-01-01T08:00:00Z").takes(release))
        let later = try warehouse.setEmbargo(1, until: UTCTime("2032-01-01"), by: "Ana")
        #expect(later.embargo == "2032-01-01T00:00:00Z")
        #expect(try warehouse.setEmbargo(1, until: nil).embargo == nil)
        #expect(try workspace.open().release(1)?.embargo == nil)
        #expect(try warehouse.release(1)?.heldFrom == release.heldFrom)
        try warehouse.withdraw(1, reason: "test")
        for id in [1, 2] {
            let error = try #require(throws: WarehouseError.self) {
                try warehouse.setEmbargo(id, until: UTCTime("2032-01-01"))
            }
            #expect(error.kind == .conflict)
        }
        #expect(try Warehouse.check(folder: workspace.folder).findings == [])
    }

    @Test func `a setting takes its own values only`() throws {
        let warehouse = try Workspace().open()
        let error = try #require(throws: WarehouseError.self) {
            try warehouse.set(.signOffRequired, to: "maybe")
        }
        #expect(error.expected == "one of no, yes")
        #expect(try warehouse.value(of: .signOffRequired) == "no")
    }

    @Test func `a clock that was put back does not put a release before the one before it`() throws
    {
        let workspace = try Workspace()
        let clock = SetClock("2026-05-01T10:00:00Z")
        let warehouse = try Warehouse(folder: workspace.folder, create: true, clock: clock.now)
        _ = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1])])
        clock.set("2020-01-01T00:00:00Z")
        let second = try warehouse.write(.test("b"), series: [try series("SYR", [2014: 2])])
        #expect(second.release.heldFrom == "2026-05-01T10:00:00Z")
        #expect(try warehouse.lastRelease(heldAt: "2026-05-01")?.id == 2)
        #expect(try warehouse.lastRelease(heldAt: "2026-04-30") == nil)
    }
}

struct UTCTimeTests {
    @Test(
        arguments: [
            ("2026-12-01", "2026-12-01T00:00:00Z"),
            ("2026-12-01T09:30Z", "2026-12-01T09:30:00Z"),
            ("2026-12-01T09:30:59Z", "2026-12-01T09:30:59Z"),
            ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z"),
            ("2026-01-01T00:30+05:45", "2025-12-31T18:45:00Z"),
        ])
    func `a time is read in UTC`(_ text: String, _ expected: String) {
        #expect(UTCTime(text)?.description == expected)
    }

    @Test(
        arguments: [
            "", "2026", "2026-12", "2026-13-01", "2026-02-30T00:00:00Z", "2026-12-01T24:00:00Z",
            "2026-12-01T10:00:00", "2026-12-01T10:60Z", "2026-12-01T10:00:00.5Z",
            "2026-12-01 10:00:00Z", "2026-12-01T10:00:00Zulu", "2026-12-01T10:00:00+0200",
            "2026-12-01T1:00Z", "tomorrow", "２０２６-12-01",
        ])
    func `anything else is no time`(_ text: String) {
        #expect(UTCTime(text) == nil)
    }
}
