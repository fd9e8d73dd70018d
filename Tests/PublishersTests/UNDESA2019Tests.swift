import Cubes
import Publishers
import Testing
import Vocabulary

/// A small workbook in the described layout of 2019, origins as columns; the figures are made up.
private struct OriginsBook {
    typealias Value = WorkbookBuilder.Value

    var edition = "POP/DB/MIG/Stock/Rev.2019"
    var tables: [String: [Int: [Int: Value]]] = [:]

    init() {
        // Total, Other North, Other South, Algeria, France.
        table(
            "Table 1", "Total migrant stock", [120, 5, 7, 100, 8], [44, "", 4, 10, 30],
            ["..", "..", "..", "..", ".."])
        table(
            "Table 2", "Male migrant stock", [60, 2, 3, 50, 5], [21, "", 2, 4, 15],
            ["..", "..", "..", "..", ".."])
        table(
            "Table 3", "Female migrant stock", [60, 3, 4, 50, 3], [22, "", 2, 5, 15],
            ["..", "..", "..", "..", ".."])
    }

    private mutating func table(_ name: String, _ title: String, _ rows: [Value]...) {
        var cells: [Int: [Int: Value]] = [
            3: [1: .text("\(name) - \(title) at mid-year by origin and destination")],
            5: [1: .text(edition)],
            15: [
                1: "Year", 2: "Sort\norder",
                3: "Major area, region, country or area of destination",
                4: "Notes", 5: "Code", 6: "Type of data (a)", 7: "Country or area of origin",
            ],
            16: [7: "Total", 8: "Other North", 9: "Other South", 10: "Algeria", 11: "France*"],
        ]
        let places: [(Value, Value, Value)] = [
            ("WORLD", 900, ""), ("  France*", 250, "B R"), ("  Algeria", 12, "I"),
        ]
        let all = [rows[0], rows[1], rows[2]]
        for (line, ((name, code, type), figures)) in zip(places, all).enumerated() {
            var row: [Int: Value] = [1: 2019, 2: .number(Double(line)), 3: name, 5: code, 6: type]
            for (index, figure) in figures.enumerated() { row[7 + index] = figure }
            cells[17 + line] = row
        }
        tables[name] = cells
    }

    func file() -> InputFile {
        var builder = WorkbookBuilder()
        builder.sheets = [("CONTENTS", [1: [1: "International migrant stock 2019"]])]
        for name in ["Table 1", "Table 2", "Table 3"] {
            builder.sheets.append((name, tables[name] ?? [:]))
        }
        return builder.file()
    }
}

struct UNDESA2019Tests {
    @Test func `origins are columns, named as the destinations below`() throws {
        var book = OriginsBook()
        // A destination's own column stays empty or is left out.
        book.tables["Table 1"]?[18]?[11] = ""
        let file = book.file()
        #expect(try Publishers.recognise(file).id == "undesa-stock-2019-workbook")
        let reading = try UNDESA2019().read(file, areas: .standard)
        #expect(reading.faults.isEmpty)
        let men = try #require(reading.observation(.stock, "A.UNDESA_2019.DZA.FRA.B.M._T", 2019))
        #expect(men.value == .number(4))
        #expect(men.attributes[.dataType] == "B R")
        #expect((men.row, men.column) == (18, 10))
        // 4 men and 5 women are not the 10 printed.
        #expect(
            reading.observation(.stock, "A.UNDESA_2019.DZA.FRA.B._T._T", 2019)?.value
                == .number(10))
        let own = "an area as its own origin: not a migrant stock"
        #expect(reading.report.leftOut.contains { $0.reason == own })
    }

    @Test func `others are one origin with both columns in the comment`() throws {
        var book = OriginsBook()
        book.tables["Table 2"]?[18]?[8] = 9
        let reading = try UNDESA2019().read(book.file(), areas: .standard)
        let others = try #require(reading.observation(.stock, "A.UNDESA_2019.OOO.FRA.B.M._T", 2019))
        #expect(others.value == .number(11))
        #expect(others.attributes[.comment] == "Other North 9, Other South 2")
        #expect(reading.observation(.stock, "A.UNDESA_2019.OOO.FRA.B._T._T", 2019) != nil)
    }

    @Test func `two dots are missing, totals are checked, every figure is in the account`() throws {
        let reading = try UNDESA2019().read(OriginsBook().file(), areas: .standard)
        let missing = reading.observation(.stock, "A.UNDESA_2019.FRA.DZA._U.F._T", 2019)
        #expect(missing?.value == .missing(.notReported))
        let left = reading.report.leftOut.filter { !$0.reason.hasPrefix("sheet") }
        // Three tables of three rows of five cells, one of which is blank in each table.
        #expect(reading.report.figures + left.reduce(0) { $0 + $1.count } == 3 * 14)
        #expect(reading.report.rows == 9)
        #expect(reading.check("origins sum to the total of their destination, men")?.passed == true)
    }

    @Test func `an origin without a row and a destination twice are findings`() throws {
        var book = OriginsBook()
        book.tables["Table 1"]?[16]?[10] = "Atlantis"
        let again = book.tables["Table 1"]?[18]
        book.tables["Table 1"]?[20] = again
        let reading = try UNDESA2019().read(book.file(), areas: .standard)
        #expect(
            reading.report.findings.map(\.what) == [
                "origin", "the same destination and year twice",
            ])
    }

    @Test func `the edition 2017 has the same layout and a source of its own`() throws {
        var book = OriginsBook()
        for name in book.tables.keys {
            book.tables[name]?[5] = [1: "POP/DB/MIG/Stock/Rev.2017"]
        }
        let file = book.file()
        #expect(try Publishers.recognise(file).id == "undesa-stock-2017-workbook")
        let reading = try UNDESA2019(.of2017).read(file, areas: .standard)
        #expect(reading.dataSet.source == "UNDESA_2017")
        #expect(
            reading.observation(.stock, "A.UNDESA_2017.DZA.FRA.B.M._T", 2019)?.value == .number(4))
    }

    @Test func `another edition is refused`() {
        var book = OriginsBook()
        for name in book.tables.keys {
            book.tables[name]?[5] = [1: "POP/DB/MIG/Stock/Rev.2013"]
        }
        let error = #expect(throws: PublisherError.self) {
            try UNDESA2019().read(book.file(), areas: .standard)
        }
        #expect(error?.kind == .layout)
        #expect(throws: PublisherError.self) { try Publishers.recognise(book.file()) }
    }
}
