/// A piece of a query, decoded, that knows where it stood, so that what is wrong with it can be
/// said to whoever typed it.
struct QueryText {
    let text: String
    /// Of the part or the value that it stood in, within the text read.
    let byte: Int
    /// Where it stood, in words: `version, part 4 of the path` or `parameter limit`.
    let place: String

    /// The error that something else was expected here.
    func fault(_ expected: String) -> SDMXError {
        SDMXError(
            .query, byte: byte, found: SDMXError.quoted(text) + " for " + place, expected: expected)
    }

    /// The pieces between the separators, none of them empty.
    func list(_ separator: Unicode.Scalar) throws(SDMXError) -> [QueryText] {
        let sign = UInt8(ascii: separator)
        if !text.isEmpty, !text.utf8.contains(sign) { return [self] }
        var pieces: [QueryText] = []
        for piece in text.utf8.split(separator: sign, omittingEmptySubsequences: false) {
            guard !piece.isEmpty else {
                throw fault("a value on each side of every \"\(separator)\", and no empty one")
            }
            pieces.append(QueryText(text: String(Substring(piece)), byte: byte, place: place))
        }
        return pieces
    }

    /// What each piece is, or all if the text is `*` or `all`.
    func selection<Element>(
        _ separator: Unicode.Scalar, _ read: (QueryText) throws(SDMXError) -> Element
    ) throws(SDMXError) -> Selection<Element> {
        if isAll { return .all }
        var elements: [Element] = []
        for piece in try list(separator) {
            guard !piece.isAll else {
                throw fault("\"\(piece.text)\" alone, or a list without it")
            }
            elements.append(try read(piece))
        }
        return .only(elements)
    }

    /// Whether it is the word or the sign for all there are.
    var isAll: Bool { text == "*" || text == "all" }

    /// The id of an artefact or a component.
    func id() throws(SDMXError) -> String {
        guard StructureReference.isID(text) else {
            throw fault("an id of letters, digits and _ - @ $")
        }
        return text
    }

    /// The id of an agency or of an item, with dots between it and what it belongs to.
    func nestedID() throws(SDMXError) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ StructureReference.isID($0) }) else {
            throw fault("an id of letters, digits and _ - @ $, with dots between its levels")
        }
        return text
    }

    /// Text that may stand between separators: an item of a value list, a code of a key.
    func plain(without separators: String) throws(SDMXError) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            let isBlank =
                scalar.isASCII
                ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
            return !isBlank && !separators.unicodeScalars.contains(scalar)
        }
        guard isPlain else {
            throw fault(
                "codes without blanks and "
                    + separators.map { String($0) }.joined(separator: " "))
        }
        return text
    }

    /// A whole number that is not smaller than the least.
    func integer(least: Int) throws(SDMXError) -> Int {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(text), number >= least
        else { throw fault("a whole number from \(least) to \(Int.max)") }
        return number
    }

    /// In any mixture of small and capital letters.
    func boolean() throws(SDMXError) -> Bool {
        switch text.lowercased() {
        case "true", "1": return true
        case "false", "0": return false
        default: throw fault("true or false")
        }
    }

    /// One of the cases by its name, in any mixture of small and capital letters, as the examples
    /// of the standard have it.
    func choice<Choice>(
        _ choices: [Choice]
    ) throws(SDMXError) -> Choice where Choice: RawRepresentable<String> {
        let name = text.lowercased()
        guard let choice = choices.first(where: { $0.rawValue == name }) else {
            throw fault(
                "one of " + choices.map { $0.rawValue }.joined(separator: ", "))
        }
        return choice
    }

    /// A point in time. A blank is read as the plus of a time zone, which clients send unencoded
    /// and others on the way take for a blank.
    func pointInTime() throws(SDMXError) -> PointInTime {
        guard let point = PointInTime(withoutBlanks) else {
            throw fault("a date and time such as 2024-05-15T14:15:00Z or with +01:00 for Z")
        }
        return point
    }

    /// A period, or a point in time.
    func period() throws(SDMXError) -> String {
        guard PeriodSpan(withoutBlanks) != nil else { throw fault(PeriodSpan.forms) }
        return withoutBlanks
    }

    private var withoutBlanks: String {
        String(text.map { $0 == " " ? "+" : $0 })
    }
}
