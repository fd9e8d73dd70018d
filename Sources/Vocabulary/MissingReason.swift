/// Why a value is missing. Missing is never zero.
public enum MissingReason: UInt8, CaseIterable, Sendable {
    /// The publisher prints a mark for "not available".
    case notReported = 1
    /// The question does not arise.
    case notApplicable = 2
    /// Withheld to protect people.
    case suppressed = 3
    /// Not yet, or no longer, collected.
    case notCollected = 4

    /// The reason in words.
    public var name: String {
        switch self {
        case .notReported: "not reported"
        case .notApplicable: "not applicable"
        case .suppressed: "suppressed"
        case .notCollected: "not collected"
        }
    }

    /// The observation status that says the same.
    public var status: ObservationStatus {
        switch self {
        case .notReported: .missing
        case .notApplicable: .cannotExist
        case .suppressed: .suppressed
        case .notCollected: .notCollected
        }
    }
}
