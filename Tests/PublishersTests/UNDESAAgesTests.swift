import Cubes
import Publishers
import Testing
import Vocabulary

/// A small workbook in the described layout of stocks by age; the figures are made up. In 2020 the ages
/// stand in the header row, in 2019 in the row below.
private struct AgeBook {
    typealias Value = WorkbookBuilder.Value

    var isOf2019 = false
    /// The heading of the last age of each block.
    var lastAge: Value = "75+"
    /// Another edition than the layout's own.
    var edition: String?
    var rows: [[Value]] = [
        [1990, "World", 900, "", 30, 40, 70, 10, 20, 30, 20, 20, 40],
        [1990, "France", 250, "B R", 3, 5, 8, 1, 2, 3, 2, 2, 4],
        [2020, "France", 250, "B R", 7, 9, 16, 3, 4, 7, 4, 5, 9],
        [2020, "Nauru", 520, "I", "..", 5, 5, "~", "", "", "\u{2014}", 5, 5],
        [2020, "A new group", 1999, "", 1, 1, 2, 1, 0, 1, 0, 1, 1],
    ]

    func file() -> InputFile {
        let start = isOf2019 ? 15 : 11
        var table: [Int: [Int: Value]] = [
            4: [2: .text("POP/DB/MIG/Stock/Rev." + (edition ?? (isOf2019 ? "2019" : "2020")))]
        ]
        let headings: [Int: Value] = [
            5: "International migrant stock at mid-year (both sexes)",
            8: "International migrant stock at mid-year (male)",
            11: "International migrant stock at mid-year (female)",
        ]
        var labels: [Int: Value] = [
            1: "Year",
            2: isOf2019
                ? "Major area, region, country or area of destination"
                : "Region, development group, country or area",
            3: isOf2019 ? "Code" : "Location code", 4: "Type of data",
        ]
        var ages: [Int: Value] = [:]
        for column in stride(from: 5, through: 11, by: 3) {
            ages[column] = " 0-4"
            ages[column + 1] = lastAge
            ages[column + 2] = "Total"
        }
        if isOf2019 {
            labels.merge(headings) { $1 }
            table[start] = labels
            table[start + 1] = ages
        } else {
            table[start - 1] = headings
            table[start] = labels.merging(ages) { $1 }
        }
        let first = start + (isOf2019 ? 2 : 1)
        for (index, row) in rows.enumerated() {
            table[first + index] = Dictionary(
                uniqueKeysWithValues: row.enumerated().map { ($0.offset + 1, $0.element) })
        }
        var builder = WorkbookBuilder()
        builder.sheets = [
            ("CONTENTS", [1: [1: "International Migrant Stock"]]), ("Table 1", table),
            ("Table 2", [1: [1: "Population"]]), ("Table 3", [1: [1: "Shares"]]),
        ]
        return builder.file()
    }
}

struct UNDESAAgesTests {
    @Test(arguments: [false, true])
    func `ages are kept by sex with their cells, sums and totals left out`(isOf2019: Bool) throws {
        let file = AgeBook(isOf2019: isOf2019).file()
        let publisher = UNDESAAges(isOf2019 ? .of2019 : .of2020)
        #expect(try Publishers.recognise(file).id == publisher.id)
        let reading = try publisher.read(file, areas: .standard)
        #expect(reading.faults.isEmpty && reading.failedChecks.isEmpty)
        let source = "A.UNDESA_\(isOf2019 ? 2019 : 2020).W."
        func found(_ key: String, _ year: Int = 2020) -> Observation? {
            reading.observation(.stock, source + key, year)
        }
        let men = try #require(found("FRA.B.M.Y0T4"))
        #expect(men.value == .number(3))
        #expect((men.row, men.column) == (isOf2019 ? 19 : 14, 8))
        #expect(men.attributes[.dataType] == "B R")
        #expect(found("FRA.B.F.Y_GE75")?.value == .number(5))
        #expect(found("FRA.B.M.Y_GE75", 1990)?.value == .number(2))
        #expect(found("FRA.B._T.Y0T4") == nil)
        #expect(found("NRU._U._T.Y0T4")?.value == .missing(.notReported))
        #expect(found("NRU._U._T.Y_GE75")?.value == .number(5))
        #expect(found("NRU._U.M.Y0T4")?.value == .missing(.suppressed))
        #expect(found("NRU._U.F.Y0T4")?.value == .number(0))
        #expect(found("NRU._U.M.Y_GE75") == nil)
        // 5 rows of 9 cells, two of them blank.
        let left = reading.report.leftOut.filter { !$0.reason.hasPrefix("sheet") }
        #expect(reading.report.figures + left.reduce(0) { $0 + $1.count } == 43)
        #expect(reading.report.rows == 5)
        #expect(
            reading.check("ages sum to the total of their area and year")?.found == "6 of 6 totals")
    }

    @Test func `a wrong code, year, type or figure, and an area twice, are findings`() throws {
        var book = AgeBook()
        book.rows += [
            [2020, "x", 1, "B", 1, 1, 2, 1, 0, 1, 0, 1, 1],
            ["then", "x", 276, "B", 1, 1, 2, 1, 0, 1, 0, 1, 1],
            [2020, "x", 276, "Z", 1, 1, 2, 1, 0, 1, 0, 1, 1],
            [2020, "x", 276, "B", -1, 1.5, 2, 1e12, "many", 1, 0, 1, 1],
            [2020, "x", 250, "B", 1, 1, 2, 1, 0, 1, 0, 1, 1],
            [2020, "x", "", "", 1],
        ]
        let reading = try UNDESAAges(.of2020).read(book.file(), areas: .standard)
        #expect(
            reading.report.findings.map(\.what) == [
                "location code", "year", "type of data", "figure", "figure", "figure", "figure",
                "the same area and year twice", "figure without a location code",
            ])
        #expect(reading.report.findings.allSatisfy { $0.cell.sheet == "Table 1" })
    }

    @Test func `a column that is no age refuses the workbook with its cell`() {
        let file = AgeBook(lastAge: "75 or so").file()
        let error = #expect(throws: PublisherError.self) {
            try UNDESAAges(.of2020).read(file, areas: .standard)
        }
        #expect(error?.found == "\"75 or so\"")
        #expect(error?.place.contains("row 11, column 6") == true)
    }

    @Test func `the edition 2017 has the layout of 2019`() throws {
        var book = AgeBook(isOf2019: true)
        book.edition = "2017"
        let file = book.file()
        #expect(try Publishers.recognise(file).id == "undesa-stock-2017-ages-workbook")
        let reading = try UNDESAAges(.of2017).read(file, areas: .standard)
        #expect(
            reading.observation(.stock, "A.UNDESA_2017.W.FRA.B.M.Y0T4", 2020)?.value == .number(3))
    }

    @Test func `another edition is refused, and a workbook of origins is not one of ages`() throws {
        let file = AgeBook(isOf2019: true).file()
        #expect(throws: PublisherError.self) {
            try UNDESAAges(.of2020).read(file, areas: .standard)
        }
        let found = Publishers.all.filter { $0.recognises(file) }.map(\.id)
        #expect(found == ["undesa-stock-2019-ages-workbook"])
        #expect(!UNDESAAges(.of2020).recognises(CorridorBook("POP/DB/MIG/Stock/Rev.2020").file()))
    }

    @Test func `a damaged workbook never crashes and errors say where`() {
        let whole = AgeBook().file().bytes
        var dice = Dice(state: 9)
        for _ in 0..<150 {
            let file = InputFile(name: "d.xlsx", bytes: Damage.of(whole, &dice))
            do throws(PublisherError) {
                let reading = try UNDESAAges(.of2020).read(file, areas: .standard)
                for cube in reading.cubes { #expect(throws: Never.self) { try cube.series() } }
            } catch {
                #expect(error.place.hasPrefix("d.xlsx"))
            }
        }
    }
}
