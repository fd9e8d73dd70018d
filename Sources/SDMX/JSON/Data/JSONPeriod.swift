/// The period that lies between the `start` and the `end` of a value, for values without an id.
enum JSONPeriod {
    /// The year, half-year, quarter, month or day from the first to the last instant of which the
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
