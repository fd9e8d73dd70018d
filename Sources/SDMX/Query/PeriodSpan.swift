/// The stretch of time that a period covers, which is what periods are compared by.
///
/// Takes what SDMX calls an observational time period: Gregorian years, months, days and points in
/// time (`2020`, `2020-01`, `2020-01-31`, `2020-01-31T12:00:00`), reporting periods (`2020-A1`,
/// `2020-S2`, `2020-T3`, `2020-Q4`, `2020-M12`, `2020-W53`, `2020-D366`) and ranges
/// (`2020-01-01/P5Y`). What carries no time zone is taken as UTC.
public struct PeriodSpan: Hashable, Sendable {
    /// A point in time, in UTC.
    public struct Instant: Hashable, Sendable, Comparable {
        /// From 1970-01-01T00:00:00Z, leap seconds not counted.
        public let seconds: Int64
        public let nanoseconds: Int64

        /// The earlier first.
        public static func < (left: Instant, right: Instant) -> Bool {
            (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
        }
    }

    /// The first moment.
    public let start: Instant
    /// The moment after the last.
    public let end: Instant
    /// Whether where the period lies depends on the day on which the reporting year begins.
    public let isReporting: Bool

    init(start: Instant, end: Instant, isReporting: Bool) {
        self.start = start
        self.end = end
        self.isReporting = isReporting
    }

    /// Nil for anything that is not a period, days that do not exist included.
    public init?(_ text: some StringProtocol, reportingYearStart: MonthDay = .january1) {
        guard text.utf8.count <= TimePeriod.longest,
            let span = PeriodSpan(reading: Array(text.utf8), yearStart: reportingYearStart)
        else { return nil }
        self = span
    }

    /// Whether the other lies within, ends included.
    public func encloses(_ other: PeriodSpan) -> Bool {
        start <= other.start && other.end <= end
    }

    /// What is taken, for messages.
    static let forms = """
        a period such as 2024, 2024-05, 2024-05-15, 2024-Q2, 2024-W05 or 2024-05-15T14:15:00
        """
}
