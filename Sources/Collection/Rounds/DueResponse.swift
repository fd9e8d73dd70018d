internal import Registers
public import Vocabulary

/// An answer that somebody waits for: the country's word is the next.
public struct DueResponse: Hashable, Sendable {
    public let response: RoundResponse
    /// The last day for it; nil where the round has none.
    public let deadline: CalendarDate?
    /// Units: days after the deadline; negative before it. Nil without one.
    public let daysLate: Int?
    /// How many reminders went out.
    public let reminders: Int
    /// Units: days since the last step. Nil where no step is dated.
    public let daysSinceStep: Int?

    public init(_ response: RoundResponse, _ round: CollectionRound?, on day: CalendarDate) {
        self.response = response
        deadline = round?.deadline?.last
        daysLate = deadline.map { DayCount.days(from: $0, to: day) }
        reminders = response.count(of: .remind)
        daysSinceStep = response.steps.last?.date.map { DayCount.days(from: $0.last, to: day) }
    }

    /// The answers of open rounds for which somebody waits: those late and those due within some
    /// days, the latest first; then by collection and area.
    ///
    /// - Parameters:
    ///   - rounds: the rounds that the answers belong to.
    ///   - within: so many days ahead; nil is any, those without a deadline included.
    public static func all(
        _ responses: [RoundResponse], _ rounds: [CollectionRound], on day: CalendarDate,
        within days: Int?
    ) -> [DueResponse] {
        let byName = Dictionary(
            rounds.map { ("\($0.collection) \($0.id)", $0) }, uniquingKeysWith: { a, _ in a })
        let due = responses.compactMap { response -> DueResponse? in
            guard response.state.waitsForCountry else { return nil }
            let round = byName["\(response.key.collection) \(response.key.round)"]
            if round?.closed != nil, response.state != .queried { return nil }
            let item = DueResponse(response, round, on: day)
            guard let days else { return item }
            return item.daysLate.map { $0 >= -days } ?? false ? item : nil
        }
        return due.sorted { a, b in
            let late = (a.daysLate ?? .min, b.daysLate ?? .min)
            if late.0 != late.1 { return late.0 > late.1 }
            return a.response.key.record.id < b.response.key.record.id
        }
    }
}

/// Days between dates of the Gregorian calendar.
public enum DayCount {
    /// Units: days from one to the other; negative where the other is earlier.
    public static func days(from first: CalendarDate, to last: CalendarDate) -> Int {
        number(last) - number(first)
    }

    /// The number of a day: whole days since 1 March of year 0.
    private static func number(_ day: CalendarDate) -> Int {
        // The year begins in March, so that the odd day of leap years is its last.
        let year = day.month > 2 ? day.year : day.year - 1
        let month = (day.month + 9) % 12
        return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day.day
            - 1
    }
}
