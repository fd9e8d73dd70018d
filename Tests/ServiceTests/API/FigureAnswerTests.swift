import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Testing
import Vocabulary
import Warehouse

/// Figures, series and explanations of the plain interface.
@Suite struct FigureAnswerTests {
    private static let stock = "/api/v1/figures?dataflow=stock"

    /// A figure as the interface gives it, thousands multiplied out.
    private static func plain(_ fact: Fact) -> Figure {
        var figure = fact.figure
        let power = Int(fact.attributes["UNIT_MULT"] ?? "0") ?? 0
        if power == 3, let value = figure.value { figure.value = value * 1000 }
        return figure
    }

    private static func figure(_ item: JSONObject) -> Figure {
        Figure(
            dataflow: "DF_" + (item.text("dataflow") ?? "").uppercased(),
            key: item.text("key") ?? "", period: item.text("period") ?? "",
            value: item.number("value"), status: item.text("status"))
    }

    /// All figures, page by page.
    private func all(
        _ plain: Plain, _ address: String, token: String? = nil
    ) async throws -> [Figure] {
        var figures: [Figure] = []
        var next: String? = address
        while let address = next {
            let page = try await plain.object(address, token: token)
            let found = page.list("figures").map(Self.figure)
            #expect(page.whole("count") == found.count)
            figures += found
            next = page.text("next")
        }
        return figures
    }

    @Test(arguments: Cubes.Dataflow.allCases)
    func `all figures, page by page, are those that the office holds`(
        _ dataflow: Cubes.Dataflow
    ) async throws {
        try await Plain.ask { plain in
            let name = dataflow.rawValue.dropFirst(3).lowercased()
            let found = try await all(plain, "/api/v1/figures?dataflow=\(name)&limit=7")
            let facts = RecordedWorld.facts.filter { $0.dataflow == dataflow.rawValue }
            #expect(Set(found) == Set(facts.map(Self.plain)))
            #expect(found.count == facts.count)
            let office = plain.world.office.seen(by: .everybody)
            let held = try office.held(KeyPattern(dataflow)).flatMap { held in
                held.series.observations.map { item in
                    Figure(
                        dataflow: dataflow.rawValue, key: "\(held.series.key)",
                        period: "\(item.period)", value: item.scaled,
                        status: item.status.rawValue)
                }
            }
            #expect(found == held)
        }
    }

    /// Queries, and the figures that they choose.
    private static let choices: [(query: String, takes: @Sendable (Fact) -> Bool)] = [
        ("origin=MEX", { $0.key["ORIGIN"] == "MEX" }),
        ("origin=mx&destination=840", { $0.key["ORIGIN"] == "MEX" }),
        (
            "origin=MEX,DEU&sex=F",
            { ["MEX", "DEU"].contains($0.key["ORIGIN"]) && $0.key["SEX"] == "F" }
        ),
        ("from=2011&to=2015", { (2011...2015).contains($0.year) }),
        ("period=2020", { $0.year == 2020 }),
        ("to=2010&sex=M", { $0.year <= 2010 && $0.key["SEX"] == "M" }),
        (
            "key=A.TEST_2025.MEX.USA.B.M._T",
            { $0.key["ORIGIN"] == "MEX" && $0.key["SEX"] == "M" }
        ),
        ("source=TEST_2025", { _ in true }), ("destination=FRA&origin=USA", { _ in false }),
    ]

    @Test(arguments: choices.indices)
    func `parameters choose what they say`(_ place: Int) async throws {
        let (query, takes) = Self.choices[place]
        try await Plain.ask { plain in
            let page = try await plain.object("\(Self.stock)&\(query)")
            let wanted = RecordedWorld.stocks.filter(takes)
            #expect(Set(page.list("figures").map(Self.figure)) == wanted.figures)
            #expect(page.isNull("note") == !wanted.isEmpty)
            #expect(page.isNull("next"))
        }
    }

    @Test func `the largest come first where that is asked for, and the latest alone`()
        async throws
    {
        try await Plain.ask { plain in
            let largest = try await plain.object("\(Self.stock)&sort=-value&limit=3")
            #expect(
                largest.list("figures").map { $0.number("value") }
                    == [1_234_567_890_123, 730, 720])
            let latest = try await plain.object("\(Self.stock)&last=1")
            var periods: [String: String] = [:]
            for fact in RecordedWorld.stocks {
                let key = fact.codes.joined(separator: ".")
                periods[key] = max(periods[key] ?? "", fact.period)
            }
            let found = latest.list("figures").map { ($0.text("key") ?? "", $0.text("period")) }
            #expect(found.count == periods.count)
            for (key, period) in found { #expect(periods[key] == period) }
        }
    }

    @Test func `a missing value is null with its reason, and zero is zero`() async throws {
        try await Plain.ask { plain in
            let page = try await plain.object("\(Self.stock)&origin=DEU&destination=FRA&sex=M")
            let missing = try #require(page.list("figures").first)
            #expect(missing.isNull("value") && missing.text("missing") == "suppressed")
            let other = try await plain.object("\(Self.stock)&origin=FRA&destination=DEU")
            let zero = try #require(other.list("figures").first)
            #expect(zero.number("value") == 0 && zero.isNull("missing"))
            #expect(zero.text("unit") == "PS" && zero.whole("release") == 1)
        }
    }

    @Test func `tables and lines carry the same figures as JSON`() async throws {
        try await Plain.ask { plain in
            let json = try await plain.object(Self.stock).list("figures").map(Self.figure)
            let lines = try await plain.get("\(Self.stock)&format=ndjson")
            #expect(lines.headers[.contentType]?.hasPrefix("application/x-ndjson") == true)
            let objects = try lines.text.split(separator: "\n").map { line in
                try JSONObject(bytes: Array(line.utf8))
            }
            #expect(objects.map(Self.figure) == json)
            for address in ["\(Self.stock)&format=csv", "/download/stock.csv"] {
                let table = try await plain.get(address)
                #expect(table.headers[.contentType]?.hasPrefix("text/csv") == true)
                let rows = table.text.split(whereSeparator: \.isNewline)
                #expect(rows.count == json.count + 1)
                let header = try #require(rows.first).split(separator: ",").map(String.init)
                #expect(header.contains("key") && header.contains("value"))
            }
        }
    }

    @Test func `a total that nobody printed is added up, and says so`() async throws {
        try await Plain.ask { plain in
            let page = try await plain.object(
                "\(Self.stock)&origin=MEX&destination=USA&sex=_T&period=2020")
            let total = try #require(page.list("figures").first)
            #expect(total.number("value") == 720 + 705.25)
            #expect(total.members["computed"] == .flag(true) && total.isNull("release"))
            #expect(page.list("sources").map { $0.whole("release") } == [1, 3])
            let explained = try await plain.object(try #require(total.text("explanation")))
            #expect(explained.number("value") == 720 + 705.25)
        }
    }

    @Test func `an explanation names the cell that a figure stood in`() async throws {
        try await Plain.ask { plain in
            let explained = try await plain.object(
                "/api/v1/figures/explain?dataflow=stock&key=A.TEST_2025.MEX.USA.B.F._T&period=2020"
            )
            #expect(explained.number("value") == 720)
            #expect(explained.list("sources").map { $0.whole("release") } == [3])
            let rows = explained.list("sections").flatMap { $0.list("rows") }
            #expect(rows.contains { $0.text("text")?.contains("stocks.csv") == true })
        }
    }

    @Test func `series say what they hold`() async throws {
        try await Plain.ask { plain in
            var next: String? = "/api/v1/series?dataflow=stock&limit=4"
            var found: [String: Int] = [:]
            while let address = next {
                let page = try await plain.object(address)
                for item in page.list("series") {
                    found[item.text("key") ?? ""] = item.whole("count")
                    let figures = try await plain.object(try #require(item.text("figures")))
                    let last = try #require(figures.list("figures").last)
                    #expect(figures.whole("count") == item.whole("count"))
                    #expect(last.text("period") == item.text("last_period"))
                    #expect(last.number("value") == item.number("last_value"))
                }
                next = page.text("next")
            }
            let wanted = Dictionary(grouping: RecordedWorld.stocks) {
                $0.codes.joined(separator: ".")
            }
            #expect(found == wanted.mapValues(\.count))
        }
    }
}
