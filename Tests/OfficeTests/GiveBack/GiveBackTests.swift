import Foundation
import Office
import Tables
import Testing
import Vocabulary

/// What is given back to a country, and what is not.
struct GiveBackTests {
    @Test func `several sources stand side by side, never added`() throws {
        let world = try GiveBackWorld()
        try world.stocks("TEST_1", [("DEU", "F", "_T", 120), ("DEU", "M", "_T", 100)])
        try world.stocks("TEST_2", [("DEU", "_T", "_T", 250)], criterion: "C")
        let found = try world.office.giveBack("FRA")
        #expect(found.tables.map(\.source) == ["TEST_2", "TEST_1"])
        #expect(found.tables.map(\.criterion) == ["C", "B"])
        #expect(found.tables.map { $0.cell("W")?.value } == [250, 220])
        let sum = try #require(found.tables[1].cell("DEU"))
        #expect(sum.state == .computed && sum.release == nil)
        let women = try #require(found.tables[1].cell("DEU", "F"))
        #expect(women.state == .reported && women.row == 2 && women.column == 3)
        #expect(found.sources.map(\.release) == [1, 2])
        #expect(found.unreported.contains { $0.code == "ESP" })
        #expect(!found.unreported.contains { $0.code == "DEU" || $0.code == "FRA" })
    }

    @Test func `flows of destinations are set beside its own of the same criterion`() throws {
        let world = try GiveBackWorld()
        try world.flows("TEST_1", "DESTINATION", [("DEU", 150), ("ESP", 40), ("ITA", 4)])
        try world.flows("TEST_1", "ORIGIN", [("DEU", 100), ("ITA", 30), ("W", 300)])
        let found = try world.office.giveBack("FRA")
        #expect(found.tables.map(\.side) == [.destination, .own])
        let germany = try #require(found.differences.first { $0.destination.code == "DEU" })
        #expect(germany.difference == 50 && germany.ratio == 1.5 && germany.own == 100)
        // Italy's own count is small: hidden, and so is the difference.
        let italy = try #require(found.differences.first { $0.destination.code == "ITA" })
        #expect(italy.theirs == nil && italy.own == 30 && italy.difference == nil)
        #expect(!found.differences.contains { $0.destination.code == "ESP" })
    }

    @Test func `a country's people at home are not its emigrants, and groups are left out`() throws
    {
        let world = try GiveBackWorld()
        try world.stocks(
            "TEST_1",
            [("FRA", "_T", "_T", 9000), ("150", "_T", "_T", 500), ("DEU", "_T", "_T", 500)])
        let table = try #require(try world.office.giveBack("FRA").tables.first)
        #expect(table.destinations.map(\.code) == ["DEU"])
        #expect(table.cell("W")?.value == 500)
    }

    @Test func `what is not signed off is given to nobody, whoever asks`() throws {
        let world = try GiveBackWorld()
        try world.stocks("TEST_1", [("DEU", "_T", "_T", 250)])
        try world.stocks("TEST_2", [("DEU", "_T", "_T", 77)], pending: true)
        try world.stocks("TEST_3", [("DEU", "_T", "_T", 40)])
        let found = try world.office.seen(by: .desk).giveBack("FRA")
        #expect(found.tables.map(\.source) == ["TEST_3", "TEST_1"])
    }

    @Test func `criteria that differ by destination are one table, others stay apart`() throws {
        let world = try GiveBackWorld()
        try world.stocks("TEST_1", [("DEU", "_T", "_T", 100), ("ESP", "_T", "_T", 3)])
        try world.flows("TEST_1", "DESTINATION", [("DEU", 70)])
        let citizens = [("ITA", "_T", "_T", 40.0)]
        try world.stocks("TEST_1", citizens, criterion: "C", year: 2020, table: "citizens")
        let found = try world.office.giveBack("FRA").tables(.stock)
        #expect(found.map(\.criterion) == [GiveBack.mixed])
        // What is hidden of one criterion is not told by the total of both.
        #expect(found[0].cell("W")?.criterion == GiveBack.mixed)
        #expect(found[0].cell("ESP")?.state == .hidden && found[0].hidden == 2)
        try world.stocks("TEST_1", [("DEU", "_T", "_T", 60)], criterion: "C", table: "more")
        let apart = try world.office.giveBack("FRA").tables(.stock)
        #expect(apart.map(\.criterion) == ["B", "C"])
    }

    @Test func `ages that overlap give way to the narrowest`() throws {
        let world = try GiveBackWorld()
        try world.stocks(
            "TEST_1",
            [
                ("DEU", "_T", "Y0T14", 100), ("DEU", "_T", "Y15T24", 200),
                ("DEU", "_T", "Y_GE25", 300), ("DEU", "_T", "Y0T24", 300),
                ("DEU", "_T", "Y_GE15", 500),
            ])
        let table = try #require(try world.office.giveBack("FRA").tables.first)
        #expect(table.ages == ["Y0T14", "Y15T24", "Y_GE25"])
        #expect(table.cell("DEU")?.value == 600 && table.cell("DEU")?.state == .computed)
    }

    @Test func `what is no country is refused with what may be meant`() throws {
        let world = try GiveBackWorld()
        for code in ["W", "150", "XYZ", "", "<b>"] {
            #expect(throws: OfficeError.self, "\(code)") { try world.office.giveBack(code) }
        }
        #expect(throws: OfficeError.self) { try world.office.giveBack("FRA", threshold: -1) }
        let empty = try world.office.giveBack("FRA")
        #expect(empty.tables.isEmpty && empty.notes.first?.contains("are held") == true)
    }

    @Test func `the counts as CSV have no hidden one, and no formula`() throws {
        let world = try GiveBackWorld()
        try world.stocks(
            "TEST_1", [("DEU", "F", "_T", 120), ("DEU", "M", "_T", 100), ("ESP", "F", "_T", 7)])
        let lines = try world.office.giveBack("FRA").csv.split(separator: "\r\n")
        #expect(lines.count == 8)
        #expect(
            lines[0].hasPrefix(
                "COUNTED_BY,SOURCE,CRITERION,ORIGIN,DESTINATION,DESTINATION_NAME,SEX"))
        let hidden = lines.filter { $0.contains(",hidden,") }
        #expect(!hidden.isEmpty && hidden.allSatisfy { $0.contains(",2020,,hidden,") })
        #expect(lines.contains { $0.contains(",DEU,Germany,") })
    }

    @Test func `the workbook has every sheet, the cell of each count, and no hidden one`() throws {
        let world = try GiveBackWorld()
        try world.stocks(
            "TEST_1",
            [
                ("DEU", "F", "_T", 120), ("DEU", "M", "_T", 100), ("ESP", "F", "_T", 7),
                ("ESP", "M", "_T", 80),
            ])
        try world.flows("TEST_1", "DESTINATION", [("DEU", 150)])
        try world.flows("TEST_1", "ORIGIN", [("DEU", 100)])
        let path = world.folder + "/book.xlsx"
        try world.office.giveBack("FRA").writeWorkbook(to: path, made: 1)
        let book = try Workbook(ByteSource(path: path))
        #expect(
            book.sheetNames == [
                "Read me", "Summary", "By destination", "By sex and age", "Flows", "Definitions",
                "Sources",
            ])
        let sexes = try book.sheet("By sex and age")
        let rows = sexes.rows.map { row in row.cells.map { "\($0.value)" } }
        let women = try #require(rows.first { $0.contains("DEU") && $0.contains("F") })
        #expect(women.contains("hidden") && !women.contains("120"))
        #expect(!rows.contains { $0.contains("7") || $0.contains("stocks-TEST_1-2020.csv") })
        let totals = try book.sheet("By destination")
        #expect(totals.rows.contains { $0.cells.contains { $0.value.number == 220 } })
        let flows = try book.sheet("Flows")
        #expect(flows[2, 6].number == 150 && flows[2, 7].number == 100)
        #expect(flows[2, 8].number == 50 && flows[2, 9].number == 1.5)
        let counts = try book.sheet("By destination").rows.map { row in
            row.cells.map { "\($0.value)" }
        }
        #expect(counts.contains { $0.contains("flows-TEST_1-ORIGIN.csv") && $0.contains("B") })
    }

    @Test func `the starter set gives France's emigrants back at once`() throws {
        let starter = try #require(StarterWorkspace.shared)
        let clock = ContinuousClock()
        _ = try starter.office.giveBack("FRA")
        let time = try clock.measure { _ = try starter.office.giveBack("FRA") }
        #expect(time < .seconds(2))
        let found = try starter.office.giveBack("FRA")
        let table = try #require(found.tables.first)
        #expect(table.side == .stock && table.source == "STARTER_2024")
        #expect(table.years.last == 2024 && table.destinations.count == 35)
        // Women and men come to the total, which is that of the atlas.
        let cells = table.byPlace
        func value(_ destination: String, _ sex: String) -> Double? {
            cells[GiveBack.Place(destination, sex: sex, year: 2024)]?.value
        }
        let total = try #require(value("W", "_T"))
        #expect(value("W", "F").flatMap { f in value("W", "M").map { f + $0 } } == total)
        let sum = table.destinations.reduce(0) { $0 + (value($1.code, "_T") ?? 0) }
        #expect(sum == total)
        #expect(table.criterion == GiveBack.mixed)
        #expect(cells[GiveBack.Place("MAR", year: 2024)]?.criterion == "C")
        #expect(cells[GiveBack.Place("USA", year: 2024)]?.criterion == "B")
    }
}
