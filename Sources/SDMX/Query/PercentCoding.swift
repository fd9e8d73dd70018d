/// Percent-encoding as RFC 3986 has it: a plus is a plus and not a blank.
enum PercentCoding {
    /// Decodes once. Throws for a `%` without two hexadecimal digits, for what is not UTF-8, and
    /// for control characters, which no part of a query has a use for.
    static func decode(
        _ bytes: ArraySlice<UInt8>, place: @autoclosure () -> String
    ) throws(SDMXError) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            var byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
                    let low = digit(bytes[index + 2])
                else {
                    throw SDMXError(
                        .query, byte: index, found: "\"%\" without two digits in " + place(),
                        expected: "%25 for the sign itself, or two hexadecimal digits")
                }
                byte = high << 4 | low
                index += 2
            }
            guard byte >= 0x20, byte != 0x7F else {
                throw SDMXError(
                    .query, byte: index, found: "a control character in " + place(),
                    expected: "text")
            }
            decoded.append(byte)
            index += 1
        }
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw SDMXError(
                .encoding, byte: bytes.startIndex, found: "bytes that are no text in " + place(),
                expected: "UTF-8")
        }
        return text
    }

    /// Encodes everything but letters, digits, `- _ ~ .` and those named.
    static func encode(_ text: String, keeping kept: String) -> String {
        let kept = Array(kept.utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) || kept.contains(byte) {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(hex[Int(byte >> 4)])
                encoded.append(hex[Int(byte & 15)])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let hex = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
