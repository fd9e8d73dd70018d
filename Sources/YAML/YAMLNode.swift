/// A value of a YAML text, with the line on which it stands.
///
/// Scalars stay texts, whatever YAML would make of them: `NO` is Norway's code and no truth value,
/// `010` keeps its zero, and a number of a thousand digits is a text of a thousand characters.
public struct YAMLNode: Sendable {
    /// What a value is.
    public enum Kind: Sendable {
        /// `isQuoted` tells `""` and `"~"` from nothing at all.
        case scalar(String, isQuoted: Bool)
        case list([YAMLNode])
        case mapping([Entry])
    }

    /// A name in a mapping, with its value.
    public struct Entry: Sendable {
        public let key: String
        /// The line of the name.
        public let line: Int
        public let value: YAMLNode
    }

    public let kind: Kind
    /// From 1.
    public let line: Int

    /// Whether nothing stands there: no text, or a bare `~` or `null`.
    public var isNothing: Bool {
        guard case .scalar(let text, isQuoted: false) = kind else { return false }
        return ["", "~", "null"].contains(text)
    }

    /// The text of a scalar, empty where nothing stands; nil for lists and mappings.
    public var text: String? {
        guard case .scalar(let text, _) = kind else { return nil }
        return isNothing ? "" : text
    }

    /// The items of a list; nil for anything else.
    public var list: [YAMLNode]? {
        if case .list(let items) = kind { items } else { nil }
    }

    /// The entries of a mapping in the order of the text, each name once; nil for anything else.
    public var entries: [Entry]? {
        if case .mapping(let entries) = kind { entries } else { nil }
    }

    /// What the value is, for messages: its text cut short, or its kind in words.
    public var shown: String {
        switch kind {
        case .scalar(let text, _):
            if isNothing { return "nothing" }
            let short = text.unicodeScalars.prefix(80)
            return String(String.UnicodeScalarView(short))
                + (text.unicodeScalars.count > 80 ? "\u{2026}" : "")
        case .list: return "a list"
        case .mapping: return "names with values"
        }
    }
}
