/// Periods as the `start` and the `end` of a value.
enum JSONPeriod {
    /// The first and the last second of a period, in UTC; nil for what is none of four digits' year.
    ///
    /// - Parameter hasReportingYears: whether reporting years begin on a day that is not known
    ///   here, so that nothing is said of periods in them.
    static func bounds(
        of text: String, hasReportingYears: Bool
    ) -> (start: String, end: String)? {
        guard let span = PeriodSpan(text), !(hasReportingYears && span.isReporting) else {
            return nil
        }
        let isPoint = span.end.seconds == span.start.seconds
        guard let start = instant(span.start.seconds),
            let end = instant(isPoint ? span.end.seconds : span.end.seconds - 1)
        else { return nil }
        return (start, end)
    }

    /// A point in time by its seconds from 1970; nil beyond the years from 0 to 9999.
    private static func instant(_ seconds: Int64) -> String? {
        let ofDay = (seconds % 86_400 + 86_400) % 86_400
        let day = (seconds - ofDay) / 86_400
        guard (-719_528..<2_932_897).contains(day) else { return nil }
        // Days from the first of March of year 0, in eras of 400 years.
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let date = Day(
            year: Int(year + era * 400 + (month < 10 ? 0 : 1)),
            month: Int(month < 10 ? month + 3 : month - 9),
            day: Int(ofYear - (153 * month + 2) / 5 + 1))
        let time = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { padded(Int($0), 2) }
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
            + "T\(time.joined(separator: ":"))Z"
    }

    /// The period that lies between the two, for values without an id: the year, half-year, quarter, month or day from the first to the last instant of which the
    /// two reach; for anything else the start. Nil without a start.
    static func text(_ start: String?, _ end: String?) -> String? {
        guard let start, !start.isEmpty else { return nil }
        guard let end, let first = date(start), let last = date(end) else { return start }
        let year = padded(first.year, 4)
        if first == last { return "\(year)-\(padded(first.month, 2))-\(padded(first.day, 2))" }
        guard first.year == last.year, first.day == 1,
            last.day == days(in: last.month, of: last.year)
        else { return start }
        switch last.month - first.month + 1 {
        case 12: return year
        case 6 where (first.month - 1) % 6 == 0: return "\(year)-S\((first.month - 1) / 6 + 1)"
        case 3 where (first.month - 1) % 3 == 0: return "\(year)-Q\((first.month - 1) / 3 + 1)"
        case 1: return "\(year)-\(padded(first.month, 2))"
        default: return start
        }
    }

    private struct Day: Equatable {
        var year: Int
        var month: Int
        var day: Int
    }

    /// The date of an instant: what is before its `T`.
    private static func date(_ text: String) -> Day? {
        let parts = text.prefix { $0 != "T" }.split(
            separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            year > 0, (1...12).contains(month), (1...days(in: month, of: year)).contains(day)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(width - text.count, 0)) + text
    }
}
