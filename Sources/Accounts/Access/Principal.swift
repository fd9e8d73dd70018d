/// Who does something: an account, a token, or nobody in particular.
public struct Principal: Hashable, Sendable {
    /// The account's name; nil for those who have not signed in.
    public let name: String?
    /// What the account is for; nil for those who have not signed in.
    public let role: Role?
    /// The organisations that it speaks for: ids of the register of organisations.
    public let organisations: Set<String>
    /// The areas that it answers for.
    public let areas: Set<String>
    /// Whether a token shows who it is. A token may do what its account may, but nothing to accounts:
    /// whoever finds one cannot make the finding last.
    public let isToken: Bool

    /// Those who have not signed in.
    public static let everybody = Principal()

    private init() {
        name = nil
        role = nil
        organisations = []
        areas = []
        isToken = false
    }

    public init(
        name: String, role: Role, organisations: Set<String> = [], areas: Set<String> = [],
        isToken: Bool = false
    ) {
        self.name = name
        self.role = role
        self.organisations = organisations
        self.areas = areas
        self.isToken = isToken
    }

    /// Whether somebody has signed in.
    public var isMember: Bool { role != nil }

    /// Whether somebody may do something to something. All that the tool and the service allow
    /// is decided here.
    public func may(_ deed: Deed, _ subject: Subject = .anything) -> Bool {
        switch deed {
        case .read: true
        case .readMembers, .contact: isMember
        case .reportProgress: isDesk || isOfItself(subject)
        case .readMessage: isDesk || isAccount(subject) || speaksForSome(subject)
        case .keepAccount: !isToken && name != nil && name == subject.account
        case .administer: !isToken && role == .administrator
        case .audit: role == .administrator
        case .publish: isDesk
        case .readUnpublished: isDesk || ownsCollection(subject) || isOwnArea(subject)
        case .runRound: isDesk || ownsCollection(subject)
        case .answer: isDesk || ownsCollection(subject) || isOwnArea(subject)
        case .writeRecord: isDesk || speaksForSome(subject)
        case .deleteRecord: isDesk || speaksForAll(subject)
        }
    }

    private var isDesk: Bool { role == .desk || role == .administrator }

    private func ownsCollection(_ subject: Subject) -> Bool {
        role == .agency && !organisations.isDisjoint(with: subject.organisations)
    }

    private func isOwnArea(_ subject: Subject) -> Bool {
        role == .country && !subject.areas.isEmpty && subject.areas.isSubset(of: areas)
    }

    private func isAccount(_ subject: Subject) -> Bool {
        name != nil && name == subject.account
    }

    /// A country office of its own areas, an agency of itself.
    private func isOfItself(_ subject: Subject) -> Bool {
        switch role {
        case .country:
            isOwnArea(subject) && subject.organisations.isSubset(of: organisations)
        case .agency:
            !subject.organisations.isEmpty && subject.organisations.isSubset(of: organisations)
        case .reader, .desk, .administrator, nil: false
        }
    }

    private func speaksForSome(_ subject: Subject) -> Bool {
        (role == .agency || role == .country)
            && !organisations.isDisjoint(with: subject.organisations)
    }

    private func speaksForAll(_ subject: Subject) -> Bool {
        speaksForSome(subject) && subject.organisations.isSubset(of: organisations)
    }
}
