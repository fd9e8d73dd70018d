/// Decimal numbers from bytes, without locale, white space or separators of thousands.
enum NumberText {
    /// Correctly rounded; nil for anything but a decimal number: `NaN`, `INF`, the empty text,
    /// hexadecimal, and what overflows or is too small to tell from zero.
    ///
    /// Cost: some 10 ns up to 18 digits, 100 ns beyond.
    static func double(_ bytes: UnsafeBufferPointer<UInt8>, mark: UInt8) -> Double? {
        var index = 0
        var isNegative = false
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            index = 1
        }
        var mantissa: UInt64 = 0
        var digits = 0
        var places = 0
        var hasMark = false
        while index < bytes.count {
            let byte = bytes[index]
            let digit = byte &- 0x30
            if digit <= 9 {
                digits += 1
                if digits > 18 { return slow(bytes, mark: mark) }
                mantissa = mantissa &* 10 &+ UInt64(digit)
                if hasMark { places += 1 }
            } else if byte == mark, !hasMark {
                hasMark = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                return slow(bytes, mark: mark)
            } else {
                return nil
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        guard mantissa <= 1 << 53 else { return slow(bytes, mark: mark) }
        // Both are exact doubles, so that one division rounds once (Clinger 1990).
        let value = Double(mantissa) / powersOfTen[places]
        return isNegative ? -value : value
    }

    /// The same by the standard library, after making sure that it is given a decimal number.
    private static func slow(_ bytes: UnsafeBufferPointer<UInt8>, mark: UInt8) -> Double? {
        var text: [UInt8] = []
        var hasDigit = false
        var isZero = true
        var isExponent = false
        for byte in bytes {
            let digit = byte &- 0x30
            if digit <= 9 {
                hasDigit = true
                if digit > 0, !isExponent { isZero = false }
            } else if byte | 0x20 == UInt8(ascii: "e") {
                isExponent = true
            } else if byte != mark, byte != UInt8(ascii: "-"), byte != UInt8(ascii: "+") {
                return nil
            }
            text.append(byte == mark ? UInt8(ascii: ".") : byte)
        }
        guard hasDigit, let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite
        else { return nil }
        return value == 0 && !isZero ? nil : value
    }

    static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        1e16, 1e17, 1e18,
    ]
}
