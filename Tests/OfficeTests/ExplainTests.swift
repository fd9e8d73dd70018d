import Cubes
import Estimation
import Foundation
import Office
import Tables
import TestKit
import Testing
import Vocabulary
import Warehouse

@Suite struct ExplainTests {
    private func office() throws -> Office { try #require(StarterWorkspace.shared).office }

    /// Random series of a dataflow with the period of one of their figures.
    private func sample(_ pattern: KeyPattern, _ count: Int, seed: UInt64) throws
        -> [(SeriesKey, Observation)]
    {
        var random = SeededGenerator(seed: seed)
        let keys = try office().warehouse.index().keys(pattern)
        return try (0..<count).compactMap { _ in
            guard let key = keys.randomElement(using: &random) else { return nil }
            let held = try office().warehouse.series(try KeyPattern(key.dataflow, key.description))
            return held.first?.series.observations.randomElement(using: &random).map { (key, $0) }
        }
    }

    @Test func `an explained stock is the text of the named cell`() throws {
        let folder = try #require(Office.starterFolder)
        let bytes = try ByteSource(path: folder + "/stocks.csv.gz").inflated().bytes
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0.isNewline }
        for (key, observation) in try sample(KeyPattern(.stock), 60, seed: 1) {
            let explained = try office().explain(
                try KeyPattern(.stock, key.description), period: observation.period)
            let cell = try #require(explained.sections.first { $0.title == "Source cell" })
            let texts = Dictionary(
                cell.rows.map { ($0.label, $0.text) }, uniquingKeysWith: { a, _ in a })
            let row = try #require(Int(texts["Row"] ?? ""))
            let column = try #require(Int(texts["Column"] ?? ""))
            let fields = lines[row - 1].split(separator: ",", omittingEmptySubsequences: false)
            #expect(Double(fields[column - 1]) == explained.value)
            #expect(fields[5] == key[.origin] ?? "")
            #expect(fields[6] == key[.destination] ?? "")
            #expect(texts["File"] == "stocks.csv.gz")
            #expect(explained.sources.first?.licence == "CC BY 3.0 IGO")
            #expect(explained.sources.first?.citation.contains("Population Division") == true)
        }
    }

    @Test(arguments: FlowMethod.allCases)
    func `an explained flow adds up to the figure held`(method: FlowMethod) throws {
        let pattern = KeyPattern(.flow).with(.method, method.code)
        for (key, observation) in try sample(pattern, 25, seed: 7) {
            let explained = try office().explain(
                try KeyPattern(.flow, key.description), period: observation.period)
            let value = try #require(observation.value.number)
            let arithmetic = try #require(
                explained.sections.first { $0.title.hasPrefix("Arithmetic") })
            let tolerance = 1e-6 * max(1, abs(value))
            #expect(abs((arithmetic.sum?.number ?? .nan) - value) <= tolerance)
            if method != .rate {
                let sum = arithmetic.rows.compactMap(\.number).reduce(0, +)
                #expect(abs(sum - value) <= tolerance, "\(key) \(observation.period)")
            }
            if let split = explained.sections.first(where: { $0.title == "Who moved" }) {
                let sum = split.rows.compactMap(\.number).reduce(0, +)
                #expect(abs(sum - value) <= tolerance)
            }
            #expect(explained.sources.count >= 3, "stocks, population and the estimate")
        }
    }

    @Test func `a flow above both of its stocks says so where it is shown and explained`() throws {
        let pattern = KeyPattern(.flow).with(.origin, "PAK").with(.destination, "USA")
            .with(.method, "DA_CLOSED")
        let period = try #require(Period("2015-07-01/P5Y"))
        let shown = try #require(try office().show(pattern).first { $0.series[period] != nil })
        let comment = try #require(shown.series[period]?.attributes[.comment])
        #expect(comment.contains("above both of its stocks"))
        let explained = try office().explain(pattern.with(.freq, "A5"), period: period)
        #expect(explained.notes.contains { $0.contains("above both of its stocks") })
    }

    @Test func `the missing half of 2024 is flagged on every flow of 2020 to 2024`() throws {
        let pattern = KeyPattern(.flow).with(.freq, "A4").with(.method, "DA_CLOSED")
        let shown = try office().show(pattern)
        #expect(shown.count > 1_000)
        for item in shown {
            for observation in item.series.observations {
                #expect(observation.attributes[.comment]?.contains("taken from 2023") == true)
            }
        }
    }

    @Test func `an estimated zero is shown and explained though it is not stored`() throws {
        let pattern = KeyPattern(.flow).with(.origin, "MEX").with(.destination, "USA")
            .with(.method, "SD_DROP").with(.freq, "A5")
        let period = try #require(Period("2015-07-01/P5Y"))
        #expect(try office().warehouse.series(pattern).first?.series[period] == nil)
        let shown = try #require(try office().show(pattern).first)
        #expect(shown.series[period]?.value == .number(0))
        let explained = try office().explain(pattern, period: period)
        #expect(explained.value == 0)
        #expect(explained.sections.contains { $0.title.hasPrefix("Arithmetic") })
        let nowhere = pattern.with(.origin, "TUV")
        #expect(try office().show(nowhere).isEmpty, "Tuvalu is not among the areas covered")
    }

    @Test func `a computed total explains itself by parts that add up`() throws {
        let pattern = try KeyPattern(.stock, "A.STARTER_2024.MEX.USA.*._T._T")
        let period = try #require(Period(year: 2024))
        let explained = try office().explain(pattern, period: period)
        let parts = try #require(explained.sections.first { $0.title == "Figures added up" })
        #expect(parts.rows.count == 2)
        #expect(parts.rows.compactMap(\.number).reduce(0, +) == explained.value)
        #expect(explained.notes.contains { $0.contains("No publisher printed") })
    }

    @Test func `an ambiguous key and an absent period are refused with the choices`() throws {
        let period = try #require(Period(year: 2024))
        let wide = try KeyPattern(.stock, "A.STARTER_2024.MEX.USA")
        #expect(throws: OfficeError.self) { try office().explain(wide, period: period) }
        let narrow = try KeyPattern(.stock, "A.STARTER_2024.MEX.USA.*.F._T")
        let absent = try #require(Period(year: 1960))
        let error = #expect(throws: OfficeError.self) {
            try office().explain(narrow, period: absent)
        }
        #expect(error?.expected.contains("1990") == true)
    }
}
