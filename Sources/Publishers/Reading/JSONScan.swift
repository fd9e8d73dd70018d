/// A cursor over JSON text (RFC 8259), as far as tables of items need it.
struct JSONScan {
    let file: String
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Whether anything but blanks is left.
    var isMore: Bool {
        mutating get {
            skipBlanks()
            return position < bytes.count
        }
    }

    /// The next byte that is no blank; 0 at the end.
    var peek: UInt8 {
        mutating get { isMore ? bytes[position] : 0 }
    }

    /// Passes over a character if it comes next.
    mutating func skips(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character), position < bytes.count else { return false }
        position += 1
        return true
    }

    mutating func take(
        _ character: Unicode.Scalar, _ expected: String
    ) throws(PublisherError) {
        guard skips(character) else { throw fault(expected) }
    }

    /// What lies here instead of what was expected.
    func fault(_ expected: String) -> PublisherError {
        let found: String
        if position < bytes.count {
            let here = bytes[position...].prefix(20).map { (32...126).contains($0) ? $0 : 63 }
            found = "\"" + String(decoding: here, as: UTF8.self) + "\""
        } else {
            found = "the end of the file: it was cut short"
        }
        return PublisherError(
            kind: .container, place: "\(file), byte \(position + 1)", found: found,
            expected: "JSON: " + expected)
    }

    private mutating func skipBlanks() {
        while position < bytes.count, [9, 10, 13, 32].contains(bytes[position]) { position += 1 }
    }

    /// A string, without quotes and escapes.
    mutating func string() throws(PublisherError) -> String {
        try take("\"", "a string")
        var plain: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: plain, as: UTF8.self) else {
                    throw fault("text in UTF-8 before here")
                }
                return text
            case UInt8(ascii: "\\"):
                position += 1
                plain += try escaped()
            case 0..<32: throw fault("no control characters in a string")
            default:
                plain.append(byte)
                position += 1
            }
        }
        throw fault("the end of a string")
    }

    private mutating func escaped() throws(PublisherError) -> [UInt8] {
        guard position < bytes.count else { throw fault("an escape") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"):
            let first = try unit()
            var scalar = Unicode.Scalar(first)
            if (0xD800..<0xDC00).contains(first), bytes[position...].starts(with: [0x5C, 0x75]) {
                position += 2
                let second = try unit()
                scalar = nil
                if (0xDC00..<0xE000).contains(second) {
                    scalar = Unicode.Scalar(
                        0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
                }
            }
            guard let scalar else { throw fault("a character after \\u") }
            return Array(String(Character(scalar)).utf8)
        default:
            position -= 1
            throw fault("an escape that JSON knows")
        }
    }

    /// Four hexadecimal digits.
    private mutating func unit() throws(PublisherError) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, text.allSatisfy(\.isHexDigit), let unit = UInt32(text, radix: 16)
        else { throw fault("four hexadecimal digits") }
        position += 4
        return unit
    }

    /// A value as text: numbers as written, nothing for `null`, lists and objects.
    mutating func scalar() throws(PublisherError) -> String {
        switch peek {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skipNested()
            return ""
        default:
            let start = position
            while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
            let word = String(decoding: bytes[start..<position], as: UTF8.self)
            if word == "null" { return "" }
            let isNumber = word.first.map { $0 == "-" || $0.isNumber } ?? false
            guard isNumber || word == "true" || word == "false" else {
                position = start
                throw fault("a value")
            }
            return word
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// Passes over a list or an object with all that is in it.
    private mutating func skipNested() throws(PublisherError) {
        var open = 0
        repeat {
            switch peek {
            case 0 where position >= bytes.count: throw fault("the end of a list or object")
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                open -= 1
                position += 1
            default: position += 1
            }
        } while open > 0
    }
}
