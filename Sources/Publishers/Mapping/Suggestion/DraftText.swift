/// Lines of a mapping with comments.
struct DraftText {
    private(set) var lines: [String] = []

    var text: String { lines.joined(separator: "\n") + "\n" }

    /// A line as it is.
    mutating func add(_ line: String = "") { lines.append(line) }

    /// A comment of its own.
    mutating func note(_ text: String, indent: Int = 0) {
        lines.append(Self.blanks(indent) + "# " + Self.shown(text, 300))
    }

    /// `key: value  # comment`; a value that is given as text is quoted where it has to be.
    mutating func add(_ key: String, _ value: String, indent: Int = 0, _ comment: String = "") {
        let tail = comment.isEmpty ? "" : "  # " + Self.shown(comment, 200)
        lines.append(Self.blanks(indent) + key + ":" + (value.isEmpty ? "" : " " + value) + tail)
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// A text of the file in a comment: one line, not too long.
    static func shown(_ text: String, _ most: Int) -> String {
        let plain = MappingText.plain(text).unicodeScalars.filter {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x2028
                && $0.value != 0x2029 && $0.value != 0xFEFF
                && !($0.properties.generalCategory == .unassigned)
                && $0.value != 0xFFFE && $0.value != 0xFFFF
        }
        let short = String(String.UnicodeScalarView(plain.prefix(most)))
        return short + (plain.count > most ? "..." : "")
    }
}
