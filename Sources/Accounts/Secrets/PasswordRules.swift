internal import Foundation

/// What a password must be. Length is asked for, and nothing of its letters.
public enum PasswordRules {
    /// Units: characters.
    public static let shortest = 12
    /// Units: bytes of UTF-8.
    public static let longest = 1024

    /// The rules in words.
    public static let words =
        "at least \(shortest) characters, at most \(longest) bytes, not the account's name"

    /// The form in which a password is worked on: the same letters typed on different machines are
    /// the same bytes.
    ///
    /// - Throws: ``AccountError`` that does not repeat the password.
    static func checked(_ password: String, name: String) throws(AccountError) -> String {
        let plain = canonical(password)
        let found: String? =
            if plain.utf8.count > longest {
                "\(plain.utf8.count) bytes"
            } else if plain.count < shortest {
                "\(plain.count) characters"
            } else if Set(plain).count < 4 {
                "fewer than 4 different characters"
            } else if isName(plain, name) {
                "the account's name"
            } else {
                nil
            }
        guard let found else { return plain }
        throw AccountError(.value, "password", found: found, expected: words)
    }

    static func canonical(_ password: String) -> String {
        password.precomposedStringWithCanonicalMapping
    }

    /// Whether a password is a name, once or several times.
    private static func isName(_ password: String, _ name: String) -> Bool {
        password.lowercased().replacing(name, with: "").count < 4
    }
}
