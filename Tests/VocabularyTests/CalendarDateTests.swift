import Testing
import Vocabulary

struct CalendarDateTests {
    @Test(arguments: [(2015, false), (2016, true), (1900, false), (2000, true), (2100, false)])
    func `February knows leap years`(_ year: Int, _ leap: Bool) {
        #expect(CalendarDate.days(inMonth: 2, of: year) == (leap ? 29 : 28))
        #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == leap)
    }

    @Test func `an ordinary year has 365 days and a leap year 366`() {
        func days(_ year: Int) -> Int {
            (1...12).reduce(0) { $0 + CalendarDate.days(inMonth: $1, of: year) }
        }
        #expect(days(2015) == 365)
        #expect(days(2016) == 366)
    }

    @Test func `every day of four years reads back and comes after the day before`() throws {
        var last: CalendarDate?
        for year in 2013...2016 {
            for month in 1...12 {
                for day in 1...CalendarDate.days(inMonth: month, of: year) {
                    let date = try #require(CalendarDate(year: year, month: month, day: day))
                    #expect(CalendarDate(date.description) == date)
                    if let last { #expect(last < date) }
                    last = date
                }
            }
        }
    }

    @Test(
        arguments: [
            "", "2015", "2015-1-01", "2015-01-1", "15-01-01", "2015-01-01T00:00:00", "2015-00-01",
            "2015-13-01", "2015-06-31", "0000-01-01", "2015-01-00", "2015/01/01", "-015-01-01",
            "2015-01-0a", "2015--1-01", "２０１５-01-01",
        ])
    func `days that do not exist and other text are refused`(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `years are from 1 to 9999`() {
        #expect(CalendarDate(year: 0) == nil)
        #expect(CalendarDate(year: 10_000) == nil)
        #expect(CalendarDate(year: 1)?.description == "0001-01-01")
        #expect(CalendarDate(year: .max, month: .min, day: .max) == nil)
    }
}
