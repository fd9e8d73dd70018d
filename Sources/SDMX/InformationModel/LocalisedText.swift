/// A text in one or more languages, in the order in which the message gives them.
public struct LocalisedText: Hashable, Sendable {
    /// The text in one language.
    public struct Entry: Hashable, Sendable {
        /// As `xml:lang` and the JSON object's keys have it: `en`, `pt-BR`.
        public var language: String
        public var text: String

        public init(_ language: String, _ text: String) {
            self.language = language
            self.text = text
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// - Parameter language: where none is stated, the standard's default.
    public init(_ text: String, language: String = Self.defaultLanguage) {
        entries = [Entry(language, text)]
    }

    /// The language of texts that do not state theirs, by the standard's schemas.
    public static let defaultLanguage = "en"

    public var isEmpty: Bool { entries.isEmpty }

    /// The text in that language; setting nil removes it.
    public subscript(language: String) -> String? {
        get { entries.first { $0.language == language }?.text }
        set {
            let index = entries.firstIndex { $0.language == language }
            switch (index, newValue) {
            case (let index?, let text?): entries[index].text = text
            case (let index?, nil): entries.remove(at: index)
            case (nil, let text?): entries.append(Entry(language, text))
            case (nil, nil): break
            }
        }
    }

    /// The text in the first of those languages that there is, a regional variant counting for
    /// its language; else the first text of all. Nil only if there is no text.
    public func best(_ languages: String...) -> String? {
        for wanted in languages {
            if let exact = self[wanted] { return exact }
            let near = entries.first {
                $0.language.split(separator: "-").first == wanted.split(separator: "-").first
            }
            if let near { return near.text }
        }
        return entries.first?.text
    }
}

extension LocalisedText: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
