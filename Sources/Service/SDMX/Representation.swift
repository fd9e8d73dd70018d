internal import Office
internal import SDMX

/// A form in which an answer can be given.
struct Representation: Hashable, Sendable {
    /// What the answer is.
    enum Kind: Hashable, Sendable {
        case data(FigureForm)
        case structure(MessageFormat)
        case metadata(MessageFormat)
        /// A schema that messages are checked by.
        case schema(MessageFormat)
    }

    let kind: Kind
    /// Without parameters.
    let name: String
    /// The `version` of the media type; nil where it has none.
    let version: String?
    /// The names by which the `format` parameter calls it, the first our own. Several forms may
    /// have a name; the first of them that is offered is meant.
    let formats: [String]
    /// More general media types that it is given for too.
    let alsoFor: [String]
    /// The ending of files.
    let ending: String

    /// As in `Content-Type`.
    var mediaType: String {
        let charset = name.hasPrefix("text/") ? "; charset=utf-8" : ""
        return (version.map { "\(name);version=\($0)" } ?? name) + charset
    }

    init(
        _ kind: Kind, _ name: String, _ version: String?, _ formats: [String],
        alsoFor: [String] = [], ending: String
    ) {
        self.kind = kind
        self.name = name
        self.version = version
        self.formats = formats
        self.alsoFor = alsoFor
        self.ending = ending
    }

    /// Whether a range of media types takes this one.
    func isTaken(by range: MediaRange) -> Bool {
        if range.type == "*" { return range.subtype == "*" }
        if range.subtype == "*" { return name.hasPrefix(range.type + "/") }
        guard range.name == name || alsoFor.contains(range.name) else { return false }
        return isOf(version: range["version"])
    }

    /// Whether it is of a version that is asked for: the same but for zeros at the end, or within a
    /// range such as `2.0+.0`. Nil asks for any.
    func isOf(version asked: String?) -> Bool {
        guard let asked, let version else { return true }
        if asked.contains("+"), let known = Version(version) {
            return VersionSelector(asked)?.admits(known) ?? false
        }
        return Self.parts(asked) == Self.parts(version)
    }

    private static func parts(_ text: String) -> [Substring] {
        var parts = text.split(separator: ".", omittingEmptySubsequences: false)
        while parts.count > 1, parts.last == "0" { parts.removeLast() }
        return parts
    }
}
