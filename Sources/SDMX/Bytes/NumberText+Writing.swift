extension NumberText {
    /// Appends the shortest text that reads back as the same value: `12`, `0.1`, `1e+21`.
    ///
    /// Cost: some 15 ns for up to 15 digits with up to 6 places, 150 ns beyond.
    static func append(_ value: Double, to bytes: inout ByteBuffer) {
        let size = value.magnitude
        if size < 1e9 {
            var places = 0
            while places <= 6 {
                // Exact if dividing gives the value back, since that is what a reader does.
                let whole = UInt64(size * powersOfTen[places] + 0.5)
                if Double(whole) / powersOfTen[places] == size {
                    append(whole, places: places, isNegative: value.sign == .minus, to: &bytes)
                    return
                }
                places += 1
            }
        }
        // As bytes, because the text of a large whole number ends in ".0".
        let text = Array(value.description.utf8)
        let isWhole = text.suffix(2).elementsEqual(".0".utf8)
        bytes.append(isWhole ? Array(text.dropLast(2)) : text)
    }

    /// The shortest text that gives the number back, as `append` writes it.
    static func text(_ value: Double) -> String {
        var bytes = ByteBuffer(capacity: 64)
        append(value, to: &bytes)
        return String(decoding: bytes.bytes, as: UTF8.self)
    }

    static func append(_ value: Int, to bytes: inout ByteBuffer) {
        append(UInt64(value.magnitude), places: 0, isNegative: value < 0, to: &bytes)
    }

    /// The digits with a point before the last `places`, of which there are at most 6.
    private static func append(
        _ value: UInt64, places: Int, isNegative: Bool, to bytes: inout ByteBuffer
    ) {
        var digits = 1
        var bound: UInt64 = 10
        while digits < 20, value >= bound {
            digits += 1
            let next = bound.multipliedReportingOverflow(by: 10)
            if next.overflow { break }
            bound = next.partialValue
        }
        digits = max(digits, places + 1)
        let size = digits + (places > 0 ? 1 : 0) + (isNegative ? 1 : 0)
        let start = bytes.reserve(size)
        if isNegative { start[0] = UInt8(ascii: "-") }
        var index = size
        var rest = value
        for written in 0..<digits {
            if written == places, places > 0 {
                index -= 1
                start[index] = UInt8(ascii: ".")
            }
            index -= 1
            start[index] = UInt8(truncatingIfNeeded: rest % 10) &+ 0x30
            rest /= 10
        }
        bytes.advance(size)
    }
}
