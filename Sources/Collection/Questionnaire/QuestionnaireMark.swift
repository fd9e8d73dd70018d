public import Vocabulary

/// What may be typed in place of a figure. A blank cell is not answered.
public enum QuestionnaireMark: String, CaseIterable, Sendable {
    case notAvailable = ".."
    case notApplicable = "."
    case confidential = "c"

    /// What it means, for those who fill in a questionnaire.
    public var words: String {
        switch self {
        case .notAvailable: "not available"
        case .notApplicable: "not applicable: there can be nobody"
        case .confidential: "confidential: known, and not given"
        }
    }

    /// The reason for missing that it stands for.
    public var reason: MissingReason {
        switch self {
        case .notAvailable: .notReported
        case .notApplicable: .notApplicable
        case .confidential: .suppressed
        }
    }

    /// The mark of a reason; nil for one that has none.
    public init?(_ reason: MissingReason) {
        switch reason {
        case .notReported, .notCollected: self = .notAvailable
        case .notApplicable: self = .notApplicable
        case .suppressed: self = .confidential
        }
    }
}

/// What may be said of a figure, in the column beside it.
public enum QuestionnaireFlag: String, CaseIterable, Sendable {
    case provisional = "p"
    case estimated = "e"
    case breakInSeries = "b"

    /// What it means, for those who fill in a questionnaire.
    public var words: String {
        switch self {
        case .provisional: "provisional"
        case .estimated: "estimated"
        case .breakInSeries: "break: from this year on something else is counted"
        }
    }

    /// The status that it stands for.
    public var status: ObservationStatus {
        switch self {
        case .provisional: .provisional
        case .estimated: .estimated
        case .breakInSeries: .breakInSeries
        }
    }

    /// The flag of a status; nil for one that has none.
    public init?(_ status: ObservationStatus) {
        switch status {
        case .provisional: self = .provisional
        case .estimated, .imputed, .forecast: self = .estimated
        case .breakInSeries: self = .breakInSeries
        default: return nil
        }
    }
}
