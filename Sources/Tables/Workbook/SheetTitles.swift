/// Names for the sheets of one workbook that Excel accepts.
struct SheetTitles {
    /// In lower case: names that differ by case alone are the same to Excel.
    private var taken: Set<String> = []

    /// UTF-16 units that a name may have.
    static let limit = 31

    /// A name as near to the wish as may be, which no sheet has yet.
    ///
    /// - Parameter part: from 2 on, stands after the name: `Data 2`.
    mutating func unique(_ wish: String, part: Int = 1) -> String {
        let base = Self.valid(wish)
        var number = part
        while true {
            let suffix = number == 1 ? "" : " \(number)"
            let name = Self.cut(base, to: Self.limit - suffix.utf16.count) + suffix
            if taken.insert(name.lowercased()).inserted { return name }
            number += 1
        }
    }

    private static func valid(_ wish: String) -> String {
        let refused = Set("[]:*?/\\".unicodeScalars)
        let scalars = CellText.line(wish).unicodeScalars.map { scalar -> UnicodeScalar in
            if refused.contains(scalar) { return " " }
            // An apostrophe has a meaning in references to sheets.
            return scalar == "'" ? "\u{2019}" : scalar
        }
        let words = String(String.UnicodeScalarView(scalars)).split(separator: " ")
        let name = words.joined(separator: " ")
        if name.isEmpty { return "Sheet" }
        // Excel keeps "History" for itself, and a name that reads as a cell needs quotes.
        return name.lowercased() == "history" || looksLikeCell(name) ? "Sheet " + name : name
    }

    /// Whether a name could be read as a number or as a cell in either style, `A1` or `R1C1`.
    private static func looksLikeCell(_ name: String) -> Bool {
        let bytes = Array(name.lowercased().utf8)
        guard let first = bytes.first else { return false }
        if (0x30...0x39).contains(first) { return true }
        let letters = bytes.prefix { (0x61...0x7A).contains($0) }
        let rest = bytes.dropFirst(letters.count)
        if rest.allSatisfy({ (0x30...0x39).contains($0) }) {
            if letters.count <= 3, !rest.isEmpty { return true }
            return rest.isEmpty
                && ["r", "c", "rc"].contains(String(decoding: bytes, as: UTF8.self))
        }
        guard first == 0x72 else { return false }
        let places = bytes.dropFirst().split(separator: 0x63, omittingEmptySubsequences: false)
        return places.count == 2
            && places.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// The text cut to a number of UTF-16 units, between characters.
    private static func cut(_ text: String, to units: Int) -> String {
        var name = text
        while name.utf16.count > units { name.removeLast() }
        while name.hasSuffix(" ") { name.removeLast() }
        return name
    }
}
