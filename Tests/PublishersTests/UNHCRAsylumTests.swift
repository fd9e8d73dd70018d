import Cubes
import Publishers
import Testing
import Vocabulary

/// Rows in the layouts of UNHCR's tables of asylum; the figures are made up.
enum Asylum {
    static let applications =
        "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,procedure_type,app_type,dec_level,app_pc,"
        + "applied"
    static let decisions =
        "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,procedure_type,dec_level,dec_pc,"
        + "dec_recognized,dec_other,dec_rejected,dec_closed,dec_total"

    static func applications(_ rows: String...) throws -> TableReading {
        try UNHCRApplications().read(.lines([applications] + rows), areas: .standard)
    }

    static func decisions(_ rows: String...) throws -> TableReading {
        try UNHCRDecisions().read(.lines([decisions] + rows), areas: .standard)
    }
}

struct UNHCRAsylumTests {
    @Test func `an application has authority, type, level and unit in its key`() throws {
        let reading = try Asylum.applications(
            "2020,Egypt,ARE,EGY,Austria,AUS,AUT,G,N,FI,P,120",
            "2020,Egypt,ARE,EGY,Austria,AUS,AUT,G,A,AR,P,30",
            "2020,Unknown,UKN,UNK,Kenya,KEN,KEN,U,NR,FA,P,15")
        let found = try #require(
            reading.observation(.asylum, "A.UNHCR.EGY.AUT.G.APPLICATIONS.N.FI.P._T._T", 2020))
        #expect(found.value == .number(120))
        #expect((found.row, found.column) == (2, 12))
        #expect(found.attributes[.unitMeasure] == "PS")
        #expect(
            reading.observation(.asylum, "A.UNHCR.EGY.AUT.G.APPLICATIONS.A.AR.P._T._T", 2020)?.value
                == .number(30))
        #expect(
            reading.observation(.asylum, "A.UNHCR.UNK.KEN.U.APPLICATIONS.NR.FA.P._T._T", 2020)?
                .value == .number(15))
        #expect(reading.faults.isEmpty && reading.failedChecks.isEmpty)
        #expect(reading.report.figures == 3)
    }

    @Test func `persons and cases of one corridor stay apart, and both together are refused`()
        throws
    {
        let reading = try Asylum.applications(
            "2020,Syria,SYR,SYR,United States,USA,USA,G,N,IN,C,70",
            "2020,Syria,SYR,SYR,United States,USA,USA,G,N,IN,P,90",
            "2020,Syria,SYR,SYR,United States,USA,USA,G,N,IN,-,160",
            "2020,Syria,SYR,SYR,United States,USA,USA,G,N,IN,,160")
        let cases = reading.observation(
            .asylum, "A.UNHCR.SYR.USA.G.APPLICATIONS.N.IN.C._T._T", 2020)
        #expect(cases?.value == .number(70))
        #expect(cases?.attributes[.unitMeasure] == "CASES")
        let persons = reading.observation(
            .asylum, "A.UNHCR.SYR.USA.G.APPLICATIONS.N.IN.P._T._T", 2020)
        #expect(persons?.value == .number(90))
        #expect(reading.report.findings.map(\.what) == ["unit", "unit"])
        #expect(reading.report.findings[0].expected.contains("never one figure"))
        #expect(reading.report.figures == 2)
        // No sum in any message is of both.
        #expect(!reading.report.checks.contains { $0.found.contains("160") })
    }

    @Test func `decisions give each outcome and the total as printed, zeros included`() throws {
        let reading = try Asylum.decisions(
            "2021,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,FI,P,100,50,0,20,170")
        for (measure, value) in [
            ("RECOGNISED", 100.0), ("OTHER_PROTECTION", 50), ("REJECTED", 0), ("CLOSED", 20),
            ("DECISIONS", 170),
        ] {
            let key = "A.UNHCR.IRQ.DEU.G.\(measure)._Z.FI.P._T._T"
            let found = reading.observation(.asylum, key, 2021)
            #expect(found?.value == .number(value), "\(measure)")
            #expect(found?.attributes[.comment] == nil)
        }
        #expect(reading.report.figures == 5 && reading.failedChecks.isEmpty)
    }

    @Test func `a total that differs by rounding says nothing, by more it says so`() throws {
        let reading = try Asylum.decisions(
            "2020,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,FI,P,5,0,5,0,14",
            "2021,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,FI,P,100,50,30,20,700")
        let key = "A.UNHCR.IRQ.DEU.G.DECISIONS._Z.FI.P._T._T"
        #expect(reading.observation(.asylum, key, 2020)?.attributes[.comment] == nil)
        let apart = try #require(reading.observation(.asylum, key, 2021))
        #expect(apart.value == .number(700))
        #expect(apart.attributes[.comment] == "the parts printed beside add up to 200")
        let check = try #require(reading.report.checks.last)
        #expect(!check.passed)
        #expect(check.found.contains("1 of 2 rows differ"))
        #expect(check.found.contains("500 (row 3)"))
    }

    @Test func `blank and dash are missing, not zero`() throws {
        let reading = try Asylum.decisions(
            "2021,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,FI,P,,-,30,20,50")
        let blank = reading.observation(
            .asylum, "A.UNHCR.IRQ.DEU.G.RECOGNISED._Z.FI.P._T._T", 2021)
        #expect(blank?.value == .missing(.notReported) && blank?.status == .missing)
        let dash = reading.observation(
            .asylum, "A.UNHCR.IRQ.DEU.G.OTHER_PROTECTION._Z.FI.P._T._T", 2021)
        #expect(dash?.value == .missing(.notApplicable) && dash?.status == .cannotExist)
    }

    @Test func `the same key twice, a wrong code and a wrong figure are findings`() throws {
        let reading = try Asylum.applications(
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,G,N,FI,P,10",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,G,N,FI,P,11",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,G,nonsense,FI,P,12",
            "2020,Syria,SYR,SYR,Austria,AUS,AUS,G,N,FI,P,13",
            "2020,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,N,FI,P,-5",
            "2020,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,N,FI,P,99999999999",
            "20,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,N,FI,P,5")
        #expect(
            reading.report.findings.map(\.cell.row) == [3, 4, 5, 6, 7, 8])
        #expect(reading.report.findings[0].expected == "one row; the first is row 2")
        #expect(reading.report.rows == 7 && reading.report.figures == 1)
    }

    @Test func `words of the download mean the codes`() throws {
        let reading = try UNHCRApplications().read(
            .lines([
                "Year,Country of origin,Country of origin (ISO),Country of asylum,"
                    + "Country of asylum (ISO),Authority,Application type,Stage of procedure,"
                    + "Cases / Persons,Applications",
                "2020,Egypt,EGY,Austria,AUT,Government,New,FI - First instance,Persons,120",
                "2020,Egypt,EGY,Austria,AUT,-,-,-,Cases,40",
                "2020,Egypt,EGY,Austria,AUT,,,,Cases,50",
            ]), areas: .standard)
        #expect(reading.faults.isEmpty)
        for (codes, value) in [("G.N.FI.P", 120.0), ("_T._T._T.C", 40), ("_U._U._U.C", 50)] {
            let parts = codes.split(separator: ".")
            let key =
                "A.UNHCR.EGY.AUT.\(parts[0]).APPLICATIONS.\(parts[1]).\(parts[2]).\(parts[3])._T._T"
            #expect(reading.observation(.asylum, key, 2020)?.value == .number(value), "\(key)")
        }
    }
}
