/// What a letter may say of an answer: the names that stand in braces in a template.
public enum LetterField: String, CaseIterable, Sendable {
    case addressee
    case addresseeRole = "addressee-role"
    case office
    case country
    case collection
    case agency
    case purpose
    case round
    case deadline
    case daysLate = "days-late"
    case tables
    case asked
    case received
    case questions
    case today
    case sender

    /// What it is, for those who write templates.
    public var meaning: String {
        switch self {
        case .addressee: "the focal point's name"
        case .addresseeRole: "the focal point's role"
        case .office: "the focal point's organisation"
        case .country: "the country's name"
        case .collection: "the collection's title"
        case .agency: "the collection's owners"
        case .purpose: "what the collection asks for or holds"
        case .round: "the round"
        case .deadline: "the last day for answers"
        case .daysLate: "how many days the answer is late"
        case .tables: "the tables asked"
        case .asked: "the day on which the country was asked"
        case .received: "the day on which the answer came"
        case .questions: "the questions"
        case .today: "the day of the letter"
        case .sender: "who signs"
        }
    }

    /// Where it comes from, so that somebody can fill it where it is missing.
    public var origin: String {
        switch self {
        case .addressee, .addresseeRole, .office:
            "a focal point for the area in the register of organisations"
        case .country: "the register of areas"
        case .collection, .agency, .purpose: "the collection's record"
        case .round, .asked, .received: "the answer's record"
        case .deadline, .daysLate: "the round's deadline"
        case .tables: "the tables of the collection's record"
        case .questions: "the findings of the answer, or the reason of its query"
        case .today, .sender: "whoever writes it"
        }
    }
}
