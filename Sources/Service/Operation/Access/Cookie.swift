internal import Accounts
internal import HTTPTypes
internal import Hummingbird

/// The cookies of the desk. Neither can be read by scripts, nor is sent along by pages from elsewhere
/// but when somebody follows a link.
enum Cookie {
    /// Shows a session.
    case session
    /// Ties a form to a browser before anybody has signed in.
    case form

    /// Browsers take a name that begins with `__Host-` only from the host itself over a secure
    /// connection, so that no neighbour can set it.
    func name(_ origin: String?) -> String {
        switch (self, Self.isSecure(origin)) {
        case (.session, true): "__Host-corridor"
        case (.session, false): "corridor-session"
        case (.form, true): "__Host-corridor-form"
        case (.form, false): "corridor-form"
        }
    }

    /// What a request brings; nil where it brings none, what cannot be one, or several that differ.
    func secret(_ headers: HTTPFields, _ origin: String?) -> Secret? {
        guard headers.contains(.cookie) else { return nil }
        let name = name(origin)
        var found: Set<String> = []
        for field in headers[values: .cookie] {
            for item in field.split(separator: ";") {
                let sides = item.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard sides.count == 2, sides[0].filter({ $0 != " " }) == name else { continue }
                found.insert(sides[1].filter { $0 != " " })
            }
        }
        return found.count == 1 ? found.first.flatMap { Secret($0) } : nil
    }

    /// The field that sets it; without a secret, the one that takes it away.
    func field(_ secret: Secret?, _ origin: String?) -> HTTPField {
        var text = name(origin) + "=" + (secret?.text ?? "") + "; Path=/; HttpOnly; SameSite=Lax"
        if Self.isSecure(origin) { text += "; Secure" }
        if secret == nil { text += "; Max-Age=0" }
        return HTTPField(name: .setCookie, value: text)
    }

    private static func isSecure(_ origin: String?) -> Bool {
        origin?.hasPrefix("https://") ?? false
    }
}
