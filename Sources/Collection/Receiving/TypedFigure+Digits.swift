extension TypedFigure {
    /// What digits with separators may mean.
    enum Digits {
        case none
        case ambiguous(String, String)
        /// - note: how it was understood; nil for plain digits.
        case value(Double, note: String?)
    }

    /// Reads digits with what stands between them.
    static func number(_ text: String) -> Digits {
        var body = text[...]
        var sign = 1.0
        if body.first == "-" || body.first == "+" {
            if body.first == "-" { sign = -1 }
            body.removeFirst()
        }
        guard !body.isEmpty, body.utf8.allSatisfy({ Self.isDigitOrSeparator($0) }) else {
            return .none
        }
        let digits = body.filter(\.isASCIIDigit)
        guard !digits.isEmpty, digits.count <= 25, body.first?.isASCIIDigit == true,
            body.last?.isASCIIDigit == true
        else { return .none }
        if digits.count == body.count { return value(sign, String(digits), nil) }
        let separators = Set(body.filter { !$0.isASCIIDigit })
        if separators.count == 1, let separator = separators.first {
            return oneKind(sign, body, separator)
        }
        return twoKinds(sign, body)
    }

    private static func isDigitOrSeparator(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || [0x20, 0x27, 0x2C, 0x2E].contains(byte)
    }

    /// Thousands by blanks or apostrophes; commas or points, of which one alone may begin a fraction.
    private static func oneKind(_ sign: Double, _ body: Substring, _ separator: Character) -> Digits
    {
        let parts = body.split(separator: separator, omittingEmptySubsequences: false)
        let joined = parts.joined()
        if separator == " " || separator == "'" || parts.count > 2 {
            guard areThousands(parts) else { return .none }
            return value(sign, joined, joined)
        }
        let whole = String(parts[0])
        let rest = parts[1]
        if areThousands(parts) { return .ambiguous(joined, "\(whole).\(rest)") }
        // Not in threes: a fraction, if only of nothing.
        let decimal = "\(whole).\(rest)"
        return value(sign, decimal, separator == "." && rest.contains { $0 != "0" } ? nil : decimal)
    }

    /// Thousands by one kind, then a fraction by the other: `1.234,5`.
    private static func twoKinds(_ sign: Double, _ body: Substring) -> Digits {
        guard let last = body.lastIndex(where: { $0 == "," || $0 == "." }) else { return .none }
        let separator = body[last]
        let head = body[..<last]
        let fraction = body[body.index(after: last)...]
        let kinds = Set(head.filter { !$0.isASCIIDigit })
        guard kinds.count == 1, let kind = kinds.first, kind != separator,
            fraction.allSatisfy(\.isASCIIDigit), !fraction.isEmpty
        else { return .none }
        let parts = head.split(separator: kind, omittingEmptySubsequences: false)
        guard areThousands(parts) else { return .none }
        let text = parts.joined() + "." + fraction
        return value(sign, text, text)
    }

    private static func areThousands(_ parts: [Substring]) -> Bool {
        guard let first = parts.first, (1...3).contains(first.count), first.first != "0",
            parts.count > 1
        else { return false }
        return parts.dropFirst().allSatisfy { $0.count == 3 }
    }

    private static func value(_ sign: Double, _ text: String, _ note: String?) -> Digits {
        guard let number = Double(text), number.isFinite else { return .none }
        return .value(sign * number, note: note)
    }
}

extension Character {
    /// Whether it is one of 0 to 9.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
