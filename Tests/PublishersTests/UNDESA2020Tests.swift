import Cubes
import Publishers
import Testing
import Vocabulary

struct UNDESA2020Tests {
    @Test func `stocks, population and refugees are read with their cells`() throws {
        let reading = try StockWorkbook().read()
        let stock = try #require(
            reading.observation(.stock, "A.UNDESA_2020.W.FRA.B.M._T", 2020))
        #expect(stock.value == .number(90))
        #expect((stock.row, stock.column) == (13, 9))
        #expect(reading.cubes.first?.sheets[stock.sheet] == "Table 1")
        #expect(stock.attributes[.dataType] == "B R")
        let population = try #require(
            reading.observation(.population, "A.UNDESA_2020.FRA.POP._T._T", 2015))
        #expect(population.value == .number(10))
        #expect(population.scaled == 10_000)
        let refugees = try #require(
            reading.observation(.displaced, "A.UNDESA_2020.W.FRA.REF_ASY", 2020))
        #expect(refugees.value == .number(57))
        #expect(reading.faults.isEmpty)
        #expect(reading.failedChecks == [])
    }

    @Test func `the world is kept as printed, without criterion and data type`() throws {
        let reading = try StockWorkbook().read()
        let world = reading.observation(.stock, "A.UNDESA_2020.W.W._U._T._T", 2020)
        #expect(world?.value == .number(220))
        #expect(world?.attributes[.dataType] == nil)
    }

    @Test func `types are spelt one way and a note becomes a comment`() throws {
        let reading = try StockWorkbook().read()
        let found = reading.observation(.stock, "A.UNDESA_2020.W.MYT._U._T._T", 2020)
        #expect(found?.attributes[.dataType] == "B C R")
        #expect(found?.attributes[.comment] == "Note 1: A made-up note on Mayotte.")
    }

    @Test func `the marks of missing figures keep their reasons`() throws {
        var book = StockWorkbook()
        book.set("Table 1", 14, 6, "..")
        book.set("Table 1", 14, 7, nil)
        book.set("Table 1", 14, 8, "\u{2014}")
        book.set("Table 1", 14, 9, "-")
        let reading = try book.read()
        func figure(_ sex: String, _ year: Int) -> Observation? {
            reading.observation(.stock, "A.UNDESA_2020.W.MYT._U.\(sex)._T", year)
        }
        #expect(figure("_T", 2015)?.value == .missing(.notReported))
        #expect(figure("_T", 2015)?.status == .missing)
        #expect(figure("_T", 2020)?.value == .missing(.notReported))
        #expect(figure("M", 2015)?.value == .number(0))
        #expect(figure("M", 2015)?.attributes[.comment]?.hasPrefix("not zero") == true)
        #expect(figure("M", 2020)?.value == .missing(.notApplicable))
        let withheld = reading.observation(.displaced, "A.UNDESA_2020.W.MYT.REF_ASY", 2015)
        #expect(withheld?.value == .missing(.suppressed))
        #expect(withheld?.status == .suppressed)
    }

    @Test func `derived tables and blocks are left out and counted`() throws {
        let reading = try StockWorkbook().read()
        #expect(
            reading.leftOut == [
                "18 Table 3: percentages, derived from Tables 1 and 2",
                "6 Table 4: percentages of women, derived from Table 1",
                "6 Table 5: rates of change, derived from Table 1",
                "6 Table 6: percentages and rates of change, derived",
                "1 sheet \"Table of contents\": holds no figures of the data set",
            ])
    }

    @Test func `a header that moved is found by its content`() throws {
        let reading = try StockWorkbook(headerRow: 16).read()
        let stock = reading.observation(.stock, "A.UNDESA_2020.W.FRA.B._T._T", 2020)
        #expect(stock?.value == .number(200))
        #expect(stock?.row == 18)
    }

    @Test func `another edition is refused, naming what was found`() throws {
        let book = StockWorkbook(edition: "POP/DB/MIG/Stock/Rev.2019")
        let error = #expect(throws: PublisherError.self) { try book.read() }
        #expect(error?.kind == .layout)
        #expect(error?.found == "the edition \"POP/DB/MIG/Stock/Rev.2019\"")
        #expect(error?.expected == "\"POP/DB/MIG/Stock/Rev.2020\"")
        #expect(error?.place == "test.xlsx, sheet \"Table 1\", row 4, column 5 (E)")
        #expect(!UNDESA2020().recognises(book.file()))
    }

    @Test(
        arguments: [
            (11, 4, "Code", "a header row with \"Location code\""),
            (11, 5, "Kind", "a column \"Type of data\""),
            (11, 7, "soon", "a year under"),
            (
                8, 8, "Persons, males",
                "a heading \"International migrant stock at mid-year, males\""
            ),
            (11, 3, "Location code", "it once"),
        ])
    func `a moved or missing heading says sheet, found and expected`(
        row: Int, column: Int, text: String, expected: String
    ) throws {
        var book = StockWorkbook()
        book.set("Table 1", row, column, .text(text))
        if text == "Location code" { book.set("Table 1", 11, 12, "Notes") }
        let error = #expect(throws: PublisherError.self) { try book.read() }
        #expect(error?.place.contains("sheet \"Table 1\", row") == true)
        #expect(error?.expected.contains(expected) == true)
        #expect(error?.found.isEmpty == false)
    }

    @Test func `a sheet that lacks is named`() throws {
        let error = #expect(throws: PublisherError.self) {
            try StockWorkbook().read(without: "Table 2")
        }
        #expect(error?.expected == "a sheet \"Table 2\"")
        #expect(error?.found.contains("Table 1") == true)
    }

    @Test func `a derived sheet that lacks fails only its check`() throws {
        let reading = try StockWorkbook().read(without: "Table 3")
        let check = reading.check("Table 3: percentages are Table 1 over Table 2")
        #expect(check?.passed == false)
        #expect(reading.report.figures > 0)
    }

    @Test(
        arguments: [
            (6, "1 234"), (6, "about 5"), (5, "B X"), (4, "99999"), (3, "7"), (3, "see"),
        ])
    func `a cell that cannot be read is a finding with sheet and cell`(
        column: Int, text: String
    ) throws {
        var book = StockWorkbook()
        book.set("Table 1", 14, column, .text(text))
        let reading = try book.read()
        let finding = try #require(reading.report.findings.first)
        #expect(
            finding.cell
                == SourceCell(file: "test.xlsx", sheet: "Table 1", row: 14, column: column))
        #expect(finding.found == "\"\(text)\"")
    }

    @Test(arguments: [-1.0, 12.5, 2e10])
    func `an absurd stock is a finding`(value: Double) throws {
        var book = StockWorkbook()
        book.set("Table 1", 14, 6, .number(value))
        let reading = try book.read()
        #expect(reading.report.findings.map(\.cell.column) == [6])
    }

    @Test func `a group printed twice is left out once, and other figures are a finding`() throws {
        var book = StockWorkbook()
        let labels: [Int: WorkbookBuilder.Value] = [2: " Oceania", 4: 927, 5: ""]
        for row in [15, 16] { book.row("Table 1", row, labels, [1, 2, 3, 4, 5, 6]) }
        let same = try book.read()
        #expect(same.faults.isEmpty)
        #expect(same.leftOut.contains("6 Table 1: the same region and figures again"))
        book.set("Table 1", 16, 9, 7)
        let other = try book.read()
        #expect(other.report.findings.map(\.cell.column) == [9])
        #expect(other.report.findings.first?.expected.contains("row 15") == true)
    }

    @Test func `a footnote is counted and figures without a code are a finding`() throws {
        var book = StockWorkbook()
        book.set("Table 1", 15, 2, "Source: made up")
        let footnote = try book.read()
        #expect(footnote.leftOut.contains("1 Table 1: a line without location code and figures"))
        book.set("Table 1", 15, 6, 12)
        let stray = try book.read()
        #expect(stray.report.findings.map(\.what) == ["figure without a location code"])
    }

    @Test func `a world that is not the sum of its countries fails the check`() throws {
        var book = StockWorkbook()
        book.set("Table 1", 12, 7, 221)
        let reading = try book.read()
        let check = reading.check("Table 1: countries sum to the printed world")
        #expect(check?.passed == false)
        #expect(check?.found.contains("2020") == true)
        #expect(
            reading.check("Table 4: percentages of women are of Table 1")?.passed == false)
    }

    @Test func `other containers are refused by name`() throws {
        let error = #expect(throws: PublisherError.self) {
            try UNDESA2020().read(.text("a,b\n1,2\n", name: "x.xlsx"), areas: .standard)
        }
        #expect(error?.kind == .container)
        #expect(error?.found == "a CSV with columns a, b")
    }
}
