import Cubes
import Foundation
import Office
import Publishers
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Tables imported by mappings: releases, definitions, explanations.
struct MappingImportTests {
    private let scratch: Scratch
    private let office: Office
    private let table: String

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
        table = try scratch.file("table.csv", "Country,2019,2020\nFrance,10,20\nPoland,30,..\n")
    }

    private func text(source: String = "STATEX_2024", criterion: String = "B", more: String = "")
        -> String
    {
        """
        corridor-mapping: 1
        source: {id: \(source), table: residents, publisher: Statistics Examplia, title: Residents,
          citation: "Statistics Examplia, Residents", licence: CC BY 4.0}
        dataflow: DF_STOCK
        table: {header: 1, rows: 2-}
        figures: {columns: B-C, missing: {"..": not-reported}}
        dimensions:
          FREQ: A
          ORIGIN: {column: A, read: names}
          DESTINATION: DEU
          CRITERION: \(criterion)
          SEX: _T
          AGE: _T
          TIME_PERIOD: {header: 1}
        \(more)
        """
    }

    @discardableResult
    private func take(_ text: String) throws -> ImportResult {
        let path = try scratch.file("map.yaml", text)
        return try office.importFile(table, by: office.mapping(path))
    }

    @Test
    func `the same bytes by the same mapping change nothing, another mapping is another release`()
        throws
    {
        let first = try take(text()).outcome.release
        guard case .unchanged(let same) = try take(text()).outcome else {
            Issue.record("the second import wrote a release")
            return
        }
        #expect(same.id == first.id)
        let changed = try take(text() + "\n# a remark\n").outcome.release
        #expect(changed.id > first.id)
        #expect(try office.warehouse.releases().count == 2)
    }

    @Test func `the release keeps the mapping, by which the import can be repeated`() throws {
        let release = try take(text()).outcome.release
        let record = try #require(MappingRecord(release))
        #expect(record.name == "map.yaml" && record.text == text())
        #expect(release.files.map(\.name) == ["table.csv", "map.yaml"])
        #expect(release.files.last?.sha256 == record.sha256)
        let other = try Office(workspace: scratch.path + "/other", create: true)
        let path = try scratch.file("again.yaml", record.text)
        let again = try other.importFile(table, by: other.mapping(path))
        #expect(again.series == 2)
    }

    @Test
    func `a figure is explained by its cell, its mapping and what the mapping says it counts`()
        throws
    {
        try take(text(more: "definitions: {measure: STOCK, duration: 12, refugees: IN}"))
        let pattern = try KeyPattern(.stock, "ORIGIN=POL")
        let explained = try office.explain(pattern, period: #require(Period(year: 2019)))
        let rows = explained.sections.flatMap(\.rows)
        func row(_ label: String) -> Explanation.Row? { rows.first { $0.label == label } }
        #expect(row("File")?.text == "table.csv" && row("Row")?.text == "3")
        #expect(row("Column")?.text == "2")
        #expect(row("Read by the mapping")?.text == "map.yaml")
        #expect(row("Least stay")?.text == "twelve months")
        #expect(explained.value == 30)
    }

    @Test func `definitions of mappings decide what may be compared`() throws {
        try take(text(more: "definitions: {measure: STOCK}"))
        try take(text(source: "OTHER_2024", criterion: "C", more: "definitions: {measure: STOCK}"))
        let compared = try office.compare(
            KeyPattern(.stock, "SOURCE=STATEX_2024,ORIGIN=FRA"),
            KeyPattern(.stock, "SOURCE=OTHER_2024,ORIGIN=FRA"))
        #expect(compared.verdict == "not comparable", "birth and citizenship")
        #expect(compared.first.definition.map(\.code) == ["STOCK"])
        let key = try SeriesKey(.stock, ["A", "STATEX_2024", "FRA", "DEU", "B", "_T", "_T"])
        #expect(try office.definition(of: key)[.measure]?.code == "STOCK")
        #expect(try office.definition(of: key.replacing(.criterion, with: "C")).isEmpty)
    }

    @Test func `a mapping with faults is refused with all of them, and nothing is written`() throws
    {
        let wrong = text(criterion: "Z").replacing("read: names", with: "reed: names")
        let path = try scratch.file("wrong.yaml", wrong)
        let error = #expect(throws: OfficeError.self) { try office.mapping(path) }
        #expect(
            error?.kind == .findings && error?.details.count == 3, "\(String(describing: error))")
        #expect(error?.details.contains { $0.contains("line 9") && $0.contains("reed") } == true)
        #expect(try office.warehouse.lastReleaseID() == 0)
    }

    @Test func `a code that the office's lists lack is refused`() throws {
        let population = text().replacing("DF_STOCK", with: "DF_POPULATION")
            .replacing("ORIGIN: {", with: "REF_AREA: {").replacing("  DESTINATION: DEU\n", with: "")
            .replacing("  CRITERION: B\n", with: "  INDICATOR: POPP\n")
        let path = try scratch.file("population.yaml", population)
        let error = #expect(throws: OfficeError.self) { try office.mapping(path) }
        #expect(error?.details.first?.contains("did you mean POP") == true)
    }
}
