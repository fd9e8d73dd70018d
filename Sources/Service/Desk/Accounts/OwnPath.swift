/// The addresses at which accounts are changed.
enum AccountSections {
    private static let roots = [
        SignInSection.root, SignOutSection.root, InvitationSection.root, AccountSection.root,
        AccountsSection.root,
    ]

    static func holds(_ path: String) -> Bool {
        roots.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
}

/// The way back after signing in: a path of this site and never another's.
enum OwnPath {
    /// The path, or that of the desk where it is none of ours.
    static func checked(_ text: String?) -> String {
        guard let text, text.utf8.count <= 2000, text.hasPrefix("/"),
            // A second slash of either kind begins the name of a host.
            !text.dropFirst().hasPrefix("/"), !text.dropFirst().hasPrefix("\\"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
            (try? Address(text)) != nil, !text.hasPrefix(SignInSection.root),
            !text.hasPrefix(SignOutSection.root), !text.hasPrefix(InvitationSection.root)
        else { return DeskEndpoint.root }
        return text
    }

    /// The path as a value of a query.
    static func encoded(_ path: String) -> String {
        path.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            default:
                "-._~/".utf8.contains(byte)
                    ? String(UnicodeScalar(byte))
                    : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
