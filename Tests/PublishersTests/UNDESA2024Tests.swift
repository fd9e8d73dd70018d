import Cubes
import Publishers
import Testing
import Vocabulary

struct UNDESA2024Tests {
    @Test func `a row becomes one stock with its cell`() throws {
        let reading = try Stocks.read("FRA,2020,DZA,female,120,1,0,1,0")
        let found = try #require(
            reading.observation(.stock, "A.UNDESA_2024.DZA.FRA.B.F._T", 2020))
        #expect(found.value == .number(120))
        #expect(found.status == .normal)
        #expect(found.attributes[.dataType] == "B R")
        #expect(found.attributes[.unitMeasure] == "PS")
        #expect((found.row, found.column) == (2, 5))
        #expect(reading.report.rows == 1)
        #expect(reading.report.figures == 1)
        #expect(reading.report.findings.isEmpty)
    }

    @Test(
        arguments: [
            ("1,0,0,0", "B", "B", "A"), ("0,1,1,0", "C", "C R", "A"),
            ("1,1,1,0", "_U", "B C R", "A"), ("0,0,0,1", "_U", "I", "I"),
            ("0,0,1,1", "_U", "I R", "I"), ("0,1,0,1", "C", "C I", "I"),
        ])
    func `flags give criterion, data type and status`(
        flags: String, criterion: String, type: String, status: String
    ) throws {
        let reading = try Stocks.read("FRA,2020,DZA,male,7,\(flags)")
        let found = try #require(
            reading.observation(.stock, "A.UNDESA_2024.DZA.FRA.\(criterion).M._T", 2020))
        #expect(found.attributes[.dataType] == type)
        #expect(found.status.rawValue == status)
    }

    @Test func `no flag at all leaves criterion unstated and no data type`() throws {
        let reading = try Stocks.read("FRA,2020,DZA,male,7,0,0,0,0")
        let found = reading.observation(.stock, "A.UNDESA_2024.DZA.FRA._U.M._T", 2020)
        #expect(found != nil)
        #expect(found?.attributes[.dataType] == nil)
    }

    @Test func `zero is a figure, other origins and the Channel Islands keep their codes`() throws {
        let reading = try Stocks.read("XCX,2020,OOO,male,0,1,0,0,0")
        let found = reading.observation(.stock, "A.UNDESA_2024.OOO.XCI.B.M._T", 2020)
        #expect(found?.value == .number(0))
    }

    @Test func `columns are found by name in any order, quoted, with other separators`() throws {
        let reading = try UNDESA2024().read(
            .text(
                "\u{FEFF}\"N\";SEX;from;t;geo;type_i;type_r;type_c;type_b;note\r\n"
                    + "\"12\";Male;DZA; 2020 ;FRA;0;0;0;1;\"a;b\"\r\n"), areas: .standard)
        let found = try #require(
            reading.observation(.stock, "A.UNDESA_2024.DZA.FRA.B.M._T", 2020))
        #expect(found.value == .number(12))
        #expect(found.column == 1)
        #expect(reading.leftOut == ["1 column \"note\" is not part of the layout"])
    }

    @Test(
        arguments: [
            ("XYZ,2020,DZA,male,7,1,0,0,0", 1, "area of destination", "\"XYZ\""),
            ("FRA,20200,DZA,male,7,1,0,0,0", 2, "year", "\"20200\""),
            ("FRA,1799,DZA,male,7,1,0,0,0", 2, "year", "\"1799\""),
            ("FRA,2020,QQQ,male,7,1,0,0,0", 3, "area of origin", "\"QQQ\""),
            ("FRA,2020,DZA,both,7,1,0,0,0", 4, "sex", "\"both\""),
            ("FRA,2020,DZA,male,-7,1,0,0,0", 5, "persons", "\"-7\""),
            ("FRA,2020,DZA,male,7.5,1,0,0,0", 5, "persons", "\"7.5\""),
            ("FRA,2020,DZA,male,,1,0,0,0", 5, "persons", "nothing"),
            ("FRA,2020,DZA,male,10000000001,1,0,0,0", 5, "persons", "\"10000000001\""),
            ("FRA,2020,DZA,male,7,2,0,0,0", 6, "data-type flag", "\"2\""),
        ])
    func `an absurd field is a finding with its cell`(
        row: String, column: Int, what: String, found: String
    ) throws {
        let reading = try Stocks.read("FRA,2020,MAR,male,7,1,0,0,0", row)
        let finding = try #require(reading.report.findings.first)
        #expect(reading.report.findings.count == 1)
        #expect(finding.cell == SourceCell(file: "test.csv", sheet: nil, row: 3, column: column))
        #expect(finding.what == what)
        #expect(finding.found == found)
        #expect(!finding.expected.isEmpty)
        #expect(reading.report.figures == 1)
        #expect(reading.report.rows == 2)
    }

    @Test func `an unknown code comes with the register's explanation`() throws {
        let reading = try Stocks.read("SUN,2020,DZA,male,7,1,0,0,0")
        let finding = try #require(reading.report.findings.first)
        #expect(finding.expected.contains("no such code") || finding.expected.contains("valid"))
    }

    @Test func `the same corridor, sex and year twice names both rows, whatever the flags`() throws
    {
        let reading = try Stocks.read(
            "FRA,2020,DZA,male,7,1,0,0,0", "FRA,2015,DZA,male,7,1,0,0,0",
            "FRA,2020,DZA,male,8,0,1,0,0")
        let finding = try #require(reading.report.findings.first)
        #expect(finding.cell.row == 4)
        #expect(finding.expected.contains("row 2"))
        #expect(reading.report.figures == 2)
    }

    @Test func `a row of another width is a finding`() throws {
        let reading = try Stocks.read(
            "FRA,2020,DZA,male,7,1,0,0", "FRA,2020,DZA,female,7,1,0,0,0,9",
            "FRA,2015,DZA,male,7,1,0,0,0")
        #expect(reading.report.findings.map(\.cell.row) == [2, 3])
        #expect(reading.report.rows == 3)
        #expect(reading.report.figures == 1)
    }

    @Test func `yearly totals are compared with the edition's`() throws {
        let reading = try Stocks.read(
            "FRA,2024,DZA,male,304021813,1,0,0,0", "FRA,2023,DZA,female,1,1,0,0,0")
        #expect(
            reading.check("cells of 2024 sum to the edition's world total")?.passed == true)
        let absent = reading.check("cells of 1990 sum to the edition's world total")
        #expect(absent?.passed == false)
        #expect(absent?.found == "no figures")
        #expect(reading.check("years are those of the edition")?.found == "2023")
        #expect(
            reading.check("as many figures of women as of men in every year")?.passed == false)
    }

    @Test func `too many findings end the reading with a summary`() throws {
        let rows = Array(repeating: "QQQ,2020,DZA,male,7,1,0,0,0", count: 50_001)
        let error = #expect(throws: PublisherError.self) {
            try UNDESA2024().read(.lines([Stocks.header] + rows), areas: .standard)
        }
        #expect(error?.kind == .tooManyFindings)
        #expect(error?.found.contains("50001 \"area of destination\"") == true)
        #expect(error?.found.contains("row 2") == true)
    }
}
