/// What a form sent: names with values, in order, and files.
struct FormBody: Sendable {
    let items: [(name: String, value: String)]
    let files: [(name: String, file: FormFile)]

    /// The most fields of a form.
    static let most = 20_000

    init(items: [(name: String, value: String)], files: [(name: String, file: FormFile)] = []) {
        self.items = items
        self.files = files
    }

    /// Reads `application/x-www-form-urlencoded`.
    ///
    /// - Throws: ``Refusal`` for half an escape, text that is not UTF-8, controls but line ends and
    ///   tabs, and too many fields.
    init(urlEncoded bytes: [UInt8]) throws(Refusal) {
        var items: [(name: String, value: String)] = []
        for item in bytes.split(separator: UInt8(ascii: "&")) {
            guard items.count < Self.most else {
                throw .malformed("The form is too long", "At most \(Self.most) fields are read.")
            }
            let sides = item.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            items.append(
                (
                    try Self.decoded(sides[0]),
                    sides.count == 2 ? try Self.decoded(sides[1]) : ""
                ))
        }
        self.init(items: items)
    }

    /// The first value of a name; nil where it was not sent.
    func value(_ name: String) -> String? { items.first { $0.name == name }?.value }

    /// Every value of a name.
    func values(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    private static func decoded(_ text: ArraySlice<UInt8>) throws(Refusal) -> String {
        var bytes: [UInt8] = []
        var place = text.startIndex
        while place < text.endIndex {
            switch text[place] {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard place + 2 < text.endIndex,
                    let high = Character(UnicodeScalar(text[place + 1])).hexDigitValue,
                    let low = Character(UnicodeScalar(text[place + 2])).hexDigitValue
                else { throw unreadable() }
                bytes.append(UInt8(high << 4 | low))
                place += 2
            default: bytes.append(text[place])
            }
            place += 1
        }
        let isText = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [9, 10, 13].contains($0) }
        guard isText, let decoded = String(validating: bytes, as: UTF8.self) else {
            throw unreadable()
        }
        // Forms send line ends as two characters.
        return decoded.replacing("\r\n", with: "\n")
    }

    private static func unreadable() -> Refusal {
        .malformed(
            "The form cannot be read",
            "Expected UTF-8 with % before two hexadecimal digits, and no control characters.")
    }
}
