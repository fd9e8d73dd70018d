import Registers
import TestKit
import Testing
import Vocabulary

/// Dates, values and statements: what they mean and what is refused.
struct ValueTests {
    @Test(
        arguments: [
            ("2004-10-27", "2004-10-27", "2004-10-27"), ("2004-02", "2004-02-01", "2004-02-29"),
            ("1990", "1990-01-01", "1990-12-31"), ("1990-early", "1990-01-01", "1990-06-30"),
            ("2005-mid", "2005-04-01", "2005-09-30"),
            ("2004-10-27/2004-10-28", "2004-10-27", "2004-10-28"),
            ("1990/1991", "1990-01-01", "1991-12-31"),
            ("../2004-10-28", "0001-01-01", "2004-10-28"), ("1997/..", "1997-01-01", "9999-12-31"),
        ])
    func `a date means its days`(_ text: String, _ first: String, _ last: String) throws {
        let date = try #require(RecordDate(text))
        #expect(date.first.description == first && date.last.description == last)
        #expect(date.description == text)
    }

    @Test(
        arguments: [
            "", "..", "../..", "2004-13", "2004-02-30", "04", "2004-1", "2004/2003", "2004/",
            "/2004", "early 1990", "2004-10-27/2004-10-28/2005", "+2004", "२००४", "2004\u{301}",
            "2004-10-27T10:00Z",
        ])
    func `what is no date is none`(_ text: String) { #expect(RecordDate(text) == nil) }

    @Test func `a date is before another only where every day is`() throws {
        let year = try #require(RecordDate("1990"))
        let early = try #require(RecordDate("1990-early"))
        let next = try #require(RecordDate("1991-01"))
        #expect(early.isWithin(year) && !early.isBefore(year) && early.overlaps(year))
        #expect(year.isBefore(next) && early.isBefore(next) && !next.isBefore(year))
        #expect(
            [next, year, early].sorted().map(\.description) == ["1990-early", "1990", "1991-01"])
    }

    @Test(
        arguments: [
            ("countries", "007", "7"), ("countries", "+80", "80"), ("title", "  A  ", "A"),
            ("criterion", "B", "B"), ("area", "MEX", "MEX"), ("dataflow", "DF_STOCK", "DF_STOCK"),
            ("address", "https://example.org/a", "https://example.org/a"),
        ])
    func `values are kept in one form`(_ field: String, _ text: String, _ kept: String) throws {
        let desk = try Desk()
        var fields = ["title": "C"]
        fields[field] = text
        try desk.put("collections", "c", fields)
        #expect(try desk.store.record(RecordKey("collections", "c")).value(field) == kept)
    }

    @Test(
        arguments: [
            ("countries", "1.5"), ("countries", "1e3"), ("countries", "some"), ("countries", ""),
            ("criterion", "birth"), ("area", "Mexico"), ("area", "MX!"), ("dataflow", "DF_X"),
            ("title", "two\nlines"), ("title", "bell\u{7}"), ("address", "javascript:alert(1)"),
            ("owner", "../x"), ("rounds/1/period", "soon"), ("rounds/1/none", "x"),
            ("title", String(repeating: "x", count: 70_000)),
        ])
    func `a value that its field does not take is refused`(_ field: String, _ text: String) throws {
        let desk = try Desk()
        var fields = ["title": "C"]
        fields[field] = text
        let error = try #require(desk.refusal { try desk.put("collections", "c", fields) })
        #expect(error.place.hasPrefix("collections/c, \(field)"))
        #expect(!error.found.isEmpty && !error.expected.isEmpty)
    }

    @Test func `an area's name leads to its code`() throws {
        let desk = try Desk()
        let error = desk.refusal {
            try desk.put("collections", "c", ["title": "C", "area": "Mexico"])
        }
        #expect(error?.expected.contains("MEX Mexico") == true)
    }

    @Test func `two sources that disagree stay two statements, shown as a conflict`() throws {
        let desk = try Desk()
        var given = content(["title": "Regional meetings"])
        let sources = ["2003", "2004"].map {
            StatementSource(document: "Report", date: RecordDate($0))
        }
        given["value"] = [
            Statement("15", source: sources[0]), Statement("16", .atLeast, source: sources[1]),
        ]
        given["period"] = [
            Statement("1990"), Statement("1990-early", printed: "first months of 1990"),
        ]
        let key = RecordKey("figures", "f")
        _ = try desk.store.apply([Edit(key, given, base: 0)], by: "Ana", reason: "test")
        let record = try desk.store.record(key)
        #expect(record.content == given)
        let flags = try desk.store.register("figures").flags(record)
        #expect(flags.map(\.kind) == [.lessExact, .conflict])
        #expect(flags[1].text.contains("15 (Report, 2003); at least 16 (Report, 2004)"))
    }

    @Test func `a statement may hold the source's words alone, and never nothing`() throws {
        let desk = try Desk()
        let key = RecordKey("figures", "f")
        func put(_ statement: Statement) -> RegisterError? {
            var given = content(["title": "T"])
            given["value"] = [statement]
            return desk.refusal {
                _ = try desk.store.apply([Edit(key, given, base: nil)], by: "Ana", reason: "test")
            }
        }
        #expect(put(Statement(nil, printed: "-")) == nil)
        #expect(put(Statement("3", .between, upper: "4")) == nil)
        #expect(put(Statement(nil))?.expected == "a value, or the source's words as printed")
        #expect(put(Statement(nil, .over, printed: "many")) != nil)
        #expect(put(Statement("4", .between, upper: "3")) != nil)
        #expect(put(Statement("4", .between)) != nil)
        #expect(put(Statement("4", upper: "5")) != nil)
    }

    @Test(
        arguments: [
            "", "{", "[1,]", "{\"a\":1,\"a\":2}", "{\"a\":01}", "\"\\ud800\"", "\"\u{1}\"", "nul",
            "1 2", "{\"a\" 1}", "\"\\x\"", String(repeating: "[", count: 100), "-", "1.", "1e",
            "\"\\ud83d\\u0041\"",
        ])
    func `what is no JSON is refused with its line`(_ text: String) {
        #expect(throws: RegisterError.self) { try JSONReader.read(Array(text.utf8), name: "f") }
    }

    @Test func `JSON is read and written as it is`() throws {
        let text =
            #"{"a":[1,-0.50,1e+3,true,null,{}],"b":"\"\\\n\u0001é😀","c":[],"d":{"e":"\t"}}"#
        let value = try JSONReader.read(Array(text.utf8), name: "f")
        let again = try JSONReader.read(Array(value.text.utf8), name: "f")
        let indented = try JSONReader.read(Array(value.indentedText.utf8), name: "f")
        #expect(again == value && indented == value)
        #expect(value["b"]?.string == "\"\\\n\u{1}é😀")
    }

    @Test func `changed bytes of a message never end the program`() throws {
        let text =
            #"{"format":"corridor-registers-1","sources":{"r":{"document":"D","date":"2004"}},"#
            + #""registers":{"meetings":[{"id":"a","revision":1,"source":"r","title":"Ü","date":"#
            + #"[{"value":"2004","qualifier":"about","printed":"p"},"2005"]}]}}"#
        let sound = Array(text.utf8)
        #expect(try RegisterMessage.read(sound, name: "f").count == 1)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5_000 {
            _ = try? RegisterMessage.read(mutated(sound, using: &generator), name: "f")
        }
    }
}
