import Cubes
import Publishers
import Testing
import Vocabulary

/// The forms in which one and the same table comes, its flags and its faults.
struct EurostatFormTests {
    private static let key = "A.ESTAT.AFG.DEU.C._T._T.DESTINATION._Z"

    @Test(
        arguments: [
            ("12~b", ObservationStatus.breakInSeries, nil), ("12~e", .estimated, nil),
            ("12~p", .provisional, nil), ("12~u", .lowReliability, nil),
            ("12~d", .definitionDiffers, nil), ("12~n", .notSignificant, nil),
            ("12~f", .forecast, nil), ("12~s", .estimated, "flags s"),
            ("12~r", .normal, "flags r"), ("12~i", .normal, "flags i"),
            ("12~be", .breakInSeries, "flags b e"), ("12~ep", .estimated, "flags e p"),
            ("12~ipu", .lowReliability, "flags u p i"), ("12p", .provisional, nil),
        ] as [(String, ObservationStatus, String?)])
    func `flags give the status, and several all of themselves`(
        cell: String, status: ObservationStatus, comment: String?
    ) throws {
        let reading = try EstatFile.flows("A,AF,COMPLET,TOTAL,NR,T,DE \(cell) 1~")
        let found = try #require(reading.observation(.flow, Self.key, 2010))
        #expect(found.value == .number(12))
        #expect(found.status == status)
        #expect(found.attributes[.comment] == comment)
    }

    @Test func `missing cells carry their reason and are never zero`() throws {
        let file = EstatFile.tsv(
            EstatFile.flowKey, years: "2010 2011 2012 2013 2014",
            ["A,AF,COMPLET,TOTAL,NR,T,DE :~ :~c :~z 0~ :~u"])
        let reading = try EstatFile.read("migr_imm1ctz", file)
        func found(_ year: Int) -> Observation? { reading.observation(.flow, Self.key, year) }
        #expect(found(2010)?.value == .missing(.notReported))
        #expect(found(2010)?.status == .missing)
        #expect(found(2011)?.value == .missing(.suppressed))
        #expect(found(2011)?.status == .suppressed)
        #expect(found(2011)?.attributes[.confidentiality] == "C")
        #expect(found(2012)?.value == .missing(.notApplicable))
        #expect(found(2013)?.value == .number(0))
        #expect(found(2014)?.value == .missing(.notReported))
        #expect(found(2014)?.attributes[.comment] == "flags u")
    }

    @Test func `a series without any figure is counted, not kept`() throws {
        let reading = try EstatFile.flows(
            "A,AF,COMPLET,TOTAL,NR,T,DE :~ :~", "A,AL,COMPLET,TOTAL,NR,T,DE 1~ :~")
        #expect(reading.leftOut == ["2 nothing in a series without any figure"])
        #expect(reading.report.figures == 2)
    }

    @Test func `older TSVs lack freq and have the newest year first`() throws {
        let file = EstatFile.tsv(
            "citizen,agedef,age,unit,sex,geo\\time", years: "2011 2010 2009",
            ["AF,COMPLET,TOTAL,NR,T,DE 3~ 2~p 1~"])
        let reading = try EstatFile.read("migr_imm1ctz", file)
        #expect(reading.observation(.flow, Self.key, 2011)?.value == .number(3))
        #expect(reading.observation(.flow, Self.key, 2009)?.column == 4)
    }

    @Test func `SDMX-CSV gives the same figures as TSV`() throws {
        let reading = try EstatFile.read(
            "migr_imm1ctz",
            EstatFile.csv([
                "A,AF,COMPLET,TOTAL,NR,T,DE,2010,12,,", "A,AF,COMPLET,TOTAL,NR,T,DE,2011,15,p,F",
                "A,AF,COMPLET,TOTAL,NR,T,DE,2012,,,C", "A,AF,COMPLET,TOTAL,NR,T,DE,2013,7,be,",
            ]))
        let one = try #require(reading.observation(.flow, Self.key, 2010))
        #expect(one.value == .number(12) && one.row == 2 && one.column == 11)
        #expect(reading.observation(.flow, Self.key, 2011)?.status == .provisional)
        #expect(
            reading.observation(.flow, Self.key, 2011)?.attributes[.confidentiality] == nil)
        let withheld = reading.observation(.flow, Self.key, 2012)
        #expect(withheld?.value == .missing(.suppressed))
        #expect(withheld?.attributes[.confidentiality] == "C")
        #expect(reading.observation(.flow, Self.key, 2013)?.attributes[.comment] == "flags b e")
        #expect(reading.faults.isEmpty && reading.leftOut == [])
    }

    @Test func `labels in columns of their own are passed over`() throws {
        let file = InputFile.lines([
            "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,citizen,Country of "
                + "citizenship,agedef,Age definition,age,Age class,unit,Unit of measure,sex,Sex,"
                + "geo,Geopolitical entity (reporting),TIME_PERIOD,Time,OBS_VALUE,Observation "
                + "value,OBS_FLAG,Observation status (Flag),CONF_STATUS,Confidentiality status",
            "dataflow,ESTAT:MIGR_IMM1CTZ(1.0),\"Immigration by age, sex\",A,Annual,AF,Afghanistan,"
                + "COMPLET,Age in completed years,TOTAL,Total,NR,Number,T,Total,DE,Germany,2010,,"
                + "12,,p,provisional,,",
        ])
        #expect(try Publishers.recognise(file).id == "eurostat-migr_imm1ctz")
        let reading = try EstatFile.read("migr_imm1ctz", file)
        #expect(reading.observation(.flow, Self.key, 2010)?.value == .number(12))
        #expect(reading.observation(.flow, Self.key, 2010)?.status == .provisional)
        #expect(reading.leftOut == [])
    }

    @Test func `labels behind a colon are passed over`() throws {
        let file = InputFile.lines([
            "DATAFLOW;LAST UPDATE;freq: Time frequency;citizen: Citizenship;agedef: Age;age: Age "
                + "class;unit: Unit;sex: Sex;geo: Reporter;TIME_PERIOD: Time;OBS_VALUE;OBS_FLAG: Flag",
            "ESTAT:MIGR_IMM1CTZ(1.0): Immigration;22/05/26;A: Annual;AF: Afghanistan;COMPLET: "
                + "Completed;TOTAL: Total;NR: Number;T: Total;DE: Germany;2010;12;e: estimated",
        ])
        #expect(try Publishers.recognise(file).id == "eurostat-migr_imm1ctz")
        let reading = try EstatFile.read("migr_imm1ctz", file)
        #expect(reading.observation(.flow, Self.key, 2010)?.status == .estimated)
    }

    @Test(
        arguments: [
            ("A,QQ,COMPLET,TOTAL,NR,T,DE 1~ 2~", 1, "citizen"),
            ("A,AF,COMPLET,TOTAL,NR,T,QQ 1~ 2~", 1, "geo"),
            ("A,AF,COMPLET,OLD,NR,T,DE 1~ 2~", 1, "age"),
            ("A,AF,COMPLET,TOTAL,NR,X,DE 1~ 2~", 1, "sex"),
            ("A,AF,OTHER,TOTAL,NR,T,DE 1~ 2~", 1, "agedef"),
            ("A,AF,COMPLET,TOTAL,NR,DE 1~ 2~", 1, "number of codes"),
            ("A,AF,COMPLET,TOTAL,NR,T,DE 1~ 2.5~", 3, "persons"),
            ("A,AF,COMPLET,TOTAL,NR,T,DE -1~ 2~", 2, "persons"),
            ("A,AF,COMPLET,TOTAL,NR,T,DE 1~ 99999999999~", 3, "persons"),
            ("A,AF,COMPLET,TOTAL,NR,T,DE 1~q 2~", 2, "persons"),
            ("A,AF,COMPLET,TOTAL,NR,T,DE 1~", 3, "number of fields"),
        ])
    func `a fault is a finding with its cell`(row: String, column: Int, what: String) throws {
        let reading = try EstatFile.flows(row, "A,AL,COMPLET,TOTAL,NR,T,DE 1~ 2~")
        #expect(reading.report.findings.map(\.what) == [what])
        #expect(reading.report.findings.map(\.cell.column) == [column])
        #expect(reading.report.findings.map(\.cell.row) == [2])
    }

    @Test func `the same key twice names the first row`() throws {
        let row = "A,AF,COMPLET,TOTAL,NR,T,DE 1~ :~"
        let reading = try EstatFile.flows("A,AL,COMPLET,TOTAL,NR,T,DE 1~ 2~", row, row)
        #expect(reading.report.findings.map(\.cell.row) == [4])
        #expect(reading.report.findings.first?.expected == "one figure; the first is in row 3")
        #expect(reading.accounted + reading.report.findings.count == 6)
        for cube in reading.cubes { #expect(throws: Never.self) { try cube.series() } }
    }

    @Test func `a row of another table among SDMX-CSV is a finding`() throws {
        let file = InputFile.lines([
            EstatFile.csvHeader,
            "ESTAT:MIGR_IMM1CTZ(1.0),x,A,AF,COMPLET,TOTAL,NR,T,DE,2010,12,,",
            "ESTAT:MIGR_EMI1CTZ(1.0),x,A,AF,COMPLET,TOTAL,NR,T,DE,2011,12,,",
        ])
        let reading = try EstatFile.read("migr_imm1ctz", file)
        #expect(reading.report.findings.map(\.what) == ["a row of another table"])
        #expect(reading.report.figures == 1)
    }
}
