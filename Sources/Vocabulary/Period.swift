/// The time an observation refers to, in the forms that SDMX writes.
///
/// Stocks in our dataflows carry a year (`2015`; the reference day is a property of the
/// series), flows a time range (`2015-07-01/P5Y`: from that day, for five years).
/// Periods order by start, then by length.
public struct Period: Hashable, Sendable {
    /// How long a period lasts, in the unit in which it was stated.
    public enum Length: Hashable, Sendable {
        case years(Int)
        case months(Int)
        case days(Int)
    }

    public let start: CalendarDate
    public let length: Length

    /// A range from a day for a length of at least one.
    public init?(start: CalendarDate, length: Length) {
        switch length {
        case .years(let n), .months(let n), .days(let n):
            guard (1...9999).contains(n) else { return nil }
        }
        self.start = start
        self.length = length
    }

    /// A calendar year.
    public init?(year: Int) {
        guard let start = CalendarDate(year: year) else { return nil }
        self.init(start: start, length: .years(1))
    }

    /// From 1 July of one year to 1 July of another: the interval between two mid-year stocks.
    public init?(midYear first: Int, to last: Int) {
        guard let start = CalendarDate(year: first, month: 7, day: 1) else { return nil }
        self.init(start: start, length: .years(last - first))
    }

    /// Reads `2015`, `2015-07`, `2015-07-01`, `2015-Q3`, `2015-S1`, and time ranges such as
    /// `2015-07-01/P5Y`, `2015-07-01/P6M`, `2015-07-01/P10D`. Anything else is nil.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
            guard let start = CalendarDate(text.prefix(slash)),
                let length = Self.length(bytes[(slash + 1)...])
            else { return nil }
            self.init(start: start, length: length)
        } else if bytes.count == 4, let year = CalendarDate.number(bytes) {
            self.init(year: year)
        } else if bytes.count == 10, let day = CalendarDate(text) {
            self.init(start: day, length: .days(1))
        } else if bytes.count == 7, bytes[4] == UInt8(ascii: "-") {
            guard let year = CalendarDate.number(bytes[..<4]) else { return nil }
            if let month = CalendarDate.number(bytes[5...]),
                let start = CalendarDate(year: year, month: month)
            {
                self.init(start: start, length: .months(1))
            } else {
                self.init(year: year, part: bytes[5], index: bytes[6])
            }
        } else {
            return nil
        }
    }

    private init?(year: Int, part: UInt8, index: UInt8) {
        let months: Int
        switch part {
        case UInt8(ascii: "Q"): months = 3
        case UInt8(ascii: "S"): months = 6
        default: return nil
        }
        let n = Int(index) - 0x30
        guard n >= 1, n * months <= 12,
            let start = CalendarDate(year: year, month: (n - 1) * months + 1)
        else { return nil }
        self.init(start: start, length: .months(months))
    }

    private static func length(_ bytes: ArraySlice<UInt8>) -> Length? {
        guard bytes.first == UInt8(ascii: "P"), let unit = bytes.last,
            let n = CalendarDate.number(bytes.dropFirst().dropLast())
        else { return nil }
        switch unit {
        case UInt8(ascii: "Y"): return .years(n)
        case UInt8(ascii: "M"): return .months(n)
        case UInt8(ascii: "D"): return .days(n)
        default: return nil
        }
    }

    /// The calendar year, when the period is exactly one.
    public var calendarYear: Int? {
        start.month == 1 && start.day == 1 && length == .years(1) ? start.year : nil
    }

    /// The first day after the period, where the length is in years; nil otherwise, or
    /// beyond the year 9999. Years from a 29 February end before a 1 March where there is
    /// no such day.
    public var endOfYears: CalendarDate? {
        guard case .years(let n) = length else { return nil }
        return CalendarDate(year: start.year + n, month: start.month, day: start.day)
            ?? CalendarDate(year: start.year + n, month: start.month + 1)
    }

    /// The period in words for a reader: `2015`, `mid-2015 to mid-2020`.
    public var readable: String {
        if start.month == 7, start.day == 1, case .years(let n) = length {
            return "mid-\(start.year) to mid-\(start.year + n)"
        }
        return description
    }
}

extension Period: Comparable {
    /// Lengths that are as long as each other (a year, twelve months) order by their unit, so
    /// that of two different periods exactly one comes first.
    public static func < (a: Self, b: Self) -> Bool {
        a.start != b.start ? a.start < b.start : a.length.rank < b.length.rank
    }
}

extension Period.Length {
    /// Rough days and unit, for ordering only.
    fileprivate var rank: (days: Int, unit: Int) {
        switch self {
        case .years(let n): (n * 3_652_425 / 10_000, 2)
        case .months(let n): (n * 304_368 / 10_000, 1)
        case .days(let n): (n, 0)
        }
    }
}

extension Period: CustomStringConvertible {
    /// The SDMX form; reading it gives the same period back.
    public var description: String {
        let date = start.description
        switch length {
        case .years(1) where start.month == 1 && start.day == 1: return String(date.prefix(4))
        case .years(let n): return date + "/P\(n)Y"
        case .months(1) where start.day == 1: return String(date.prefix(7))
        case .months(3) where start.day == 1 && start.month % 3 == 1:
            return "\(date.prefix(4))-Q\((start.month + 2) / 3)"
        case .months(6) where start.day == 1 && start.month % 6 == 1:
            return "\(date.prefix(4))-S\((start.month + 5) / 6)"
        case .months(let n): return date + "/P\(n)M"
        case .days(1): return date
        case .days(let n): return date + "/P\(n)D"
        }
    }
}
