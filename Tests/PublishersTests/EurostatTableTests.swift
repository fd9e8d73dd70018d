import Cubes
import Publishers
import Testing
import Vocabulary

struct EurostatTableTests {
    @Test func `immigration by citizenship is reported by the destination`() throws {
        let reading = try EstatFile.flows("A,AF,COMPLET,TOTAL,NR,T,EL 12~ 15~p")
        let first = try #require(
            reading.observation(.flow, "A.ESTAT.AFG.GRC.C._T._T.DESTINATION._Z", 2010))
        #expect(first.value == .number(12))
        #expect(first.status == .normal)
        #expect((first.row, first.column) == (2, 2))
        #expect(first.attributes[.unitMeasure] == "PS")
        #expect(first.attributes[.comment] == nil)
        let second = reading.observation(.flow, "A.ESTAT.AFG.GRC.C._T._T.DESTINATION._Z", 2011)
        #expect(second?.status == .provisional)
        #expect(second?.attributes[.comment] == nil)
        #expect(reading.faults.isEmpty && reading.failedChecks == [])
        #expect(reading.dataSet.source == "ESTAT" && reading.dataSet.table == "migr_imm1ctz")
    }

    @Test(
        arguments: [
            ("Y_LT1", "Y0"), ("Y_LT5", "Y0T4"), ("Y5-9", "Y5T9"), ("Y_GE100", "Y_GE100"),
            ("Y1", "Y1"), ("UNK", "_U"), ("TOTAL", "_T"), ("Y15-64", "Y15T64"),
        ])
    func `ages are those of CL_AGE`(age: String, code: String) throws {
        let reading = try EstatFile.flows("A,AF,COMPLET,\(age),NR,M,XK 1~ :~")
        let key = "A.ESTAT.AFG.XKX.C.M.\(code).DESTINATION._Z"
        #expect(reading.observation(.flow, key, 2010)?.value == .number(1))
    }

    @Test func `totals, nationals, unknown and stateless are origins of their own`() throws {
        let reading = try EstatFile.flows(
            "A,TOTAL,COMPLET,TOTAL,NR,T,UK 100~ 110~", "A,NAT,COMPLET,TOTAL,NR,T,UK 40~ 44~",
            "A,UNK,COMPLET,TOTAL,NR,T,UK 3~ 0~", "A,STLS,COMPLET,TOTAL,NR,T,UK 2~ 0~",
            "A,RNC,COMPLET,TOTAL,NR,T,UK 1~ 0~", "A,EX_SU,COMPLET,TOTAL,NR,T,UK 4~ 0~")
        for (origin, value) in [
            ("W", 100.0), ("GBR", 40), ("UNK", 3), ("XXA", 2), ("RNC", 1), ("SUN", 4),
        ] {
            let key = "A.ESTAT.\(origin).GBR.C._T._T.DESTINATION._Z"
            #expect(reading.observation(.flow, key, 2010)?.value == .number(value), "\(origin)")
        }
        #expect(
            reading.observation(
                .flow, "A.ESTAT.UNK.GBR.C._T._T.DESTINATION._Z", 2011)?.value == .number(0))
    }

    @Test(
        arguments: [
            "FOR", "FOR_STLS", "EU27_2020_FOR", "EU28", "EXT_EU27_2020", "NEU27_2020_FOR",
            "EFTA_FOR",
            "HDC_EXT", "XYZ_NEW", "AFR_N", "ASI", "OCE_OTH", "CC8_22_FOR", "UK_OCT",
        ])
    func `aggregates of origins are left out and counted`(code: String) throws {
        let reading = try EstatFile.flows(
            "A,\(code),COMPLET,TOTAL,NR,T,DE 12~ 15~", "A,AF,COMPLET,TOTAL,NR,T,DE 1~ 2~")
        #expect(reading.report.figures == 2)
        #expect(reading.leftOut == ["2 \(code), several countries of the breakdown"])
        #expect(reading.faults.isEmpty)
    }

    @Test(arguments: [("AME_S", "005"), ("CRB", "029"), ("ASI_SE", "035"), ("OCE", "009")])
    func `groups of origins with the countries of M49 are kept as such`(
        code: String, group: String
    ) throws {
        let reading = try EstatFile.flows("A,\(code),COMPLET,TOTAL,NR,T,DE 12~ 15~")
        let key = "A.ESTAT.\(group).DEU.C._T._T.DESTINATION._Z"
        #expect(reading.observation(.flow, key, 2010)?.value == .number(12))
        #expect(AreaRegister.standard.area(group)?.isAggregate == true)
    }

    @Test func `aggregates of reporters, other units and frequencies are left out`() throws {
        let reading = try EstatFile.flows(
            "A,AF,COMPLET,TOTAL,NR,T,EU27_2020 12~ 15~", "A,AF,COMPLET,TOTAL,PC,T,DE 1~ 2~",
            "Q,AF,COMPLET,TOTAL,NR,T,DE 1~ 2~", "A,AF,COMPLET,TOTAL,NR,T,DE 1~ 2~")
        #expect(
            reading.leftOut == [
                "2 reporters EU27_2020, several countries", "2 unit PC, not NR",
                "2 frequency Q, not A",
            ])
        #expect(reading.accounted == reading.report.rows * 2)
    }

    @Test func `ages as reached are left out where completed ones stand beside`() throws {
        let both = try EstatFile.flows(
            "A,AF,REACH,TOTAL,NR,T,DE 7~ 8~", "A,AF,COMPLET,TOTAL,NR,T,DE 1~ 2~")
        #expect(both.report.figures == 2)
        #expect(
            both.leftOut == ["2 ages as reached in the year (REACH), given as completed beside"])
        let key = "A.ESTAT.AFG.DEU.C._T._T.DESTINATION._Z"
        #expect(both.observation(.flow, key, 2010)?.value == .number(1))
        let alone = try EstatFile.flows("A,AF,REACH,TOTAL,NR,T,DE 7~ 8~b")
        let found = try #require(alone.observation(.flow, key, 2011))
        #expect(found.value == .number(8) && found.status == .breakInSeries)
        #expect(found.attributes[.comment] == "age reached during the year")
    }

    @Test func `the reporting country under its own code and as NAT is taken once`() throws {
        let reading = try EstatFile.flows(
            "A,DE,COMPLET,TOTAL,NR,T,DE 40~ :~", "A,NAT,COMPLET,TOTAL,NR,T,DE 40~ 44~")
        let key = "A.ESTAT.DEU.DEU.C._T._T.DESTINATION._Z"
        #expect(reading.observation(.flow, key, 2010)?.value == .number(40))
        #expect(reading.observation(.flow, key, 2011)?.value == .number(44))
        #expect(reading.faults.isEmpty)
        #expect(reading.accounted == 4)
        let unequal = try EstatFile.flows(
            "A,DE,COMPLET,TOTAL,NR,T,DE 40~ 41~", "A,NAT,COMPLET,TOTAL,NR,T,DE 40~ 44~")
        #expect(unequal.report.findings.map(\.cell.row) == [3])
        #expect(unequal.report.findings.first?.expected.contains("row 2") == true)
    }

    @Test func `former countries are left out while they include their successors`() throws {
        let file = EstatFile.tsv(
            EstatFile.flowKey, years: "2001 2002", ["A,EX_YU,COMPLET,TOTAL,NR,T,AT 9~ 3~"])
        let reading = try EstatFile.read("migr_imm1ctz", file)
        let key = "A.ESTAT.YUG.AUT.C._T._T.DESTINATION._Z"
        #expect(reading.observation(.flow, key, 2001) == nil)
        #expect(reading.observation(.flow, key, 2002)?.value == .number(3))
        #expect(reading.leftOut == ["1 EX_YU up to 2001, which includes its successors"])
    }

    @Test func `emigration by citizenship is of the area left, its nationals among them`() throws {
        let file = EstatFile.tsv(
            EstatFile.flowKey, years: "2010",
            [
                "A,TOTAL,COMPLET,TOTAL,NR,F,AT 9~", "A,AF,COMPLET,TOTAL,NR,F,AT 5~",
                "A,NAT,COMPLET,TOTAL,NR,F,AT 4~",
            ])
        let reading = try EstatFile.read("migr_emi1ctz", file)
        for (area, value) in [("W", 9.0), ("AFG", 5), ("AUT", 4)] {
            let found = reading.observation(.emigration, "A.ESTAT.AUT.\(area).C.F._T", 2010)
            #expect(found?.value == .number(value), "\(area)")
        }
        #expect(reading.leftOut.isEmpty && reading.failedChecks == [])
        #expect(reading.cubes.map(\.dataflow) == [.emigration])
        let births = EstatFile.tsv(
            "freq,c_birth,agedef,age,unit,sex,geo\\TIME_PERIOD", years: "2010",
            ["A,IQ,COMPLET,Y5-9,NR,M,AT 3~"])
        let other = try EstatFile.read("migr_emi4ctb", births)
        #expect(
            other.observation(.emigration, "A.ESTAT.AUT.IRQ.B.M.Y5T9", 2010)?.value == .number(3))
    }

    @Test func `emigration to the next residence is reported by the origin`() throws {
        let key = "freq,partner,agedef,age,unit,sex,geo\\TIME_PERIOD"
        let file = EstatFile.tsv(key, years: "2010", ["A,CH,COMPLET,Y20-24,NR,F,AT 9~e"])
        let reading = try EstatFile.read("migr_emi3nxt", file)
        let found = reading.observation(.flow, "A.ESTAT.AUT.CHE.P.F.Y20T24.ORIGIN._Z", 2010)
        #expect(found?.value == .number(9) && found?.status == .estimated)
    }

    @Test(arguments: [
        ("migr_imm8", "W.AUT._U._T._T.DESTINATION"), ("migr_emi2", "AUT.W._U._T._T.ORIGIN"),
    ])
    func `tables of totals have no criterion`(table: String, key: String) throws {
        let file = EstatFile.tsv(
            "freq,agedef,age,unit,sex,geo\\TIME_PERIOD", years: "2010",
            ["A,COMPLET,TOTAL,NR,T,AT 9~"])
        let reading = try EstatFile.read(table, file)
        #expect(reading.observation(.flow, "A.ESTAT.\(key)._Z", 2010)?.value == .number(9))
    }

    @Test func `stocks refer to 1 January and the total is the population`() throws {
        let reading = try EstatFile.stocks(
            "A,TOTAL,TOTAL,NR,T,DE 100~ 110~", "A,NAT,TOTAL,NR,T,DE 90~ 95~",
            "A,FOR,TOTAL,NR,T,DE 9~ 14~", "A,FOR_STLS,TOTAL,NR,T,DE 10~ 15~b",
            "A,PL,TOTAL,NR,T,DE 6~ 7~")
        #expect(reading.faults.isEmpty && reading.failedChecks == [])
        let pole = reading.observation(.stock, "A.ESTAT.POL.DEU.C._T._T", 2010)
        #expect(pole?.value == .number(6))
        #expect(pole?.attributes[.comment] == "reference day 1 January")
        let all = reading.observation(.stock, "A.ESTAT.W.DEU.C._T._T", 2011)
        #expect(all?.value == .number(15) && all?.status == .breakInSeries)
        #expect(
            reading.observation(.population, "A.ESTAT.DEU.POP._T._T", 2011)?.value == .number(110))
        #expect(
            reading.leftOut == [
                "2 nationals of the country they live in",
                "2 foreigners without stateless people (FOR); FOR_STLS is taken",
            ])
        #expect(reading.accounted == 10)
    }

    @Test func `foreigners without stateless people are taken where no others are`() throws {
        let reading = try EstatFile.stocks("A,FOR,TOTAL,NR,T,DE 9~ 14~bp")
        let found = try #require(reading.observation(.stock, "A.ESTAT.W.DEU.C._T._T", 2011))
        #expect(found.value == .number(14))
        #expect(
            found.attributes[.comment]
                == "reference day 1 January; stateless people not included; flags b p")
    }

    @Test func `the foreign-born are W and the population is the other table's`() throws {
        let file = EstatFile.tsv(
            "freq,c_birth,age,unit,sex,geo\\TIME_PERIOD", years: "2010",
            [
                "A,TOTAL,TOTAL,NR,T,DE 100~", "A,FOR,TOTAL,NR,T,DE 12~", "A,NAT,TOTAL,NR,T,DE 88~",
                "A,TR,TOTAL,NR,T,DE 4~",
            ])
        let reading = try EstatFile.read("migr_pop3ctb", file)
        #expect(
            reading.observation(.stock, "A.ESTAT.W.DEU.B._T._T", 2010)?.value == .number(12))
        #expect(
            reading.observation(.stock, "A.ESTAT.TUR.DEU.B._T._T", 2010)?.value == .number(4))
        #expect(reading.cubes.count == 1)
        #expect(
            reading.leftOut.contains(
                "1 the whole population, which is taken from migr_pop1ctz"))
    }

    @Test func `parts that do not make their total fail a check`() throws {
        let rows = [
            "A,TOTAL,COMPLET,TOTAL,NR,T,AT 1000~ 1000~", "A,TOTAL,COMPLET,TOTAL,NR,M,AT 500~ 400~",
            "A,TOTAL,COMPLET,TOTAL,NR,F,AT 500~ 400~", "A,NAT,COMPLET,TOTAL,NR,T,AT 300~ 300~",
            "A,FOR_STLS,COMPLET,TOTAL,NR,T,AT 700~ 650~", "A,AF,COMPLET,TOTAL,NR,T,AT 800~ 10~",
        ]
        let reading = try EstatFile.read(
            "migr_imm1ctz", EstatFile.tsv(EstatFile.flowKey, years: "2010 2011", rows))
        #expect(
            reading.failedChecks == [
                "nationals or natives, foreigners and unknown make the total",
                "single origins are not more than the total", "men and women make the total",
            ])
        let found = reading.check("men and women make the total")?.found
        #expect(found == "1 of 2 equal, 1 less; farthest by -200.0 (AT 2011)")
    }
}
