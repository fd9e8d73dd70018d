/// An encoding of text that can be brought to UTF-8.
public enum TextEncoding: Sendable, CaseIterable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    /// Also reads ISO 8859-1: the two differ only in control characters.
    case windows1252

    static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text as UTF-8 without byte order mark.
    ///
    /// Throws `.encoding` with the offset of the first byte that is wrong: malformed UTF-8, half a
    /// surrogate pair, a byte that Windows-1252 leaves undefined, NUL in any of them.
    public func utf8(_ bytes: [UInt8]) throws(TableError) -> [UInt8] {
        switch self {
        case .utf8:
            try Self.checkUTF8(bytes)
            return bytes.starts(with: Self.utf8Mark) ? Array(bytes.dropFirst(3)) : bytes
        case .utf16LittleEndian: return try Self.fromUTF16(bytes, high: 1)
        case .utf16BigEndian: return try Self.fromUTF16(bytes, high: 0)
        case .windows1252: return try Self.fromWindows1252(bytes)
        }
    }

    static func checkUTF8(_ bytes: [UInt8]) throws(TableError) {
        let error = bytes.withUnsafeBufferPointer { buffer in
            TextCheck.firstFault(in: buffer).map { TextCheck.error($0, in: buffer) }
        }
        if let error { throw error }
    }

    /// Whether the bytes are UTF-16, and if so whether big-endian: by the byte order mark, or by
    /// a zero in every second of the first bytes.
    static func utf16Order(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        if bytes.starts(with: [0xFF, 0xFE]) { return false }
        if bytes.starts(with: [0xFE, 0xFF]) { return true }
        guard bytes.count >= 8 else { return nil }
        let pairs = min(bytes.count, 64) / 2
        let highFirst = (0..<pairs).allSatisfy { bytes[2 * $0] == 0 && bytes[2 * $0 + 1] != 0 }
        let highLast = (0..<pairs).allSatisfy { bytes[2 * $0] != 0 && bytes[2 * $0 + 1] == 0 }
        return highFirst ? true : highLast ? false : nil
    }

    private static func fromUTF16(_ bytes: [UInt8], high: Int) throws(TableError) -> [UInt8] {
        func fault(_ found: String, _ byte: Int) -> TableError {
            TableError(
                .encoding, at: TablePlace(byte: byte), found: found, expected: "text in UTF-16")
        }
        guard bytes.count.isMultiple(of: 2) else {
            throw fault("an odd number of bytes", bytes.count - 1)
        }
        func unit(_ index: Int) -> UInt32 {
            UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
        }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 2 + 16)
        var index = bytes.count >= 2 && unit(0) == 0xFEFF ? 2 : 0
        while index < bytes.count {
            var code = unit(index)
            let start = index
            index += 2
            if code & 0xFC00 == 0xD800, index < bytes.count, unit(index) & 0xFC00 == 0xDC00 {
                code = 0x10000 + (code & 0x3FF) << 10 + unit(index) & 0x3FF
                index += 2
            }
            guard code != 0 else { throw fault("a NUL character", start) }
            guard let scalar = Unicode.Scalar(code) else {
                throw fault("half a surrogate pair", start)
            }
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return output
    }

    private static func fromWindows1252(_ bytes: [UInt8]) throws(TableError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        for (index, byte) in bytes.enumerated() {
            if byte < 0x80, byte != 0 {
                output.append(byte)
                continue
            }
            let code = (0x80...0x9F).contains(byte) ? Self.upper[Int(byte) - 0x80] : UInt32(byte)
            guard code != 0, let scalar = Unicode.Scalar(code) else {
                throw TableError(
                    .encoding, at: TablePlace(byte: index),
                    found: "byte 0x\(String(byte, radix: 16, uppercase: true))",
                    expected: "text in Windows-1252")
            }
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return output
    }

    /// Windows-1252 from 0x80 to 0x9F (WHATWG index, its five undefined bytes as 0).
    private static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
