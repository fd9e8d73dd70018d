/// A question that the definition of a figure answers, or leaves open.
///
/// The answers are codes, few for each aspect, so that what two publishers say can be compared. What
/// a publisher does not say is never filled in: no answer is an answer too.
public enum Aspect: String, CaseIterable, Sendable, Codable {
    /// What is counted: people there, moves, people who changed residence, a balance.
    case measure
    /// How long somebody must stay, or be away, to be counted.
    case duration
    /// Whether that stay is the actual or the intended one.
    case durationBasis = "duration-basis"
    /// What makes somebody a resident.
    case residence
    /// The day or the period that a figure is of.
    case time
    /// What the figures were compiled from.
    case compiledFrom = "compiled-from"
    /// Which borders an area of birth or origin has.
    case borders
    case refugees
    case asylumSeekers = "asylum-seekers"
    case students
    case borderWorkers = "border-workers"
    case seasonalWorkers = "seasonal-workers"
    /// Whether the area's own nationals are counted.
    case nationals
    /// Whether people without a right to stay are counted.
    case irregular

    /// A code with its meaning.
    public struct Answer: Hashable, Sendable {
        public let code: String
        public let words: String
    }

    /// The aspect in words.
    public var name: String {
        switch self {
        case .measure: "What is counted"
        case .duration: "Least stay"
        case .durationBasis: "Which stay"
        case .residence: "Residence"
        case .time: "Day or period"
        case .compiledFrom: "Compiled from"
        case .borders: "Borders of origins"
        case .refugees: "Refugees"
        case .asylumSeekers: "Asylum-seekers"
        case .students: "Students"
        case .borderWorkers: "Border workers"
        case .seasonalWorkers: "Seasonal workers"
        case .nationals: "Own nationals"
        case .irregular: "People without a right to stay"
        }
    }

    /// Whether the aspect asks if a group of people is counted.
    public var isCoverage: Bool {
        switch self {
        case .refugees, .asylumSeekers, .students, .borderWorkers, .seasonalWorkers, .nationals,
            .irregular:
            true
        case .measure, .duration, .durationBasis, .residence, .time, .compiledFrom, .borders: false
        }
    }

    /// The answers there are.
    public var answers: [Answer] {
        switch self {
        case .measure: Self.measures
        case .duration: Self.durations
        case .durationBasis:
            Self.list([
                ("ACTUAL", "the stay as it was"), ("INTENDED", "the stay as it was declared"),
                ("EITHER", "the stay as it was or is expected to be"),
            ])
        case .residence:
            Self.list([
                ("USUAL", "usual residence"), ("LEGAL", "registration or a permit"),
                ("PRESENT", "presence on the day"), ("VARIES", "different from area to area"),
            ])
        case .time: Self.times
        case .compiledFrom:
            Self.list([
                ("REGISTER", "registers of population or foreigners"), ("CENSUS", "censuses"),
                ("SURVEY", "surveys"), ("PERMITS", "permits and procedures"),
                ("MIXED", "sources that differ from area to area"),
                ("MODEL", "estimates by a method"),
            ])
        case .borders:
            Self.list([
                ("CURRENT", "borders of today"), ("BIRTH", "borders at the time of birth"),
                ("VARIES", "different from area to area"),
            ])
        case .refugees, .asylumSeekers, .students, .borderWorkers, .seasonalWorkers, .nationals,
            .irregular:
            Self.list([
                ("IN", "counted"), ("OUT", "not counted"),
                ("PART", "counted in some areas or years"),
            ])
        }
    }

    /// The meaning of an answer; nil for a code that is none.
    public func words(_ code: String) -> String? { answers.first { $0.code == code }?.words }

    private static let measures = list([
        ("STOCK", "people there at a date"),
        ("EVENT", "moves over a period: each move counts"),
        ("TRANSITION", "people whose residence differs between two dates"),
        ("PEOPLE", "people over a period: each counts once"),
        ("NET", "moves in less moves out"), ("MONEY", "money sent"),
        ("APPLICATION", "applications or decisions of a period"),
    ])

    private static let durations = list([
        ("0", "none: any stay"), ("3", "three months"), ("6", "six months"),
        ("12", "twelve months"), ("PERMANENT", "for good"),
        ("DATES", "none: residence at both dates"),
        ("VARIES", "different from area to area"),
    ])

    private static let times = list([
        ("01-01", "on 1 January"), ("07-01", "on 1 July"), ("12-31", "on 31 December"),
        ("MONTH-END", "on the last day of the month"), ("YEAR", "over the calendar year"),
        ("QUARTER", "over the quarter"), ("MONTH", "over the month"),
        ("INTERVAL", "over several years, from date to date"),
        ("VARIES", "different from area to area"),
    ])

    private static func list(_ pairs: [(String, String)]) -> [Answer] {
        pairs.map { Answer(code: $0.0, words: $0.1) }
    }
}
