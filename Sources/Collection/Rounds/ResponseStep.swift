/// Something done about the answer of a country: what leads from one state to another.
public enum ResponseStep: String, CaseIterable, Sendable {
    case ask
    case remind
    /// A questionnaire came. It may come unasked, late, and again.
    case receive
    case check
    case query
    /// The country says something about what it was asked, without a new questionnaire.
    case answer
    case accept
    case publish
    /// The country says that it will not answer.
    case refuse
    /// The round ends without its answer.
    case close
    /// The office turns an answer down that is not published: it is asked anew.
    case sendBack = "send-back"
    /// What was published is taken back: it is asked anew.
    case withdraw

    /// What somebody does, as a button has it.
    public var title: String {
        switch self {
        case .ask: "Ask"
        case .remind: "Remind"
        case .receive: "Receive"
        case .check: "Check"
        case .query: "Query"
        case .answer: "Answer the query"
        case .accept: "Accept"
        case .publish: "Publish"
        case .refuse: "Record a refusal"
        case .close: "Close without an answer"
        case .sendBack: "Send back"
        case .withdraw: "Withdraw"
        }
    }

    /// The states from which it may be taken; nil among them is that nobody was asked yet.
    public var origins: [ResponseState?] {
        switch self {
        case .ask: [nil, .refused, .noAnswer]
        case .remind: [.asked, .reminded, .queried]
        case .receive: [nil] + ResponseState.allCases
        case .check: [.received, .checked, .answered]
        case .query: [.checked, .answered, .accepted]
        case .answer: [.queried]
        case .accept: [.checked, .answered]
        case .publish: [.accepted]
        case .refuse: [.asked, .reminded, .queried, .noAnswer]
        case .close: [.asked, .reminded]
        case .sendBack: [.received, .checked, .queried, .answered, .accepted]
        case .withdraw: [.published]
        }
    }

    /// The state that it leads to; nil where it may not be taken.
    ///
    /// - Parameter state: where the answer stands; nil where nobody was asked yet.
    public func next(after state: ResponseState?) -> ResponseState? {
        guard origins.contains(state) else { return nil }
        switch self {
        case .ask, .sendBack, .withdraw: return .asked
        // A reminder of a query leaves it a query.
        case .remind: return state == .queried ? .queried : .reminded
        case .receive: return .received
        case .check: return .checked
        case .query: return .queried
        case .answer: return .answered
        case .accept: return .accepted
        case .publish: return .published
        case .refuse: return .refused
        case .close: return .noAnswer
        }
    }

    /// The right that it needs, by the name of the deed.
    public enum Right: String, CaseIterable, Sendable {
        /// The country's own: its questionnaire, its word.
        case answer
        case runRound = "run-round"
        case publish
    }

    /// The right that it needs, on the owners of the collection and the area.
    public var right: Right {
        switch self {
        case .receive, .answer, .refuse: .answer
        case .ask, .remind, .check, .query, .accept, .close, .sendBack: .runRound
        case .publish, .withdraw: .publish
        }
    }

    /// Whether it may not be taken without saying why.
    ///
    /// - Parameters:
    ///   - state: where the answer stands.
    ///   - findings: how many were open when it was last checked.
    public func needsReason(after state: ResponseState?, findings: Int) -> Bool {
        switch self {
        case .query, .refuse, .sendBack, .withdraw, .answer: true
        // Somebody who was asked already, and an answer with open findings: why.
        case .ask: state != nil
        case .accept: findings > 0
        case .remind, .receive, .check, .publish, .close: false
        }
    }

    /// Whether its reason may be read by everybody. What a country is asked about its answer, and
    /// what it says to that, may hold figures that are not published.
    public var isReasonOpen: Bool {
        switch self {
        case .query, .answer: false
        case .ask, .remind, .receive, .check, .accept, .publish, .refuse, .close, .sendBack,
            .withdraw:
            true
        }
    }

    /// Whether it brings the questionnaire that came.
    public var needsDocument: Bool { self == .receive }
}
