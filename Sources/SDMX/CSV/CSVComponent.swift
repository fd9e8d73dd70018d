/// What a header says of the column of a dimension, measure or attribute, or of a custom column,
/// which without the structure cannot be told from one.
public struct CSVComponent: Sendable, Hashable {
    /// How many values a cell holds.
    public enum Multiplicity: Sendable, Hashable {
        /// One value.
        case one
        /// Any number, between sub-field separators: `ID[]`.
        case many
        /// One in each language, each with its language before a colon: `ID[en;fr]`. Several
        /// such sets stand in nested quotes; `ID[][en;fr]` says that there may be several.
        case languages([String])
    }

    /// The id without brackets; nested ids with dots between, `CONTACT.NAME`.
    public var id: String
    public var multiplicity: Multiplicity
    /// The name that a header with labels gives.
    public var label: String?

    public init(_ id: String, _ multiplicity: Multiplicity = .one, label: String? = nil) {
        self.id = id
        self.multiplicity = multiplicity
        self.label = label
    }

    /// Reads a header cell such as `DIM_1`, `ATTR[]`, `NOTE[en;fr]`, `NOTE[][en;fr]`,
    /// `CONTACT[].NAME[]` or, with its label, `DIM_1: Dimension 1`.
    ///
    /// What is nested in something that occurs several times has several values too, one for each
    /// of its parents. Languages may stand between any marks: messages do not agree.
    init(header text: String) {
        let (head, label) = Self.parts(text)
        self.label = label
        var id = ""
        var inner: String?
        var isMany = false
        var languages: [String] = []
        for character in head {
            switch (character, inner != nil) {
            case ("[", false): inner = ""
            case ("]", true):
                let found = (inner ?? "").split { !Self.isLanguage($0) }.map(String.init)
                if found.isEmpty { isMany = true } else { languages = found }
                inner = nil
            case (_, true): inner?.append(character)
            case (_, false):
                if character == "." { languages = [] }
                id.append(character)
            }
        }
        if inner != nil || id.isEmpty {
            // Not a bracket term but a custom name.
            self.id = head
            multiplicity = .one
        } else {
            self.id = id
            multiplicity = languages.isEmpty ? isMany ? .many : .one : .languages(languages)
        }
    }

    private static func isLanguage(_ character: Character) -> Bool {
        character.asciiValue.map { isLanguageByte($0) } ?? false
    }

    /// Whether the byte may stand in the name of a language.
    static func isLanguageByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// Id and label of a header cell. The standard puts a colon and a space between them; a colon
    /// alone is met as well.
    private static func parts(_ text: String) -> (String, String?) {
        guard let colon = text.firstIndex(of: ":") else { return (text, nil) }
        let head = text[..<colon]
        // Within brackets anything may stand, and there are no names with brackets.
        let outside = head.prefix { $0 != "[" }
        let isID = outside.utf8.allSatisfy {
            StructureReference.isIDByte($0) || $0 == UInt8(ascii: ".")
        }
        guard isID, !outside.isEmpty else { return (text, nil) }
        let tail = text[text.index(after: colon)...]
        return (String(head), String(tail.first == " " ? tail.dropFirst() : tail))
    }
}
