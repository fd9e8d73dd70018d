import Cubes
import Publishers
import Testing
import Vocabulary

/// Small matrices in the layouts of the bilateral remittance matrix; the figures are made up.
private enum Remittances {
    static let title =
        "\"Bilateral Remittance Estimates for 2016 using Migrant Stocks, and Incomes (millions of "
        + "US$) (November 2017 Version)\""
    static let corner =
        "\"Remittance-receiving country (across)   -   Remittance-sending country (down) \""
    static let header = ",\"Korea, Rep.\",France,\"Egypt, Arab Rep.\""

    static func read(_ lines: String...) throws -> TableReading {
        try WorldBankRemittances().read(.lines(lines), areas: .standard)
    }
}

struct WorldBankRemittancesTests {
    @Test func `a cell is an estimate in millions that its row sends to its column`() throws {
        let reading = try Remittances.read(
            Remittances.title, Remittances.header, "\"Korea, Rep.\",0,5,1.5", "France,2,0,N/A",
            "\"Egypt, Arab Rep.\",0,,0")
        #expect(reading.faults.isEmpty)
        #expect(reading.dataSet.source == "WB_BRM_2016")
        #expect(reading.dataSet.title == "Bilateral remittance matrix, 2016")
        let found = try #require(
            reading.observation(.remittance, "A.WB_BRM_2016.KOR.EGY._Z", 2016))
        #expect(found.value == .number(1.5))
        #expect(found.scaled == 1_500_000)
        #expect(found.status == .estimated)
        #expect(found.attributes[.unitMeasure] == "USD")
        #expect((found.row, found.column) == (3, 4))
        let missing = reading.observation(.remittance, "A.WB_BRM_2016.FRA.EGY._Z", 2016)
        #expect(missing?.value == .missing(.notReported))
        #expect(
            reading.observation(.remittance, "A.WB_BRM_2016.EGY.KOR._Z", 2016)?.value == .number(0))
        #expect(
            reading.leftOut == ["3 an area to itself: zero or blank", "1 blank cell"])
        #expect(reading.report.figures == 5)
    }

    @Test func `the corner says which way money goes`() throws {
        for (corner, sender, receiver) in [
            (
                "Remittance-receiving country (across) - Remittance-sending country (down)", "FRA",
                "MLI"
            ),
            (
                "Remittance-sending country (across) - Remittance-receiving country (down)", "MLI",
                "FRA"
            ),
        ] {
            let reading = try Remittances.read(
                Remittances.title, corner + ",France,Mali", "France,0,7", "Mali,3,0")
            #expect(
                reading.observation(.remittance, "A.WB_BRM_2016.\(sender).\(receiver)._Z", 2016)?
                    .value == .number(7))
        }
        let error = #expect(throws: PublisherError.self) {
            try Remittances.read(
                Remittances.title, "Remittances,France,Mali", "France,0,7", "Mali,3,0")
        }
        #expect(error?.expected.contains("which \"down\"") == true)
    }

    @Test func `printed totals are compared and left out`() throws {
        let lines = [
            Remittances.title, Remittances.corner + ",France,Mali,World", "France,,7,7",
            "Mali,3,,3", "World,3,7,10",
        ]
        let reading = try WorldBankRemittances().read(.lines(lines), areas: .standard)
        #expect(reading.failedChecks == [])
        #expect(reading.report.figures == 2)
        #expect(
            reading.leftOut == [
                "2 an area to itself: zero or blank", "5 printed total, compared with the sum",
            ])
        let wrong = try WorldBankRemittances().read(
            .lines(lines.dropLast() + ["World,3,17,20"]), areas: .standard)
        #expect(
            wrong.failedChecks == [
                "printed totals of receivers are the sums", "the printed world total is the sum",
            ])
    }

    @Test func `groups of other areas are one, added up and said so`() throws {
        let reading = try Remittances.read(
            Remittances.title, Remittances.corner + ",France,Mali", "France,0,7",
            "Other North,1,2", "Other South,4,N/A")
        let sum = reading.observation(.remittance, "A.WB_BRM_2016.OOO.FRA._Z", 2016)
        #expect(sum?.value == .number(5))
        #expect(sum?.attributes[.comment] == "sum of the publisher's groups of other areas")
        #expect(reading.report.figures == 3)
        #expect(reading.leftOut.contains("2 added to another figure of other areas (OOO)"))
    }

    @Test func `an unknown or repeated name is a finding and its figures are not taken`() throws {
        let reading = try Remittances.read(
            Remittances.title, ",France,Mali,Atlantis,France", "France,0,7,1,1", "Lemuria,1,1,1,1",
            "Mali,3,0,1,1", "Mali,9,9,9,9")
        #expect(reading.report.findings.map(\.cell.row) == [2, 2, 4, 6])
        #expect(reading.report.findings.map(\.cell.column) == [4, 5, 1, 1])
        #expect(reading.report.figures == 2)
    }

    @Test func `names of every year of the matrix are known`() throws {
        let names = [
            "Swaziland", "Eswatini", "Cape Verde", "Cabo Verde", "Macedonia, FYR",
            "North Macedonia", "Czech Republic", "Czechia", "Turkey", "Turkiye", "T\u{FC}rkiye",
            "Curacao", "Sint Maarten (Dutch part)", "St. Martin (French part)", "Lao PDR",
            "Hong Kong SAR, China", "Macao SAR, China", "Taiwan, China", "Reunion", "Mayotte",
            "Gibraltar", "Nauru", "British Virgin Islands", "Virgin Islands (U.S.)",
            "St. Kitts and Nevis", "West Bank and Gaza", "Netherlands Antilles",
            "Serbia and Montenegro", "Venezuela, RB", "Vietnam", "Viet Nam", "Yemen, Rep.",
            "Congo, Dem. Rep.", "Congo, Rep.", "C\u{F4}te d'Ivoire", "Cote d'Ivoire",
            "Korea, Dem. People's Rep.", "Korea, Rep.", "Micronesia, Fed. Sts.",
            "S\u{E3}o Tom\u{E9} and Principe", "Kyrgyz Republic", "Slovak Republic", "Guadeloupe",
            "Martinique", "French Guiana", "Faroe Islands", "Faeroe Islands", "Channel Islands",
            "Isle of Man", "Kosovo", "Bahamas, The", "Gambia, The", "Iran, Islamic Rep.",
            "United States", "United Kingdom", "Russian Federation", "Syrian Arab Republic",
            "Tanzania", "Moldova", "Bolivia", "Timor-Leste", "Brunei Darussalam", "Somalia",
            "Somalia, Fed. Rep.", "Puerto Rico", "Puerto Rico (US)",
        ]
        for name in names {
            let reading = try Remittances.read(
                Remittances.title, ",Peru,Chile", "\"\(name)\",1,2")
            #expect(reading.faults == [])
            #expect(reading.report.figures == 2)
        }
    }

    @Test func `a figure at fault is a finding with its cell`() throws {
        let reading = try Remittances.read(
            Remittances.title, Remittances.header, "Mali,x,-1,1e9", "France,1,1,1")
        #expect(reading.report.findings.map(\.cell.column) == [2, 3, 4])
        #expect(reading.report.figures == 2)
    }

    @Test func `without a title the year is not guessed`() throws {
        let error = #expect(throws: PublisherError.self) {
            try Remittances.read(Remittances.header, "France,1,0,1")
        }
        #expect(error?.found == "a matrix without its year, whose sum is 2 million US$")
        #expect(error?.expected.contains("add it as the first line") == true)
    }

    @Test func `a line cut short is an error and notes below are counted`() throws {
        #expect(throws: PublisherError.self) {
            try Remittances.read(Remittances.title, Remittances.header, "France,1,0,1", "Mali,1")
        }
        let reading = try Remittances.read(
            Remittances.title, Remittances.header, "France,1,0,1", "Source: made up")
        #expect(reading.leftOut.contains("1 line of notes below the matrix"))
    }

    @Test func `the workbook is read from the sheet that has the matrix`() throws {
        var book = WorkbookBuilder()
        book.sheets.append(("Notes", [1: [1: "Read me"]]))
        book.sheets.append(
            (
                "matrix",
                [
                    1: [1: "Bilateral Remittance Estimates for 2012 (April 2013 Version)"],
                    2: [
                        1:
                            "Remittance-receiving country (across) - Remittance-sending country (down)",
                        2: "France", 3: "Mali",
                    ],
                    3: [1: "France", 3: 7.25], 4: [1: "Mali", 2: 3],
                ]
            ))
        let file = book.file("m.xlsx")
        let reading = try WorldBankRemittances().read(file, areas: .standard)
        let found = reading.observation(.remittance, "A.WB_BRM_2012.FRA.MLI._Z", 2012)
        #expect(found?.value == .number(7.25))
        #expect((found?.row, found?.column) == (3, 3))
        #expect(reading.cubes.first?.sheets == ["matrix"])
    }

    @Test func `a matrix is recognised by corner, title or names and nothing else is`() {
        let publisher = WorldBankRemittances()
        #expect(publisher.recognises(.lines([Remittances.header, "x"])))
        #expect(publisher.recognises(.lines([Remittances.title, "x"])))
        #expect(publisher.recognises(.lines([Remittances.corner + ",France", "x"])))
        #expect(!publisher.recognises(.lines([",a,b,c", "x"])))
        #expect(!publisher.recognises(.lines(["id,France,Mali,Egypt", "x"])))
    }
}
