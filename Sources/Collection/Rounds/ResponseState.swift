/// Where the answer of a country to a round of a collection stands.
public enum ResponseState: String, CaseIterable, Sendable {
    case asked
    case reminded
    /// A questionnaire came and is kept as it came.
    case received
    /// It was looked through, and what was found is counted.
    case checked
    /// The country was asked about what was found.
    case queried
    /// The country said something about it.
    case answered
    case accepted
    /// Its figures are signed off, and everybody sees them.
    case published
    /// The country said that it will not answer, and why.
    case refused
    /// The round was closed without an answer; nobody said why.
    case noAnswer = "no-answer"

    /// The state in words.
    public var title: String {
        switch self {
        case .asked: "Asked"
        case .reminded: "Reminded"
        case .received: "Received"
        case .checked: "Checked"
        case .queried: "Queried"
        case .answered: "Answered"
        case .accepted: "Accepted"
        case .published: "Published"
        case .refused: "Refused"
        case .noAnswer: "No answer"
        }
    }

    /// What it counts as in a rate of response.
    public var standing: Standing {
        switch self {
        case .received, .checked, .queried, .answered, .accepted, .published: .answered
        case .asked, .reminded: .open
        case .refused: .refused
        case .noAnswer: .silent
        }
    }

    /// What states count as. A refusal is told apart from silence: its reason is known.
    public enum Standing: String, CaseIterable, Sendable {
        /// A questionnaire came, whatever became of it.
        case answered
        /// Asked, and the round is not closed.
        case open
        /// The country said that it will not answer.
        case refused
        /// The round was closed; nothing came, and no reason was stated.
        case silent

        /// The standing in words.
        public var title: String {
            switch self {
            case .answered: "Answered"
            case .open: "Not yet answered"
            case .refused: "Refused, reason stated"
            case .silent: "No answer, no reason stated"
            }
        }
    }

    /// Whether the next word is the country's.
    public var waitsForCountry: Bool {
        switch self {
        case .asked, .reminded, .queried: true
        case .received, .checked, .answered, .accepted, .published, .refused, .noAnswer: false
        }
    }
}
