internal import Registers
internal import Vocabulary

/// Dates of registers as documents print them: `27-28 October 2004`.
enum DateWords {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// A date in words; what has no other form, as it is.
    static func text(_ date: String) -> String {
        let ends = date.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return end(date[...]) ?? date }
        if ends[0] == ".." { return end(ends[1]).map { "until " + $0 } ?? date }
        if ends[1] == ".." { return end(ends[0]).map { "since " + $0 } ?? date }
        guard let first = end(ends[0]), let last = end(ends[1]) else { return date }
        guard let from = CalendarDate(ends[0]), let to = CalendarDate(ends[1]),
            from.year == to.year
        else { return first + " to " + last }
        if from.month == to.month { return "\(from.day)-" + last }
        return "\(from.day) \(months[from.month - 1]) to " + last
    }

    private static func end(_ text: Substring) -> String? {
        if let day = CalendarDate(text) {
            return "\(day.day) \(months[day.month - 1]) \(day.year)"
        }
        guard let date = RecordDate(text) else { return nil }
        let parts = text.split(separator: "-")
        guard parts.count == 2 else { return String(text) }
        if let month = Int(parts[1]), (1...12).contains(month) {
            return "\(months[month - 1]) \(date.first.year)"
        }
        return "\(parts[1]) \(date.first.year)"
    }
}
