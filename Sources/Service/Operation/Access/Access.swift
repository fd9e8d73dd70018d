internal import Hummingbird
internal import Warehouse

/// Who has rights: tokens, of which only digests are held.
package struct Access: Sendable {
    let tokens: [Token]

    package init(tokens: [Token]) { self.tokens = tokens }

    /// Who sends a request with this `Authorization`; refuses tokens that nobody holds.
    ///
    /// - Parameter accounts: who knows the tokens of accounts.
    ///
    /// All tokens are compared, each over its whole length, so that the time taken tells nothing
    /// of how much was right.
    func bearer(
        _ authorization: String?, _ accounts: (String) -> Bearer? = { _ in nil }
    ) throws(Refusal) -> Bearer {
        guard let authorization else { return .anybody }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw .unauthorised(
                "The Authorization field begins with \(Refusal.shortened(String(parts.first ?? "")))"
                    + "; expected Bearer and a token.", error: "invalid_request")
        }
        let digest = Array(contentHash(Array(parts[1].utf8)).utf8)
        var found: Token?
        for token in tokens where token.matches(digest) { found = token }
        guard let found else {
            if let bearer = accounts(String(parts[1])) { return bearer }
            throw .unauthorised(
                "The token is not one of those known here. Without the Authorization field, all "
                    + "that is published can be read.", error: "invalid_token")
        }
        return Bearer(token: found.name, rights: found.rights)
    }
}

/// A secret that gives somebody rights.
package struct Token: Sendable, Hashable {
    package let name: String
    package let rights: Rights
    /// SHA-256 in hexadecimal, lower case.
    private let digest: [UInt8]

    /// The fewest characters of a token: 16 random ones cannot be guessed.
    static let shortest = 16

    /// Nil where the token is too short, or has characters that a header cannot carry.
    package init?(name: String, token: String, rights: Rights) {
        guard token.utf8.count >= Self.shortest, token.utf8.allSatisfy({ (0x21...0x7E) ~= $0 })
        else { return nil }
        self.init(name: name, sha256: contentHash(Array(token.utf8)), rights: rights)
    }

    /// Nil where the digest is not 64 hexadecimal digits.
    package init?(name: String, sha256: String, rights: Rights) {
        let digest = Array(sha256.lowercased().utf8)
        guard digest.count == 64,
            digest.allSatisfy({ (0x30...0x39) ~= $0 || (0x61...0x66) ~= $0 })
        else { return nil }
        self.name = name
        self.rights = rights
        self.digest = digest
    }

    /// Whether a digest is this one; takes the same time wherever they differ.
    func matches(_ other: [UInt8]) -> Bool {
        guard other.count == digest.count else { return false }
        var difference: UInt8 = 0
        for place in digest.indices { difference |= digest[place] ^ other[place] }
        return difference == 0
    }
}
