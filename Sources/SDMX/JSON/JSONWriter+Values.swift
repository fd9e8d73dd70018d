extension JSONWriter {
    /// Writes the name of the member that the next value is of. Throws as `value(_:)` of a text.
    package mutating func key(_ text: String) throws(SDMXError) {
        var copy = text
        let mark = buffer.count
        try beginKey()
        let fault = copy.withUTF8 { append(escaping: $0) }
        if let fault { throw refuse(fault, mark) }
        endKey()
    }

    /// As `key(_:)` of a String, for UTF-8 that was checked when it was read.
    package mutating func key(checked bytes: UnsafeBufferPointer<UInt8>) throws(SDMXError) {
        let mark = buffer.count
        try beginKey()
        if let fault = append(escaping: bytes) { throw refuse(fault, mark) }
        endKey()
    }

    /// Writes a text. Throws `.nul` for one with U+0000, which readers of SDMX refuse.
    package mutating func value(_ text: String) throws(SDMXError) {
        var copy = text
        let mark = buffer.count
        try begin()
        let fault = copy.withUTF8 { append(escaping: $0) }
        if let fault { throw refuse(fault, mark) }
        try end()
    }

    /// Writes a text of any bytes; also throws `.encoding`, if they are not UTF-8.
    package mutating func value(bytes: UnsafeBufferPointer<UInt8>) throws(SDMXError) {
        if bytes.contains(where: { $0 >= 0x80 }), (try? UTF8Span(validating: bytes.span)) == nil {
            throw SDMXError(.encoding, found: "bytes that are not UTF-8", expected: "UTF-8")
        }
        try value(checked: bytes)
    }

    /// Writes a text of UTF-8 that was checked when it was read.
    package mutating func value(checked bytes: UnsafeBufferPointer<UInt8>) throws(SDMXError) {
        let mark = buffer.count
        try begin()
        if let fault = append(escaping: bytes) { throw refuse(fault, mark) }
        try end()
    }

    /// Writes a number in the shortest form that reads back as the same value. Throws `.value` for
    /// infinity and for what is not a number.
    package mutating func value(_ number: Double) throws(SDMXError) {
        guard number.isFinite else {
            throw SDMXError(.value, found: "\(number)", expected: "a finite number")
        }
        try begin()
        NumberText.append(number, to: &buffer)
        try end()
    }

    /// Writes a whole number.
    package mutating func value(_ number: Int) throws(SDMXError) {
        try begin()
        NumberText.append(number, to: &buffer)
        try end()
    }

    /// Writes a number as it is spelled, so that no digit is lost. Throws `.value` if it is not
    /// spelled as JSON has it: `1.50` is, `.5`, `+1`, `007` and `INF` are not.
    package mutating func value(
        numberText bytes: UnsafeBufferPointer<UInt8>
    ) throws(SDMXError) {
        guard let start = bytes.baseAddress,
            JSONScanner.isNumber(ByteSlice(start: start, count: bytes.count))
        else {
            throw SDMXError(
                .value, found: SDMXError.quoted(String(decoding: bytes, as: UTF8.self)),
                expected: "a number of JSON")
        }
        try begin()
        buffer.append(bytes)
        try end()
    }

    /// As `value(numberText:)` of bytes.
    package mutating func value(numberText text: String) throws(SDMXError) {
        let bytes = Array(text.utf8)
        guard JSONWriter.isNumber(text) else {
            throw SDMXError(.value, found: SDMXError.quoted(text), expected: "a number of JSON")
        }
        try begin()
        buffer.append(bytes)
        try end()
    }

    /// Writes a boolean.
    package mutating func value(_ flag: Bool) throws(SDMXError) {
        try begin()
        buffer.append(flag ? "true" : "false")
        try end()
    }

    /// Writes `null`.
    package mutating func null() throws(SDMXError) {
        try begin()
        buffer.append("null")
        try end()
    }

    /// Whether JSON spells a number so.
    package static func isNumber(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return false }
            return JSONScanner.isNumber(ByteSlice(start: start, count: bytes.count))
        }
    }

    /// Appends the text in quotes; false, with something appended, if it holds a NUL.
    @inline(__always)
    private mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) -> SDMXError? {
        let count = bytes.count
        let target = buffer.reserve(count &+ 2)
        target[0] = UInt8(ascii: "\"")
        var index = 0
        while index < count {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return append(escaped: bytes)
            }
            target[index &+ 1] = byte
            index &+= 1
        }
        target[count &+ 1] = UInt8(ascii: "\"")
        buffer.advance(count &+ 2)
        return nil
    }

    @inline(never)
    private mutating func append(escaped bytes: UnsafeBufferPointer<UInt8>) -> SDMXError? {
        buffer.append(UInt8(ascii: "\""))
        for byte in bytes {
            switch byte {
            case 0: return SDMXError(.nul, found: "a NUL character", expected: "text")
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                buffer.append(UInt8(ascii: "\\"))
                buffer.append(byte)
            case 10: buffer.append("\\n")
            case 13: buffer.append("\\r")
            case 9: buffer.append("\\t")
            case 8: buffer.append("\\b")
            case 12: buffer.append("\\f")
            case 1..<0x20:
                buffer.append("\\u00")
                buffer.append(byte < 16 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
                let digit = byte & 15
                buffer.append(digit < 10 ? 48 + digit : 87 + digit)
            default: buffer.append(byte)
            }
        }
        buffer.append(UInt8(ascii: "\""))
        return nil
    }

    private mutating func refuse(_ fault: SDMXError, _ mark: Int) -> SDMXError {
        buffer.shorten(to: mark)
        return fault
    }
}
