/// A day of the Gregorian calendar, counted from 1970-01-01, for any year.
struct CalendarDay: Hashable, Comparable {
    var number: Int64

    init(number: Int64) { self.number = number }

    /// Nil for a day that does not exist.
    init?(year: Int64, month: Int64, day: Int64) {
        guard (1...12).contains(month), (1...Self.length(year: year, month: month)).contains(day)
        else { return nil }
        self.init(first: year, month: month)
        number += day - 1
    }

    /// The first day of a month; the month may be 0 or 13, for December before and January after.
    init(first year: Int64, month: Int64) {
        let months = year * 12 + month - 1
        let year = months >= 0 ? months / 12 : (months - 11) / 12
        let month = months - year * 12 + 1
        // Years from March, so that the day that comes and goes is the last one.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        number =
            era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// The day so many months later, or the last of its month where there is no such day.
    init(year: Int64, month: Int64, day: Int64, addingMonths months: Int64) {
        let first = CalendarDay(first: year, month: month + months)
        let next = CalendarDay(first: year, month: month + months + 1)
        number = first.number + min(day, next.number - first.number) - 1
    }

    /// 0 for Monday to 6 for Sunday.
    var weekday: Int64 { ((number + 3) % 7 + 7) % 7 }

    static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

    /// The number of days of the month.
    static func length(year: Int64, month: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
