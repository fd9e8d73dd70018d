public import Vocabulary

/// A date as exactly as it is known, in the form of ISO 8601-2: a day `2004-10-27`, a month
/// `2004-10`, a year `2004`, a part of a year (`1990-early`, `1990-mid`, `1990-late`), a range
/// `2004-10-27/2004-10-28` of any of these, or one with an open end: `../2004-10-28` is on or before
/// that day, `2004-10-27/..` on or after it.
///
/// Two dates are compared by the days that they may mean. ``isBefore(_:)`` holds only where every
/// day that one may mean is before every day that the other may; `<` is an order for lists: by first
/// day, then last day, then text.
public struct RecordDate: Hashable, Sendable {
    /// The first day that it may mean; the first of year 1 where the beginning is open.
    public let first: CalendarDate
    /// The last day that it may mean; the last of year 9999 where the end is open.
    public let last: CalendarDate
    private let text: String

    /// Reads the forms above; nil for anything else, and for ranges that end before they begin.
    public init?(_ text: some StringProtocol) {
        let ends = String(text).split(
            separator: Character("/"), omittingEmptySubsequences: false)
        let bounds: (CalendarDate?, CalendarDate?)
        switch ends.count {
        case 1:
            guard let whole = Self.bounds(ends[0]) else { return nil }
            bounds = whole
        case 2:
            let left = ends[0] == ".." ? nil : Self.bounds(ends[0])
            let right = ends[1] == ".." ? nil : Self.bounds(ends[1])
            guard left != nil || ends[0] == "..", right != nil || ends[1] == "..",
                left != nil || right != nil
            else { return nil }
            bounds = (
                left?.0 ?? CalendarDate(year: 1),
                right?.1 ?? CalendarDate(year: 9999, month: 12, day: 31)
            )
            if let left, let right, left.0 > right.0 || left.1 > right.1 { return nil }
        default: return nil
        }
        guard let first = bounds.0, let last = bounds.1 else { return nil }
        self.first = first
        self.last = last
        self.text = String(text)
    }

    /// A day.
    public init(_ day: CalendarDate) {
        first = day
        last = day
        text = day.description
    }

    /// The first and last day that one end may mean. `early`, `mid` and `late` are the first half, the
    /// two middle quarters and the last half of a year: wide, so that nothing is held to be before
    /// what it may follow.
    private static func bounds(_ text: Substring) -> (CalendarDate, CalendarDate)? {
        if let day = CalendarDate(text) { return (day, day) }
        let bytes = Array(text.utf8)
        guard bytes.count >= 4, bytes.allSatisfy({ $0 < 0x80 }), let year = number(bytes[..<4])
        else { return nil }
        func months(_ from: Int, _ to: Int) -> (CalendarDate, CalendarDate)? {
            guard let first = CalendarDate(year: year, month: from),
                let last = CalendarDate(
                    year: year, month: to, day: CalendarDate.days(inMonth: to, of: year))
            else { return nil }
            return (first, last)
        }
        switch text.dropFirst(4) {
        case "": return months(1, 12)
        case "-early": return months(1, 6)
        case "-mid": return months(4, 9)
        case "-late": return months(7, 12)
        default:
            guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let month = number(bytes[5...]),
                (1...12).contains(month)
            else { return nil }
            return months(month, month)
        }
    }

    private static func bounds(_ text: some StringProtocol) -> (CalendarDate, CalendarDate)? {
        bounds(Substring(text))
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// Whether it is certainly before the other.
    public func isBefore(_ other: RecordDate) -> Bool { last < other.first }

    /// Whether it may mean a day that the other may mean too.
    public func overlaps(_ other: RecordDate) -> Bool {
        first <= other.last && other.first <= last
    }

    /// Whether every day that it may mean is one that the other may.
    public func isWithin(_ other: RecordDate) -> Bool {
        other.first <= first && last <= other.last
    }

    /// Whether it is one year, or within one.
    public var year: Int? { first.year == last.year ? first.year : nil }

    /// Whether its beginning is not known.
    public var isOpenBefore: Bool { text.hasPrefix("../") }
    /// Whether its end is not known.
    public var isOpenAfter: Bool { text.hasSuffix("/..") }
}

extension RecordDate: Comparable, CustomStringConvertible {
    public static func < (a: Self, b: Self) -> Bool {
        (a.first, a.last, a.text) < (b.first, b.last, b.text)
    }

    /// The form that was read.
    public var description: String { text }
}
