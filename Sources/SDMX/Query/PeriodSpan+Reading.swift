extension PeriodSpan {
    private static let secondsOfDay: Int64 = 86_400

    init?(reading bytes: [UInt8], yearStart: MonthDay) {
        var scan = PeriodScan(bytes[...])
        guard let year = scan.number(4) else { return nil }
        if let span = Self.reporting(scan, year: year, yearStart: yearStart) {
            self = span
            return
        }
        guard !scan.hasZone, scan.skip("-") else {
            let first = CalendarDay(first: year, month: 1)
            self.init(first, CalendarDay(first: year + 1, month: 1), closing: &scan)
            return
        }
        guard let month = scan.number(2), (1...12).contains(month) else { return nil }
        guard !scan.hasZone, scan.skip("-") else {
            let first = CalendarDay(first: year, month: month)
            self.init(first, CalendarDay(first: year, month: month + 1), closing: &scan)
            return
        }
        guard let day = scan.number(2),
            let date = CalendarDay(year: year, month: month, day: day)
        else { return nil }
        var seconds: Int64 = 0
        var nanoseconds: Int64 = 0
        let isPoint = scan.skip("T")
        if isPoint {
            guard let time = Self.time(&scan) else { return nil }
            (seconds, nanoseconds) = time
        }
        guard let zone = scan.zone() else { return nil }
        let start = Instant(
            seconds: date.number * Self.secondsOfDay + seconds - zone, nanoseconds: nanoseconds)
        if scan.skip("/") {
            guard let duration = Self.duration(&scan), scan.isAtEnd else { return nil }
            let last = CalendarDay(
                year: year, month: month, day: day, addingMonths: duration.months)
            let end = Instant(
                seconds: last.number * Self.secondsOfDay + seconds - zone + duration.seconds,
                nanoseconds: nanoseconds)
            self.init(start: start, end: end, isReporting: false)
        } else {
            guard scan.isAtEnd else { return nil }
            let end =
                isPoint
                ? Instant(seconds: start.seconds, nanoseconds: start.nanoseconds + 1)
                : Instant(seconds: start.seconds + Self.secondsOfDay, nanoseconds: 0)
            self.init(start: start, end: end, isReporting: false)
        }
    }

    /// From one day up to another, which is not included, if only a time zone follows.
    private init?(
        _ first: CalendarDay, _ next: CalendarDay, isReporting: Bool = false,
        closing scan: inout PeriodScan
    ) {
        guard let zone = scan.zone(), scan.isAtEnd else { return nil }
        self.init(
            start: Instant(seconds: first.number * Self.secondsOfDay - zone, nanoseconds: 0),
            end: Instant(seconds: next.number * Self.secondsOfDay - zone, nanoseconds: 0),
            isReporting: isReporting)
    }

    /// `-Q4` and the like, with or without the hyphen, as the standard's pattern for queries has
    /// it.
    private static func reporting(
        _ scan: PeriodScan, year: Int64, yearStart: MonthDay
    ) -> PeriodSpan? {
        var scan = scan
        _ = scan.skip("-")
        // Number of digits, the highest number, and the length in months or days.
        let form: (digits: Int, most: Int64, months: Int64, days: Int64)
        switch scan.take() {
        case UInt8(ascii: "A"): form = (1, 1, 12, 0)
        case UInt8(ascii: "S"): form = (1, 2, 6, 0)
        case UInt8(ascii: "T"): form = (1, 3, 4, 0)
        case UInt8(ascii: "Q"): form = (1, 4, 3, 0)
        case UInt8(ascii: "M"): form = (2, 12, 1, 0)
        case UInt8(ascii: "W"): form = (2, 53, 0, 7)
        case UInt8(ascii: "D"): form = (3, 366, 0, 1)
        default: return nil
        }
        guard let number = scan.number(form.digits), (1...form.most).contains(number) else {
            return nil
        }
        func bound(_ count: Int64, _ year: Int64) -> CalendarDay {
            var bound = CalendarDay(
                year: year, month: Int64(yearStart.month), day: Int64(yearStart.day),
                addingMonths: form.months * count)
            if form.days == 7 {
                // Weeks begin on Monday; the first is the one with the year's first Thursday.
                bound.number += bound.weekday > 3 ? 7 - bound.weekday : -bound.weekday
            }
            bound.number += form.days * count
            return bound
        }
        // Not every year has a week 53 or a day 366.
        guard bound(number - 1, year) < bound(0, year + 1) else { return nil }
        return PeriodSpan(
            bound(number - 1, year), bound(number, year), isReporting: true, closing: &scan)
    }

    /// The seconds and nanoseconds since midnight of `hh:mm:ss` and a fraction.
    private static func time(_ scan: inout PeriodScan) -> (Int64, Int64)? {
        guard let hours = scan.number(2), scan.skip(":"), let minutes = scan.number(2),
            scan.skip(":"), let seconds = scan.number(2), let billionths = scan.fraction(),
            minutes < 60, seconds < 60,
            hours < 24 || hours == 24 && minutes == 0 && seconds == 0 && billionths == 0
        else { return nil }
        return (hours * 3600 + minutes * 60 + seconds, billionths)
    }

    /// `P1Y2M3DT4H5M6S` or `P2W`; not negative, and without fractions of what is kept.
    private static func duration(_ scan: inout PeriodScan) -> (months: Int64, seconds: Int64)? {
        guard scan.skip("P") else { return nil }
        var months: Int64 = 0
        var seconds: Int64 = 0
        var isTime = false
        var last = -1
        let designators = Array("YMWDHMS".utf8)
        let monthsEach: [Int64] = [12, 1, 0, 0, 0, 0, 0]
        let secondsEach: [Int64] = [0, 0, 7 * secondsOfDay, secondsOfDay, 3600, 60, 1]
        while !scan.isAtEnd {
            if !isTime, scan.skip("T") {
                isTime = true
                continue
            }
            guard let number = scan.number(), scan.fraction() != nil, let letter = scan.take(),
                let index = designators.indices.first(where: {
                    designators[$0] == letter && ($0 > 3) == isTime
                }), index > last
            else { return nil }
            months += number * monthsEach[index]
            seconds += number * secondsEach[index]
            last = index
        }
        return last >= 0 ? (months, seconds) : nil
    }
}
