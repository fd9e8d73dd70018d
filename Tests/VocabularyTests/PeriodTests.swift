import TestKit
import Testing
import Vocabulary

struct PeriodTests {
    @Test(
        arguments: [
            "2015", "0001", "9999", "2015-07", "2015-Q1", "2015-Q4", "2015-S1", "2015-S2",
            "2016-02-29", "2015-07-01/P5Y", "2015-07-01/P1Y", "2015-06-01/P6M", "2015-02-01/P3M",
            "2015-07-02/P1M", "2015-07-01/P10D", "2016-02-29/P1Y", "2020-07-01/P4Y",
        ])
    func `what is read is printed again`(_ text: String) throws {
        let period = try #require(Period(text))
        #expect(period.description == text)
        #expect(Period(period.description) == period)
    }

    @Test(arguments: [
        ("2015-01-01/P1Y", "2015"), ("2015-07-01/P1M", "2015-07"), ("2015-04-01/P3M", "2015-Q2"),
        ("2015-07-01/P6M", "2015-S2"), ("2015-03-09/P1D", "2015-03-09"),
    ])
    func `a range that has a shorter form is printed in it`(_ long: String, _ short: String) {
        #expect(Period(long) == Period(short))
    }

    @Test(
        arguments: [
            "", " ", "15", "201", "20155", "2015 ", " 2015", "+201", "-201", "0000", "٢٠١٥",
            "2015-13", "2015-00", "2015-Q0", "2015-Q5", "2015-S3", "2015-T1", "2015/07", "2015-7",
            "2015-02-29", "1900-02-29", "2015-04-31", "2015-07-01/", "2015-07-01/P", "/P5Y", "/",
            "2015-07-01/P0Y", "2015-07-01/P-5Y", "2015-07-01/P10000Y", "2015-07-01/5Y",
            "2015-07-01/P5W", "2015-07-01/P5Y/P5Y", "2015/P5Y", "2015-07/P5Y",
            "2015-07-01/P99999999999999999999Y", "2015-07-01/P5Y\u{301}",
            "2015-07-01/\u{301}P5Y", "２０１５", "null", "NaN",
        ])
    func `anything else is refused`(_ text: String) {
        #expect(Period(text) == nil)
    }

    @Test func `control characters are refused`() {
        for text in ["2015\u{0}", "2015\n", "2015-07-01\r\n/P5Y", "\t2015", "2015-07-01/P5Y\u{7}"] {
            #expect(Period(text) == nil)
            #expect(CalendarDate(text) == nil)
        }
    }

    @Test func `random text is refused or reads back the same`() {
        var generator = SeededGenerator(seed: 11)
        let letters = Array("0123456789-/PYMDQS T\u{301}\r\n")
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...14, using: &generator)
            let text = String(
                (0..<count).compactMap { _ in letters.randomElement(using: &generator) })
            guard let period = Period(text) else { continue }
            #expect(Period(period.description) == period, "\(text)")
        }
    }

    @Test func `any range that can be made reads back the same`() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<5_000 {
            let period = try #require(Self.random(&generator))
            #expect(Period(period.description) == period)
        }
    }

    @Test func `periods order by start and then by length`() throws {
        let texts = [
            "2014-07-01/P5Y", "2015-01-01", "2015-01", "2015-Q1", "2015-S1", "2015",
            "2015-01-01/P5Y", "2015-07", "2015-07-01/P4Y", "2015-07-01/P5Y", "2016",
        ]
        let periods = try texts.map { try #require(Period($0)) }
        #expect(periods.reversed().sorted() == periods)
    }

    @Test func `of two different periods exactly one comes first`() throws {
        let start = try #require(CalendarDate(year: 2015))
        let lengths: [Period.Length] = [
            .years(1), .months(12), .days(365), .days(366), .years(4), .months(48), .days(1461),
        ]
        let periods = try lengths.map { try #require(Period(start: start, length: $0)) }
        for a in periods {
            for b in periods where a != b {
                #expect((a < b) != (b < a), "\(a) and \(b)")
            }
        }
    }

    @Test func `a length is from 1 to 9999`() throws {
        let start = try #require(CalendarDate(year: 2015))
        #expect(Period(start: start, length: .years(0)) == nil)
        #expect(Period(start: start, length: .days(-1)) == nil)
        #expect(Period(start: start, length: .months(10_000)) == nil)
        #expect(Period(midYear: 2020, to: 2015) == nil)
        #expect(Period(midYear: 2015, to: 2015) == nil)
    }

    @Test func `the interval between two mid-years is read by people as such`() throws {
        let period = try #require(Period(midYear: 2015, to: 2020))
        #expect(period.description == "2015-07-01/P5Y")
        #expect(period.readable == "mid-2015 to mid-2020")
        #expect(period.endOfYears == CalendarDate(year: 2020, month: 7, day: 1))
        #expect(period.calendarYear == nil)
        #expect(Period("2015")?.calendarYear == 2015)
    }

    @Test func `a year from a leap day ends before the first of March`() {
        #expect(Period("2016-02-29/P1Y")?.endOfYears == CalendarDate("2017-03-01"))
        #expect(Period("2016-02-29/P4Y")?.endOfYears == CalendarDate("2020-02-29"))
        #expect(Period("9998-07-01/P5Y")?.endOfYears == nil)
    }

    private static func random(_ generator: inout SeededGenerator) -> Period? {
        let month = Int.random(in: 1...12, using: &generator)
        let start = CalendarDate(
            year: .random(in: 1...9999, using: &generator), month: month,
            day: Bool.random(using: &generator) ? 1 : .random(in: 1...28, using: &generator))
        let n = Int.random(in: 1...13, using: &generator)
        let lengths: [Period.Length] = [.years(n), .months(n), .days(n)]
        guard let start, let length = lengths.randomElement(using: &generator) else { return nil }
        return Period(start: start, length: length)
    }
}
