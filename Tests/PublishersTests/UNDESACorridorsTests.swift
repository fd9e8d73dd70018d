import Cubes
import Publishers
import Testing
import Vocabulary

/// A small workbook in the described layout of stocks by destination and origin; the figures are
/// made up. France and Canada as destinations, two years.
struct CorridorBook {
    typealias Value = WorkbookBuilder.Value

    var edition = "POP/DB/MIG/Stock/Rev.2024"
    var headerRow = 11
    var cells: [Int: [Int: Value]] = [:]
    var typeLabel: Value = "Data type"
    /// The year above the last column.
    var lastYear: Value = 2024

    init(_ edition: String = "POP/DB/MIG/Stock/Rev.2024", headerRow: Int = 11) {
        self.edition = edition
        self.headerRow = headerRow
        add(1, 900, 900, "", [30, 300, 14, 130, 16, 170])
        add(2, 908, 900, "", [10, 100, 4, 40, 6, 60])
        add(3, 250, 900, "B R", [10, 115, 4, 50, 6, 65])
        add(4, 250, 12, "B R", [10, 100, 4, 40, 6, 60])
        add(5, 250, 2003, "B R", ["..", 15, "..", 10, "..", 5])
        add(6, 124, 900, "C", [20, 185, 10, 80, 10, 105])
        add(7, 124, 250, "C", [20, 181, 10, 80, 10, 100])
        add(8, 124, 276, "C", ["~", 4, "~", "\u{2014}", "", 5])
        add(9, 124, 1999, "C", [1, 1, 1, 1, 1, 1])
    }

    mutating func add(
        _ line: Int, _ to: Int, _ from: Int, _ type: Value, _ figures: [Value]
    ) {
        var row: [Int: Value] = [
            1: .number(Double(line)), 2: "a destination", 4: type, 5: .number(Double(to)),
            6: "an origin", 7: .number(Double(from)),
        ]
        for (index, figure) in figures.enumerated() { row[8 + index] = figure }
        cells[headerRow + line] = row
    }

    func file() -> InputFile {
        var table = cells
        table[2] = [2: "International Migrant Stock"]
        table[4] = [2: .text(edition)]
        table[headerRow - 1] = [
            8: "International migrant stock at mid-year, both sexes combined",
            10: "International migrant stock at mid-year, males",
            12: "International migrant stock at mid-year, females",
        ]
        table[headerRow] = [
            1: "Index", 2: "Region, development group, country or area of destination",
            3: "Coverage", 4: typeLabel, 5: "Location code of destination",
            6: "Region, development group, country or area of origin",
            7: "Location code of origin", 8: 2020, 9: 2024, 10: 2020, 11: 2024, 12: 2020,
            13: lastYear,
        ]
        var builder = WorkbookBuilder()
        builder.sheets = [
            ("Contents", [1: [1: "International Migrant Stock"]]), ("Table 1", table),
            ("NOTES", [1: [1: "Notes"]]),
        ]
        return builder.file()
    }
}

struct UNDESACorridorsTests {
    @Test func `each edition is recognised by its table, and only its own`() throws {
        #expect(try Publishers.recognise(CorridorBook().file()).id == "undesa-stock-2024-workbook")
        let earlier = CorridorBook("POP/DB/MIG/Stock/Rev.2020", headerRow: 14)
        #expect(
            try Publishers.recognise(earlier.file()).id == "undesa-stock-2020-corridors-workbook")
        #expect(throws: PublisherError.self) {
            try Publishers.recognise(CorridorBook("POP/DB/MIG/Stock/Rev.2031").file())
        }
        let error = #expect(throws: PublisherError.self) {
            try UNDESACorridors(.of2024).read(earlier.file(), areas: .standard)
        }
        #expect(error?.expected == "\"POP/DB/MIG/Stock/Rev.2024\"")
    }

    @Test(arguments: [
        ("Kind", 2024, "row 11", "Data type"),
        ("Data type", 20240, "row 11, column 13", "a year of"),
    ])
    func `a column that is not known by its label is never passed over`(
        type: String, year: Int, place: String, expected: String
    ) {
        var book = CorridorBook()
        book.typeLabel = .text(type)
        book.lastYear = .number(Double(year))
        let file = book.file()
        let error = #expect(throws: PublisherError.self) {
            try UNDESACorridors(.of2024).read(file, areas: .standard)
        }
        #expect(error?.kind == .layout)
        #expect(error?.place.contains(place) == true)
        #expect(error?.expected.contains(expected) == true)
    }

    @Test func `corridors are kept by sex with the destination's type and their cells`() throws {
        let reading = try UNDESACorridors(.of2024).read(CorridorBook().file(), areas: .standard)
        #expect(reading.faults.isEmpty)
        #expect(reading.dataSet.source == "UNDESA_2024")
        #expect(reading.dataSet.table == UNDESA2024().dataSet.table)
        let women = try #require(
            reading.observation(.stock, "A.UNDESA_2024.DZA.FRA.B.F._T", 2024))
        #expect(women.value == .number(60))
        #expect((women.row, women.column) == (15, 13))
        #expect(women.attributes[.dataType] == "B R")
        #expect(
            reading.observation(.stock, "A.UNDESA_2024.DZA.FRA.B.M._T", 2020)?.value == .number(4))
        #expect(
            reading.observation(.stock, "A.UNDESA_2024.FRA.CAN.C.F._T", 2024)?.value
                == .number(100))
        #expect(
            reading.observation(.stock, "A.UNDESA_2024.OOO.FRA.B.M._T", 2024)?.value
                == .number(10))
    }

    @Test func `both sexes are kept only where they are not the sum of men and women`() throws {
        let reading = try UNDESACorridors(.of2024).read(CorridorBook().file(), areas: .standard)
        #expect(reading.observation(.stock, "A.UNDESA_2024.DZA.FRA.B._T._T", 2024) == nil)
        #expect(
            reading.observation(.stock, "A.UNDESA_2024.FRA.CAN.C._T._T", 2024)?.value
                == .number(181))
    }

    @Test func `marks are missing with their reason, a blank is nothing, never zero`() throws {
        let reading = try UNDESACorridors(.of2024).read(CorridorBook().file(), areas: .standard)
        func found(_ key: String, _ year: Int) -> Observation? {
            reading.observation(.stock, "A.UNDESA_2024." + key, year)
        }
        #expect(found("OOO.FRA.B.M._T", 2020)?.value == .missing(.notReported))
        #expect(found("DEU.CAN.C.M._T", 2020)?.value == .missing(.suppressed))
        #expect(found("DEU.CAN.C.F._T", 2020) == nil)
        let half = found("DEU.CAN.C.M._T", 2024)
        #expect(half?.value == .number(0))
        #expect(half?.attributes[.comment] == "not zero, but less than half of the unit")
    }

    @Test func `sums are left out and counted, and every figure is in the account`() throws {
        let reading = try UNDESACorridors(.of2024).read(CorridorBook().file(), areas: .standard)
        let left = reading.report.leftOut.filter { !$0.reason.hasPrefix("sheet") }
        // 9 rows of 6 cells, one of them blank.
        #expect(reading.report.figures + left.reduce(0) { $0 + $1.count } == 53)
        #expect(reading.report.rows == 9)
        #expect(left.contains { $0.reason.contains("the register does not know") && $0.count == 6 })
        #expect(left.contains { $0.reason.hasPrefix("the world as origin") && $0.count == 24 })
        let check = reading.check("origins sum to the total of their destination, men")
        #expect(check?.passed == true)
        let women = reading.check("origins sum to the total of their destination, women")
        #expect(women?.passed == true)
        let both = reading.check("origins sum to the total of their destination, both sexes")
        #expect(both?.found == "4 of 4 totals")
        // The edition's totals are the real ones, which made-up figures do not meet.
        #expect(
            reading.check("corridors of 2024 sum to the edition's world total")?.passed == false)
    }

    @Test func `a wrong figure, code or type and a corridor twice are findings with their cell`()
        throws
    {
        var book = CorridorBook()
        book.add(10, 124, 250, "C", [1, 1, 1, 1, 1, 1])
        book.add(11, 124, 1, "C", [1, 1, 1, 1, 1, 1])
        book.add(12, 124, 484, "X", [1, 1, 1, 1, 1, 1])
        book.add(13, 124, 484, "C", [-1, "n/a", 1.5, 1e12, 1, 1])
        book.add(14, 124, 124, "C", [1, 1, 1, 1, 1, 1])
        let reading = try UNDESACorridors(.of2024).read(book.file(), areas: .standard)
        #expect(
            reading.report.findings.map(\.what) == [
                "the same corridor twice", "location code", "type of data", "figure", "figure",
                "figure", "figure",
            ])
        #expect(reading.report.findings[0].cell.sheet == "Table 1")
        #expect(reading.leftOut.contains("6 an area as its own origin: not a migrant stock"))
    }

    @Test func `headings without a sex, or one twice, are an error`() {
        var book = CorridorBook()
        book.typeLabel = "Location code of origin"
        let twice = #expect(throws: PublisherError.self) {
            try UNDESACorridors(.of2024).read(book.file(), areas: .standard)
        }
        #expect(twice?.kind == .duplicate)
    }
}
