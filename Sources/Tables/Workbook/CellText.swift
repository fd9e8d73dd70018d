/// Text as a cell can hold it: what XML has no place for is escaped as `_xHHHH_` (ECMA-376 part 1,
/// 22.9.2.19), and what looks like such an escape is protected.
enum CellText {
    /// UTF-16 units that a cell may hold.
    static let limit = 32_767
    /// What stands at the end of a text that was cut.
    static let mark = "… [cut]"

    /// The text itself where nothing needs a change, as for nearly all.
    static func prepared(_ text: String) -> (text: String, isCut: Bool) {
        var copy = text
        return copy.withUTF8 { bytes in
            if bytes.count <= limit, !needsEscapes(bytes) { return (text, false) }
            let (made, isCut) = escaped(bytes)
            return (String(decoding: made, as: UTF8.self), isCut)
        }
    }

    /// One line without characters that XML refuses, for names and properties.
    static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.value < 0x20 || $0.value == 0xFFFE || $0.value == 0xFFFF ? " " : $0
                }))
    }

    private static func needsEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for (index, byte) in bytes.enumerated() {
            if byte < 0x20 {
                if byte != 9, byte != 10 { return true }
            } else if byte == 0x5F {
                if looksEscaped(bytes, index) { return true }
            } else if byte == 0xEF, isNoncharacter(bytes, index) {
                return true
            }
        }
        return false
    }

    private static func escaped(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (bytes: [UInt8], isCut: Bool) {
        var made: [UInt8] = []
        made.reserveCapacity(bytes.count + 64)
        let room = limit - mark.utf16.count
        var units = 0
        /// How much of `made` leaves room for the mark.
        var kept = 0
        var index = 0
        while index < bytes.count {
            let (piece, count, taken) = next(bytes, index)
            guard units + count <= limit else {
                return (Array(made[..<kept]) + Array(mark.utf8), true)
            }
            made += piece
            units += count
            if units <= room { kept = made.count }
            index += taken
        }
        return (made, false)
    }

    /// The character that starts at an index: its bytes as written, their UTF-16 units, and how
    /// many bytes it takes in the text.
    private static func next(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> (piece: [UInt8], units: Int, taken: Int) {
        let byte = bytes[index]
        if byte < 0x20, byte != 9, byte != 10 {
            return (escape(UInt16(byte)), 7, 1)
        }
        if byte == 0x5F, looksEscaped(bytes, index) { return (escape(0x5F), 7, 1) }
        if byte == 0xEF, isNoncharacter(bytes, index) {
            return (escape(0xFF00 | UInt16(bytes[index + 2] &+ 0x40)), 7, 3)
        }
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let end = min(index + length, bytes.count)
        return (Array(bytes[index..<end]), length == 4 ? 2 : 1, end - index)
    }

    /// `_xHHHH_` of one UTF-16 unit.
    private static func escape(_ unit: UInt16) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return Array("_x".utf8)
            + [12, 8, 4, 0].map { digits[Int(unit >> $0) & 15] } + Array("_".utf8)
    }

    /// Whether `_xHHHH_` stands at an index.
    private static func looksEscaped(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + 6 < bytes.count, bytes[index + 1] | 0x20 == 0x78, bytes[index + 6] == 0x5F
        else { return false }
        return bytes[(index + 2)..<(index + 6)].allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
        }
    }

    /// Whether U+FFFE or U+FFFF stands at an index.
    private static func isNoncharacter(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> Bool {
        index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
    }
}
