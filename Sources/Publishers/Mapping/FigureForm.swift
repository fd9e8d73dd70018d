import Tables
import Vocabulary

/// How a table writes its figures.
struct FigureForm: Sendable {
    /// What a mark in place of a figure says.
    enum Mark: Hashable, Sendable {
        case missing(MissingReason)
        /// The publisher's way to write 0.
        case zero
        /// No figure was to be there: nothing is taken.
        case none
    }

    /// What a mark beside a figure says.
    struct Flag: Hashable, Sendable {
        var status: ObservationStatus?
        var comment: String?
        var dataType: String?
    }

    /// What a cell says.
    struct Reading: Hashable, Sendable {
        enum Content: Hashable, Sendable {
            case number(Double)
            case missing(MissingReason)
            case nothing
        }
        var content: Content
        var flags: [Flag] = []
    }

    var decimal: Character = "."
    /// Nil where thousands are not set apart.
    var thousands: Character?
    var marks: [String: Mark] = [:]
    var flags: [String: Flag] = [:]

    /// What a text says; nil for what is neither a number nor one of the marks.
    func read(_ text: String) -> Reading? {
        if decimal == ".", let number = NumberText.double(text) {
            return Reading(content: .number(number))
        }
        var rest = MappingText.plain(text)
        var found: [Flag] = []
        while true {
            if let mark = marks[rest] { return Reading(content: Self.content(mark), flags: found) }
            if let number = number(rest) {
                return Reading(content: .number(number), flags: found)
            }
            guard let cut = cutFlag(rest) else { return nil }
            found.append(cut.flag)
            rest = cut.rest
        }
    }

    private static func content(_ mark: Mark) -> Reading.Content {
        switch mark {
        case .missing(let reason): .missing(reason)
        case .zero: .number(0)
        case .none: .nothing
        }
    }

    /// The text without its longest flag, which stands at its end or its beginning.
    private func cutFlag(_ text: String) -> (flag: Flag, rest: String)? {
        var best: (mark: String, flag: Flag, rest: String)?
        for (mark, flag) in flags where mark.count > best?.mark.count ?? 0 {
            guard text.count > mark.count else { continue }
            let before = text.dropLast(mark.count)
            let after = text.dropFirst(mark.count)
            if text.hasSuffix(mark), !Self.isOneNumber(before.last, mark.first) {
                best = (mark, flag, MappingText.plain(String(before)))
            } else if text.hasPrefix(mark), !Self.isOneNumber(mark.last, after.first) {
                best = (mark, flag, MappingText.plain(String(after)))
            }
        }
        return best.map { ($0.flag, $0.rest) }
    }

    /// Whether two characters are digits of one number: of `12341)` nobody can tell whether the
    /// mark is `1)` or `)`.
    private static func isOneNumber(_ first: Character?, _ second: Character?) -> Bool {
        guard let first, let second else { return false }
        return first.isASCII && first.isNumber && second.isASCII && second.isNumber
    }

    /// A number with this form's separators; groups of three digits, or of two before the last as
    /// in India. Nil for anything else.
    func number(_ text: String) -> Double? {
        var plain = ""
        /// Digits since the last separator of thousands; nil before the first.
        var group: Int?
        var digits = 0
        var isFraction = false
        for (place, character) in text.enumerated() {
            if character.isASCII, character.isNumber {
                plain.append(character)
                digits += 1
            } else if !isFraction, character == decimal {
                if group != nil, digits != 3 { return nil }
                group = nil
                plain.append(".")
                isFraction = true
            } else if !isFraction, isThousands(character) {
                let fits = group == nil ? (1...3).contains(digits) : (2...3).contains(digits)
                guard fits else { return nil }
                group = digits
                digits = 0
            } else if place == 0, "-+\u{2212}".contains(character) {
                plain.append(character == "+" ? "+" : "-")
            } else {
                return nil
            }
        }
        if group != nil, digits != 3 { return nil }
        return NumberText.double(plain)
    }

    private func isThousands(_ character: Character) -> Bool {
        guard let thousands else { return false }
        switch thousands {
        case " ": return Self.blanks.contains(character)
        case "'": return character == "'" || character == "\u{2019}"
        default: return character == thousands
        }
    }

    /// A blank, and the blanks that keep a number in one line.
    private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
}

/// Texts of cells, so that what looks the same is the same.
enum MappingText {
    /// What stands before and after the year in a pattern; the last `YYYY`, so that `YYYYY` is a
    /// year after a Y. Nil for a text without one.
    static func aroundYear(_ pattern: String) -> (before: String, after: String)? {
        let characters = Array(pattern)
        guard characters.count >= 4 else { return nil }
        for start in stride(from: characters.count - 4, through: 0, by: -1)
        where characters[start..<start + 4].allSatisfy({ $0 == "Y" }) {
            return (String(characters[..<start]), String(characters[(start + 4)...]))
        }
        return nil
    }

    /// Without blanks around, and with one blank for any run of them, line ends and no-break
    /// blanks among them. Cost: no allocation where nothing is to be done.
    static func plain(_ text: String) -> String {
        var isPlain = true
        var wasBlank = true
        for byte in text.utf8 {
            let isBlank = byte == 0x20
            if byte < 0x20 || byte >= 0x80 || (isBlank && wasBlank) {
                isPlain = false
                break
            }
            wasBlank = isBlank
        }
        if isPlain, !wasBlank || text.isEmpty { return text }
        var result = ""
        var blank = false
        for character in text {
            if character.isWhitespace || character == "\u{FEFF}" || character == "\u{200B}" {
                blank = true
            } else {
                if blank, !result.isEmpty { result.append(" ") }
                blank = false
                result.append(character)
            }
        }
        return result
    }

    /// A plain text without footnote marks at its end.
    static func plain(_ text: String, without marks: [String]) -> String {
        var rest = plain(text)
        while let mark = marks.first(where: { rest.hasSuffix($0) && rest.count > $0.count }) {
            rest = plain(String(rest.dropLast(mark.count)))
        }
        return rest
    }
}
