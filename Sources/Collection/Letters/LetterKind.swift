/// What a letter to a country is for.
public enum LetterKind: String, CaseIterable, Sendable {
    case request
    case reminder
    case secondReminder = "second-reminder"
    case thanks
    /// Asks about what was found in an answer.
    case query
    case acceptance
    /// Gives a country what others count of its emigrants.
    case giveBack = "give-back"

    /// Its name to a reader.
    public var title: String {
        switch self {
        case .request: "Request"
        case .reminder: "Reminder"
        case .secondReminder: "Second reminder"
        case .thanks: "Thanks"
        case .query: "Query"
        case .acceptance: "Acceptance"
        case .giveBack: "Figures given back"
        }
    }

    /// The letters that go with a state, the likeliest first.
    ///
    /// - Parameter reminders: how many went out already.
    public static func fitting(_ state: ResponseState, reminders: Int) -> [LetterKind] {
        switch state {
        case .asked, .reminded:
            reminders == 0 ? [.request, .reminder] : [reminders == 1 ? .reminder : .secondReminder]
        case .received, .checked, .answered: [.thanks, .query]
        case .queried: [.query, .reminder]
        case .accepted: [.acceptance, .thanks]
        case .published: [.acceptance, .giveBack]
        case .refused, .noAnswer: [.request]
        }
    }
}

/// The languages that letters are written in. English ships; others are added as templates.
public enum LetterLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case french = "fr"
    case spanish = "es"

    /// Its name in itself.
    public var title: String {
        switch self {
        case .english: "English"
        case .french: "français"
        case .spanish: "español"
        }
    }
}
