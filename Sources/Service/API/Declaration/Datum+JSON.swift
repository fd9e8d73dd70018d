extension Datum {
    /// As JSON, with a line end after it.
    var json: String {
        var bytes: [UInt8] = []
        bytes.append(json: self)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Appends a value as JSON, without blanks.
    mutating func append(json value: Datum) {
        switch value {
        case .null: append(contentsOf: "null".utf8)
        case .text(let text): append(quoted: text)
        case .number(let number): append(contentsOf: JSONText.number(number).utf8)
        case .whole(let number): append(contentsOf: String(number).utf8)
        case .flag(let flag): append(contentsOf: (flag ? "true" : "false").utf8)
        case .list(let items):
            append(UInt8(ascii: "["))
            for (place, item) in items.enumerated() {
                if place > 0 { append(UInt8(ascii: ",")) }
                append(json: item)
            }
            append(UInt8(ascii: "]"))
        case .object(let members):
            append(UInt8(ascii: "{"))
            append(members: members)
            append(UInt8(ascii: "}"))
        }
    }

    /// Appends the members of an object without its braces.
    mutating func append(members: [Datum.Member]) {
        for (place, member) in members.enumerated() {
            if place > 0 { append(UInt8(ascii: ",")) }
            append(quoted: member.name)
            append(UInt8(ascii: ":"))
            append(json: member.value)
        }
    }

    private mutating func append(quoted text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 0x0A: append(contentsOf: "\\n".utf8)
            case 0x0D: append(contentsOf: "\\r".utf8)
            case 0x09: append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                append(contentsOf: "\\u00".utf8)
                append(JSONText.digits[Int(byte >> 4)])
                append(JSONText.digits[Int(byte & 15)])
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}

/// Numbers as JSON and tables write them.
enum JSONText {
    static let digits = Array("0123456789abcdef".utf8)

    /// The shortest text that gives the number back; whole numbers without a point.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
        return "\(value)"
    }

    /// A number times a power of ten, as in decimal arithmetic: 4.35 and 2 make 435, where
    /// multiplying makes 434.99999999999994.
    static func scaled(_ value: Double, byTenTo power: Int) -> Double {
        guard power != 0, value.isFinite, value != 0 else { return value }
        let parts = "\(value)".split(separator: "e")
        let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + power
        return parts.first.flatMap { Double("\($0)e\(exponent)") } ?? value
    }
}
