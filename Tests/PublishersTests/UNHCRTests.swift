import Cubes
import Publishers
import Testing
import Vocabulary

struct UNHCRTests {
    @Test func `UNHCR's codes are its own: AUS is Austria, ARE is Egypt`() throws {
        let reading = try Displaced.read(
            "2020,Egypt,ARE,EGY,Austria,AUS,AUT,10,20,0,0,0,0,0,,0")
        let found = try #require(reading.observation(.displaced, "A.UNHCR.EGY.AUT.REF", 2020))
        #expect(found.value == .number(10))
        #expect((found.row, found.column) == (2, 8))
        #expect(found.attributes[.unitMeasure] == "PS")
        #expect(
            reading.observation(.displaced, "A.UNHCR.EGY.AUT.ASY", 2020)?.value == .number(20))
        #expect(reading.faults.isEmpty)
    }

    @Test func `unknown, stateless and Tibetan origins keep codes of their own`() throws {
        let reading = try Displaced.read(
            "2020,Unknown,UKN,UNK,France,FRA,FRA,5,0,0,0,0,0,0,,0",
            "2020,Stateless,STA,XXA,France,FRA,FRA,6,0,0,0,0,0,0,,0",
            "2020,Tibetan,TIB,TIB,France,FRA,FRA,7,0,0,0,0,0,0,,0")
        for (code, value) in [("UNK", 5.0), ("XXA", 6), ("TIB", 7)] {
            #expect(
                reading.observation(.displaced, "A.UNHCR.\(code).FRA.REF", 2020)?.value
                    == .number(value))
        }
        #expect(reading.faults.isEmpty)
    }

    @Test func `an ISO code that contradicts is a finding with both`() throws {
        let reading = try Displaced.read(
            "2020,Syria,SYR,SYR,Austria,AUS,AUS,10,0,0,0,0,0,0,,0",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,10,0,0,0,0,0,0,,0")
        let finding = try #require(reading.report.findings.first)
        #expect(reading.report.findings.count == 1)
        #expect(finding.what == "ISO code contradicts UNHCR's code")
        #expect(finding.cell == SourceCell(file: "test.csv", sheet: nil, row: 2, column: 7))
        #expect(finding.found == "\"AUS\"")
        #expect(finding.expected == "AUT, as AUS is Austria")
    }

    @Test func `a blank ISO code says nothing and the ISO columns may lack`() throws {
        let blank = try Displaced.read("2020,Syria,SYR,,Germany,GFR,,10,0,0,0,0,0,0,,0")
        #expect(blank.faults.isEmpty)
        let lines = [
            "year,coo,coa,refugees,asylum_seekers,returned_refugees,idps,returned_idps,"
                + "stateless,ooc,oip,hst", "2020,SYR,GFR,10,0,0,0,0,0,0,,0",
        ]
        let without = try UNHCR().read(.lines(lines), areas: .standard)
        #expect(
            without.observation(.displaced, "A.UNHCR.SYR.DEU.REF", 2020)?.value == .number(10))
        #expect(UNHCR().recognises(.lines(lines)))
    }

    @Test func `a zero is kept where the series has a figure in another year`() throws {
        let reading = try Displaced.read(
            "2019,Syria,SYR,SYR,Germany,GFR,DEU,0,3,0,0,0,0,0,,0",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,10,0,0,0,0,0,0,,0")
        #expect(
            reading.observation(.displaced, "A.UNHCR.SYR.DEU.ASY", 2019)?.value == .number(3))
        #expect(
            reading.observation(.displaced, "A.UNHCR.SYR.DEU.REF", 2020)?.value == .number(10))
        // 2019 has no refugees at all: the whole category is zero, so it was not collected.
        #expect(reading.observation(.displaced, "A.UNHCR.SYR.DEU.REF", 2019) == nil)
        let more = try Displaced.read(
            "2019,Syria,SYR,SYR,Germany,GFR,DEU,0,3,0,0,0,0,0,,0",
            "2019,Syria,SYR,SYR,France,FRA,FRA,1,0,0,0,0,0,0,,0",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,10,0,0,0,0,0,0,,0")
        #expect(
            more.observation(.displaced, "A.UNHCR.SYR.DEU.REF", 2019)?.value == .number(0))
        #expect(more.leftOut.contains("1 ASY: zero in every year of the series"))
    }

    @Test func `zeros before a category was collected are not figures`() throws {
        let reading = try Displaced.read(
            "1990,Syria,SYR,SYR,Germany,GFR,DEU,4,0,0,0,0,0,0,,0",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,10,8,0,0,0,0,0,9,0")
        #expect(reading.observation(.displaced, "A.UNHCR.SYR.DEU.ASY", 1990) == nil)
        #expect(
            reading.leftOut.contains(
                "1 ASY: zero or blank before the category was collected (from 1993)"))
        #expect(
            reading.leftOut.contains(
                "1 OIP: zero or blank before the category was collected (from 2018)"))
    }

    @Test func `blank and dash are missing with their reasons, never zero`() throws {
        let reading = try Displaced.read(
            "2019,Syria,SYR,SYR,Germany,GFR,DEU,-,0,0,0,0,0,0,,0",
            "2019,Syria,SYR,SYR,France,FRA,FRA,1,0,0,0,0,0,0,2,0",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,10,0,0,0,0,0,0,9,0")
        let dash = reading.observation(.displaced, "A.UNHCR.SYR.DEU.REF", 2019)
        #expect(dash?.value == .missing(.notApplicable))
        #expect(dash?.status == .cannotExist)
        let blank = reading.observation(.displaced, "A.UNHCR.SYR.DEU.OIP", 2019)
        #expect(blank?.value == .missing(.notReported))
        #expect(blank?.status == .missing)
    }

    @Test func `every cell is a figure, a missing one or counted as left out`() throws {
        let reading = try Displaced.read(
            "1960,Syria,SYR,SYR,Germany,GFR,DEU,0,0,0,0,0,0,0,,0",
            "2019,Syria,SYR,SYR,France,FRA,FRA,1,0,5,0,0,0,0,2,0",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,10,-,0,0,0,0,0,9,0")
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(reading.report.figures + left == 3 * 9)
        #expect(reading.failedChecks == [])
    }

    @Test(
        arguments: [
            ("2020,X,QQQ,,Germany,GFR,DEU,1,0,0,0,0,0,0,,0", 3, "area of origin"),
            ("2020,Syria,SYR,SYR,X,,DEU,1,0,0,0,0,0,0,,0", 6, "area of asylum"),
            ("2020,Syria,SYR,SYR,Germany,GFR,DEU,1,0,0,-4,0,0,0,,0", 11, "persons"),
            ("2020,Syria,SYR,SYR,Germany,GFR,DEU,1,0,0,0,0,0,0,,2.5", 16, "persons"),
            ("20x0,Syria,SYR,SYR,Germany,GFR,DEU,1,0,0,0,0,0,0,,0", 1, "year"),
        ])
    func `a field at fault is a finding and its row is not taken`(
        row: String, column: Int, what: String
    ) throws {
        let reading = try Displaced.read(row, "2020,Syria,SYR,SYR,France,FRA,FRA,7,0,0,0,0,0,0,,0")
        #expect(reading.report.findings.map(\.cell.column) == [column])
        #expect(reading.report.findings.map(\.what) == [what])
        #expect(reading.report.figures == 1)
        #expect(reading.failedChecks == [])
    }

    @Test func `the same corridor and year twice names both rows`() throws {
        let reading = try Displaced.read(
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,1,0,0,0,0,0,0,,0",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,1,0,0,0,0,0,0,,0")
        #expect(reading.report.findings.map(\.cell.row) == [3])
        #expect(reading.report.findings.first?.expected.contains("row 2") == true)
    }
}
