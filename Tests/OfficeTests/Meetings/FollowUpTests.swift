import Foundation
import Office
import Registers
import Testing
import Warehouse

/// Decisions become recommendations once, and progress is added by many at a time.
@Suite struct FollowUpTests {
    private let world: MeetingWorld

    init() throws { world = try MeetingWorld() }

    @Test func `decisions become recommendations with owners and due dates, linked both ways`()
        throws
    {
        let office = world.office
        let done = try office.followUp(meeting: "two", by: "Ana")
        #expect(done.added.map(\.id) == ["two-1", "two-2"] && done.standing.isEmpty)
        #expect(done.withoutText == ["3"])
        let made = try office.registers.record(RecordKey("recommendations", "two-1"))
        #expect(made.value("title") == "Publish metadata of censuses")
        #expect(made.values("addressee") == ["unsd", "ilo"] && made.value("due") == "2026-12")
        #expect(made.value("meeting") == "two" && made.value("date") == "2026-06-02")
        #expect(made.value("state") == "open")
        let facts = try office.registers.state().meeting("two")
        #expect(facts.decisions.map(\.recommendation) == ["two-1", "two-2", nil])
        // One transaction, of which the history tells.
        let history = try office.registers.history(RecordKey("meetings", "two"))
        #expect(history.count == 2 && history[1].revision.reason == "decisions of meetings/two")
    }

    @Test func `doing it again changes nothing`() throws {
        let office = world.office
        _ = try office.followUp(meeting: "two", by: "Ana")
        let before = try office.registers.state()
        let again = try office.followUp(meeting: "two", by: "Bo")
        #expect(again.added.isEmpty && again.standing.map(\.id) == ["two-1", "two-2"])
        let after = try office.registers.state()
        #expect(after.revision == before.revision && after.records == before.records)
    }

    @Test func `many who do it at once make each recommendation once`() async throws {
        let office = world.office
        let added = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask { try office.followUp(meeting: "two", by: "P\(number)").added.count }
            }
            return try await group.reduce(0, +)
        }
        #expect(added == 2)
        #expect(try office.registers.state().count("recommendations") == 5)
    }

    @Test func `an id that is taken is not written over`() throws {
        try world.put([("recommendations/two-1", ["title": "Something else"])])
        let done = try world.office.followUp(meeting: "two", by: "Ana")
        #expect(done.added.map(\.id) == ["two-1-2", "two-2"])
        let other = try world.office.registers.record(RecordKey("recommendations", "two-1"))
        #expect(other.value("title") == "Something else")
    }

    @Test func `progress is added by many at once, and none is lost`() async throws {
        let office = world.office
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<10 {
                group.addTask {
                    _ = try office.addProgress(
                        ProgressNote(area: "KEN", text: "Step \(number)"), to: "open-one",
                        by: "P\(number)")
                }
            }
            try await group.waitForAll()
        }
        let record = try office.registers.record(RecordKey("recommendations", "open-one"))
        #expect(record.content.parts("progress").count == 11)
        #expect(throws: RegisterError.self) {
            try office.addProgress(ProgressNote(text: "Whose?"), to: "open-one", by: "Ana")
        }
        #expect(throws: RegisterError.self) {
            try office.addProgress(
                ProgressNote(area: "KEN", date: "soon", text: "x"), to: "open-one", by: "Ana")
        }
        #expect(throws: RegisterError.self) {
            try office.addProgress(ProgressNote(area: "KEN", text: " "), to: "open-one", by: "Ana")
        }
    }
}
