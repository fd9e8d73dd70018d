/// What nobody, a reader, the country office of France, the agency `unsd`, the desk and an administrator
/// are told, in this order, at one address.
///
/// `+` done or shown: not refused for who asks; what is read is there (200 or 303).
/// `a` 401, `f` 403, `r` either of them, `n` 404, `x` 404 or 405; `o` open to all, whether there is
/// anything or not; `-` not asked.
struct AuthorisationRow: Sendable, CustomStringConvertible {
    /// The method and the operation, or the section of the desk, that the row is of.
    let of: String
    let path: String
    let expected: String
    /// JSON of the interface, or fields of a form as `name=value&name=value`.
    var body: String?
    var type = "application/json"

    init(
        _ of: String, _ path: String, _ expected: String, _ body: String? = nil,
        type: String = "application/json"
    ) {
        self.of = of
        self.path = path
        self.expected = expected
        self.body = body
        self.type = type
    }

    var method: String { String(of.prefix { $0 != " " }) }
    var description: String { method + " " + path }

    /// Whether a status is what a letter says.
    static func matches(_ letter: Character, _ status: Int, isRead: Bool) -> Bool {
        switch letter {
        case "+":
            isRead ? [200, 303].contains(status) : [200, 303, 400, 409, 422].contains(status)
        case "a": status == 401
        case "f": status == 403
        case "r": [401, 403].contains(status)
        case "n": status == 404
        case "x": [404, 405].contains(status)
        case "o": ![401, 403].contains(status) && status < 500
        default: false
        }
    }
}

/// What not everybody may see, with who may.
struct AuthorisationMark: Sendable {
    let text: String
    let readers: Set<String>

    static let all = [
        AuthorisationMark("contactmark", ["reader", "country", "agency", "desk", "administrator"]),
        AuthorisationMark("offermark", ["reader", "country", "agency", "desk", "administrator"]),
        AuthorisationMark("messagemark", ["reader", "agency", "desk", "administrator"]),
        AuthorisationMark("askmark-theirs", ["country", "agency", "desk", "administrator"]),
        AuthorisationMark("askmark-others", ["desk", "administrator"]),
        AuthorisationMark("remarkmark-theirs", ["country", "agency", "desk", "administrator"]),
        AuthorisationMark("remarkmark-others", ["desk", "administrator"]),
        AuthorisationMark("7654320", ["country", "agency", "desk", "administrator"]),
        AuthorisationMark("8765430", ["desk", "administrator"]),
        AuthorisationMark("6543219", ["desk", "administrator"]),
        AuthorisationMark("somebody as desk", ["desk", "administrator"]),
    ]

    init(_ text: String, _ readers: Set<String>) {
        self.text = text
        self.readers = readers
    }
}
