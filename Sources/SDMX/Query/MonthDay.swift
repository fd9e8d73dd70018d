/// The day on which a reporting year begins: `--07-01`.
public struct MonthDay: Hashable, Sendable {
    /// From 1.
    public let month: Int
    /// From 1.
    public let day: Int

    /// Nil for a day that no year has; 29 February is taken.
    public init?(month: Int, day: Int) {
        guard (1...12).contains(month),
            (1...CalendarDay.length(year: 2000, month: Int64(month))).contains(Int64(day))
        else { return nil }
        self.month = month
        self.day = day
    }

    private init(first month: Int) {
        self.month = month
        day = 1
    }

    /// What holds where nothing is said.
    public static let january1 = MonthDay(first: 1)

    /// Reads `--MM-DD`, with or without a time zone behind it, which is passed over, as that of
    /// the period takes precedence.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        var scan = PeriodScan(bytes[...])
        guard scan.skip("-"), scan.skip("-"), let month = scan.number(2), scan.skip("-"),
            let day = scan.number(2), scan.zone() != nil, scan.isAtEnd
        else { return nil }
        self.init(month: Int(month), day: Int(day))
    }
}

extension MonthDay: CustomStringConvertible {
    public var description: String {
        "--" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
    }
}
