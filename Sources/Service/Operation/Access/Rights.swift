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

    /// Everybody.
    static let anybody = Bearer(name: nil, rights: [], principal: .everybody)

    /// Whoever holds a token of the configuration. One that may approve is the desk's.
    init(token name: String, rights: Rights) {
        self.init(
            name: name, rights: rights,
            principal: Principal(name: name, role: rights.contains(.approve) ? .desk : .reader))
    }

    private init(name: String?, rights: Rights, principal: Principal) {
        self.name = name
        self.rights = rights
        self.principal = principal
    }
}
