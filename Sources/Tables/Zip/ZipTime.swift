/// A time as a zip archive states it: twice, in the form of MS-DOS to two seconds, and in seconds
/// since 1970 for programs that know the extra field of Info-ZIP.
struct ZipTime {
    /// Bits 0 to 4 half the seconds, 5 to 10 the minute, 11 to 15 the hour.
    let dosTime: UInt16
    /// Bits 0 to 4 the day, 5 to 8 the month, 9 to 15 the year since 1980.
    let dosDate: UInt16
    /// Seconds since 1970 UTC, at most 2^31 - 1 (the year 2038).
    let seconds: UInt32

    /// - Parameter time: seconds since 1970 UTC; brought into 1980-01-01 to 2107-12-31.
    init(_ time: Int) {
        let time = min(max(time, 315_532_800), 4_354_819_199)
        let (year, month, day) = Self.date(daysSince1970: time / 86_400)
        let second = time % 86_400
        dosTime = UInt16((second / 3600) << 11 | (second / 60 % 60) << 5 | (second % 60 / 2))
        dosDate = UInt16((year - 1980) << 9 | month << 5 | day)
        seconds = UInt32(min(time, Int(Int32.max)))
    }

    /// The day of the Gregorian calendar, by eras of 400 years that start on 1 March.
    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }
}
