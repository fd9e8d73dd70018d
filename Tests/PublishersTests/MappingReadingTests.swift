import Cubes
import Publishers
import TestKit
import Testing
import Vocabulary

/// Tables as mappings say.
struct MappingReadingTests {
    private typealias Made = MappingFixtures

    private func wide(_ figures: String, _ more: String = "") -> String {
        Made.text(
            table: "header: 1, rows: 2-", figures: figures, dimensions: Made.wide, more: more)
    }

    @Test func `years across: every figure with its cell, marks and flags as the mapping says`()
        throws
    {
        let reading = try Made.read(
            wide(
                "{columns: B-C, thousands: blank, missing: {x: suppressed, \"-\": zero}, flags: {p: P, \"*\": {comment: estimate of the office}}}"
            ),
            "Country,2019,2020\nFrance,1 234,\"1 300 p\"\nTürkiye,x,\"7 *\"\nViet Nam,-,5\n")
        let found = try Made.figures(reading)
        #expect(found.count == 6)
        let first = try #require(found["A.FRA.DEU.B._T._T 2019"])
        #expect(first.value == .number(1234) && first.row == 2 && first.column == 2)
        #expect(found["A.FRA.DEU.B._T._T 2020"]?.status == .provisional)
        #expect(found["A.TUR.DEU.B._T._T 2019"]?.value == .missing(.suppressed))
        #expect(found["A.TUR.DEU.B._T._T 2019"]?.status == .suppressed)
        #expect(found["A.TUR.DEU.B._T._T 2020"]?.attributes[.comment] == "estimate of the office")
        #expect(found["A.VNM.DEU.B._T._T 2019"]?.value == .number(0))
        #expect(reading.report.rows == 3 && reading.report.figures == 6)
        #expect(reading.report.findings.isEmpty)
    }

    @Test func `a blank that the mapping does not speak of is a finding, never zero`() throws {
        let table = "Country,2019\nFrance,\nPoland,4\n"
        let reading = try Made.read(wide("{columns: B}"), table)
        #expect(try Made.figures(reading).count == 1)
        let finding = try #require(reading.report.findings.first)
        #expect(finding.cell.row == 2 && finding.cell.column == 2)
        #expect(finding.expected.contains("figures.missing"))
        let said = try Made.read(wide("{columns: B, missing: {\"\": not-collected}}"), table)
        #expect(
            try Made.figures(said)["A.FRA.DEU.B._T._T 2019"]?.value == .missing(.notCollected))
    }

    @Test(arguments: [
        ("1.234,5", ",", ".", 1234.5), ("12.34.567", ",", ".", 1_234_567),
        ("1'234", ".", "'", 1234),
        ("1\u{202F}234", ".", " ", 1234), ("\u{2212}5", ".", " ", -5), ("0,5", ",", ".", 0.5),
    ])
    func `numbers are read with the separators that are said`(
        _ text: String, _ decimal: String, _ thousands: String, _ value: Double
    ) throws {
        let reading = try Made.read(
            wide("{columns: B, decimal: \"\(decimal)\", thousands: \"\(thousands)\"}"),
            "Country;2019\nFrance;\(text)\n")
        #expect(try Made.figures(reading).values.map(\.value) == [.number(value)])
    }

    @Test(arguments: ["1.23", "1,234,5", "12 34", "1.2345,6", "1e400", "0x10", "12a", "1..2"])
    func `what is no number with these separators is a finding`(_ text: String) throws {
        let reading = try Made.read(
            wide("{columns: B, decimal: \",\", thousands: \".\"}"),
            "Country;2019\nFrance;\(text)\n")
        #expect(reading.report.findings.count == 1 && reading.report.figures == 0)
        #expect(reading.report.findings.first?.found.contains(text) == true)
    }

    @Test func `an unknown area says what it may be and which line to add, once`() throws {
        let reading = try Made.read(
            wide("{columns: B}"), "Country,2019\nGermny,1\nFrance,2\nGermny,3\n")
        #expect(reading.report.findings.count == 1)
        let finding = try #require(reading.report.findings.first)
        #expect(finding.cell.row == 2 && finding.cell.column == 1)
        #expect(
            finding.expected.contains("Germny: DEU under dimensions.ORIGIN.codes"), "\(finding)")
        #expect(finding.expected.contains("map.yaml:"))
        #expect(reading.report.leftOut.map(\.count) == [1])
        #expect(reading.report.rows == 3, "one taken, one finding, one left out")
    }

    @Test func `a group of areas is not taken by its name`() throws {
        let reading = try Made.read(wide("{columns: B}"), "Country,2019\nAfrica,1\nFrance,2\n")
        #expect(reading.report.findings.first?.found.contains("group") == true)
        let said = Made.wide.replacing("read: names", with: "read: names, codes: {Africa: \"002\"}")
        let taken = try Made.read(
            Made.text(table: "header: 1, rows: 2-", figures: "{columns: B}", dimensions: said),
            "Country,2019\nAfrica,1\nFrance,2\n")
        #expect(try Made.figures(taken)["A.002.DEU.B._T._T 2019"]?.value == .number(1))
    }

    @Test func `figures that fall together refuse the file, with both cells`() throws {
        let error = #expect(throws: PublisherError.self) {
            try Made.read(
                wide("{columns: B}"), "Country,2019\nTürkiye,1\nFrance,2\nTurkey,3\n")
        }
        #expect(error?.kind == .duplicate)
        #expect(error?.found.contains("TUR.DEU") == true)
        #expect(error?.found.contains("row 2") == true && error?.found.contains("row 4") == true)
    }

    @Test func `rows left out are counted by reason, and the account closes`() throws {
        let more = """
            leave-out:
              - {column: A, is: [Total], reason: totals}
              - {rows: 4, reason: a section}
            checks:
              - {name: total, total-row: 5}
              - {name: known, sum: {TIME_PERIOD: 2019}, is: 7}
              - {name: wrong, sum: {ORIGIN: FRA}, is: 9, within: 1}
            """
        let reading = try Made.read(
            Made.text(
                table: "header: 1, rows: 2-5", figures: "{columns: B}", dimensions: Made.wide,
                more: more),
            "Country,2019\nFrance,3\nPoland,4\nEurope,\nTotal,7\nSource: nobody,\n")
        let report = reading.report
        #expect(report.rows == 5 && report.figures == 2 && report.findings.isEmpty)
        #expect(report.leftOut.map(\.count).reduce(0, +) == 3)
        let passed = Dictionary(report.checks.map { ($0.name, $0.passed) }) { first, _ in first }
        #expect(passed == ["total": true, "known": true, "wrong": false])
    }

    @Test func `two header rows with blanks between, sexes below years`() throws {
        let dimensions =
            "{FREQ: A, ORIGIN: {column: A, read: names, marks: [\"1)\"]}, DESTINATION: DEU, CRITERION: C, "
            + "SEX: {header: 3, codes: {Men: M, Women: F}}, AGE: _T, "
            + "TIME_PERIOD: {header: 2, fill: yes, read: 31.12.YYYY}}"
        let reading = try Made.read(
            Made.text(
                table: "header: [2, 3], rows: 4-", figures: "{columns: B-E}", dimensions: dimensions
            ),
            "Title\n,31.12.2019,,31.12.2020,\n,Men,Women,Men,Women\nFrance 1),1,2,3,4\n")
        let found = try Made.figures(reading)
        #expect(found["A.FRA.DEU.C.F._T 2019"]?.value == .number(2))
        #expect(found["A.FRA.DEU.C.M._T 2020"]?.value == .number(3))
    }

    @Test func `Latin-1 has to be said, and is read then`() throws {
        let bytes = Array("Country;2019\nC".utf8) + [0xF4] + Array("te d'Ivoire;5\n".utf8)
        let file = InputFile(name: "old.csv", bytes: bytes)
        let error = #expect(throws: PublisherError.self) {
            try Made.read(wide("{columns: B}"), file)
        }
        #expect(error?.expected.contains("windows-1252") == true)
        let said = Made.text(
            table: "header: 1, rows: 2-, encoding: windows-1252, separator: semicolon",
            figures: "{columns: B}", dimensions: Made.wide)
        #expect(try Made.figures(Made.read(said, file))["A.CIV.DEU.B._T._T 2019"] != nil)
    }

    @Test func `a workbook by its sheet, blank labels filled from above`() throws {
        var book = WorkbookBuilder()
        book.sheets = [
            ("Notes", [1: [1: "nothing"]]),
            (
                "Data",
                [
                    1: [1: "Country", 2: "Sex", 3: "Year", 4: "Number"],
                    2: [1: "France", 2: "Men", 3: 2020, 4: 12],
                    3: [2: "Women", 3: 2020, 4: 13],
                ]
            ),
        ]
        let dimensions =
            "{FREQ: A, ORIGIN: {heading: Country, read: names, fill: yes}, DESTINATION: DEU, CRITERION: B, "
            + "SEX: {heading: Sex, codes: {Men: M, Women: F}}, AGE: _T, TIME_PERIOD: {heading: Year}}"
        let text = Made.text(
            table: "sheet: Data, header: 1, rows: 2-", figures: "{heading: Number}",
            dimensions: dimensions)
        let reading = try Made.read(text, book.file())
        #expect(reading.cubes.first?.sheets == ["Data"])
        let found = try Made.figures(reading)
        #expect(found["A.FRA.DEU.B.F._T 2020"]?.value == .number(13))
        #expect(found["A.FRA.DEU.B.F._T 2020"]?.row == 3)
        let unnamed = text.replacing("sheet: Data, ", with: "")
        let error = #expect(throws: PublisherError.self) { try Made.read(unnamed, book.file()) }
        #expect(error?.found.contains("\"Notes\"") == true)
    }

    @Test(arguments: 0..<40)
    func `a random table comes out as it was made`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let areas = AreaRegister.standard.countries.filter {
            $0.id != "DEU" && AreaRegister.standard.areas(named: $0.name).count == 1
        }.shuffled(using: &random).prefix(Int.random(in: 1...30, using: &random))
        let years = Array(2000...2000 + Int.random(in: 0...8, using: &random))
        let european = Bool.random(using: &random)
        var expected: [String: (ObservedValue, Int, Int)] = [:]
        var lines = ["Country;" + years.map(String.init).joined(separator: ";")]
        for (place, area) in areas.enumerated() {
            var cells = ["\"\(area.name)\""]
            for (index, year) in years.enumerated() {
                let key = "A.\(area.id).DEU.B._T._T \(year)"
                if Int.random(in: 0..<10, using: &random) == 0 {
                    cells.append("..")
                    expected[key] = (.missing(.notReported), place + 2, index + 2)
                } else {
                    let number = Int.random(in: 0...9_999_999, using: &random)
                    cells.append(Self.grouped(number, european ? "." : ","))
                    expected[key] = (.number(Double(number)), place + 2, index + 2)
                }
            }
            lines.append(cells.joined(separator: ";"))
        }
        let reading = try Made.read(
            wide(
                "{columns: B-, decimal: \"\(european ? "," : ".")\", thousands: \"\(european ? "." : ",")\", "
                    + "missing: {\"..\": not-reported}}"),
            lines.joined(separator: "\n"))
        let found = try Made.figures(reading)
        #expect(found.count == expected.count)
        for (key, (value, row, column)) in expected {
            #expect(
                found[key]?.value == value && found[key]?.row == row && found[key]?.column == column
            )
        }
    }

    private static func grouped(_ number: Int, _ mark: String) -> String {
        let digits = String(number)
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return ([rest] + groups).joined(separator: mark)
    }

    @Test func `an SDMX message: renamed, translated, one code taken, the rest named`() throws {
        let csv = """
            DATAFLOW,REF_AREA,CITIZENSHIP,SEX,MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS
            OFFICE:MIG(1.0),DE,FR,T,STK,2020,10,A
            OFFICE:MIG(1.0),DE,FR,T,FLW,2020,3,A
            OFFICE:MIG(1.0),DE,PL,T,STK,2020,12,P

            """
        let base = Made.text(
            table: "", figures: "{component: OBS_VALUE}",
            dimensions: "{FREQ: A, ORIGIN: {component: CITIZENSHIP, read: alpha2}, "
                + "DESTINATION: {component: REF_AREA, read: alpha2}, CRITERION: C, "
                + "SEX: {component: SEX, codes: {T: _T}}, AGE: _T, TIME_PERIOD: {component: TIME_PERIOD}}",
            more: "format: sdmx\nattributes: {OBS_STATUS: {component: OBS_STATUS}}"
        ).replacing("table: {}\n", with: "")
        let only = base + "\nonly: [{component: MEASURE, is: STK, reason: flows}]\n"
        let reading = try Made.read(only, csv)
        let found = try Made.figures(reading)
        #expect(found.count == 2 && reading.report.rows == 3)
        #expect(found["A.POL.DEU.C._T._T 2020"]?.status == .provisional)
        #expect(found["A.FRA.DEU.C._T._T 2020"]?.row == 2)
        #expect(found["A.FRA.DEU.C._T._T 2020"]?.column == 7)
        let error = #expect(throws: PublisherError.self) { try Made.read(base, csv) }
        #expect(error?.found.contains("MEASURE") == true, "\(String(describing: error))")
        #expect(error?.expected.contains("only:") == true)
    }
}
