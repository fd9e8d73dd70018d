import Cubes
import Publishers
import TestKit
import Testing
import Vocabulary

/// Mappings that are wrong, and bytes that are.
struct MappingFaultTests {
    private typealias Made = MappingFixtures

    private static let good = Made.text(
        table: "header: 1, rows: 2-", figures: "{columns: B}", dimensions: Made.wide)

    private func faults(_ text: String) -> [MappingError.Fault] {
        #expect(throws: MappingError.self) { try Made.mapping(text) }?.faults ?? []
    }

    @Test(arguments: [
        ("id: STATEX_2024", "id: UNDESA_2024", 3, "source.id", "UNDESA"),
        ("id: STATEX_2024", "id: CORRIDOR", 3, "source.id", "another id"),
        ("id: STATEX_2024", "id: corridor", 3, "source.id", "another id"),
        ("id: STATEX_2024", "id: \"a b\"", 3, "source.id", "letters"),
        ("dataflow: DF_STOCK", "dataflow: DF_STOK", 9, "dataflow", "DF_STOCK"),
        ("columns: B", "colums: B", 11, "figures", "did you mean columns"),
        ("read: names", "read: name", 12, "dimensions.ORIGIN.read", "did you mean names"),
        ("DESTINATION: DEU", "DESTINATION: GER", 12, "dimensions.DESTINATION", "an area"),
        ("SEX: _T", "SEX: X", 12, "dimensions.SEX", "_T, F, M"),
        ("header: 1}", "header: 3}", 12, "dimensions.TIME_PERIOD.header", "table.header"),
        ("rows: 2-", "rows: 0-", 10, "table.rows", "6-40"),
        ("rows: 2-", "rows: 99999999999999999999", 10, "table.rows", "6-40"),
        ("licence: CC BY 4.0", "licence: [a]", 8, "source.licence", "name"),
        ("corridor-mapping: 1", "corridor-mapping: 2", 1, "corridor-mapping", "1"),
    ])
    func `a fault is told with its line, what was found and what may stand there`(
        _ old: String, _ new: String, _ line: Int, _ what: String, _ says: String
    ) throws {
        let found = faults(Self.good.replacing(old, with: new))
        let fault = try #require(
            found.first { $0.what == what && $0.expected.contains(says) }, "\(found)")
        #expect(fault.line == line, "\(fault)")
        #expect(fault.expected.contains(says), "\(fault)")
    }

    @Test func `all faults are told at once`() {
        let text = Self.good.replacing("SEX: _T, ", with: "").replacing(
            "CRITERION: B", with: "CRITERION: Z")
        #expect(Set(faults(text).map(\.what)) == ["dimensions.SEX", "dimensions.CRITERION"])
    }

    @Test func `definitions take the answers there are`() throws {
        let said = try Made.mapping(
            Self.good
                + "\ndefinitions:\n  measure: STOCK\n  duration: {answer: 12, certainty: inferred}\n"
        )
        let rule = try #require(said.definitions.first)
        #expect(rule.statements.map(\.code) == ["STOCK", "12"])
        #expect(rule.codes[.destination] == ["DEU"] && rule.codes[.origin] == nil)
        let wrong = faults(Self.good + "\ndefinitions:\n  duration: 9\n")
        #expect(wrong.first?.expected.contains("PERMANENT") == true)
        #expect(
            faults(Self.good + "\ndefinitions: {durations: 12}\n").first?.expected
                .contains("did you mean duration") == true)
    }

    @Test func `nothing, lists and text are no mappings`() {
        for text in ["", "# nothing", "[]", "just text", "corridor-mapping: 1", "a: &x 1\nb: *x"] {
            #expect(!faults(text).isEmpty, "\(text)")
        }
    }

    @Test(arguments: 0..<300)
    func `no mapping and no table of changed bytes ends the program`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let table = Array("Country,2019,2020\nFrance,1,2\nPoland,3,4\nTotal,4,6\n".utf8)
        let text = String(
            decoding: mutated(Array(Self.good.utf8), using: &random), as: UTF8.self)
        _ = try? Made.read(text, InputFile(name: "t.csv", bytes: table))
        let bytes = mutated(table, using: &random)
        let file = InputFile(name: "t.csv", bytes: bytes)
        _ = try? Made.read(Self.good, file)
        _ = try? MappingSuggestion(for: file, areas: .standard)
    }

    @Test(arguments: [
        ("book.xlsx", "PK\u{3}\u{4}broken"), ("page.csv", "<!DOCTYPE html><html></html>"),
        ("none.csv", ""), ("text.csv", "only words\n"), ("a.json", "{\"a\": 1}"),
    ])
    func `what is no table is refused by import and by suggest`(_ name: String, _ text: String) {
        let file = InputFile(name: name, bytes: Array(text.utf8))
        #expect(throws: PublisherError.self) { try Made.read(Self.good, file) }
        #expect(throws: PublisherError.self) {
            try MappingSuggestion(for: file, areas: .standard)
        }
    }
}
