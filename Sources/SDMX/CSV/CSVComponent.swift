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
        /// such sets stand in nested quotes.
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

    /// Reads a header cell such as `DIM_1`, `ATTR[]`, `NOTE[en;fr]`, `CONTACT[].NAME[]` or, with
    /// its label, `DIM_1: Dimension 1`.
    ///
    /// - Parameter separator: between languages; `;` where the header declares none.
    init(header text: String, separator: Unicode.Scalar?) {
        let (head, label) = Self.parts(text)
        self.label = label
        var id = ""
        var inner: String?
        var isInside = false
        for character in head {
            switch (character, isInside) {
            case ("[", false):
                isInside = true
                inner = ""
            case ("]", true): isInside = false
            case (_, true): inner?.append(character)
            case (".", false):
                inner = nil
                id.append(character)
            case (_, false): id.append(character)
            }
        }
        let mark = separator.map { Character($0) } ?? ";"
        if isInside || id.isEmpty {
            // Not a bracket term but a custom name.
            self.id = head
            multiplicity = .one
        } else {
            self.id = id
            let languages = inner?.split(separator: mark).map(String.init)
            multiplicity = languages.map { $0.isEmpty ? .many : .languages($0) } ?? .one
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
