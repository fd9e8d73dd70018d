import Glibc

/// Finds tags with so many attributes that parsing them would take too long.
///
/// libxml2 compares every attribute of a tag with every other, so that a tag of a few megabytes
/// would keep it busy for an hour. Follows comments, CDATA, instructions and quoted values, as the
/// parser does; whatever is not well-formed ends the scan, as it ends the parse.
struct TagScan {
    /// Greatest number of attributes in a tag; real workbooks have some 40.
    static let attributeLimit = 512

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// Offset of the first tag over the limit, or nil. Cost: 1 GB/s or more.
    static func firstOverlong(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var scan = TagScan(bytes)
        while let start = scan.find(UInt8(ascii: "<")) {
            guard let isSound = scan.passMarkup() else { return nil }
            if !isSound { return start }
        }
        return nil
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Goes past the markup after a `<`: false if it is a tag over the limit, nil if it has no end.
    private mutating func passMarkup() -> Bool? {
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "?"):
            return pass(through: "?>")
        case UInt8(ascii: "!"):
            if bytes[index...].starts(with: "!--".utf8) {
                index += 3
                return pass(through: "-->")
            }
            // Anything but CDATA is a document type, which is refused.
            guard bytes[index...].starts(with: "![CDATA[".utf8) else { return nil }
            return pass(through: "]]>")
        default:
            return passTag()
        }
    }

    private mutating func passTag() -> Bool? {
        var attributes = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: ">"): return true
            case UInt8(ascii: "="):
                attributes += 1
                if attributes > Self.attributeLimit { return false }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard find(byte) != nil else { return nil }
            default: break
            }
        }
        return nil
    }

    /// Goes past the next occurrence of a mark; nil if there is none.
    private mutating func pass(through mark: StaticString) -> Bool? {
        let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
        while find(mark[mark.count - 1]) != nil {
            let start = index - mark.count
            if start >= 0, bytes[start..<index].elementsEqual(mark) { return true }
        }
        return nil
    }

    /// Goes past the next occurrence of a byte, and gives its offset.
    private mutating func find(_ byte: UInt8) -> Int? {
        guard let base = bytes.baseAddress, index < bytes.count,
            let found = memchr(base + index, Int32(byte), bytes.count - index)
        else { return nil }
        let offset = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        index = offset + 1
        return offset
    }
}
