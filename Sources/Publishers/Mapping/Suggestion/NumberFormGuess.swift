import Tables

/// How the numbers of a table are probably written, from their texts.
struct NumberFormGuess {
    var form = FigureForm()
    /// Whether the same texts could mean other numbers: `1.234`.
    var isAmbiguous = false

    /// - Parameter texts: cells that have a digit.
    init(_ texts: [String]) {
        let candidates: [(Character, Character?)] = [
            (".", nil), (".", ","), (".", " "), (".", "'"), (",", nil), (",", "."), (",", " "),
        ]
        let numbers = texts.map { Self.withoutFlag($0).number }
        let grouped = numbers.filter { Self.isGrouped($0, ".") }
        let dotted = numbers.filter { $0.contains(".") }
        if dotted.count >= 2, grouped.count == dotted.count {
            form.decimal = ","
            form.thousands = "."
            isAmbiguous = !numbers.contains {
                $0.filter { $0 == "." }.count > 1 || $0.contains(",")
            }
            return
        }
        var best = -1
        for (decimal, thousands) in candidates {
            var candidate = FigureForm()
            candidate.decimal = decimal
            candidate.thousands = thousands
            let count = numbers.count { candidate.number($0) != nil }
            if count > best {
                best = count
                form = candidate
            }
        }
        let commas = numbers.filter { $0.contains(",") }
        isAmbiguous =
            form.thousands == "," && !commas.isEmpty
            && !commas.contains { $0.filter { $0 == "," }.count > 1 || $0.contains(".") }
            && commas.count < 2
    }

    private static func isGrouped(_ text: String, _ mark: Character) -> Bool {
        let groups = text.drop { "-+".contains($0) }.split(
            separator: mark, omittingEmptySubsequences: false)
        return groups.count > 1 && (1...3).contains(groups[0].count) && groups[0].first != "0"
            && groups.dropFirst().allSatisfy { $0.count == 3 }
            && groups.allSatisfy { $0.allSatisfy(\.isNumber) }
    }

    /// A text as the part that may be a number and the mark after it.
    static func withoutFlag(_ text: String) -> (number: String, flag: String) {
        let plain = MappingText.plain(text)
        guard let last = plain.lastIndex(where: { $0.isASCII && $0.isNumber }) else {
            return (plain, "")
        }
        var number = plain[...last]
        var flag = MappingText.plain(String(plain[plain.index(after: last)...]))
        if !flag.isEmpty, flag.hasPrefix(")"), let blank = number.lastIndex(of: " ") {
            // "1 234 1)": the mark has a digit of its own.
            flag = number[number.index(after: blank)...] + flag
            number = number[..<blank]
        }
        return (MappingText.plain(String(number)), flag)
    }
}
