package import Accounts

/// What somebody may do beyond reading what is published.
package struct Rights: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// See releases that wait for approval or are under an embargo.
    package static let see = Rights(rawValue: 1)
    /// Send in structures and data.
    package static let submit = Rights(rawValue: 2)
    /// Sign off what was sent in, or refuse it.
    package static let approve = Rights(rawValue: 4)

    static let names: [(name: String, right: Rights)] = [
        ("see", .see), ("submit", .submit), ("approve", .approve),
    ]

    /// Those held, as the configuration writes them.
    var text: String {
        Self.names.filter { contains($0.right) }.map(\.name).joined(separator: ", ")
    }
}

/// Who asks, as far as a token shows it.
package struct Bearer: Sendable, Hashable {
    /// The name that goes with the token; nil for those without one.
    package let name: String?
    package let rights: Rights
    /// The same for what depends on roles.
    package let principal: Principal
    /// The session that shows who asks; nil where a token does, or nobody has signed in.
    package let session: Secret?

    /// Everybody.
    static let anybody = Bearer(name: nil, rights: [], principal: .everybody)

    /// Whoever holds a token of the configuration. One that may approve is the desk's.
    init(token name: String, rights: Rights) {
        self.init(
            name: name, rights: rights,
            principal: Principal(
                name: name, role: rights.contains(.approve) ? .desk : .reader, isToken: true))
    }

    /// Whoever has an account, by a session or, without one, by a token of the account.
    init(account: Account, session: Secret?) {
        let rights: Rights =
            switch account.role {
            case .desk, .administrator: [.see, .submit, .approve]
            case .reader, .country, .agency: []
            }
        self.init(
            name: account.name, rights: rights,
            principal: account.principal(byToken: session == nil), session: session)
    }

    private init(
        name: String?, rights: Rights, principal: Principal, session: Secret? = nil
    ) {
        self.session = session
        self.name = name
        self.rights = rights
        self.principal = principal
    }
}
