import Cubes
import Publishers
import Testing
import Vocabulary

/// The layouts in which UNHCR gives the same table: copies of its database, its API and its
/// download. The figures are made up.
struct UNHCRLayoutsTests {
    private func population(_ text: String) throws -> TableReading {
        try UNHCR().read(.text(text, name: "p.json"), areas: .standard)
    }

    private func item(_ year: Int, _ own: String, _ iso: String, _ refugees: String) -> String {
        """
        {"year":\(year),"coo_id":3,"coo_name":"\\u00c9gypte, \\"x\\"","coo":"\(own)",
        "coo_iso":"\(iso)","coa_name":"Austria","coa":"AUS","coa_iso":"AUT",
        "refugees":\(refugees),"asylum_seekers":"7","oip":"-","hst":null}
        """
    }

    @Test func `the API's pages are read with every item, numbers or texts`() throws {
        let text = """
            {"page":1,"maxPages":2,"total":[{"refugees":5}],"items":[\(item(2020, "ARE", "EGY", "10"))]}
            {"page":2,"maxPages":2,"items":[\(item(2021, "ARE", "EGY", "\"12\""))]}
            """
        let file = InputFile.text(text, name: "p.json")
        #expect(try Publishers.recognise(file).id == "unhcr-population")
        let reading = try population(text)
        #expect(reading.faults.isEmpty)
        let first = try #require(reading.observation(.displaced, "A.UNHCR.EGY.AUT.REF", 2020))
        #expect(first.value == .number(10))
        // The heading is row 1, the first item row 2.
        #expect(first.row == 2)
        #expect(
            reading.observation(.displaced, "A.UNHCR.EGY.AUT.REF", 2021)?.value == .number(12))
        #expect(reading.observation(.displaced, "A.UNHCR.EGY.AUT.ASY", 2020)?.value == .number(7))
        #expect(reading.report.rows == 2)
        let list = try population("[" + text.replacing("}\n{\"page\"", with: "},\n{\"page\"") + "]")
        #expect(list.report == reading.report)
    }

    @Test func `a page without the others is refused, as its release would close the rest`() {
        let error = #expect(throws: PublisherError.self) {
            try population(
                "{\"page\":2,\"maxPages\":3,\"items\":[\(item(2020, "ARE", "EGY", "10"))]}")
        }
        #expect(error?.kind == .container)
        #expect(error?.found == "1 of 3 pages, without page 1, 3")
    }

    @Test(arguments: [
        "{\"items\":[{\"year\":2020,", "{\"items\":[]}", "{\"items\":[{\"year\":tru}]}",
        "{\"items\":[{\"year\":\"\\ud800\"}]}", "{\"items\":[{\"coo\":\"\\ud800\\u0041\"}]}",
        "[[[[[[{}]]]]]]", "{\"items\":[{\"year\":1,\"year\":2}]}", "{\"page\":1}", "[",
        "{\"items\":[{\"items\":[{\"items\":[{\"items\":[{\"items\":[{}]}]}]}]}]}",
    ])
    func `JSON that is cut or of another shape is an error with its place`(text: String) {
        let error = #expect(throws: PublisherError.self) { try population(text) }
        #expect(error?.place.hasPrefix("p.json") == true)
        #expect(error?.found.isEmpty == false && error?.expected.isEmpty == false)
    }

    @Test func `the download has lines of introduction, headings in words and ISO codes only`()
        throws
    {
        let file = InputFile.lines([
            "\"Refugee Data Finder\"", "\"Figures, made up\"", "", "\"Extracted today\"", "",
            "Year,Country of origin ,Country of origin (ISO) ,Country of asylum,"
                + "Country of asylum (ISO),Refugees under UNHCR's mandate ,Asylum-seekers",
            "2020,Australia,AUS,Austria,AUT,10,-", "2021,Australia,AUS,Austria,AUT,15,20",
            "2021,Unknown,UNK,Austria,AUT,25,-", "2021,Stateless,XXA,Austria,AUT,35,-",
        ])
        #expect(try Publishers.recognise(file).id == "unhcr-population")
        let reading = try UNHCR().read(file, areas: .standard)
        #expect(reading.faults.isEmpty)
        let found = try #require(reading.observation(.displaced, "A.UNHCR.AUS.AUT.REF", 2020))
        #expect(found.value == .number(10))
        #expect((found.row, found.column) == (7, 6))
        #expect(
            reading.observation(.displaced, "A.UNHCR.XXA.AUT.REF", 2021)?.value == .number(35))
        // In 2020 nothing was above zero among asylum-seekers.
        #expect(reading.observation(.displaced, "A.UNHCR.AUS.AUT.ASY", 2020) == nil)
        #expect(reading.report.rows == 4)
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(reading.report.figures + left == 4 * 2)
    }

    @Test func `a file in ISO codes throughout is read as such, one in UNHCR's is not`() throws {
        let header = "year,coo,coo_iso,coa,coa_iso,refugees"
        let iso = try UNHCR().read(
            .lines([header, "2020,AUS,AUS,DEU,DEU,10", "2020,EGY,EGY,DEU,DEU,20"]),
            areas: .standard)
        #expect(iso.faults.isEmpty)
        #expect(iso.observation(.displaced, "A.UNHCR.AUS.DEU.REF", 2020)?.value == .number(10))
        let own = try UNHCR().read(
            .lines([header, "2020,AUS,AUT,GFR,DEU,10", "2020,FRA,FRA,FRA,FRA,20"]),
            areas: .standard)
        #expect(own.faults.isEmpty)
        #expect(own.observation(.displaced, "A.UNHCR.AUT.DEU.REF", 2020)?.value == .number(10))
        let bare = try UNHCR().read(
            .lines(["year,coo,coa,refugees", "2020,EGY,DEU,10"]), areas: .standard)
        #expect(bare.observation(.displaced, "A.UNHCR.EGY.DEU.REF", 2020)?.value == .number(10))
    }

    @Test func `one area's ISO code does not confirm another area of the same number`() throws {
        let reading = try UNHCR().read(
            .lines([
                "year,coo,coo_iso,coa,coa_iso,refugees", "2020,GFR,DEU,FRA,FRA,10",
                "2021,GFR,DEU,FRA,DEU,10",
            ]), areas: .standard)
        #expect(reading.report.findings.map(\.cell.row) == [3])
    }

    @Test func `a dash for an area is all areas together`() throws {
        let reading = try UNHCR().read(
            .lines([
                "year,coo,coo_iso,coa,coa_iso,refugees", "2020,-,-,GFR,DEU,10",
                "2020,ARE,EGY,GFR,DEU,5",
            ]), areas: .standard)
        #expect(reading.faults.isEmpty)
        #expect(reading.observation(.displaced, "A.UNHCR.W.DEU.REF", 2020)?.value == .number(10))
        #expect(reading.observation(.displaced, "A.UNHCR.EGY.DEU.REF", 2020)?.value == .number(5))
    }

    @Test func `each table is recognised by its own columns, one figure column is enough`() throws {
        let base = "year,coo,coa,"
        for (columns, id) in [
            ("asylum_seekers", "unhcr-population"), ("returned_refugees", "unhcr-population"),
            ("resettlement,returned_refugees", "unhcr-solutions"),
            ("naturalisation", "unhcr-solutions"),
            ("app_pc,applied", "unhcr-asylum-applications"),
            ("dec_pc,dec_recognized", "unhcr-asylum-decisions"),
        ] {
            #expect(try Publishers.recognise(.lines([base + columns, "x"])).id == id)
        }
        #expect(throws: PublisherError.self) {
            try Publishers.recognise(.lines([base + "population", "x"]))
        }
    }

    @Test func `a star is a figure that is withheld, in whatever series`() throws {
        let reading = try Displaced.read(
            "2019,Syria,SYR,SYR,Germany,GFR,DEU,*,3,0,0,0,0,0,,0",
            "2020,Syria,SYR,SYR,Germany,GFR,DEU,10,*,0,0,0,0,0,,0",
            "2020,Egypt,ARE,EGY,Austria,AUS,AUT,*,0,0,0,0,0,0,,0")
        #expect(reading.faults.isEmpty)
        for (key, year) in [("SYR.DEU.REF", 2019), ("SYR.DEU.ASY", 2020), ("EGY.AUT.REF", 2020)] {
            let found = reading.observation(.displaced, "A.UNHCR." + key, year)
            #expect(found?.value == .missing(.suppressed))
            #expect(found?.status == .suppressed)
        }
        #expect(reading.failedChecks.isEmpty)
    }
}
