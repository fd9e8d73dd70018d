public import Vocabulary

/// What was typed where a figure belongs, read as far as it is certain.
public enum TypedFigure: Hashable, Sendable {
    /// A figure, with what was typed behind it and what had to be understood to read it.
    ///
    /// - flags: ``QuestionnaireFlag``s that stood in the same cell.
    /// - note: what was not plain digits, in words; nil for plain digits.
    case figure(Double, flags: [QuestionnaireFlag], note: String?)
    case mark(QuestionnaireMark)
    /// It cannot be read, or may mean several things.
    case fault(found: String, expected: String)

    /// Units of what is counted.
    public enum Unit: Sendable {
        /// Whole people or moves.
        case people
        /// Money, which has fractions.
        case money
    }

    /// More people than have ever lived at a time are no figure of a country.
    private static let most = 10_000_000_000.0
    private static let plain = "digits alone, such as 12345, or one of the marks .. . c"

    /// Reads what stands in a cell.
    ///
    /// Figures may have their thousands apart by blanks or apostrophes, or by two or more commas or
    /// points; one comma or point before three digits may mean thousands or a fraction, and is a fault.
    /// Digits of other scripts are digits.
    ///
    /// - Parameter text: not blank.
    public init(_ text: String, unit: Unit = .people) {
        let typed = Self.plainText(text)
        if let mark = Self.mark(typed) {
            self = .mark(mark)
            return
        }
        let (body, flags) = Self.withoutFlags(typed)
        let read = Self.number(body)
        switch read {
        case .none:
            self = .fault(found: "\"\(text)\"", expected: Self.hint(typed))
        case .ambiguous(let one, let other):
            self = .fault(
                found: "\"\(text)\", which may mean \(one) or \(other)", expected: Self.plain)
        case .value(let value, let note):
            var notes: [String] = []
            if let note { notes.append(note) }
            if !flags.isEmpty {
                notes.append(flags.map { "\($0.rawValue) (\($0.words))" }.joined(separator: ", "))
            }
            self = Self.judged(
                value, text, unit, flags,
                note: notes.isEmpty
                    ? nil : "\"\(text)\" is read as \(notes.joined(separator: "; "))")
        }
    }

    private static func judged(
        _ value: Double, _ text: String, _ unit: Unit, _ flags: [QuestionnaireFlag], note: String?
    ) -> TypedFigure {
        guard value >= 0, !(value == 0 && value.sign == .minus) else {
            return .fault(found: "\"\(text)\", less than nothing", expected: "zero or more")
        }
        switch unit {
        case .people:
            guard value == value.rounded() else {
                return .fault(
                    found: "\"\(text)\", a fraction", expected: "a whole number of people")
            }
            guard value <= most else {
                return .fault(
                    found: "\"\(text)\", more people than live",
                    expected: "a number of people, at most \(Int(most))")
            }
        case .money:
            guard value < 9_007_199_254_740_992 else {
                return .fault(found: "\"\(text)\"", expected: "an amount below 2^53")
            }
        }
        return .figure(value, flags: flags, note: note)
    }

    // MARK: Text

    /// Blanks at both ends away, other blanks plain, signs and digits of other forms as ASCII.
    private static func plainText(_ text: String) -> String {
        var result = ""
        for character in text {
            if character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}" {
                result.append(" ")
            } else if let digit = character.wholeNumberValue, character.isWholeNumber,
                (0...9).contains(digit), character.unicodeScalars.count == 1,
                character.unicodeScalars.first?.properties.generalCategory == .decimalNumber
            {
                result.append(String(digit))
            } else if ["\u{2212}", "\u{2010}", "\u{2011}", "\u{FF0D}"].contains(character) {
                result.append("-")
            } else if ["\u{2019}", "\u{02BC}", "\u{FF07}"].contains(character) {
                result.append("'")
            } else if character == "\u{2026}" {
                result.append("...")
            } else {
                result.append(character)
            }
        }
        while result.first == " " { result.removeFirst() }
        while result.last == " " { result.removeLast() }
        return result
    }

    private static func mark(_ text: String) -> QuestionnaireMark? {
        let bare =
            text.hasPrefix("(") && text.hasSuffix(")") ? String(text.dropFirst().dropLast()) : text
        return QuestionnaireMark(rawValue: bare.lowercased())
    }

    /// The flags at the end: `e`, `(e)`, `p e`.
    private static func withoutFlags(_ text: String) -> (String, [QuestionnaireFlag]) {
        var body = text[...]
        var flags: [QuestionnaireFlag] = []
        while let last = body.last {
            if last == " " {
                body.removeLast()
            } else if last == ")", let open = body.lastIndex(of: "("),
                let flag = QuestionnaireFlag(
                    rawValue: body[body.index(after: open)...].dropLast().lowercased())
            {
                flags.insert(flag, at: 0)
                body = body[..<open]
            } else if last.isLetter, let flag = QuestionnaireFlag(rawValue: last.lowercased()) {
                flags.insert(flag, at: 0)
                body.removeLast()
            } else {
                break
            }
        }
        // Letters alone, or letters of a word, are no figure with flags.
        guard body.last?.isNumber == true else { return (text, []) }
        return (String(body), flags)
    }

    private static func hint(_ text: String) -> String {
        switch text.lowercased() {
        case "-", "--", "\u{2013}", "\u{2014}":
            "0 where there is nobody, .. where it is not available"
        case "n/a", "na", "n.a.", "n.a", "#n/a", "nd", "n.d.", "n/d":
            ".. where it is not available, . where it cannot apply"
        case "...": ".. where it is not available"
        case "*", "x", "s": "c where it is confidential"
        case "nil", "none", "no", "zero": "0"
        default:
            text.hasPrefix("<") || text.hasPrefix(">") || text.hasPrefix("~")
                ? plain + "; c for a small figure that is not given" : plain
        }
    }
}
