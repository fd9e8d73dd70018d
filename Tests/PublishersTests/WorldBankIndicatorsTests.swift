import Cubes
import Publishers
import Testing
import Vocabulary

/// Rows in the layouts of World Development Indicators; the figures are made up.
private enum Indicators {
    static let header = "Country Name,Country Code,Indicator Name,Indicator Code"

    /// A download of the indicator page: notes, the header with these years, these rows.
    static func read(_ years: ClosedRange<Int>, _ rows: String...) throws -> TableReading {
        let columns = years.map { "\"\($0)\"" }.joined(separator: ",")
        return try WorldBankIndicators().read(
            .lines(
                [
                    "\u{FEFF}\"Data Source\",\"World Development Indicators\",", "",
                    "\"Last Updated Date\",\"2024-01-01\",", "", "\(header),\(columns),",
                ] + rows.map { $0 + "," }), areas: .standard)
    }

    static func long(_ rows: String...) throws -> TableReading {
        try WorldBankIndicators().read(.lines(["geo,var,t,v"] + rows), areas: .standard)
    }
}

struct WorldBankIndicatorsTests {
    @Test func `a download gives figures with the place in the file as it is`() throws {
        let reading = try Indicators.read(
            2019...2021, "France,FRA,\"Population, total\",SP.POP.TOTL,,70,71",
            "France,FRA,Remittances,BX.TRF.PWKR.CD.DT,1.5,,2.5")
        let population = try #require(
            reading.observation(.population, "A.WB_WDI.FRA.POP._T._T", 2020))
        #expect(population.value == .number(70))
        #expect(population.attributes[.unitMeasure] == "PS")
        #expect((population.row, population.column) == (6, 6))
        let blank = reading.observation(.population, "A.WB_WDI.FRA.REMIT_IN._T._T", 2020)
        #expect(blank?.value == .missing(.notReported))
        #expect(blank?.attributes[.unitMeasure] == "USD")
        #expect(
            reading.leftOut == [
                "1 blank before the first or after the last figure of the series",
                "2 line of notes around the table",
            ])
        #expect(reading.report.figures == 5)
        #expect(reading.report.rows == 2)
    }

    @Test func `a DataBank extract has other names of columns and years`() throws {
        let reading = try WorldBankIndicators().read(
            .lines([
                "Series Name,Series Code,Country Name,Country Code,2019 [YR2019],2020 [YR2020]",
                "Net migration,SM.POP.NETM,France,FRA,-5,..",
                "Data from database: World Development Indicators", "Last Updated: 01/01/2024",
            ]), areas: .standard)
        #expect(
            reading.observation(.population, "A.WB_WDI.FRA.NETMIG._T._T", 2019)?.value
                == .number(-5))
        #expect(reading.report.figures == 1)
    }

    @Test func `net migration in 1962 and 1967 beside blank years is the sum of five`() throws {
        let reading = try Indicators.read(
            1961...1967, "France,FRA,Net migration,SM.POP.NETM,,500,,,,,-250")
        let cube = try #require(reading.cubes.first)
        #expect(cube.code(0, .freq) == "A5")
        #expect(
            cube.observations.periods.map(\.description) == [
                "1960-07-01/P5Y", "1965-07-01/P5Y",
            ])
        #expect(cube.observations.values == [.number(500), .number(-250)])
        #expect(reading.leftOut.contains("4 NETMIG: blank between sums of five years"))
    }

    @Test func `net migration in years one after another is of the year`() throws {
        let reading = try Indicators.read(
            2011...2013, "France,FRA,Net migration,SM.POP.NETM,1,2,3",
            "Mali,MLI,Net migration,SM.POP.NETM,,2,")
        #expect(
            reading.observation(.population, "A.WB_WDI.FRA.NETMIG._T._T", 2012)?.value == .number(2)
        )
        #expect(
            reading.observation(.population, "A.WB_WDI.MLI.NETMIG._T._T", 2012)?.value == .number(2)
        )
    }

    @Test func `net migration of a selection of years that hides it is left out`() throws {
        let reading = try Indicators.read(2012...2012, "France,FRA,Net,SM.POP.NETM,7")
        #expect(reading.report.figures == 0)
        #expect(reading.leftOut.first?.hasPrefix("1 NETMIG: only years such as 2012") == true)
        let yearly = try Indicators.read(2013...2013, "France,FRA,Net,SM.POP.NETM,7")
        #expect(yearly.report.figures == 1)
    }

    @Test func `the copy's names are known and its population is not the Bank's`() throws {
        let reading = try Indicators.long(
            "FRA,remout,2020,5.5", "FRA,nmig,2020,7.0", "FRA,pop,1950,9", "FRA,inf,2020,1",
            "FRA,unem,2020,")
        #expect(
            reading.observation(.population, "A.WB_WDI.FRA.REMIT_OUT._T._T", 2020)?.value
                == .number(5.5))
        #expect(
            reading.observation(.population, "A.WB_WDI.FRA.NETMIG._T._T", 2020)?.value == .number(7)
        )
        #expect(
            reading.observation(.population, "A.WB_WDI.FRA.UNEMPLOYMENT._T._T", 2020)?.value
                == .missing(.notReported))
        #expect(
            reading.leftOut == [
                "1 pop of the copy: UN DESA's population, not the World Bank's",
                "1 inf: not an indicator of ours",
            ])
    }

    @Test func `the world is W and other aggregates are counted`() throws {
        let reading = try Indicators.read(
            2020...2020, "World,WLD,P,SP.POP.TOTL,9", "Euro area,EMU,P,SP.POP.TOTL,8",
            "Kosovo,XKX,P,SP.POP.TOTL,7", "Nowhere,QQQ,P,SP.POP.TOTL,6")
        #expect(
            reading.observation(.population, "A.WB_WDI.W.POP._T._T", 2020)?.value == .number(9))
        #expect(
            reading.observation(.population, "A.WB_WDI.XKX.POP._T._T", 2020)?.value == .number(7))
        #expect(
            reading.leftOut.contains("1 region or group of the World Bank that is none of ours"))
        #expect(reading.report.findings.map(\.cell.row) == [9])
    }

    @Test func `women and men that do not make the population fail the check`() throws {
        let good = try Indicators.read(
            2020...2020, "F,FRA,P,SP.POP.TOTL,9000000", "F,FRA,P,SP.POP.TOTL.FE.IN,5000000",
            "F,FRA,P,SP.POP.TOTL.MA.IN,4000001")
        #expect(good.check("women and men make the population")?.passed == true)
        let bad = try Indicators.read(
            2020...2020, "F,FRA,P,SP.POP.TOTL,9000000", "F,FRA,P,SP.POP.TOTL.FE.IN,5000000",
            "F,FRA,P,SP.POP.TOTL.MA.IN,4100000")
        #expect(bad.failedChecks == ["women and men make the population"])
    }

    @Test func `a figure at fault and a row twice are findings`() throws {
        let reading = try Indicators.read(
            2020...2021, "F,FRA,P,SP.POP.TOTL,-1,5", "M,MLI,P,SP.POP.TOTL,x,5",
            "M,MLI,P,SP.POP.TOTL,5,5")
        #expect(reading.report.findings.map(\.cell.row) == [6, 7, 8])
        #expect(reading.report.findings.map(\.cell.column) == [5, 5, 2])
        #expect(reading.report.figures == 2)
    }

    @Test func `a DataBank workbook is read with its sheet`() throws {
        var book = WorkbookBuilder()
        book.sheets.append(
            (
                "Data",
                [
                    1: [
                        1: "Country Name", 2: "Country Code", 3: "Series Name", 4: "Series Code",
                        5: "2019 [YR2019]", 6: "2020 [YR2020]",
                    ],
                    2: [1: "France", 2: "FRA", 3: "P", 4: "SP.POP.TOTL", 5: 7, 6: 8.5],
                    3: [1: "Nowhere", 2: "QQQ", 3: "P", 4: "SP.POP.TOTL", 5: 7, 6: ".."],
                    6: [1: "Data from database: World Development Indicators"],
                    7: [1: "Last Updated: 01/01/2024"],
                ]
            ))
        let file = book.file()
        #expect(try Publishers.recognise(file).id == "worldbank-indicators")
        let reading = try WorldBankIndicators().read(file, areas: .standard)
        let found = reading.observation(.population, "A.WB_WDI.FRA.POP._T._T", 2020)
        #expect(found?.value == .number(8.5))
        #expect((found?.row, found?.column) == (2, 6))
        #expect(reading.cubes.first?.sheets == ["Data"])
        #expect(reading.report.findings.map(\.cell.sheet) == ["Data"])
        #expect(reading.report.findings.map(\.cell.row) == [3])
        #expect(reading.leftOut == ["2 line of notes around the table"])
    }

    @Test func `money passes the exchange of our own format where people would not`() throws {
        let header =
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,REF_AREA,INDICATOR,SEX,AGE,TIME_PERIOD,"
            + "OBS_VALUE,OBS_STATUS,UNIT_MEASURE"
        let start = "dataflow,CORRIDOR:DF_POPULATION(1.0.0),I,A,WB_WDI,USA,"
        let reading = try CorridorCSV().read(
            .lines([
                header, start + "GDP,_T,_T,2023,27720709000000,A,USD",
                start + "POP,_T,_T,2023,27720709000000,A,PS",
            ]), areas: .standard)
        #expect(reading.report.figures == 1)
        #expect(reading.report.findings.map(\.cell.row) == [3])
    }

    @Test func `many indicators that are not taken are counted together`() throws {
        let rows = (0..<30).map { "FRA,X\($0),2020,1" } + ["FRA,X0,2021,1", "FRA,gdp,2020,5"]
        let reading = try WorldBankIndicators().read(
            .lines(["geo,var,t,v"] + rows), areas: .standard)
        #expect(
            reading.leftOut == ["31 30 indicators that are none of ours, such as X0, X1, X2"])
        #expect(reading.report.figures == 1)
    }

    @Test func `another database of the World Bank is refused by its name`() {
        let lines = [
            "\"Data Source\",\"Gender Statistics\"", "", Indicators.header + ",2020",
            "France,FRA,P,SP.POP.TOTL,7",
        ]
        #expect(!WorldBankIndicators().recognises(.lines(lines)))
        let error = #expect(throws: PublisherError.self) {
            try WorldBankIndicators().read(.lines(lines), areas: .standard)
        }
        #expect(error?.found.contains("Gender Statistics") == true)
    }

    @Test func `each layout is recognised`() {
        let publisher = WorldBankIndicators()
        #expect(publisher.recognises(.lines(["geo,var,t,v", "x"])))
        #expect(publisher.recognises(.lines([Indicators.header + ",1960", "x"])))
        #expect(
            publisher.recognises(
                .lines(["\"Data Source\",\"World Development Indicators\",", "x"])))
        #expect(!publisher.recognises(.lines([Indicators.header, "x"])))
    }

    @Test func `a heading that is a number and no year is refused with its column`() throws {
        let error = #expect(throws: PublisherError.self) {
            try WorldBankIndicators().read(
                .lines([
                    Indicators.header + ",1960,19610",
                    "Aruba,ABW,\"Population, total\",SP.POP.TOTL,540,558",
                ]), areas: .standard)
        }
        #expect(error?.place == "test.csv, column 6")
        #expect(error?.found == "the heading \"19610\"")
    }
}
