/// Something that somebody wants to do, for which a right may be needed.
public enum Deed: String, CaseIterable, Sendable {
    /// Read what is published.
    case read
    /// Read what members share: the marketplace, people's contacts.
    case readMembers = "read-members"
    /// Read answers and figures that are not published.
    case readUnpublished = "read-unpublished"
    /// Add or change a record of a register.
    case writeRecord = "write-record"
    /// Delete a record of a register.
    case deleteRecord = "delete-record"
    /// Send in an answer to a collection.
    case answer
    /// Ask, remind, query, accept, refuse: what a round of a collection needs.
    case runRound = "run-round"
    /// Sign off figures, so that they are published.
    case publish
    /// Tell of progress on a recommendation, or of an obstacle.
    case reportProgress = "report-progress"
    /// Read a message that somebody wrote to somebody; the subject is its sender or recipient.
    case readMessage = "read-message"
    /// Write to somebody through the system.
    case contact
    /// Change one's own account: password, tokens, sessions.
    case keepAccount = "keep-account"
    /// Invite, change and close accounts of others.
    case administer
    /// Read the audit trail.
    case audit

    /// The deed in words, to follow "may".
    public var words: String {
        switch self {
        case .read: "read what is published"
        case .readMembers: "read what members share"
        case .readUnpublished: "read what is not published"
        case .writeRecord: "change this record"
        case .deleteRecord: "delete this record"
        case .answer: "answer this collection"
        case .runRound: "run this collection"
        case .publish: "publish figures"
        case .reportProgress: "tell of this recommendation"
        case .readMessage: "read this message"
        case .contact: "write to members"
        case .keepAccount: "change this account"
        case .administer: "administer accounts"
        case .audit: "read the audit trail"
        }
    }
}

/// What a deed is done to, as far as rights depend on it.
public struct Subject: Hashable, Sendable {
    /// Organisations whose matter it is: ids of the register of organisations.
    public var organisations: Set<String>
    /// Areas whose matter it is.
    public var areas: Set<String>
    /// The account that it is, or belongs to.
    public var account: String?

    /// Nothing in particular.
    public static let anything = Subject()

    public init(
        organisations: Set<String> = [], areas: Set<String> = [], account: String? = nil
    ) {
        self.organisations = organisations
        self.areas = areas
        self.account = account
    }
}
