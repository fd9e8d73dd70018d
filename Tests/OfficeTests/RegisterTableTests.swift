import Foundation
import Office
import Registers
import TestKit
import Testing
import Vocabulary

/// Records go out as JSON and CSV and come back as they were.
struct RegisterTableTests {
    private let folder: Scratch
    private let office: Office

    init() throws {
        folder = try Scratch()
        office = try Office(workspace: folder.path + "/one", create: true)
        _ = try office.importRecords(Self.starter, by: "test", reason: "starter")
    }

    private static let starter = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Office/StarterSet/registers.json").path

    private func take(
        _ bytes: [UInt8], _ name: String, register: String? = nil, into office: Office? = nil
    ) throws -> [EditOutcome] {
        let path = folder.path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return try (office ?? self.office).importRecords(
            path, register: register, by: "test", reason: "back")
    }

    private func refusal(_ text: String, register: String = "meetings") throws -> RegisterError {
        do {
            _ = try take(Array(text.utf8), "bad.csv", register: register)
        } catch let error as RegisterError {
            return error
        }
        throw RegisterError(.request, "test", found: "no refusal", expected: "one")
    }

    @Test func `every register comes back from CSV as it was`() throws {
        let other = try Office(workspace: folder.path + "/two", create: true)
        let before = try office.registers.state()
        for register in office.registers.registers {
            let records = before.records.filter { $0.key.register == register.id }
            let bytes = office.recordsCSV(register, records)
            // Into the workspace it came from: nothing changes.
            let again = try take(bytes, register.id + ".csv", register: register.id)
            #expect(again.count == records.count && again.allSatisfy { $0.kind == .unchanged })
        }
        // Into an empty one: organisations first, as links lead to them; the rest follows.
        for id in [
            "organisations", "meetings", "recommendations", "collections", "reporting", "surveys",
            "processes", "instruments", "treaty-actions", "practices", "figures",
        ] {
            let register = try office.registers.register(id)
            let records = before.records.filter { $0.key.register == id }
            _ = try take(
                office.recordsCSV(register, records), id + ".csv", register: id, into: other)
        }
        #expect(
            try other.registers.state().records.map(\.content) == before.records.map(\.content))
    }

    @Test func `all registers come back from JSON, with or without their history`() throws {
        let other = try Office(workspace: folder.path + "/two", create: true)
        let before = try office.registers.state().records
        for history in [false, true] {
            let text = try office.registers.message(before, history: history).indentedText
            #expect(text.contains("\"history\"") == history)
            #expect(text.contains("foreign-born (11) is greater than any (9)"))
            _ = try take(Array(text.utf8), "all.json", into: other)
            #expect(
                try other.registers.state().records.map(\.content) == before.map(\.content))
        }
        #expect(try other.registers.state().records.allSatisfy { $0.revision == 1 })
    }

    @Test func `hostile texts and formulas come back as they were, and are none in a spreadsheet`()
        throws
    {
        let texts = [
            "=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "'s-Hertogenbosch", "'", "a|b", "a | b",
            "quote \" and, comma", "<script>alert(1)</script>", "％ ＝1", "é😀", "''",
            "record", "sessions/1",
        ]
        let key = RecordKey("meetings", "hostile")
        var content = RecordContent()
        content["title"] = [Statement("=cmd|' /C calc'!A0", printed: "=x", note: "line\none")]
        content["theme"] = texts.map { Statement($0) }
        content["outcome"] = [Statement("first\n=second")]
        for (place, text) in texts.enumerated() {
            content[FieldPath("title", part: .init("sessions", "\(place)"))] = [Statement(text)]
        }
        _ = try office.registers.apply(
            [Edit(key, content, base: 0)], by: "test", reason: "hostile")
        let record = try office.registers.record(key)
        let register = try office.registers.register("meetings")
        let bytes = office.recordsCSV(register, [record])
        let text = String(decoding: bytes, as: UTF8.self)
        for cell in [",=", ",+", ",-1", ",@", "\"="] { #expect(!text.contains(cell), "\(cell)") }
        let other = try Office(workspace: folder.path + "/two", create: true)
        _ = try take(bytes, "h.csv", register: "meetings", into: other)
        #expect(try other.registers.record(key).content == record.content)
        // Deleted meanwhile: what the file holds is not taken for an answer to that.
        _ = try office.registers.apply([Edit(key, nil, base: nil)], by: "test", reason: "again")
        #expect(throws: RegisterError.self) { try take(bytes, "h.csv", register: "meetings") }
    }

    @Test func `a table at fault is refused with row, column, found and expected`() throws {
        let unknown = try refusal("row,id,colour\nrecord,a,red\n")
        #expect(unknown.place == "bad.csv, row 1, column 3" && unknown.found == "\"colour\"")
        let twice = try refusal("id,title\na,A\na,B\n")
        #expect(twice.place == "bad.csv, row 3, column id")
        let part = try refusal("row,id,part,title,sessions.title\npart,a,sessions/1,,S\n")
        #expect(part.found == "a before its record row")
        let wrong = try refusal("row,id,title,sessions.title\nrecord,a,A,S\n")
        #expect(wrong.place.hasSuffix("column sessions.title"))
        let two = try refusal(
            "row,id,title,statement.field,statement.value\nrecord,a,A,,\nstatement,a,,title,B\n")
        #expect(two.found == "\"A\", but \"B\" in its statement rows")
        let value = try refusal("id,title,date\na,A,soon\nb,,2004\n")
        #expect(
            value.all.map(\.place) == [
                "bad.csv, line 2, meetings/a, date", "bad.csv, line 3, meetings/b, title",
            ])
        let link = try refusal("id,title,organiser\na,A,nobody\n")
        #expect(link.kind == .link && link.place == "bad.csv, line 2, meetings/a, organiser")
        #expect(try office.registers.state()[RecordKey("meetings", "a")] == nil)
    }

    @Test func `a file changed from an earlier revision is merged`() throws {
        let register = try office.registers.register("meetings")
        let key = RecordKey("meetings", "berne-2")
        let record = try office.registers.record(key)
        let text = String(decoding: office.recordsCSV(register, [record]), as: UTF8.self)
        var content = record.content
        content["venue"] = [Statement("Berne")]
        _ = try office.registers.apply([Edit(key, content, base: 1)], by: "Bo", reason: "place")
        let edited = text.replacing("Berne II", with: "Berne II meeting")
        let outcome = try take(Array(edited.utf8), "b.csv", register: "meetings")
        #expect(outcome.map(\.revision) == [3] && outcome[0].merged == [FieldPath("venue")])
        let after = try office.registers.record(key)
        #expect(after.value("title") == "Berne II meeting" && after.value("venue") == "Berne")
    }

    @Test func `changed bytes of a table never end the program`() throws {
        let register = try office.registers.register("figures")
        let records = try office.registers.state().records.filter {
            $0.key.register == "figures"
        }
        let sound = office.recordsCSV(register, Array(records.prefix(4)))
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<60 {
            _ = try? take(mutated(sound, using: &generator), "m.csv", register: "figures")
        }
        #expect(try office.registers.state().count("figures") >= records.count)
    }

    @Test func `what is typed becomes statements`() throws {
        let register = try office.registers.register("collections")
        let model = Statement(nil, source: StatementSource(document: "D"))
        func read(_ text: String) throws -> FieldAssignment {
            try FieldAssignment(text, register, like: model)
        }
        #expect(try read("countries=over 80").statement?.text == "over 80")
        #expect(try read("countries=between 3 and 4").statement?.upper == "4")
        #expect(try read("title=over 80").statement?.qualifier == .exact)
        #expect(try read("title=a=b").statement?.value == "a=b")
        #expect(try read("rounds/1/asked=192").path.description == "rounds/1/asked")
        #expect(try read("title=").statement == nil)
        #expect(try read("partner+=ilo").isFurther)
        for text in ["title", "colour=red", "title+=", "rounds/1=2"] {
            #expect(throws: RegisterError.self) { try read(text) }
        }
        let state = try office.registers.state()
        #expect(state.freeID(for: "Überseh 2004: New!", in: "meetings") == "berseh-2004-new")
        #expect(state.freeID(for: "Berne 2", in: "meetings") == "berne-2-2")
    }
}
