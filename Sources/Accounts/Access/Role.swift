/// What an account is for. What each role may do is the table of ``Principal/may(_:_:)``.
public enum Role: String, CaseIterable, Sendable, Codable {
    /// Sees what members share, and may write to one another.
    case reader
    /// A country office: answers for its own areas.
    case country
    /// An agency: runs its own collections and keeps its own records.
    case agency
    /// Those who run the office: every record, every collection.
    case desk
    /// The desk, and the accounts.
    case administrator

    /// The role in words.
    public var title: String {
        switch self {
        case .reader: "Reader"
        case .country: "Country office"
        case .agency: "Agency"
        case .desk: "Desk"
        case .administrator: "Administrator"
        }
    }
}
