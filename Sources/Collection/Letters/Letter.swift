/// A letter to a country, drafted from a template. Nothing is sent: the text is for the desk's own
/// mail.
public struct Letter: Hashable, Sendable {
    public let kind: LetterKind
    public let language: LetterLanguage
    /// Whom it is for: name, role, organisation and where to write to, as far as known.
    public let addressees: [Addressee]
    public let subject: String
    /// Paragraphs with a blank line between them.
    public let body: String
    /// What the template asks for and nobody has written down; it stands in the text as a gap that
    /// is told, never as nothing.
    public let missing: [LetterField]
    /// Names in the template that stand for nothing; they are left as they are.
    public let unknown: [String]

    /// Somebody whom a letter is for.
    public struct Addressee: Hashable, Sendable {
        public let name: String
        public let role: String?
        public let organisation: String?
        public let contact: String?

        public init(name: String, role: String?, organisation: String?, contact: String?) {
            self.name = name
            self.role = role
            self.organisation = organisation
            self.contact = contact
        }

        /// In a line.
        public var text: String {
            [name, role, organisation, contact].compactMap(\.self).joined(separator: ", ")
        }
    }

    /// Fills a template.
    ///
    /// - Parameter values: what is known; texts that are empty count as not known.
    public init(
        _ template: LetterTemplate, to addressees: [Addressee], _ values: [LetterField: String]
    ) {
        kind = template.kind
        language = template.language
        self.addressees = addressees
        var filler = Filler(values: values.filter { !$0.value.allSatisfy(\.isWhitespace) })
        // A subject is one line, whatever is put into it.
        subject = filler.fill(template.subject).split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        body = filler.fill(template.body)
        missing = LetterField.allCases.filter(filler.missing.contains)
        unknown = filler.unknown
    }

    /// The whole as plain text, the addressees and the subject first.
    public var text: String {
        var lines = addressees.map { "To: " + $0.text }
        if addressees.isEmpty { lines.append("To: [no focal point for this area]") }
        lines.append("Subject: " + subject)
        return lines.joined(separator: "\n") + "\n\n" + body + "\n"
    }

    /// What must be told of the letter before it is used.
    public var warnings: [String] {
        missing.map { "Not known: \($0.meaning). It would come from \($0.origin)." }
            + unknown.map { "The template says {\($0)}, which stands for nothing." }
    }
}

/// Puts values in place of names in braces.
private struct Filler {
    let values: [LetterField: String]
    private(set) var missing: Set<LetterField> = []
    private(set) var unknown: [String] = []

    init(values: [LetterField: String]) { self.values = values }

    /// What is put in is never looked through for names itself.
    mutating func fill(_ template: String) -> String {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(where: { $0 == "}" || $0 == "{" }),
                inner[close] == "}"
            else {
                text += "{"
                rest = inner
                continue
            }
            text += value(String(inner[..<close]))
            rest = inner[inner.index(after: close)...]
        }
        return text + rest
    }

    private mutating func value(_ name: String) -> String {
        guard let field = LetterField(rawValue: name) else {
            if !unknown.contains(name) { unknown.append(name) }
            return "{\(name)}"
        }
        guard let value = values[field] else {
            missing.insert(field)
            return "[\(field.meaning): not known]"
        }
        return value
    }
}
