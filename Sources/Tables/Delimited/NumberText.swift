/// Numbers straight from bytes, strictly: no locale, no white space, no thousands separators.
public enum NumberText {
    /// A decimal integer with an optional sign; nil for anything else and on overflow.
    ///
    /// Leading zeros are allowed; `1.0`, `1e3`, `1,000` and the empty text are not.
    public static func int(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        let isNegative = takeSign(bytes, &index)
        guard index < bytes.count else { return nil }
        var value = 0
        if bytes.count - index <= 18 {
            // 18 digits cannot overflow.
            while index < bytes.count {
                let digit = bytes[index] &- 0x30
                guard digit <= 9 else { return nil }
                value = value &* 10 &+ Int(digit)
                index += 1
            }
            return isNegative ? -value : value
        }
        while index < bytes.count {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { return nil }
            let product = value.multipliedReportingOverflow(by: 10)
            let sum = product.partialValue.subtractingReportingOverflow(Int(digit))
            guard !product.overflow, !sum.overflow else { return nil }
            value = sum.partialValue
            index += 1
        }
        // Gathered as a negative number, which has one more value.
        return isNegative ? value : (value == .min ? nil : -value)
    }

    /// A decimal number, `-12.5e3`, correctly rounded; nil for anything else.
    ///
    /// Digits are needed on one side of the point only. Nil also for `nan`, `inf` and hexadecimal,
    /// for what overflows (`1e400`), and for what is not zero but too small to tell from it.
    /// Cost: some 10 ns up to 15 digits, 100 ns beyond.
    public static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        guard let parts = Decimal(bytes) else { return nil }
        if parts.mantissa == 0, !parts.isInexact { return parts.isNegative ? -0.0 : 0.0 }
        // Both factors are exact doubles, so one operation rounds once (Clinger 1990).
        if !parts.isInexact, parts.mantissa <= 1 << 53, parts.exponent.magnitude <= 22 {
            let whole = Double(parts.mantissa)
            let power = powersOfTen[Int(parts.exponent.magnitude)]
            let value = parts.exponent < 0 ? whole / power : whole * power
            return parts.isNegative ? -value : value
        }
        guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite,
            value != 0
        else { return nil }
        return value
    }

    /// As `int(_:)` over bytes.
    public static func int(_ text: some StringProtocol) -> Int? {
        var copy = String(text)
        return copy.withUTF8 { int($0) }
    }

    /// As `double(_:)` over bytes.
    public static func double(_ text: some StringProtocol) -> Double? {
        var copy = String(text)
        return copy.withUTF8 { double($0) }
    }

    fileprivate static func takeSign(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
    ) -> Bool {
        guard let first = bytes.first else { return false }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { index = 1 }
        return first == UInt8(ascii: "-")
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}

/// A decimal number taken apart: `mantissa` x 10^`exponent`.
private struct Decimal {
    var isNegative = false
    var mantissa: UInt64 = 0
    var exponent = 0
    /// More than 19 significant digits, of which `mantissa` holds the first.
    var isInexact = false

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        isNegative = NumberText.takeSign(bytes, &index)
        var significant = 0
        var hasDigits = false
        var isFraction = false
        while index < bytes.count {
            let digit = bytes[index] &- 0x30
            if digit <= 9 {
                hasDigits = true
                if significant < 19 {
                    mantissa = mantissa &* 10 &+ UInt64(digit)
                    if mantissa != 0 { significant += 1 }
                    if isFraction { exponent -= 1 }
                } else {
                    isInexact = true
                    if !isFraction { exponent += 1 }
                }
            } else if bytes[index] == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else {
                break
            }
            index += 1
        }
        guard hasDigits else { return nil }
        guard index < bytes.count else { return }
        guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        let tail = UnsafeBufferPointer(rebasing: bytes[(index + 1)...])
        guard let shift = NumberText.int(tail) else { return nil }
        exponent += min(max(shift, -100_000), 100_000)
    }
}
