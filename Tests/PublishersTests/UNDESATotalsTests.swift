import Cubes
import Publishers
import Testing
import Vocabulary

/// A small workbook of totals in the described layouts; the figures are made up. Up to 2019 the headings
/// stand in the row of the labels and the years below it, later the headings above and the years in it.
private struct TotalsBook {
    typealias Value = WorkbookBuilder.Value
    typealias Cells = [Int: [Int: Value]]

    var year = "2019"
    var isByOrigin = false
    var refugees = "Estimated refugee stock (including asylum seekers) at mid-year"
    /// Changes by sheet, row and column.
    var changes: [(sheet: String, row: Int, column: Int, value: Value)] = []
    var missing: Set<String> = []

    private var isOld: Bool { year < "2020" }
    /// The row of the labels.
    private var start: Int { isOld ? 15 : 11 }
    var first: Int { isOld ? 17 : 12 }

    private static let areas: [(name: String, note: Value, code: Int, type: String)] = [
        ("WORLD", "", 900, ""), ("More developed regions", "b", 901, ""),
        ("Burundi", "", 108, "B R"), ("Mauritius", "(1)", 480, "C"), ("A new group", "", 1999, ""),
    ]
    private static let persons: [Int: [Double]] = [
        900: [300, 130, 170], 901: [200, 90, 110], 108: [200, 90, 110], 480: [100, 40, 60],
        1999: [1, 1, 0],
    ]

    func file() -> InputFile {
        let both = isOld ? " (both sexes)" : ", both sexes combined"
        let men = isOld ? " (male)" : ", males"
        let women = isOld ? " (female)" : ", females"
        let stock = "International migrant stock at mid-year"
        var sheets: [(name: String, cells: Cells)] = [("CONTENTS", [1: [1: "Contents"]])]
        sheets.append(
            (
                "Table 1",
                table("Table 1: " + stock + " by sex", [stock + both, stock + men, stock + women]) {
                    $0.flatMap { [$0, $0] }
                }
            ))
        if !isByOrigin {
            let share = "International migrant stock as a percentage of the total population"
            sheets += [
                (
                    "Table 2",
                    table(
                        "Table 2: Total population",
                        isOld
                            ? [
                                "Total population of both sexes at mid-year (thousands)",
                                "Total male population at mid-year (thousands)",
                                "Total female population at mid-year (thousands)",
                            ]
                            : [both, men, women].map {
                                "Total population at mid-year\($0) (thousands)"
                            }, hasType: !isOld
                    ) { $0.flatMap { [$0 / 10, $0 / 10] } }
                ),
                (
                    "Table 3",
                    table("Table 3: " + share, [share + both, share + men, share + women]) { _ in
                        Array(repeating: 1, count: 6)
                    }
                ),
            ]
            if year != "2024" {
                sheets.append(
                    (
                        "Table 6",
                        table(
                            "Table 6: " + refugees,
                            [
                                "Estimated refugee stock at mid-year (both sexes)",
                                "Refugees as a percentage of the international migrant stock",
                            ]
                        ) { [$0[0] / 10, $0[0] / 10, 10, 10] }
                    ))
            }
            sheets.append(("NOTES", [9: [1: "(1)", 2: "A made-up note."]]))
        }
        for change in changes {
            guard let place = sheets.firstIndex(where: { $0.name == change.sheet }) else {
                continue
            }
            sheets[place].cells[change.row, default: [:]][change.column] = change.value
        }
        var builder = WorkbookBuilder()
        builder.sheets = sheets.filter { !missing.contains($0.name) }
        return builder.file()
    }

    private func table(
        _ title: String, _ headings: [String], hasType: Bool = true,
        _ figures: ([Double]) -> [Double]
    ) -> Cells {
        var cells: Cells = [
            2: [
                5: .text(
                    "International Migrant Stock \(year): "
                        + (isByOrigin ? "Origin" : "Destination"))
            ],
            3: [5: .text(title)], 4: [5: .text("POP/DB/MIG/Stock/Rev." + year)],
        ]
        let labels: [Value] =
            isOld
            ? [
                "Sort\norder", "Major area, region, country or area of destination", "Notes",
                year == "2015" ? "Country code" : "Code",
            ] + (hasType ? ["Type of data (a)"] : [])
            : year == "2024"
                ? [
                    "Index", "Region, development group, country or area", "Coverage", "Data type",
                    "Location code",
                ]
                : [
                    "", "Region, development group, country or area", "Notes", "Location code",
                    "Type of data",
                ]
        for (place, label) in labels.enumerated() { cells[start, default: [:]][place + 1] = label }
        var column = labels.count + 1
        for heading in headings {
            cells[isOld ? start : start - 3, default: [:]][column] = .text(heading)
            for year in [1990, Int(year) ?? 0] {
                cells[isOld ? start + 1 : start, default: [:]][column] = .number(Double(year))
                column += 1
            }
        }
        for (place, area) in Self.areas.enumerated() {
            let type: Value = isByOrigin ? "" : .text(area.type)
            let code = Value.number(Double(area.code))
            var row: [Value] =
                year == "2024"
                ? [1, .text(area.name), "All", type, code]
                : [1, .text(area.name), isByOrigin ? "" : area.note, code] + (hasType ? [type] : [])
            row += figures(Self.persons[area.code] ?? []).map { .number($0) }
            for (column, value) in row.enumerated() {
                cells[first + place, default: [:]][column + 1] = value
            }
        }
        return cells
    }
}

struct UNDESATotalsTests {
    @Test(
        arguments: [
            (UNDESATotals.Edition.of2015, "2015"), (.of2017, "2017"), (.of2019, "2019"),
            (.of2024, "2024"),
        ])
    func `each edition by destination is known and read with its cells`(
        edition: UNDESATotals.Edition, year: String
    ) throws {
        let book = TotalsBook(year: year)
        let file = book.file()
        #expect(try Publishers.recognise(file).id == "undesa-stock-\(year)-totals-workbook")
        let reading = try UNDESATotals(edition).read(file, areas: .standard)
        #expect(reading.faults.isEmpty)
        #expect(reading.dataSet.source == "UNDESA_" + year)
        let last = try #require(Int(year))
        let men = try #require(
            reading.observation(.stock, "A.UNDESA_\(year).W.BDI.B.M._T", last))
        #expect(men.value == .number(90))
        #expect(men.attributes[.dataType] == "B R")
        #expect((men.row, men.column) == (book.first + 2, 9))
        #expect(reading.cubes.first?.sheets[men.sheet] == "Table 1")
        let world = reading.observation(.stock, "A.UNDESA_\(year).W.W._U._T._T", last)
        #expect(world?.value == .number(300))
        let population = reading.observation(.population, "A.UNDESA_\(year).MUS.POP.F._T", 1990)
        #expect(population?.scaled == 6000)
        #expect(reading.check("Table 1: countries sum to the printed world")?.passed == true)
        #expect(reading.check("Table 1: men and women sum to both sexes")?.passed == true)
        #expect(
            reading.check("Table 3: percentages are Table 1 over Table 2")?.passed == true)
    }

    @Test func `refugees are told with or without asylum-seekers as the title says`() throws {
        let with = try UNDESATotals(.of2019).read(TotalsBook().file(), areas: .standard)
        #expect(
            with.observation(.displaced, "A.UNDESA_2019.W.BDI.REF_ASY", 2019)?.value == .number(20))
        var book = TotalsBook(year: "2015")
        book.refugees = "Estimated refugee stock at mid-year"
        let without = try UNDESATotals(.of2015).read(book.file(), areas: .standard)
        #expect(
            without.observation(.displaced, "A.UNDESA_2015.W.BDI.REF", 2015)?.value == .number(20))
        #expect(without.observation(.displaced, "A.UNDESA_2015.W.BDI.REF_ASY", 2015) == nil)
    }

    @Test func `the edition 2024 has no refugees, and its coverage column is counted`() throws {
        let reading = try UNDESATotals(.of2024).read(
            TotalsBook(year: "2024").file(), areas: .standard)
        #expect(reading.cubes.map(\.dataflow) == [.stock, .population])
        #expect(
            reading.leftOut.contains("5 Table 1: column \"coverage\" is not part of the layout"))
    }

    @Test(arguments: [(UNDESATotals.Edition.originsOf2020, "2020"), (.originsOf2024, "2024")])
    func `origins have all destinations at the other end, and the world is a check`(
        edition: UNDESATotals.Edition, year: String
    ) throws {
        let file = TotalsBook(year: year, isByOrigin: true).file()
        #expect(try Publishers.recognise(file).id == "undesa-stock-\(year)-origins-workbook")
        let reading = try UNDESATotals(edition).read(file, areas: .standard)
        let last = try #require(Int(year))
        let women = reading.observation(.stock, "A.UNDESA_\(year).MUS.W._U.F._T", last)
        #expect(women?.value == .number(60))
        #expect(reading.observation(.stock, "A.UNDESA_\(year).W.W._U.F._T", last) == nil)
        #expect(
            reading.leftOut.contains(
                "6 Table 1: the world, held from the workbook by destination"))
        #expect(reading.failedChecks == [])
    }

    @Test func `notes become comments, and groups that nobody knows are counted`() throws {
        let reading = try UNDESATotals(.of2019).read(TotalsBook().file(), areas: .standard)
        let mauritius = reading.observation(.stock, "A.UNDESA_2019.W.MUS.C._T._T", 1990)
        #expect(mauritius?.attributes[.comment] == "Note 1: A made-up note.")
        let group = reading.observation(.stock, "A.UNDESA_2019.W.DESA901._U._T._T", 1990)
        #expect(group?.attributes[.comment] == "Note b")
        #expect(
            reading.leftOut.contains("6 Table 1: a group that the register does not know"))
    }

    @Test func `every figure of the tables is taken, left out or a finding`() throws {
        var book = TotalsBook()
        book.changes = [
            ("Table 1", 19, 6, -5), ("Table 1", 19, 7, "1 234"), ("Table 1", 19, 8, 1.5),
            ("Table 1", 19, 9, "NaN"), ("Table 2", 19, 5, 1e300), ("Table 6", 19, 6, "~"),
        ]
        let reading = try UNDESATotals(.of2019).read(book.file(), areas: .standard)
        #expect(
            reading.report.findings.map(\.cell.description) == [
                "test.xlsx, sheet \"Table 1\", row 19, column 6 (F)",
                "test.xlsx, sheet \"Table 1\", row 19, column 7 (G)",
                "test.xlsx, sheet \"Table 1\", row 19, column 8 (H)",
                "test.xlsx, sheet \"Table 1\", row 19, column 9 (I)",
                "test.xlsx, sheet \"Table 2\", row 19, column 5 (E)",
            ])
        let withheld = reading.observation(.displaced, "A.UNDESA_2019.W.BDI.REF_ASY", 1990)
        #expect(withheld?.value == .missing(.suppressed))
        // Five rows of six, six, six and four figures; and the contents.
        let sheets = reading.leftOut.count { $0.contains("sheet \"") }
        #expect(sheets == 2)
        #expect(
            reading.accounted - sheets + reading.report.findings.count == 5 * (6 + 6 + 6 + 4))
    }

    @Test(
        arguments: [
            (
                "Table 1", 15, 8, "International migrant stock",
                "a heading \"International migrant stock at mid-year, males\""
            ),
            ("Table 1", 16, 8, "20190", "a year under"), ("Table 1", 15, 5, "Kind", "Type of data"),
            ("Table 1", 15, 2, "Where", "Region, development group, country or area"),
            ("Table 2", 15, 5, "Total population of both sexes", "thousands"),
            ("Table 2", 4, 5, "POP/DB/MIG/Stock/Rev.2017", "POP/DB/MIG/Stock/Rev.2019"),
        ])
    func `what differs is refused with sheet, row, found and expected`(
        sheet: String, row: Int, column: Int, text: String, expected: String
    ) throws {
        var book = TotalsBook()
        book.changes = [(sheet, row, column, .text(text))]
        if expected == "thousands" {
            for other in [7, 9] {
                book.changes.append(
                    (sheet, row, other, .text(other == 7 ? "Male population" : "Female population"))
                )
            }
        }
        let file = book.file()
        let error = #expect(throws: PublisherError.self) {
            try UNDESATotals(.of2019).read(file, areas: .standard)
        }
        #expect(error?.place.contains("sheet \"\(sheet)\", row") == true)
        #expect(error?.expected.contains(expected) == true, "\(String(describing: error))")
    }

    @Test func `a table that lacks is named, and other editions are not taken for this one`() {
        var book = TotalsBook()
        book.missing = ["Table 6"]
        let file = book.file()
        let error = #expect(throws: PublisherError.self) {
            try UNDESATotals(.of2019).read(file, areas: .standard)
        }
        #expect(error?.expected == "a sheet \"Table 6\"")
        for edition in UNDESATotals.Edition.allCases where edition != .of2017 {
            #expect(!UNDESATotals(edition).recognises(TotalsBook(year: "2017").file()))
        }
    }
}
