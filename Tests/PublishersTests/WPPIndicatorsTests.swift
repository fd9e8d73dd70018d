import Cubes
import Publishers
import Testing
import Vocabulary

/// Rows in the described layout of the publisher's own CSV; the figures are made up, but for the world's
/// population of 1950 (World Population Prospects 2022 and 2024), by which editions are told apart.
struct WPPIndicatorsTests {
    private static let header =
        "SortOrder,LocID,Notes,ISO3_code,LocTypeName,Location,VarID,Variant,Time,TPopulation1Jan,"
        + "TPopulation1July,TPopulationMale1July,TPopulationFemale1July,PopChange,Births,CBR,Deaths,"
        + "DeathsMale,DeathsFemale,NetMigrations"

    private static func row(
        _ area: String, _ year: String, _ population: String, variant: String = "Medium",
        births: String = "9.5"
    ) -> String {
        "1,\(area),,FRA,Country/Area,\"A, b\",2,\(variant),\(year),1,\(population),40,60,2.5,"
            + "\(births),11,8,5,3,-1.25"
    }

    private static func file(_ rows: String...) -> InputFile { .lines([header] + rows) }

    @Test(arguments: [("2493092.848", "2024"), ("2499322.157", "2022")])
    func `the world of 1950 tells the edition`(population: String, year: String) throws {
        let file = Self.file(Self.row("900", "1950", population), Self.row("250", "1950", "100"))
        #expect(try Publishers.recognise(file).id == "wpp-indicators-" + year)
    }

    @Test func `a selection without the world fits both editions and must be named`() {
        let file = Self.file(Self.row("250", "1950", "100"))
        let error = #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
        #expect(error?.kind == .ambiguous)
        #expect(error?.expected.contains("--publisher wpp-indicators-2022") == true)
    }

    @Test func `estimates are taken in thousands, projections and variants left out`() throws {
        let file = Self.file(
            Self.row("250", "2023", "100"), Self.row("250", "2024", "101"),
            Self.row("250", "2023", "105", variant: "High"), Self.row("1999", "2023", "7"))
        let reading = try WPPIndicators(.of2024).read(file, areas: .standard)
        #expect(reading.faults.isEmpty)
        #expect(reading.dataSet.source == WPP2024().dataSet.source)
        #expect(reading.dataSet.table == WPP2024().dataSet.table)
        let all = try #require(reading.observation(.population, "A.WPP_2024.FRA.POP._T._T", 2023))
        #expect(all.scaled == 100_000)
        #expect((all.row, all.column) == (2, 11))
        let women = reading.observation(.population, "A.WPP_2024.FRA.DEATHS.F._T", 2023)
        #expect(women?.scaled == 3000)
        let net = reading.observation(.population, "A.WPP_2024.FRA.NETMIG._T._T", 2023)
        #expect(net?.scaled == -1250)
        #expect(reading.report.figures == 9)
        #expect(reading.leftOut.contains("9 projections, from 2024 on"))
        #expect(reading.leftOut.contains("9 variant High"))
        #expect(reading.leftOut.contains("9 a group that the register does not know"))
    }

    @Test func `estimates of the edition 2022 end in 2021`() throws {
        let file = Self.file(Self.row("250", "2021", "100"), Self.row("250", "2022", "101"))
        let reading = try WPPIndicators(.of2022).read(file, areas: .standard)
        #expect(reading.observation(.population, "A.WPP_2022.FRA.POP._T._T", 2021) != nil)
        #expect(reading.leftOut.contains("9 projections, from 2022 on"))
    }

    @Test(arguments: [("-9.5", "BIRTHS"), ("1e400", "BIRTHS"), ("NaN", "BIRTHS"), ("x", "BIRTHS")])
    func `a wrong figure is a finding with its cell`(births: String, what: String) throws {
        let file = Self.file(
            Self.row("250", "2020", "100", births: births), Self.row("12", "2020", "100"))
        let reading = try WPPIndicators(.of2024).read(file, areas: .standard)
        let finding = try #require(reading.report.findings.first)
        #expect((finding.what, finding.cell.row, finding.cell.column) == (what, 2, 15))
        #expect(reading.report.figures == 9)
    }
}
