import SDMX
import TestKit
import Testing

@Suite struct PeriodSpanTests {
    /// The same stretch as a range of points in time.
    private func expect(
        _ text: String, from first: String, upTo next: String, yearStart: String = "--01-01"
    ) throws {
        let day = try #require(MonthDay(yearStart))
        let span = try #require(PeriodSpan(text, reportingYearStart: day), "\(text)")
        let start = try #require(PointInTime(first))
        let end = try #require(PointInTime(next))
        #expect(span.start == start.instant, "\(text)")
        #expect(span.end == end.instant, "\(text)")
    }

    @Test func `periods cover what the technical notes say`() throws {
        try expect("2010", from: "2010-01-01T00:00:00", upTo: "2011-01-01T00:00:00")
        try expect("2012-02", from: "2012-02-01T00:00:00", upTo: "2012-03-01T00:00:00")
        try expect("2012-02-29", from: "2012-02-29T00:00:00", upTo: "2012-03-01T00:00:00")
        try expect("2010-S2", from: "2010-07-01T00:00:00", upTo: "2011-01-01T00:00:00")
        try expect("2010-T2", from: "2010-05-01T00:00:00", upTo: "2010-09-01T00:00:00")
        try expect("2010Q4", from: "2010-10-01T00:00:00", upTo: "2011-01-01T00:00:00")
        try expect("2020-D366", from: "2020-12-31T00:00:00", upTo: "2021-01-01T00:00:00")
        try expect(
            "2010-Q2", from: "2010-10-01T00:00:00", upTo: "2011-01-01T00:00:00",
            yearStart: "--07-01")
        try expect(
            "2011-W36", from: "2012-03-05T00:00:00", upTo: "2012-03-12T00:00:00",
            yearStart: "--07-01")
        try expect("2020-W53", from: "2020-12-28T00:00:00", upTo: "2021-01-04T00:00:00")
        try expect("2021-W01", from: "2021-01-04T00:00:00", upTo: "2021-01-11T00:00:00")
    }

    @Test func `time zones and durations move the ends`() throws {
        try expect("2006-05:00", from: "2006-01-01T05:00:00Z", upTo: "2007-01-01T05:00:00Z")
        try expect("2006-06-05:00", from: "2006-06-01T05:00:00Z", upTo: "2006-07-01T05:00:00Z")
        try expect("2006-06-05+01:00", from: "2006-06-04T23:00:00Z", upTo: "2006-06-05T23:00:00Z")
        try expect("2006-Q3Z", from: "2006-07-01T00:00:00Z", upTo: "2006-10-01T00:00:00Z")
        try expect("2020-01-31/P1M", from: "2020-01-31T00:00:00", upTo: "2020-02-29T00:00:00")
        try expect("2015-07-01/P5Y", from: "2015-07-01T00:00:00", upTo: "2020-07-01T00:00:00")
        try expect(
            "2015-07-01T12:00:00+02:00/P1DT6H30M", from: "2015-07-01T10:00:00Z",
            upTo: "2015-07-02T16:30:00Z")
        try expect(
            "2015-12-31T24:00:00/PT1S", from: "2016-01-01T00:00:00Z", upTo: "2016-01-01T00:00:01Z")
    }

    @Test(
        arguments: [
            "", "20", "202", "20200", "2020-", "2020-0", "2020-00", "2020-13", "2020-1",
            "2020-02-30",
            "2021-02-29", "1900-02-29", "2020-01-01T", "2020-01-01T24:00:01", "2020-01-01T12:60:00",
            "2020-01-01T12:00", "2020-01-01T12:00:00.", "2020-01-01T12:00:00+15:00", "2020-Q0",
            "2020-Q5", "2020-A2", "2020-M13", "2020-W00", "2020-W54", "2021-W53", "2021-D366",
            "2020-D000", "2020-Q1x", "2020-Q01", "2020-01-01/", "2020-01-01/P", "2020-01-01/P-1D",
            "2020-01-01/P1M1Y", "2020-01-01/P1H", "2020-01-01/P9999999999Y", "2020+1:00", "x",
            "２０２０", "2020 ",
        ])
    func `what is no period is refused`(_ text: String) {
        #expect(PeriodSpan(text) == nil)
    }

    @Test func `days follow each other through the centuries`() throws {
        var last: Int64?
        for year in 1897...2005 {
            for month in 1...12 {
                for day in 1...31 {
                    let text =
                        "\(year)-" + (month < 10 ? "0\(month)" : "\(month)") + "-"
                        + (day < 10 ? "0\(day)" : "\(day)")
                    guard let span = PeriodSpan(text) else {
                        #expect(day > 28)
                        continue
                    }
                    if let last { #expect(span.start.seconds - last == 86_400) }
                    last = span.start.seconds
                }
            }
        }
        #expect(PeriodSpan("1970-01-01")?.start.seconds == 0)
        #expect(PeriodSpan("0000")?.start.seconds == -62_167_219_200)
    }

    @Test func `no bytes make it trap`() {
        var generator = SeededGenerator(seed: 5)
        let seeds = ["2020-01-31T12:00:00.5+01:00/P1Y2M3DT4H5M6S", "2020-W53-05:00", "9999-D365"]
        for _ in 0..<20_000 {
            let bytes = mutated(
                Array((seeds.randomElement(using: &generator) ?? "").utf8), using: &generator)
            let span = PeriodSpan(String(decoding: bytes, as: UTF8.self))
            #expect(span.map { $0.start <= $0.end } ?? true)
        }
    }

    @Test func `a day of the year is read and written`() {
        #expect(MonthDay("--07-01")?.description == "--07-01")
        #expect(MonthDay("--07-01-05:00")?.month == 7)
        #expect(MonthDay("--02-29") != nil && MonthDay("--02-30") == nil)
        #expect(MonthDay("07-01") == nil && MonthDay("--7-1") == nil)
    }
}
