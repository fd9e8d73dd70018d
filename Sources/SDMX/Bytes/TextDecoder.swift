/// Turns text in another encoding into UTF-8, piece by piece.
struct TextDecoder {
    private enum Encoding {
        case utf16(isBig: Bool)
        case latin1
        case windows1252
        case ascii
    }

    private let encoding: Encoding
    /// Bytes of a unit or a pair that is not complete yet.
    private var rest: [UInt8] = []
    private var offset = 0

    /// Nil if the bytes are UTF-8, or claim nothing and may be.
    ///
    /// Throws `.encoding` for encodings that are not read.
    init?(
        _ first: UnsafeBufferPointer<UInt8>, _ encodings: ByteWindow.Encodings
    ) throws(SDMXError) {
        let start = Array(first.prefix(4))
        let is32 = start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF]
        let isWide = start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE])
        let zeros = start.map { $0 == 0 }
        let isBare = start.count == 4 && !isWide
        if is32
            || isBare
                && (zeros == [true, true, true, false] || zeros == [false, true, true, true])
        {
            throw Self.refused("UTF-32")
        }
        let isBig =
            start.starts(with: [0xFE, 0xFF]) || isBare && zeros == [true, false, true, false]
        let isLittle =
            start.starts(with: [0xFF, 0xFE]) || isBare && zeros == [false, true, false, true]
        switch encodings {
        case .utf8:
            if isBig || isLittle { throw Self.refused("UTF-16") }
            return nil
        case .json where start.count == 2 && start.contains(0) && !isWide:
            // One digit in UTF-16.
            encoding = .utf16(isBig: start[0] == 0)
        case .json:
            guard isBig || isLittle else { return nil }
            encoding = .utf16(isBig: isBig)
        case .xml:
            if isBig || isLittle {
                encoding = .utf16(isBig: isBig)
                return
            }
            if start.starts(with: [0xEF, 0xBB, 0xBF]) { return nil }
            guard let name = Self.declared(first) else { return nil }
            switch name.uppercased() {
            case "UTF-8", "UTF8": return nil
            case "ISO-8859-1", "ISO8859-1", "LATIN1", "ISO_8859-1", "LATIN-1": encoding = .latin1
            case "WINDOWS-1252", "CP1252": encoding = .windows1252
            case "US-ASCII", "ASCII": encoding = .ascii
            case "UTF-16", "UTF-16LE", "UTF-16BE":
                throw Self.refused("a declaration of \(name) on text that is not")
            default: throw Self.refused("encoding \(name.prefix(40))")
            }
        }
    }

    private static func refused(_ found: String) -> SDMXError {
        SDMXError(
            .encoding, line: 1, byte: 0, found: found,
            expected: "UTF-8, or in XML also UTF-16, ISO-8859-1 or windows-1252")
    }

    /// The encoding that an XML declaration names.
    private static func declared(_ first: UnsafeBufferPointer<UInt8>) -> String? {
        guard first.starts(with: "<?xml".utf8), first.count > 5,
            XMLByte.table[Int(first[5])] & XMLByte.blank != 0
        else { return nil }
        let text = String(decoding: first.prefix(400), as: UTF8.self)
        guard let close = text.firstRange(of: "?>"),
            let name = text[..<close.lowerBound].firstRange(of: "encoding")
        else { return nil }
        let rest = text[name.upperBound..<close.lowerBound].drop { $0.isWhitespace || $0 == "=" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return String(rest.dropFirst().prefix { $0 != quote })
    }

    /// Appends the text of the bytes, keeping back what is not complete.
    mutating func decode(
        _ bytes: [UInt8], isLast: Bool, into text: inout [UInt8]
    ) throws(SDMXError) {
        text.reserveCapacity(bytes.count * 2)
        switch encoding {
        case .utf16(let isBig): try decode16(bytes, isBig: isBig, isLast: isLast, into: &text)
        case .latin1: for byte in bytes { Self.append(UInt32(byte), to: &text) }
        case .windows1252:
            for (index, byte) in bytes.enumerated() {
                guard let scalar = Self.windows(byte) else { throw wrong(offset + index, byte) }
                Self.append(scalar, to: &text)
            }
        case .ascii:
            for (index, byte) in bytes.enumerated() {
                guard byte < 0x80 else { throw wrong(offset + index, byte) }
                text.append(byte)
            }
        }
        offset += bytes.count
    }

    private mutating func decode16(
        _ bytes: [UInt8], isBig: Bool, isLast: Bool, into text: inout [UInt8]
    ) throws(SDMXError) {
        let all = rest + bytes
        let start = offset - rest.count
        var index = 0
        func unit(_ at: Int) -> UInt32 {
            isBig
                ? UInt32(all[at]) << 8 | UInt32(all[at + 1])
                : UInt32(all[at + 1]) << 8 | UInt32(all[at])
        }
        while index + 1 < all.count {
            let high = unit(index)
            if (0xD800..<0xDC00).contains(high) {
                guard index + 3 < all.count else { break }
                let low = unit(index + 2)
                guard (0xDC00..<0xE000).contains(low) else {
                    throw wrong(start + index, all[index])
                }
                Self.append(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), to: &text)
                index += 4
                continue
            }
            guard !(0xDC00..<0xE000).contains(high) else { throw wrong(start + index, all[index]) }
            // The byte order mark is not part of the text.
            if !(high == 0xFEFF && start + index == 0) { Self.append(high, to: &text) }
            index += 2
        }
        rest = Array(all[index...])
        if isLast, !rest.isEmpty { throw wrong(start + index, all[index]) }
    }

    private func wrong(_ at: Int, _ byte: UInt8) -> SDMXError {
        SDMXError(
            .encoding, byte: at, found: "byte " + String(byte, radix: 16, uppercase: true),
            expected: "text in the encoding that the message has or declares")
    }

    private static func append(_ value: UInt32, to text: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value) else { return }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private static func windows(_ byte: UInt8) -> UInt32? {
        guard (0x80...0x9F).contains(byte) else { return UInt32(byte) }
        let table: [UInt32] = [
            0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
            0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
            0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
        ]
        let scalar = table[Int(byte) - 0x80]
        return scalar == 0 ? nil : scalar
    }
}
