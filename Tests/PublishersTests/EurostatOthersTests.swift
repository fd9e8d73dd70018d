import Cubes
import Publishers
import Testing
import Vocabulary

/// Tables by single years of age, decisions on appeal, pending applications, and files that are almost
/// a table; the figures are made up.
struct EurostatOthersTests {
    private static let stock = "freq,citizen,age,unit,sex,geo\\TIME_PERIOD"

    @Test func `single years are taken from the table that has them, all else from its sister`()
        throws
    {
        let file = EstatFile.tsv(
            Self.stock, years: "2020",
            [
                "A,AF,TOTAL,NR,T,DE 9~", "A,AF,Y_LT1,NR,T,DE 1~", "A,AF,Y1,NR,T,DE 2~",
                "A,AF,Y_GE100,NR,T,DE 0~", "A,AF,UNK,NR,T,DE 0~", "A,TOTAL,Y1,NR,T,DE 30~",
            ])
        #expect(try Publishers.recognise(file).id == "eurostat-migr_pop2ctz")
        let reading = try EstatFile.read("migr_pop2ctz", file)
        #expect(reading.dataSet.table == "migr_pop2ctz")
        let one = reading.observation(.stock, "A.ESTAT.AFG.DEU.C._T.Y1", 2020)
        #expect(one?.value == .number(2))
        let population = reading.observation(.population, "A.ESTAT.DEU.POP._T.Y1", 2020)
        #expect(population?.value == .number(30))
        #expect(
            reading.leftOut == ["3 ages other than single years, held from migr_pop1ctz"])
        #expect(reading.report.figures == 3)
    }

    @Test func `age groups are known as the table of groups`() throws {
        let file = EstatFile.tsv(
            Self.stock, years: "2020", ["A,AF,TOTAL,NR,T,DE 9~", "A,AF,Y5-9,NR,T,DE 1~"])
        #expect(try Publishers.recognise(file).id == "eurostat-migr_pop1ctz")
    }

    @Test(arguments: [("migr_imm2ctz", "citizen"), ("migr_imm4ctb", "c_birth")])
    func `immigration by single years is one of the tables with its dimensions`(
        table: String, breakdown: String
    ) throws {
        let file = EstatFile.tsv(
            "freq,\(breakdown),agedef,age,unit,sex,geo\\TIME_PERIOD", years: "2020",
            ["A,AF,COMPLET,Y1,NR,T,DE 2~"])
        #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
        let found = Publishers.all.filter { $0.recognises(file) }.map(\.id)
        #expect(found.contains("eurostat-" + table))
        #expect(
            !found.contains("eurostat-migr_imm1ctz") && !found.contains("eurostat-migr_imm3ctb"))
        #expect(try EstatFile.read(table, file).report.figures == 1)
    }

    @Test func `final decisions stand at their own level`() throws {
        let file = EstatFile.tsv(
            "freq,citizen,sex,age,decision,unit,geo\\TIME_PERIOD", years: "2020",
            ["A,SY,T,TOTAL,POS,PER,DE 40~"])
        let reading = try EstatFile.read("migr_asydcfina", file)
        let key = "A.ESTAT.SYR.DEU.G.POSITIVE._Z.FN.P._T._T"
        #expect(reading.observation(.asylum, key, 2020)?.value == .number(40))
    }

    @Test func `pending applications are a stock of a month`() throws {
        let file = EstatFile.tsv(
            "freq,unit,citizen,sex,age,geo\\TIME_PERIOD", years: "2023-12",
            ["M,PER,SY,T,TOTAL,DE 40~"])
        let reading = try EstatFile.read("migr_asypenctzm", file)
        let cube = try #require(reading.cubes.first)
        #expect(
            try cube.seriesKey(0).codes
                == "M.ESTAT.SYR.DEU.G.PENDING._Z._Z.P._T._T".split(separator: ".").map(String.init))
        #expect(cube.observations.periods[0].description == "2023-12")
    }

    @Test(
        arguments: [
            ("2019 20190", "A,AF,TOTAL,NR,T,DE 1~ 2~", "row 1, column 3", "\"20190\""),
            ("2019 2020", "A,AF,TOTAL,PC,T,DE 1~ 2~", "row 2", "unit PC"),
        ])
    func `a TSV with a fault in its head is refused with the place`(
        years: String, row: String, place: String, found: String
    ) {
        let file = EstatFile.tsv(Self.stock, years: years, [row])
        let error = #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
        #expect(error?.place == "any.tsv, " + place)
        #expect(error?.found == found)
    }

    @Test func `a TSV without rows and one of enforcement are refused as such`() {
        let empty = InputFile.lines([Self.stock + "\t2020 "], name: "any.tsv")
        let error = #expect(throws: PublisherError.self) { try Publishers.recognise(empty) }
        #expect(error?.found == "nothing below the header")
        let entry = EstatFile.tsv(
            "freq,border,unit,reason,citizen,geo\\TIME_PERIOD", years: "2020",
            ["A,AIR,PER,TOTAL,AL,DE 1~"])
        let other = #expect(throws: PublisherError.self) { try Publishers.recognise(entry) }
        #expect(other?.found.hasSuffix("known and not taken") == true)
    }

    @Test func `an answer that was cut short is refused with the place`() {
        let whole = EstatJSON.file()
        let cut = InputFile(name: "answer.json", bytes: Array(whole.bytes.dropLast(40)))
        let error = #expect(throws: PublisherError.self) { try Publishers.recognise(cut) }
        #expect(error?.kind == .container)
        #expect(error?.place.hasPrefix("answer.json, line 1") == true)
    }

    @Test func `a period with its label is that period`() throws {
        let file = EstatFile.csv(["A,AF,COMPLET,TOTAL,NR,T,DE,2010: 2010,12,,"])
        #expect(try EstatFile.read("migr_imm1ctz", file).report.figures == 1)
    }
}
