/// Reads JSON (RFC 8259) strictly: UTF-8, one value, no name twice in an object, bounded depth.
///
/// Numbers keep their digits, members their lines. Cost: some tens of megabytes a second.
public struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private static let depth = 32

    /// Reads a text that is one JSON value.
    ///
    /// - Throws: ``RegisterError`` with the line, what was found and what was expected.
    public static func read(_ bytes: [UInt8], name: String) throws(RegisterError) -> JSONValue {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw RegisterError(
                .format, name, found: "bytes that are not UTF-8", expected: "JSON in UTF-8")
        }
        var reader = JSONReader(bytes: bytes, name: name)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
        let value = try reader.value(0)
        reader.skip()
        guard reader.place == bytes.count else {
            throw reader.fault("more after the value", "one JSON value")
        }
        return value
    }

    private let name: String

    private init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private func fault(_ found: String, _ expected: String) -> RegisterError {
        RegisterError(.format, "\(name), line \(line)", found: found, expected: expected)
    }

    private func unexpected(_ expected: String) -> RegisterError {
        guard let next else { return fault("the end", expected) }
        let isPrintable = (0x21..<0x7F).contains(next)
        return fault(
            isPrintable ? "'\(Character(UnicodeScalar(next)))'" : "byte \(next)", expected)
    }

    private mutating func skip() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            if byte == 0x0A { line += 1 }
            place += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(_ level: Int) throws(RegisterError) -> JSONValue {
        guard level < Self.depth else {
            throw fault("values within values, \(level) deep", "at most \(Self.depth)")
        }
        skip()
        switch next {
        case UInt8(ascii: "{"): return try object(level)
        case UInt8(ascii: "["): return try array(level)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return try number()
        default: throw unexpected("a JSON value")
        }
    }

    private mutating func word(
        _ text: String, _ value: JSONValue
    ) throws(RegisterError) -> JSONValue {
        guard bytes[place...].starts(with: text.utf8) else { throw unexpected(text) }
        place += text.utf8.count
        return value
    }

    private mutating func object(_ level: Int) throws(RegisterError) -> JSONValue {
        place += 1
        var members: [JSONMember] = []
        var names: Set<String> = []
        skip()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skip()
            guard next == UInt8(ascii: "\"") else { throw unexpected("a name in quotes") }
            let start = line
            let name = try string()
            guard names.insert(name).inserted else {
                throw fault("\"\(name)\" a second time", "each name once")
            }
            skip()
            guard take(UInt8(ascii: ":")) else { throw unexpected("':' after a name") }
            members.append(JSONMember(name, try value(level + 1), line: start))
            skip()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw unexpected("',' or '}'") }
        }
    }

    private mutating func array(_ level: Int) throws(RegisterError) -> JSONValue {
        place += 1
        var items: [JSONValue] = []
        skip()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            items.append(try value(level + 1))
            skip()
            if take(UInt8(ascii: "]")) { return .array(items) }
            guard take(UInt8(ascii: ",")) else { throw unexpected("',' or ']'") }
        }
    }

    private mutating func number() throws(RegisterError) -> JSONValue {
        let start = place
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        _ = take(UInt8(ascii: "-"))
        guard isDigit(next) else { throw unexpected("a digit") }
        if !take(UInt8(ascii: "0")) { while isDigit(next) { place += 1 } }
        if take(UInt8(ascii: ".")) {
            guard isDigit(next) else { throw unexpected("a digit") }
            while isDigit(next) { place += 1 }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard isDigit(next) else { throw unexpected("a digit") }
            while isDigit(next) { place += 1 }
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func string() throws(RegisterError) -> String {
        place += 1
        let start = place
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            place += 1
        }
        if next == UInt8(ascii: "\"") {
            defer { place += 1 }
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }
        var text = Array(bytes[start..<place])
        while true {
            guard let byte = next else { throw unexpected("the quote that ends a text") }
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try escape(&text)
            case 0..<0x20:
                place -= 1
                throw unexpected("control characters written as \\u0000")
            default: text.append(byte)
            }
        }
    }

    private mutating func escape(_ text: inout [UInt8]) throws(RegisterError) {
        guard let byte = next else { throw unexpected("the quote that ends a text") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"):
            var code = try unit()
            if (0xD800..<0xDC00).contains(code) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
                    throw fault("half a surrogate pair", "both halves")
                }
                let low = try unit()
                guard (0xDC00..<0xE000).contains(low) else {
                    throw fault("half a surrogate pair", "both halves")
                }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = UnicodeScalar(code) else {
                throw fault("half a surrogate pair", "both halves")
            }
            text.append(contentsOf: String(Character(scalar)).utf8)
        default:
            place -= 1
            throw unexpected("one of \" \\ / b f n r t u after a backslash")
        }
    }

    private mutating func unit() throws(RegisterError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw unexpected("four hexadecimal digits after \\u")
            }
            code = code * 16 + UInt32(digit)
            place += 1
        }
        return code
    }
}
