import Cubes
import TestKit
import Testing
import Vocabulary

struct SeriesTests {
    @Test func `an observation is found by its period, and only by it`() throws {
        var generator = SeededGenerator(seed: 31)
        let key = try SeriesKey(.population, ["A", "WPP_2024", "MEX", "POP", "_T", "_T"])
        for _ in 0..<200 {
            let years = (1950...1990).filter { _ in Bool.random(using: &generator) }
            let observations = years.compactMap { year in
                Period(year: year).map { Observation(period: $0, value: .number(Double(year))) }
            }
            let series = Series(key: key, observations: observations)
            for year in 1949...1991 {
                let period = try #require(Period(year: year))
                let expected = years.contains(year) ? Double(year) : nil
                #expect(series[period]?.value.number == expected)
            }
        }
    }

    @Test func `the same year written as twelve months is another period`() throws {
        let year = try #require(Period("2015"))
        let months = try #require(Period("2015-01-01/P12M"))
        let key = try SeriesKey(.remittance, ["A", "S", "USA", "MEX", "_Z"])
        let observations = [year, months].sorted().map {
            Observation(period: $0, value: .number($0 == year ? 1 : 12))
        }
        let series = Series(key: key, observations: observations)
        #expect(series[year]?.value.number == 1)
        #expect(series[months]?.value.number == 12)
    }

    @Test func `missing is never zero`() {
        #expect(ObservedValue.missing(.notReported).number == nil)
        #expect(ObservedValue.number(0).number == 0)
        #expect(ObservedValue.missing(.suppressed) != .missing(.notReported))
    }

    @Test func `a value in thousands is scaled to persons`() throws {
        let period = try #require(Period(year: 2015))
        let thousands = Observation(
            period: period, value: .number(12.5), attributes: AttributeSet([.unitMult: "3"]))
        #expect(thousands.scaled == 12_500)
        let missing = Observation(
            period: period, value: .missing(.notReported),
            attributes: AttributeSet([.unitMult: "3"]))
        #expect(missing.scaled == nil)
    }

    @Test func `a multiplier below one divides`() {
        #expect(AttributeSet([.unitMult: "-2"]).multiplier == 0.01)
    }

    @Test(arguments: ["", "x", "-16", "99", "3.0"])
    func `a multiplier that is no power of ten of at most 15 counts as one`(_ text: String) {
        #expect(AttributeSet([.unitMult: text]).multiplier == 1)
    }

    @Test func `attribute sets are equal whatever the order in which they were given`() {
        let set = AttributeSet([.comment: "x", .dataType: "B R", .unitMult: "0"])
        #expect(set == AttributeSet([.unitMult: "0", .comment: "x", .dataType: "B R"]))
        #expect(set.pairs.map(\.id) == [.comment, .dataType, .unitMult])
        #expect(set[.dataType] == "B R")
        #expect(set[.confidentiality] == nil)
    }

    @Test func `two figures that stood elsewhere may say the same`() throws {
        let period = try #require(Period(year: 2015))
        let one = Observation(period: period, value: .number(5), row: 3, column: 4)
        var other = one
        other.row = 99
        #expect(one != other)
        #expect(one.says(sameAs: other))
        other.value = .missing(.notReported)
        #expect(!one.says(sameAs: other))
    }
}
