import Vocabulary

/// How long the periods of a table are, and how they are written and counted.
enum EurostatFrequency: String, Sendable {
    case annual = "A"
    case quarterly = "Q"
    case monthly = "M"

    /// What a period looks like, for messages.
    var words: String {
        switch self {
        case .annual: "a year of 1800 to 2200"
        case .quarterly: "a quarter such as 2022-Q1"
        case .monthly: "a month such as 2022-03"
        }
    }

    /// How many periods a year has.
    private var parts: Int {
        switch self {
        case .annual: 1
        case .quarterly: 4
        case .monthly: 12
        }
    }

    /// The number of a period as Eurostat writes it, of years the year itself: `2022`, `2022-Q1`,
    /// `2022Q1`, `2022-03`, `2022M03`. Nil for anything else.
    func number(_ text: some StringProtocol) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 4, let year = Self.digits(bytes[..<4]),
            FigureRule.years.contains(year)
        else { return nil }
        var rest = bytes[4...]
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        switch self {
        case .annual: return bytes.count == 4 ? year : nil
        case .quarterly:
            guard rest.first == UInt8(ascii: "Q") else { return nil }
            rest = rest.dropFirst()
        case .monthly:
            if rest.first == UInt8(ascii: "M") { rest = rest.dropFirst() }
            guard rest.count == 2 else { return nil }
        }
        guard let part = Self.digits(rest), (1...parts).contains(part) else { return nil }
        return year * parts + part - 1
    }

    /// The period with a number.
    func period(_ number: Int) -> Period? {
        let (year, part) = number.quotientAndRemainder(dividingBy: parts)
        guard self != .annual else { return Period(year: year) }
        let months = 12 / parts
        guard let start = CalendarDate(year: year, month: part * months + 1) else { return nil }
        return Period(start: start, length: .months(months))
    }

    /// The number of a period that this frequency made.
    func number(_ period: Period) -> Int {
        period.start.year * parts + (period.start.month - 1) * parts / 12
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 4, bytes.allSatisfy({ $0 &- 0x30 <= 9 }) else {
            return nil
        }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// The number of a period's text, each text looked at once.
struct EurostatTimes {
    let frequency: EurostatFrequency
    private var known: [String: Int?] = [:]

    init(_ frequency: EurostatFrequency) { self.frequency = frequency }

    mutating func number(_ text: String) -> Int? {
        if let found = known[text] { return found }
        let number = frequency.number(ColumnTable.trimmed(text))
        // Real files have some hundred periods.
        if known.count < 5000 { known[text] = .some(number) }
        return number
    }
}
