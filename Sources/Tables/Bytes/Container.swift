/// What bytes look like from their first bytes; a hint for choosing a reader, never a proof.
public enum Container: Sendable, Equatable {
    case empty
    case gzip
    /// A zip archive with a workbook in it.
    case xlsx
    /// Any other zip archive.
    case zip
    /// An Excel 97-2003 workbook (.xls).
    case oldExcel
    /// An Office document under a password.
    case protectedOffice
    /// Another OLE compound file, such as .doc or .msg.
    case ole
    /// XML in an encoding that extends ASCII; XML in UTF-16 is `.utf16Text`.
    case xml
    case json
    /// A web page, often an error page saved in place of the file.
    case html
    /// Any other valid UTF-8, with or without byte order mark.
    case utf8Text
    case utf16Text(bigEndian: Bool)
    /// Text without NUL that is not UTF-8: Windows-1252, Latin-1 or another 8-bit code.
    case otherText
    /// Anything else.
    case binary

    /// Cost: the first kilobyte, for text one pass over all bytes, for zip and OLE a search.
    public init(sniffing bytes: [UInt8]) {
        self = bytes.withUnsafeBufferPointer { Self.sniff($0) }
    }

    /// What to tell a person that the bytes are, and what to do about it.
    public var explanation: String {
        switch self {
        case .empty: "an empty file"
        case .gzip: "a gzip file"
        case .xlsx: "an Excel workbook (.xlsx)"
        case .zip: "a zip archive without a workbook in it"
        case .oldExcel: "an Excel 97-2003 file (.xls); open it in Excel and save it as .xlsx"
        case .protectedOffice:
            "an Office document under a password; save it as .xlsx without the password"
        case .ole: "an old Office document (OLE)"
        case .xml: "an XML file"
        case .json: "a JSON file"
        case .html: "a web page (HTML), perhaps an error page saved in place of the file"
        case .utf8Text: "text, perhaps CSV"
        case .utf16Text: "text in UTF-16"
        case .otherText: "text that is not UTF-8, perhaps Windows-1252"
        case .binary: "a binary file of an unknown kind"
        }
    }

    static func isGzip(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
    }

    private static func sniff(_ bytes: UnsafeBufferPointer<UInt8>) -> Container {
        if bytes.isEmpty { return .empty }
        if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
            // The central directory lies at the end; 1 MiB holds that of any real workbook.
            let tail = UnsafeBufferPointer(rebasing: bytes.suffix(1 << 20))
            return tail.firstOffset(of: Array("xl/workbook.xml".utf8)) != nil ? .xlsx : .zip
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return sniffOLE(bytes)
        }
        if let bigEndian = TextEncoding.utf16Order(bytes) {
            return .utf16Text(bigEndian: bigEndian)
        }
        if let markup = sniffMarkup(bytes) { return markup }
        switch TextCheck.firstFault(in: bytes)?.kind {
        case nil: return .utf8Text
        case .nul: return .binary
        case .notUTF8: return bytes.contains(0) ? .binary : .otherText
        }
    }

    private static func sniffOLE(_ bytes: UnsafeBufferPointer<UInt8>) -> Container {
        func holds(_ name: String) -> Bool {
            bytes.firstOffset(of: name.utf8.flatMap { [$0, 0] }) != nil
        }
        if holds("EncryptedPackage") { return .protectedOffice }
        if holds("Workbook") || holds("Book") { return .oldExcel }
        return .ole
    }

    /// XML, HTML or JSON by the first characters after a byte order mark and white space.
    private static func sniffMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Container? {
        var index = bytes.starts(with: TextEncoding.utf8Mark) ? 3 : 0
        func skipSpace() {
            while index < bytes.count, index < 1024, [0x20, 9, 10, 13].contains(bytes[index]) {
                index += 1
            }
        }
        skipSpace()
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "<"):
            let head = String(decoding: bytes[index...].prefix(1024), as: UTF8.self).lowercased()
            if head.contains("<!doctype html") || head.contains("<html") { return .html }
            return head.hasPrefix("<?xml") || head.hasPrefix("<!")
                || head.dropFirst().first?.isLetter == true
                ? .xml : nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            index += 1
            skipSpace()
            guard index < bytes.count else { return nil }
            return "\"{[]}-0123456789tfn".utf8.contains(bytes[index]) ? .json : nil
        default:
            return nil
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Offset of the first occurrence of a short pattern. Cost: O(count) in practice.
    func firstOffset(of pattern: [UInt8]) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var index = 0
        while index <= count - pattern.count {
            if self[index] == first, self[index..<index + pattern.count].elementsEqual(pattern) {
                return index
            }
            index += 1
        }
        return nil
    }
}
