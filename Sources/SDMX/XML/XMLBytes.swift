/// Bytes within a message or decoded from it, valid until the scanner's next step.
struct ByteSlice {
    var start: UnsafePointer<UInt8>
    var count: Int

    @inline(__always)
    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    var string: String { String(decoding: buffer, as: UTF8.self) }

    @inline(__always)
    func isSame(as other: ByteSlice) -> Bool {
        count == other.count
            && ByteCompare.isSame(
                UnsafeRawBufferPointer(buffer), UnsafeRawBufferPointer(other.buffer))
    }

    func isSame(as text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount
            && ByteCompare.isSame(
                UnsafeRawBufferPointer(buffer),
                UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

/// What a byte may be in XML, by table.
enum XMLByte {
    static let nameStart: UInt8 = 1
    static let name: UInt8 = 2
    static let blank: UInt8 = 4
    /// Ends the fast run over an attribute's value: quotes, `<`, `&`, controls, the first byte of
    /// U+FFFE and U+FFFF.
    static let stopsValue: UInt8 = 8
    /// Ends the fast run over text.
    static let stopsText: UInt8 = 16

    /// One byte of marks for each byte; never freed.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for value in 0..<256 {
            let byte = UInt8(value)
            var marks: UInt8 = 0
            let isLetter = (65...90).contains(byte) || (97...122).contains(byte)
            if isLetter || byte == 95 || byte == 58 || byte >= 0x80 { marks |= nameStart | name }
            if (48...57).contains(byte) || byte == 45 || byte == 46 { marks |= name }
            if byte == 32 || byte == 9 || byte == 10 || byte == 13 { marks |= blank }
            if byte < 32 || byte == 34 || byte == 39 || byte == 60 || byte == 38 || byte == 0xEF {
                marks |= stopsValue
            }
            if byte < 32 && byte != 9 && byte != 10 || byte == 60 || byte == 38 || byte == 93
                || byte == 0xEF
            {
                marks |= stopsText
            }
            table[value] = marks
        }
        return UnsafePointer(table)
    }()

    /// Whether a scalar beyond ASCII may stand in a name, by XML 1.0, fifth edition.
    static func isName(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
        switch scalar.value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
            0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: !first
        default: scalar.isASCII
        }
    }

    /// Whether a character may stand in a document at all, by XML 1.0.
    static func isCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
