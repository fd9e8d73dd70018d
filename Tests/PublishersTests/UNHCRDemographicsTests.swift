import Cubes
import Publishers
import Testing
import Vocabulary

/// UNHCR's table of people by sex and age in the layouts of its API, of copies of its database and
/// of its download. The figures are made up.
struct UNHCRDemographicsTests {
    private static let bands = ["0_4", "5_11", "12_17", "18_59", "60", "other", "total"]
    private static let figures =
        bands.map { "f_" + $0 } + bands.map { "m_" + $0 } + ["total"]
    private static let header =
        "year,coo,coo_iso,coa,coa_iso,pop_type," + figures.joined(separator: ",")
    private static let placed =
        "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,pop_type,location,loc_type,acc_type,"
        + figures.joined(separator: ",")

    private func read(_ lines: String...) throws -> TableReading {
        let file = InputFile.lines(lines)
        #expect(try Publishers.recognise(file).id == "unhcr-demographics")
        return try UNHCRDemographics().read(file, areas: .standard)
    }

    private func found(_ key: String, _ reading: TableReading, _ year: Int = 2020) -> Observation? {
        reading.observation(.displacedAge, "A.UNHCR." + key, year)
    }

    @Test func `a row is fifteen figures by sex and age`() throws {
        let reading = try read(
            Self.header, "2020,ARE,EGY,AUS,AUT,REF,1,2,3,4,5,6,21,10,20,30,40,50,0,150,180",
            "2021,ARE,EGY,AUS,AUT,REF,1,2,3,4,5,6,21,10,20,30,40,50,9,159,180")
        let expected: [(String, Double)] = [
            ("F.Y0T4", 1), ("F.Y5T11", 2), ("F.Y12T17", 3), ("F.Y18T59", 4), ("F.Y_GE60", 5),
            ("F._U", 6), ("F._T", 21), ("M.Y0T4", 10), ("M.Y_GE60", 50), ("M._U", 0),
            ("M._T", 150), ("_T._T", 180),
        ]
        for (key, value) in expected {
            let observation = found("EGY.AUT.REF." + key, reading)
            #expect(observation?.value == .number(value), "\(key)")
            #expect(observation?.attributes[.unitMeasure] == "PS")
            #expect(observation?.attributes[.comment] == nil)
        }
        let first = try #require(found("EGY.AUT.REF.F.Y0T4", reading))
        #expect((first.row, first.column) == (2, 7))
        #expect(reading.report.figures == 30 && reading.faults.isEmpty)
        #expect(reading.failedChecks == [])
    }

    @Test func `zero bands beside people are no breakdown, which is not zero`() throws {
        let reading = try read(
            Self.header, "2020,SYR,SYR,TUR,TUR,REF,0,0,0,0,0,0,40,0,0,0,0,0,0,60,100",
            "2021,SYR,SYR,TUR,TUR,REF,5,5,5,20,5,0,40,5,5,5,40,5,0,60,100",
            "2022,SYR,SYR,TUR,TUR,REF,0,0,0,0,0,0,0,0,0,0,0,0,0,0,100")
        #expect(found("SYR.TUR.REF.F.Y0T4", reading)?.value == .missing(.notReported))
        #expect(found("SYR.TUR.REF.F._T", reading)?.value == .number(40))
        #expect(found("SYR.TUR.REF.F.Y0T4", reading, 2021)?.value == .number(5))
        // Neither sex is told of, so that neither is zero.
        #expect(found("SYR.TUR.REF.F._T", reading, 2022)?.value == .missing(.notReported))
        #expect(found("SYR.TUR.REF.M.Y18T59", reading, 2022)?.value == .missing(.notReported))
        #expect(found("SYR.TUR.REF._T._T", reading, 2022)?.value == .number(100))
        // No age is ever not stated in this series.
        #expect(found("SYR.TUR.REF.F._U", reading, 2021) == nil)
        #expect(reading.accounted == 45)
    }

    @Test func `no women among men by age are zero women`() throws {
        let reading = try read(
            Self.header, "2020,SYR,SYR,TUR,TUR,REF,0,0,0,0,0,0,0,0,0,5,20,0,0,25,25",
            "2021,SYR,SYR,TUR,TUR,REF,0,0,0,5,0,0,5,0,0,5,20,0,0,25,30")
        #expect(found("SYR.TUR.REF.F._T", reading)?.value == .number(0))
        #expect(found("SYR.TUR.REF.F.Y18T59", reading)?.value == .number(0))
        #expect(found("SYR.TUR.REF.F.Y0T4", reading) == nil)
    }

    @Test func `an age not stated is no age, and its bands are not told`() throws {
        let reading = try read(
            Self.header, "2020,SYR,SYR,TUR,TUR,REF,0,0,0,0,0,40,40,5,0,0,0,0,0,5,45",
            "2021,SYR,SYR,TUR,TUR,REF,5,0,0,35,0,0,40,5,0,0,0,0,0,5,45")
        #expect(found("SYR.TUR.REF.F._U", reading)?.value == .number(40))
        #expect(found("SYR.TUR.REF.F.Y18T59", reading)?.value == .missing(.notReported))
        #expect(found("SYR.TUR.REF.F._U", reading, 2021)?.value == .number(0))
    }

    @Test func `places within an area are added up, and those that do not tell are counted`() throws
    {
        let reading = try read(
            Self.placed,
            "2020,Syria,SYR,SYR,T,TUR,TUR,REF,Ankara,U,I,1,2,3,4,5,0,15,1,2,3,4,5,0,15,30",
            "2020,Syria,SYR,SYR,T,TUR,TUR,REF,Izmir,U,I,9,0,0,0,0,0,9,0,0,0,0,9,0,9,18",
            "2020,Syria,SYR,SYR,T,TUR,TUR,REF,Urfa,V,U,0,0,0,0,0,0,0,0,0,0,0,0,0,0,200",
            "2020,Syria,SYR,SYR,T,TUR,TUR,ASY,Urfa,V,U,0,0,0,0,0,0,7,0,0,0,0,0,0,8,15")
        let girls = try #require(found("SYR.TUR.REF.F.Y0T4", reading))
        #expect(girls.value == .number(10) && girls.row == 2)
        #expect(
            girls.attributes[.comment] == "sum of 2 places of 3; the others do not tell")
        let all = try #require(found("SYR.TUR.REF._T._T", reading))
        #expect(all.value == .number(248) && all.attributes[.comment] == "sum of 3 places")
        #expect(found("SYR.TUR.ASY.F._T", reading)?.value == .number(7))
    }

    @Test func `without places a second row of one key is a finding`() throws {
        let row = "2020,SYR,SYR,TUR,TUR,REF,1,2,3,4,5,0,15,1,2,3,4,5,0,15,30"
        let reading = try read(Self.header, row, row)
        #expect(reading.report.findings.map(\.cell.row) == [3])
        #expect(reading.report.findings.first?.expected.contains("row 2") == true)
    }

    @Test func `the API in ISO codes, without groups and pages of JSON`() throws {
        func item(_ year: Int, _ women: String) -> String {
            """
            {"year":\(year),"coo_id":1,"coo_name":"E","coo":"EGY","coo_iso":"EGY","coa_id":2,
            "coa_name":"A","coa":"AUT","coa_iso":"AUT","f_0_4":\(women),"f_5_11":"2","f_12_17":3,
            "f_18_59":4,"f_60":5,"f_other":null,"f_total":"20","m_0_4":"-","m_total":"9",
            "total":29}
            """
        }
        let file = InputFile.text(
            "{\"page\":1,\"maxPages\":2,\"items\":[\(item(2020, "6"))]}"
                + "{\"page\":2,\"maxPages\":2,\"items\":[\(item(2021, "\"-\""))]}", name: "d.json")
        #expect(try Publishers.recognise(file).id == "unhcr-demographics")
        let reading = try UNHCRDemographics().read(file, areas: .standard)
        #expect(found("EGY.AUT._T.F.Y0T4", reading)?.value == .number(6))
        #expect(found("EGY.AUT._T.F.Y0T4", reading, 2021)?.value == .missing(.notApplicable))
        #expect(found("EGY.AUT._T.M._T", reading)?.value == .number(9))
        #expect(reading.leftOut.contains("2 not applicable in a series without any figure"))
        #expect(reading.leftOut.contains("2 blank in a series without any figure"))
    }

    @Test func `the download's headings in words are the same columns`() throws {
        let reading = try read(
            "Extracted from the Refugee Data Finder",
            "Year,Country of origin,Country of origin (ISO),Country of asylum,"
                + "Country of asylum (ISO),Population type,Female 0 - 4,Female 60 +,Female Total,"
                + "Male 5 - 11,Male Total,Total",
            "2020,Egypt,EGY,Austria,AUT,Asylum-seekers,1,2,3,4,4,7")
        #expect(found("EGY.AUT.ASY.F.Y0T4", reading)?.value == .number(1))
        #expect(found("EGY.AUT.ASY.F.Y_GE60", reading)?.value == .number(2))
        #expect(found("EGY.AUT.ASY.M.Y5T11", reading)?.value == .number(4))
        #expect(found("EGY.AUT.ASY._T._T", reading)?.value == .number(7))
    }

    @Test(arguments: [
        ("20x0,SYR,SYR,TUR,TUR,REF", "year"), ("2020,SYR,SYR,TUR,TUR,XYZ", "group"),
        ("2020,QQQ,,TUR,TUR,REF", "area of origin"),
    ])
    func `what cannot be is a finding with its place`(start: String, what: String) throws {
        let reading = try read(
            Self.header, start + ",1,2,3,4,5,0,15,1,2,3,4,5,0,15,30",
            "2020,SYR,SYR,TUR,TUR,REF,1,2,3,4,5,0,15,1,2,3,4,5,0,15,30")
        #expect(reading.report.findings.map(\.what) == [what])
        #expect(reading.report.findings.first?.cell.row == 2)
        #expect(reading.report.figures == 13)
    }

    @Test func `parts beyond their sum fail a check`() throws {
        let reading = try read(
            Self.header, "2020,SYR,SYR,TUR,TUR,REF,90,90,3,4,5,0,15,1,2,3,4,5,0,150,30")
        #expect(
            reading.failedChecks == [
                "ages are no more than their sum", "women and men are no more than the total",
            ])
    }

    @Test func `damaged text never crashes and errors say where`() {
        let text =
            Self.header + "\n2020,SYR,SYR,TUR,TUR,REF,1,2,3,4,5,0,15,1,2,3,4,5,-,15,30\n"
            + "2021,ARE,EGY,AUS,AUT,ASY,0,0,0,0,0,0,15,1,2,3,4,5,,15,30\n"
        #expect(Damage.read(text, as: UNHCRDemographics(), times: 500) > 20)
    }
}
