/// Somebody who may sign in. Closed accounts stay, so that what they did keeps its name.
public struct Account: Hashable, Sendable, Codable {
    /// What one signs in with; never changes.
    public let name: String
    public let fullName: String
    public let role: Role
    /// The organisations that it speaks for: ids of the register of organisations, in order.
    public let organisations: [String]
    /// The areas that it answers for, in order.
    public let areas: [String]
    public let created: Moment
    /// When it was closed; nil while it is open.
    public let closed: Moment?
    /// When its password was set; nil before the invitation is taken up.
    public let passwordSet: Moment?

    public var isOpen: Bool { closed == nil }

    /// Who acts in the name of the account.
    ///
    /// - Parameter byToken: whether a token shows it, and nobody signed in.
    public func principal(byToken: Bool = false) -> Principal {
        Principal(
            name: name, role: role, organisations: Set(organisations), areas: Set(areas),
            isToken: byToken)
    }
}

/// What an account is to be.
public struct AccountDraft: Hashable, Sendable {
    public let name: String
    public let fullName: String
    public let role: Role
    public let organisations: [String]
    public let areas: [String]

    /// Puts what was typed in order: blanks around it go, codes are sorted.
    ///
    /// - Throws: ``AccountError`` for a name or code that cannot be one.
    public init(
        name: String, fullName: String, role: Role, organisations: [String] = [],
        areas: [String] = []
    ) throws(AccountError) {
        guard Self.isName(name) else {
            throw AccountError(
                .value, "name", found: name.isEmpty ? "nothing" : Self.shown(name),
                expected: "2 to 64 small letters, digits, points, hyphens, underscores or @, "
                    + "a letter or digit first")
        }
        let plain = Self.trimmed(fullName)
        guard (1...200).contains(plain.utf8.count), Self.isLine(plain) else {
            throw AccountError(
                .value, "full name", found: plain.isEmpty ? "nothing" : Self.shown(plain),
                expected: "1 to 200 bytes on one line")
        }
        self.name = name
        self.fullName = plain
        self.role = role
        self.organisations = try Self.codes(organisations, "organisations") { byte in
            Self.isNameByte(byte)
        }
        self.areas = try Self.codes(areas, "areas") { byte in
            (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
        }
        switch role {
        case .country where self.areas.isEmpty:
            throw AccountError(
                .value, "areas", found: "none", expected: "the areas that the office answers for")
        case .agency where self.organisations.isEmpty:
            throw AccountError(
                .value, "organisations", found: "none",
                expected: "the organisations that the account speaks for")
        case .reader, .country, .agency, .desk, .administrator: break
        }
    }

    private static func codes(
        _ texts: [String], _ what: String, _ isFine: (UInt8) -> Bool
    ) throws(AccountError) -> [String] {
        let plain = Set(texts.map(trimmed).filter { !$0.isEmpty })
        guard plain.count <= 100 else {
            throw AccountError(.value, what, found: "\(plain.count)", expected: "at most 100")
        }
        for code in plain where code.utf8.count > 100 || !code.utf8.allSatisfy(isFine) {
            throw AccountError(
                .value, what, found: shown(code),
                expected: what == "areas"
                    ? "codes such as FRA" : "ids of the register of organisations, such as unsd")
        }
        return plain.sorted()
    }

    static func isName(_ name: String) -> Bool {
        (2...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "@") }
            && name.utf8.first.map { !".-_@".utf8.contains($0) } ?? false
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || ".-_".utf8.contains(byte)
    }

    private static func isLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            // Marks that turn the direction of a line could make one name look like another.
            case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate: false
            default: true
            }
        }
    }

    static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func shown(_ text: String) -> String { "\"\(text.prefix(80))\"" }
}
