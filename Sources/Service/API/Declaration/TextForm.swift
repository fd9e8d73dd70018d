internal import Cubes

/// A form that texts of a request have, as a pattern for programs and as words for people.
enum TextForm: CaseIterable, Sendable {
    /// The code of an area, a source, a sex ...
    case code
    /// The codes of a whole series.
    case key
    /// A dataflow, a colon and a selection of series.
    case selection
    case period
    /// A day or a moment of the past.
    case moment
    /// A day or a moment, in any time zone.
    case until
    /// Words to search for.
    case words
    /// Why something is done.
    case reason
    /// The same in an address, which takes no line ends.
    case line
    /// The id of a record.
    case recordID
    /// A field of records: `title`, `sessions/*/title`.
    case fieldName
    /// A field of records and a value of it.
    case fieldValue

    /// As JSON Schema has it.
    var pattern: String {
        switch self {
        case .code: "^[A-Za-z0-9_@$-]{1,40}$"
        case .key: "^[A-Za-z0-9_@$-]{1,40}([.][A-Za-z0-9_@$-]{1,40}){4,8}$"
        case .selection: "^[A-Za-z_]{1,40}:[A-Za-z0-9_@$*.=,-]{0,400}$"
        case .period:
            "^[0-9]{4}(-Q[1-4]|-S[12]|-[0-9]{2}(-[0-9]{2}(/P[0-9]{1,4}[YMD])?)?)?$"
        case .moment: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"
        case .until:
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?"
                + "(Z|[+-][0-9]{2}:[0-9]{2}))?$"
        case .words: "^[^\\u0000-\\u001f\\u007f]+$"
        case .reason: "^[^\\u0000]*[^\\u0000\\s][^\\u0000]*$"
        case .line:
            "^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u001f\\u007f\\s][^\\u0000-\\u001f\\u007f]*$"
        case .recordID: "^[a-z0-9][a-z0-9._-]*$"
        case .fieldName: "^[a-z0-9][a-z0-9._/*-]*$"
        case .fieldValue: "^[a-z0-9][a-z0-9._/*-]*:[^\\u0000-\\u001f\\u007f]+$"
        }
    }

    /// How many characters such a text has.
    var lengths: ClosedRange<Int> {
        switch self {
        case .code: 1...40
        case .key: 9...400
        case .selection: 2...441
        case .period: 4...16
        case .moment: 10...20
        case .until: 10...25
        case .words: 1...100
        case .reason, .line: 1...2000
        case .recordID, .fieldName: 1...100
        case .fieldValue: 3...400
        }
    }

    /// What such a text is, in words.
    var expected: String {
        switch self {
        case .code:
            "a code of at most 40 letters, digits and _ @ $ -; those of areas are found by name "
                + "under /api/v1/areas?q="
        case .key: "all codes of a series with points between them, as answers give it under key"
        case .selection:
            "a dataflow, a colon and a key, such as stock:A.UNDESA_2024.MEX.USA or "
                + "stock:ORIGIN=MEX,DESTINATION=USA"
        case .period:
            "a year such as 2020, or a part of one (2020-07, 2020-Q3, 2020-07-01), or a day and a "
                + "length, such as 2015-07-01/P5Y"
        case .moment: "a day such as 2026-05-31, or a moment in UTC such as 2026-05-31T12:00:00Z"
        case .until:
            "a day such as 2026-12-01 (its first moment in UTC), or a moment such as "
                + "2026-12-01T09:00:00Z or 2026-12-01T10:00:00+01:00"
        case .words: "at most 100 characters"
        case .reason, .line: "a text of at most 2,000 characters that says something"
        case .recordID: "the id of a record: small letters, digits, points, hyphens and underscores"
        case .fieldName: "a field such as title, or of any part such as sessions/*/title"
        case .fieldValue: "a field, a colon and a value, such as state:open"
        }
    }

    /// Whether a text has the form: what ``pattern`` and ``lengths`` say.
    func matches(_ text: String) -> Bool {
        guard lengths.contains(text.unicodeScalars.count) else { return false }
        switch self {
        case .code: return Self.isCode(text[...])
        case .key:
            let codes = text.split(separator: ".", omittingEmptySubsequences: false)
            return (5...9).contains(codes.count)
                && codes.allSatisfy { $0.utf8.count <= 40 && Self.isCode($0) }
        case .selection: return Self.isSelection(text)
        case .period: return Self.isPeriod(text)
        case .moment: return Self.isMoment(text, takesOffset: false)
        case .until: return Self.isMoment(text, takesOffset: true)
        case .words: return text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        case .reason:
            return !text.unicodeScalars.contains("\0")
                && text.unicodeScalars.contains { !Self.isBlank($0) }
        case .line:
            return text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
                && text.unicodeScalars.contains { !Self.isBlank($0) }
        case .recordID: return Self.isName(text[...])
        case .fieldName: return Self.isName(text[...], more: "/*")
        case .fieldValue:
            // By bytes: a colon may be one character with the mark that follows it.
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
            let value = text[text.utf8.index(after: colon)...]
            return Self.isName(text[..<colon], more: "/*") && !value.isEmpty
                && value.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        }
    }

    /// Whether a text is made of what ids and fields are made of.
    private static func isName(_ text: Substring, more: String = "") -> Bool {
        guard let first = text.utf8.first, isSmall(first) else { return false }
        return text.utf8.allSatisfy { byte in
            isSmall(byte) || "._-".utf8.contains(byte) || more.utf8.contains(byte)
        }
    }

    private static func isSmall(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || isDigit(byte)
    }

    private static func isCode(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "@"),
                    UInt8(ascii: "$"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    private static func isSelection(_ text: String) -> Bool {
        let parts = text.utf8.split(
            separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...40).contains(parts[0].count), parts[1].count <= 400 else {
            return false
        }
        return parts[0].allSatisfy { isLetter($0) || $0 == UInt8(ascii: "_") }
            && parts[1].allSatisfy { isLetter($0) || isDigit($0) || "_@$*.=,-".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isPeriod(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            let length = parts[1].utf8.dropFirst().dropLast()
            return shape(parts[0]) == "0000-00-00" && parts[1].hasPrefix("P")
                && (1...4).contains(length.count) && length.allSatisfy(isDigit)
                && "YMD".contains(parts[1].last ?? " ")
        }
        if ["0000", "0000-00", "0000-00-00"].contains(shape(text[...])) { return true }
        guard text.utf8.count == 7, shape(text.prefix(5)) == "0000-" else { return false }
        return ["Q1", "Q2", "Q3", "Q4", "S1", "S2"].contains(text.suffix(2))
    }

    private static func isMoment(_ text: String, takesOffset: Bool) -> Bool {
        let shape = shape(text[...])
        if shape == "0000-00-00" { return true }
        let zones = takesOffset ? ["Z", "+00:00", "-00:00"] : ["Z"]
        return zones.contains { zone in
            shape == "0000-00-00T00:00" + zone || shape == "0000-00-00T00:00:00" + zone
        }
    }

    /// A text with 0 for every digit.
    private static func shape(_ text: Substring) -> String {
        String(decoding: text.utf8.map { isDigit($0) ? UInt8(ascii: "0") : $0 }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }
}
