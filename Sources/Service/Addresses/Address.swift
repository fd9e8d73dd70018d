/// The path and query of a request, decoded once and refused where they are not well formed.
struct Address {
    /// The parts of the path between slashes, decoded.
    let segments: [String]
    /// Whether the path ends in a slash that is not the whole of it.
    let endsInSlash: Bool
    /// The parts of the query, decoded.
    let items: [(name: String, value: String)]

    /// The longest address that is read unless more is taken. Units: bytes.
    static let longest = 2000

    /// Reads the target of a request line, such as `/area/USA?x=y`.
    ///
    /// - Parameter longest: the bytes that are read.
    init(_ target: String, longest: Int = Self.longest) throws(Refusal) {
        guard target.utf8.count <= longest else {
            throw .malformed(
                "The address is too long",
                "It has \(target.utf8.count) bytes; at most \(longest) are read.")
        }
        let plain = target.prefix { $0 != "#" }
        let parts = plain.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, path.first == "/" else {
            throw .malformed(
                "The address is not a path",
                "Found \(Refusal.shortened(target)); a path begins with a slash.")
        }
        var segments: [String] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            segments.append(try Self.decoded(part, plusIsBlank: false))
        }
        endsInSlash = segments.count > 1 && segments.last == ""
        if segments.last == "" { segments.removeLast() }
        self.segments = segments
        var items: [(name: String, value: String)] = []
        if parts.count == 2 {
            for item in parts[1].split(separator: "&") {
                let sides = item.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                items.append(
                    (
                        try Self.decoded(sides[0], plusIsBlank: true),
                        sides.count == 2 ? try Self.decoded(sides[1], plusIsBlank: true) : ""
                    ))
            }
        }
        self.items = items
    }

    /// The value of a query item; nil where it is absent. Refuses one that is given twice.
    func value(_ name: String) throws(Refusal) -> String? {
        let found = items.filter { $0.name == name }
        guard found.count < 2 else {
            throw .malformed(
                "The query is ambiguous", "\(name) is given \(found.count) times; once is meant.")
        }
        return found.first?.value
    }

    /// Undoes percent-encoding. Refuses half an escape, text that is not UTF-8, and controls.
    private static func decoded(
        _ text: Substring, plusIsBlank: Bool
    ) throws(Refusal) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit),
                    let low = rest.popFirst().flatMap(digit)
                else { throw badEscape(text) }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            let decoded = String(validating: bytes, as: UTF8.self)
        else { throw badEscape(text) }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func badEscape(_ text: Substring) -> Refusal {
        .malformed(
            "The address cannot be read",
            "Found \(Refusal.shortened(String(text))); expected UTF-8 with % before two "
                + "hexadecimal digits, and no control characters.")
    }
}
