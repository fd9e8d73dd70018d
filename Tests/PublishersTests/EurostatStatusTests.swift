import Cubes
import Publishers
import Testing
import Vocabulary

/// Tables of permits, citizenship and asylum; the figures are made up.
struct EurostatStatusTests {
    private static let permits = "freq,reason,citizen,duration,unit,geo\\TIME_PERIOD"
    private static let applicants = "freq,citizen,sex,unit,age,applicant,geo\\TIME_PERIOD"
    private static let decisions = "freq,citizen,sex,age,decision,unit,geo\\TIME_PERIOD"
    private static let protection = "freq,unit,citizen,sex,age,geo\\TIME_PERIOD"

    private func year(_ key: String, _ reading: TableReading, _ dataflow: Dataflow)
        -> ObservedValue?
    {
        reading.observation(dataflow, key, 2020)?.value
    }

    @Test func `first permits are by citizenship, reason and length`() throws {
        let file = EstatFile.tsv(
            Self.permits, years: "2020 2021",
            [
                "A,TOTAL,UA,TOTAL,PER,PL 100~ 110~", "A,EMP,UA,TOTAL,PER,PL 60~ 70~b",
                "A,FAM,UA,TOTAL,PER,PL 40~ 40~", "A,EMP,UA,M3-5,PER,PL 25~ :~c",
                "A,EMP,UA,M_GE12,PER,PL 35~ 45~", "A,TOTAL,EXT_EU27_2020,TOTAL,PER,PL 900~ 910~",
            ])
        let reading = try EstatFile.read("migr_resfirst", file)
        #expect(reading.faults.isEmpty && reading.failedChecks == [])
        let start = "A.ESTAT.UKR.POL.FIRST."
        #expect(year(start + "_T._T._T._T", reading, .permit) == .number(100))
        #expect(year(start + "WORK.M3T5._T._T", reading, .permit) == .number(25))
        #expect(year(start + "WORK.M_GE12._T._T", reading, .permit) == .number(35))
        let broken = reading.observation(.permit, start + "WORK._T._T._T", 2021)
        #expect(broken?.status == .breakInSeries && broken?.attributes[.unitMeasure] == "PS")
        let secret = reading.observation(.permit, start + "WORK.M3T5._T._T", 2021)
        #expect(secret?.value == .missing(.suppressed))
        #expect(reading.leftOut == ["2 EXT_EU27_2020, several countries of the breakdown"])
        #expect(reading.accounted == 12)
    }

    @Test func `valid permits tell protection apart`() throws {
        let file = EstatFile.tsv(
            Self.permits, years: "2020",
            [
                "A,RFG,SY,TOTAL,PER,DE 30~", "A,SPROT,SY,M_GE12,PER,DE 5~",
                "A,TOTAL,TOTAL,TOTAL,PER,DE 400~",
            ])
        let reading = try EstatFile.read("migr_resvalid", file)
        #expect(year("A.ESTAT.SYR.DEU.VALID.REFUGEE._T._T._T", reading, .permit) == .number(30))
        #expect(
            year("A.ESTAT.SYR.DEU.VALID.SUBSIDIARY.M_GE12._T._T", reading, .permit) == .number(5))
        #expect(year("A.ESTAT.W.DEU.VALID._T._T._T._T", reading, .permit) == .number(400))
    }

    @Test func `kinds of work are compared with work, which another table holds`() throws {
        func read(_ seasonal: Int) throws -> TableReading {
            let file = EstatFile.tsv(
                Self.permits, years: "2020",
                [
                    "A,EMP,TOTAL,TOTAL,PER,ES 100~", "A,EMP_BLUE,TOTAL,TOTAL,PER,ES 10~",
                    "A,EMP_HSW,TOTAL,TOTAL,PER,ES 10~", "A,EMP_RSE,TOTAL,TOTAL,PER,ES 10~",
                    "A,EMP_OTH,TOTAL,TOTAL,PER,ES 10~",
                    "A,EMP_WRK_SEAS,TOTAL,TOTAL,PER,ES \(seasonal)~",
                ])
            return try EstatFile.read("migr_resocc", file)
        }
        let reading = try read(60)
        #expect(
            year("A.ESTAT.W.ESP.FIRST.WORK_SEASONAL._T._T._T", reading, .permit) == .number(60))
        #expect(year("A.ESTAT.W.ESP.FIRST.WORK._T._T._T", reading, .permit) == nil)
        #expect(
            reading.leftOut == ["1 permits for work of every kind, held from migr_resfirst"])
        #expect(reading.failedChecks == [])
        #expect(try read(90).failedChecks == ["reasons make EMP"])
        #expect(try read(20).failedChecks == ["reasons make EMP"])
    }

    @Test func `applicants are persons, first or again, by sex and age`() throws {
        let file = EstatFile.tsv(
            Self.applicants, years: "2020",
            [
                "A,SY,T,PER,TOTAL,TOTAL,DE 50~", "A,SY,T,PER,TOTAL,FRST,DE 45~",
                "A,SY,T,PER,TOTAL,SSEQ,DE 5~", "A,SY,F,PER,Y_LT14,FRST,DE 10~",
                "A,STLS,UNK,PER,UNK,FRST,DE 5~", "A,SY,T,PER,TOTAL,FRST,EU27_2020 500~",
                "A,SY,T,PER,TOTAL,FRST,TOTAL 500~",
            ])
        let reading = try EstatFile.read("migr_asyappctza", file)
        let start = "A.ESTAT.SYR.DEU.G.APPLICATIONS."
        #expect(year(start + "_T._Z.P._T._T", reading, .asylum) == .number(50))
        #expect(year(start + "N._Z.P._T._T", reading, .asylum) == .number(45))
        #expect(year(start + "R._Z.P._T._T", reading, .asylum) == .number(5))
        #expect(year(start + "N._Z.P.F.Y0T13", reading, .asylum) == .number(10))
        let stateless = "A.ESTAT.XXA.DEU.G.APPLICATIONS.N._Z.P._U._U"
        #expect(year(stateless, reading, .asylum) == .number(5))
        #expect(reading.faults.isEmpty && reading.report.figures == 5)
        #expect(reading.accounted == 7)
    }

    @Test(arguments: [
        ("asyl_app", ["ASY_APP", "NASY_APP"]), ("applicant", ["TOTAL", "FRST"]),
    ])
    func `the dimension's names of then and now are one`(name: String, codes: [String]) throws {
        let file = EstatFile.tsv(
            "citizen,sex,age,\(name),unit,geo\\time", years: "2020",
            codes.enumerated().map { "SY,T,TOTAL,\($0.element),PER,DE \(900 - 100 * $0.offset)~" })
        #expect(try Publishers.recognise(file).id == "eurostat-migr_asyappctza")
        let reading = try EstatFile.read("migr_asyappctza", file)
        let start = "A.ESTAT.SYR.DEU.G.APPLICATIONS."
        #expect(year(start + "_T._Z.P._T._T", reading, .asylum) == .number(900))
        #expect(year(start + "N._Z.P._T._T", reading, .asylum) == .number(800))
        // Those who asked again are in the total and not in the file.
        #expect(reading.failedChecks == [])
    }

    @Test(arguments: [
        ["TOTAL", "POS", "POS_RFG", "POS_SPROT", "POS_HUM", "NEG"],
        ["TOTAL", "TOTAL_POS", "GENCONV", "SUB_PROT", "HUMSTAT", "REJECTED"],
    ])
    func `decisions are by outcome, whatever Eurostat called it`(codes: [String]) throws {
        func read(_ figures: [Int]) throws -> TableReading {
            let file = EstatFile.tsv(
                Self.decisions, years: "2020",
                zip(codes, figures).map { "A,TOTAL,T,TOTAL,\($0),PER,AT \($1)~" })
            let found = Publishers.all.filter { $0.recognises(file) }.map(\.id)
            #expect(found == ["eurostat-migr_asydcfsta", "eurostat-migr_asydcfina"])
            return try EstatFile.read("migr_asydcfsta", file)
        }
        let reading = try read([1000, 600, 300, 200, 100, 400])
        let measures = [
            "DECISIONS", "POSITIVE", "RECOGNISED", "SUBSIDIARY", "HUMANITARIAN", "REJECTED",
        ]
        for (measure, value) in zip(measures, [1000.0, 600, 300, 200, 100, 400]) {
            let key = "A.ESTAT.W.AUT.G.\(measure)._Z.FI.P._T._T"
            #expect(year(key, reading, .asylum) == .number(value), "\(measure)")
        }
        #expect(reading.failedChecks == [])
        let wrong = try read([1000, 600, 300, 300, 100, 300])
        #expect(
            wrong.failedChecks == ["outcomes make \(codes[1])", "outcomes make TOTAL"].sorted())
    }

    @Test(arguments: [
        ("2022-03 2022-04", "2022-03"), ("2022M03 2022M04", "2022-03"),
    ])
    func `months are months, however they are written`(years: String, first: String) throws {
        let file = EstatFile.tsv(
            Self.protection, years: years, ["M,PER,UA,T,TOTAL,DE 500~ 505~p"])
        for (table, measure) in [
            ("migr_asytpsm", "TEMPORARY_STOCK"), ("migr_asytpfm", "TEMPORARY"),
        ] {
            let reading = try EstatFile.read(table, file)
            let series = try #require(try reading.cubes.first?.series().first)
            #expect(series.key.description == "M.ESTAT.UKR.DEU.G.\(measure)._Z._Z.P._T._T")
            #expect(series.observations.map(\.period.description) == [first, "2022-04"])
            #expect(series.observations.map(\.value) == [.number(500), .number(505)])
            #expect(series.observations.last?.status == .provisional)
        }
    }

    @Test func `quarters are quarters, and more than sixty periods are kept apart`() throws {
        let years = (2008...2026).flatMap { year in (1...4).map { "\(year)-Q\($0)" } }
        let file = EstatFile.tsv(
            Self.decisions, years: years.joined(separator: " "),
            ["Q,SY,T,TOTAL,NEG,PER,DE " + years.indices.map { "\($0)~" }.joined(separator: " ")])
        let reading = try EstatFile.read("migr_asydcfstq", file)
        let series = try #require(try reading.cubes.first?.series().first)
        #expect(series.key.description == "Q.ESTAT.SYR.DEU.G.REJECTED._Z.FI.P._T._T")
        #expect(series.observations.map(\.period.description) == years)
        #expect(series.observations.map(\.value) == years.indices.map { .number(Double($0)) })
        let twice = EstatFile.tsv(
            Self.decisions, years: "2026-Q3",
            ["Q,SY,T,TOTAL,NEG,PER,DE 5~", "Q,SY,T,TOTAL,NEG,PER,DE 10~"])
        let found = try EstatFile.read("migr_asydcfstq", twice)
        #expect(found.report.findings.map(\.what) == ["the same key and year twice"])
        #expect(found.report.findings.first?.expected.contains("row 2") == true)
    }

    @Test(arguments: ["2022-13", "2022-00", "2022", "2022-Q1", "2022-3", "x"])
    func `what is no month is refused with what one looks like`(period: String) {
        let file = EstatFile.tsv(Self.protection, years: period, ["M,PER,UA,T,TOTAL,DE 5~"])
        let error = #expect(throws: PublisherError.self) {
            try EstatFile.read("migr_asytpsm", file)
        }
        #expect(error?.found == "\"\(period)\"")
        #expect(error?.expected == "a month such as 2022-03")
    }

    @Test func `the same months in SDMX-CSV and JSON-stat`() throws {
        let csv = InputFile.lines([
            "DATAFLOW,LAST UPDATE,freq,unit,citizen,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG",
            "ESTAT:MIGR_ASYTPSM(1.0),x,M,PER,UA,T,TOTAL,DE,2022-03,500,",
            "ESTAT:MIGR_ASYTPSM(1.0),x,M,PER,UA,T,TOTAL,DE,2022-04,505,p",
        ])
        let json = InputFile.text(
            """
            {"version":"2.0","class":"dataset","id":["freq","unit","citizen","sex","age","geo",
            "time"],"size":[1,1,1,1,1,1,2],"value":{"0":500,"1":505},"status":{"1":"p"},
            "dimension":{"freq":{"category":{"index":{"M":0}}},
            "unit":{"category":{"index":{"PER":0}}},"citizen":{"category":{"index":{"UA":0}}},
            "sex":{"category":{"index":{"T":0}}},"age":{"category":{"index":{"TOTAL":0}}},
            "geo":{"category":{"index":{"DE":0}}},
            "time":{"category":{"index":{"2022-03":0,"2022-04":1}}}},
            "extension":{"id":"MIGR_ASYTPSM"}}
            """)
        for file in [csv, json] {
            let publisher = try Publishers.recognise(file)
            #expect(publisher.id == "eurostat-migr_asytpsm")
            let series = try publisher.read(file, areas: .standard).cubes.first?.series().first
            #expect(series?.observations.map(\.period.description) == ["2022-03", "2022-04"])
            #expect(series?.observations.map(\.value) == [.number(500), .number(505)])
            #expect(series?.observations.last?.status == .provisional)
        }
    }

    @Test func `new citizens are by the citizenship before`() throws {
        let file = EstatFile.tsv(
            EstatFile.flowKey, years: "2020",
            [
                "A,TOTAL,COMPLET,TOTAL,NR,T,DE 100~", "A,TR,COMPLET,TOTAL,NR,T,DE 60~",
                "A,STLS,COMPLET,TOTAL,NR,T,DE 5~", "A,TR,COMPLET,Y20-24,NR,F,DE 9~e",
                "A,ASI,COMPLET,TOTAL,NR,T,DE 60~",
            ])
        let reading = try EstatFile.read("migr_acq", file)
        #expect(year("A.ESTAT.TUR.DEU._T._T", reading, .acquisition) == .number(60))
        #expect(year("A.ESTAT.W.DEU._T._T", reading, .acquisition) == .number(100))
        #expect(year("A.ESTAT.XXA.DEU._T._T", reading, .acquisition) == .number(5))
        let young = reading.observation(.acquisition, "A.ESTAT.TUR.DEU.F.Y20T24", 2020)
        #expect(young?.value == .number(9) && young?.status == .estimated)
        #expect(reading.leftOut == ["1 ASI, several countries of the breakdown"])
    }

    @Test(arguments: [
        ("migr_resfirst", "A,HOBBY,UA,TOTAL,PER,PL 5~", "reason", "TOTAL, FAM"),
        ("migr_resvalid", "A,EMP,UA,M1,PER,PL 5~", "duration", "M_GE12"),
        ("migr_asyappctza", "A,SY,T,PER,TOTAL,OLD,DE 5~", "applicant", "FRST"),
        ("migr_asydcfsta", "A,SY,T,TOTAL,MAYBE,PER,DE 5~", "decision", "POS_RFG"),
    ])
    func `an unknown code is a finding with what was expected`(
        table: String, row: String, what: String, expected: String
    ) throws {
        let keys = [
            "migr_resfirst": Self.permits, "migr_resvalid": Self.permits,
            "migr_asyappctza": Self.applicants, "migr_asydcfsta": Self.decisions,
        ]
        let file = EstatFile.tsv(try #require(keys[table]), years: "2020", [row])
        let reading = try EstatFile.read(table, file)
        let finding = try #require(reading.report.findings.first)
        #expect(finding.what == what && finding.expected.contains(expected))
        #expect(reading.report.findings.count == 1 && reading.report.figures == 0)
    }

    @Test func `cases, other units and frequencies are never taken for persons`() throws {
        let file = EstatFile.tsv(
            Self.applicants, years: "2020",
            [
                "A,SY,T,NR,TOTAL,FRST,DE 5~", "M,SY,T,PER,TOTAL,FRST,DE 5~",
                "A,SY,T,PER,TOTAL,FRST,DE 7~",
            ])
        let reading = try EstatFile.read("migr_asyappctza", file)
        #expect(reading.report.figures == 1)
        #expect(reading.leftOut == ["1 unit NR, not PER", "1 frequency M, not A"])
    }

    private static let damaged: [String: String] = [
        "migr_resfirst": permits.replacing("TIME_PERIOD", with: "TIME_PERIOD\t2020 \t2021 ")
            + "\nA,TOTAL,UA,TOTAL,PER,PL\t100 \t110 b\nA,EMP,UA,M3-5,PER,PL\t25 \t: c\n",
        "migr_asyappctzm": applicants.replacing(
            "TIME_PERIOD", with: "TIME_PERIOD\t2020-01 \t2020-02 ")
            + "\nM,SY,T,PER,TOTAL,TOTAL,DE\t100 \t110 \nM,SY,T,PER,TOTAL,FRST,DE\t25 \t: \n",
        "migr_asydcfstq": decisions.replacing(
            "TIME_PERIOD", with: "TIME_PERIOD\t2020-Q1 \t2020-Q2 ")
            + "\nQ,SY,T,TOTAL,POS,PER,DE\t100 \t110 \nQ,SY,T,TOTAL,NEG,PER,DE\t25 \t: \n",
    ]

    @Test(arguments: damaged.keys.sorted())
    func `damaged tables never crash and errors say where`(table: String) throws {
        let text = try #require(Self.damaged[table])
        let publisher = try #require(EurostatTable.named(table))
        let whole = try publisher.read(.text(text), areas: .standard)
        #expect(whole.report.figures == 4 && whole.report.findings.isEmpty)
        #expect(Damage.read(text, as: publisher, times: 400) > 20)
    }
}
