import Registers
import Synchronization
import Testing
import Vocabulary
import Warehouse

/// Records change with a history, and two people's work is merged or refused, never lost.
struct EditTests {
    private let key = RecordKey("meetings", "m")

    @Test func `every revision says who, why and what changed, and any state can be asked`() throws
    {
        let hour = Mutex(9)
        let desk = try Desk {
            let now = hour.withLock { hour in
                hour += 1
                return hour
            }
            return UTCTime("2026-05-01T\(now):00Z") ?? .now
        }
        try desk.put("meetings", "m", ["title": "First", "venue": "Geneva"])
        try desk.put("meetings", "m", ["title": "First meeting", "venue": "Geneva"], base: 1)
        _ = try desk.store.apply([Edit(key, nil, base: 2)], by: "Bo", reason: "entered twice")
        let history = try desk.store.history(key)
        #expect(history.map(\.revision.number) == [1, 2, 3])
        #expect(history.map(\.revision.who) == ["Ana", "Ana", "Bo"])
        #expect(history[2].revision.reason == "entered twice" && history[2].content == nil)
        #expect(history[1].changes.map(\.path.description) == ["title"])
        #expect(history[1].changes[0].before == [Statement("First")])
        #expect(history[2].changes.map(\.path.description) == ["title", "venue"])
        let then = try #require(UTCTime("2026-05-01T10:30Z"))
        #expect(try desk.store.record(key, asOf: then).value("title") == "First")
        #expect(try desk.store.state(asOf: then).count("meetings") == 1)
        #expect(try desk.store.state().count("meetings") == 0)
        #expect(desk.refusal { _ = try desk.store.record(key) }?.kind == .noRecord)
        #expect(try Warehouse.check(folder: desk.folder).findings == [])
        // The id of a deleted record goes on where it ended.
        #expect(try desk.put("meetings", "m", ["title": "Again"], base: 0).revision == 4)
    }

    @Test func `changes of different fields are merged, and it is said`() throws {
        let desk = try Desk()
        try desk.put("meetings", "m", ["title": "First", "venue": "Geneva"])
        try desk.put("meetings", "m", ["title": "First", "venue": "New York"], base: 1, by: "Bo")
        let outcome = try desk.put(
            "meetings", "m", ["title": "First meeting", "venue": "Geneva"], base: 1)
        #expect(outcome.merged.map(\.description) == ["venue"] && outcome.revision == 3)
        let record = try desk.store.record(key)
        #expect(record.value("title") == "First meeting" && record.value("venue") == "New York")
    }

    @Test func `changes of one field are refused with both contents`() throws {
        let desk = try Desk()
        try desk.put("meetings", "m", ["title": "First", "venue": "Geneva"])
        try desk.put("meetings", "m", ["title": "Second", "venue": "Geneva"], base: 1, by: "Bo")
        let error = desk.refusal {
            try desk.put("meetings", "m", ["title": "Third", "venue": "Lima"], base: 1)
        }
        #expect(error?.kind == .conflict)
        let collision = try #require(error?.collision)
        #expect(collision.paths.map(\.description) == ["title"] && collision.who == "Bo")
        #expect(collision.refused == content(["title": "Third", "venue": "Lima"]))
        #expect(collision.standing == content(["title": "Second", "venue": "Geneva"]))
        #expect(try desk.store.record(key).revision == 2)
        // The same change by both is no conflict, and nothing new.
        let same = try desk.put(
            "meetings", "m", ["title": "Second", "venue": "Geneva"], base: 1)
        #expect(same.kind == .unchanged && same.revision == 2)
    }

    @Test func `a change of a record that was deleted meanwhile keeps what was typed`() throws {
        let desk = try Desk()
        try desk.put("meetings", "m", ["title": "First"])
        _ = try desk.store.apply([Edit(key, nil, base: 1)], by: "Bo", reason: "wrong")
        let error = desk.refusal { try desk.put("meetings", "m", ["title": "Mine"], base: 1) }
        #expect(error?.collision?.refused == content(["title": "Mine"]))
        #expect(error?.collision?.standing == nil)
    }

    @Test func `links lead to records, and what is linked to is not deleted`() throws {
        let desk = try Desk()
        let lone = desk.refusal {
            try desk.put("collections", "c", ["title": "C", "owner": "ilo"])
        }
        #expect(lone?.kind == .link && lone?.found == "\"ilo\"")
        let both = [
            Edit(RecordKey("collections", "c"), content(["title": "C", "owner": "ilo"]), base: 0),
            Edit(RecordKey("organisations", "ilo"), content(["title": "ILO"]), base: 0),
        ]
        #expect(
            try desk.store.apply(both, by: "Ana", reason: "test").map(\.kind) == [.added, .added])
        let delete = Edit(RecordKey("organisations", "ilo"), nil, base: nil)
        let error = desk.refusal { _ = try desk.store.apply([delete], by: "Ana", reason: "test") }
        #expect(error?.kind == .link && error?.found == "a link to it in collections/c, owner")
        let all = [delete, Edit(RecordKey("collections", "c"), nil, base: nil)]
        #expect(try desk.store.apply(all, by: "Ana", reason: "test").count == 2)
    }

    @Test func `one fault leaves everything as it was, and all faults are told`() throws {
        let desk = try Desk()
        let edits = [
            Edit(RecordKey("meetings", "a"), content(["title": "A"]), base: 0),
            Edit(RecordKey("meetings", "b"), content(["tilte": "B", "date": "31 May"]), base: 0),
            Edit(RecordKey("views", "Ü"), content([:]), base: 0),
            Edit(RecordKey("meeting", "c"), content([:]), base: 0),
        ]
        let error = try #require(
            desk.refusal { _ = try desk.store.apply(edits, by: "Ana", reason: "test") })
        #expect(
            error.all.map(\.kind) == [.value, .noField, .required, .value, .noRegister])
        #expect(try desk.store.state().records.isEmpty)
    }

    @Test func `fifty writers at once lose nothing`() async throws {
        let desk = try Desk()
        try desk.put("meetings", "m", ["title": "M"])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<50 {
                group.addTask {
                    for round in 0..<4 {
                        try desk.store.apply(
                            [
                                Edit(
                                    RecordKey("meetings", "m"),
                                    content([
                                        "title": "M", "sessions/\(writer)-\(round)/title": "S",
                                    ]),
                                    base: 1)
                            ], by: "w\(writer)", reason: "test")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try desk.store.record(key).content.parts("sessions").count == 200)
        #expect(try desk.store.history(key).count == 201)
        #expect(try Warehouse.check(folder: desk.folder).revisions == 201)
        #expect(try Warehouse.check(folder: desk.folder).isClean)
    }
}
