import Cubes
import Publishers
import Testing
import Vocabulary

/// Answers of the World Bank's API in JSON; the figures are made up.
struct WorldBankAPITests {
    private static func item(
        _ indicator: String, _ letters: String, _ iso: String, _ year: Int, _ value: String
    ) -> String {
        "{\"indicator\":{\"id\":\"\(indicator)\",\"value\":\"x\"},\"country\":{\"id\":\"\(letters)\","
            + "\"value\":\"y\"},\"countryiso3code\":\"\(iso)\",\"date\":\"\(year)\",\"value\":\(value),"
            + "\"unit\":\"\",\"obs_status\":\"\",\"decimal\":0}"
    }

    private static func page(_ number: Int, of pages: Int, total: Int? = nil, _ items: String...)
        -> String
    {
        "[{\"page\":\(number),\"pages\":\(pages),\"per_page\":50,\"total\":\(total ?? items.count),\"sourceid\":\"2\","
            + "\"lastupdated\":\"2026-01-01\"},[" + items.joined(separator: ",") + "]]"
    }

    private static func read(_ pages: String...) throws -> TableReading {
        let file = InputFile.text(pages.joined(separator: "\n"), name: "answer.json")
        #expect(try Publishers.recognise(file).id == "worldbank-indicators")
        return try WorldBankIndicators().read(file, areas: .standard)
    }

    @Test func `an answer gives the keys that the download gives`() throws {
        let reading = try Self.read(
            Self.page(
                1, of: 1, Self.item("SP.POP.TOTL", "FR", "FRA", 2021, "71"),
                Self.item("SP.POP.TOTL", "FR", "FRA", 2020, "null"),
                Self.item("SP.POP.TOTL", "FR", "FRA", 2019, "70"),
                Self.item("SP.POP.TOTL", "FR", "FRA", 2018, "null"),
                Self.item("SP.POP.TOTL", "XD", "", 2021, "900"),
                Self.item("SP.POP.TOTL", "Z4", "EAS", 2021, "9000"),
                Self.item("SP.POP.TOTL", "ZZ", "", 2021, "9001"),
                Self.item("AG.LND.TOTL", "FR", "FRA", 2021, "1")))
        #expect(reading.faults.isEmpty)
        #expect(reading.report.rows == 8)
        func found(_ year: Int) -> Observation? {
            reading.observation(.population, "A.WB_WDI.FRA.POP._T._T", year)
        }
        #expect(found(2021)?.value == .number(71))
        #expect(found(2021)?.row == 2)
        #expect(found(2020)?.value == .missing(.notReported))
        #expect(found(2018) == nil)
        #expect(reading.report.figures == 4)
        #expect(
            reading.leftOut == [
                "2 region or group of the World Bank that is none of ours",
                "1 blank before the first or after the last figure of the series",
                "1 AG.LND.TOTL: not an indicator of ours",
            ])
        let areas = try #require(reading.cubes.first?.dictionaries[2])
        #expect(areas.codes.contains { AreaRegister.standard.area($0)?.isAggregate == true })
    }

    @Test func `net migration in 2012 and 2017 beside blank years is the sum of five`() throws {
        let items = (2011...2018).map { year in
            Self.item("SM.POP.NETM", "FR", "FRA", year, year % 5 == 2 ? "50" : "null")
        }
        let reading = try Self.read("[{\"page\":1,\"pages\":1},[\(items.joined(separator: ","))]]")
        #expect(reading.cubes.first?.code(0, .freq) == "A5")
        #expect(reading.report.figures == 2)
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(reading.report.figures + left == 8)
    }

    @Test func `a page that lacks refuses the file, whichever indicator's it is`() throws {
        let first = Self.page(1, of: 2, total: 2, Self.item("SP.POP.TOTL", "FR", "FRA", 2020, "70"))
        let second = Self.page(
            2, of: 2, total: 2, Self.item("SP.POP.TOTL", "FR", "FRA", 2021, "71"))
        #expect(try Self.read(first, second).report.figures == 2)
        #expect(try Self.read("[" + first + "," + second + "]").report.figures == 2)
        let other = Self.page(1, of: 2, total: 2, Self.item("SM.POP.NETM", "FR", "FRA", 2020, "7"))
        for lacking in [[first], [second], [first, second, other]] {
            let file = InputFile.text(lacking.joined(separator: "\n"))
            let error = #expect(throws: PublisherError.self) {
                try WorldBankIndicators().read(file, areas: .standard)
            }
            #expect(error?.kind == .container)
            #expect(error?.found.contains("without page") == true)
        }
    }

    @Test func `an answer without data, and a complaint, are refused`() {
        for text in [
            "[{\"page\":0,\"pages\":0,\"per_page\":0,\"total\":0},null]",
            "[{\"message\":[{\"id\":\"120\",\"key\":\"Invalid value\",\"value\":\"no\"}]}]",
        ] {
            #expect(throws: PublisherError.self) { try Publishers.recognise(.text(text)) }
            #expect(throws: PublisherError.self) {
                try WorldBankIndicators().read(.text(text), areas: .standard)
            }
        }
    }

    @Test func `a damaged answer never crashes and errors say where`() {
        let text = Self.page(
            1, of: 1, Self.item("SP.POP.TOTL", "FR", "FRA", 2020, "70"),
            Self.item("SM.POP.NETM", "DE", "DEU", 2021, "null"))
        #expect(Damage.read(text, as: WorldBankIndicators(), times: 600) > 20)
    }
}
