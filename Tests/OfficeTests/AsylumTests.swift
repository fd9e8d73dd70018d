import Cubes
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Figures of asylum and of third parties as the office tells of them; all made up.
struct AsylumTests {
    private let scratch: Scratch
    private let office: Office

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
    }

    private func write(
        _ source: String, _ dataflow: Dataflow, _ keys: [[String]], _ value: Double
    ) throws {
        let draft = ReleaseDraft(
            source: source, table: "t", kind: .imported, publisher: "P", title: "T", citation: "C",
            licence: .ccBy4, url: "u")
        let series = try keys.map { key in
            Series(
                key: try SeriesKey(dataflow, key),
                observations: [
                    Observation(
                        period: try #require(Period(year: 2020)), value: .number(value), row: 2,
                        column: 3)
                ])
        }
        _ = try office.warehouse.write(draft, series: series)
    }

    @Test func `a figure of asylum is told with its outcome, level and unit`() throws {
        let decided = ["A", "S", "SYR", "DEU", "G", "REJECTED", "_Z", "FI", "C", "_T", "_T"]
        let lodged = ["A", "S", "SYR", "DEU", "U", "APPLICATIONS", "N", "_T", "P", "F", "Y0T4"]
        try write("S", .asylum, [decided, lodged], 1234)
        let year = try #require(Period(year: 2020))
        func statement(_ key: [String]) throws -> String {
            try office.explain(
                KeyPattern(.asylum, key.joined(separator: ".")), period: year
            ).statement
        }
        let first = try statement(decided)
        #expect(
            first == "1,234 decisions on asylum (rejected, first instance, government, cases) of "
                + "people from Syrian Arab Republic in Germany, 2020.")
        let second = try statement(lodged)
        #expect(
            second == "1,234 applications for asylum (new, UNHCR, persons, women, 0 to 4 years) of "
                + "people from Syrian Arab Republic in Germany, 2020.")
    }

    @Test func `a source of one origin is not taken for all refugees`() throws {
        try write(
            "STARTER_2024", .displaced,
            [
                ["A", "STARTER_2024", "SYR", "TUR", "REF"],
                ["A", "STARTER_2024", "AFG", "PAK", "REF"],
            ], 5)
        try write("UNRWA", .displaced, [["A", "UNRWA", "PSE", "JOR", "REF"]], 7)
        #expect(try PresentSources(office).displaced == "STARTER_2024")
    }

    @Test func `where one origin is all there is, it is taken`() throws {
        try write("UNRWA", .displaced, [["A", "UNRWA", "PSE", "JOR", "REF"]], 7)
        #expect(try PresentSources(office).displaced == "UNRWA")
    }
}
