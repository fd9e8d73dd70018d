/// Reads the texts that cells refer to by number (ECMA-376 part 1, 18.4).
final class SharedStrings: XMLPartHandler {
    private(set) var texts: [String] = []

    private var item: RichText
    private let entry: XMLName
    private let limits: WorkbookLimits
    private var isInEntry = false

    init(_ reader: XMLReader, limits: WorkbookLimits) {
        entry = reader.name("si")
        item = RichText(reader, limit: limits.textBytes)
        self.limits = limits
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TableError) {
        if name == entry {
            guard texts.count < limits.sharedStrings else {
                throw TableError(
                    .limit, found: "more than \(limits.sharedStrings) shared strings",
                    expected: "at most that many")
            }
            isInEntry = true
            item.clear()
        } else if isInEntry {
            item.start(name)
        }
    }

    func end(_ name: XMLName) throws(TableError) {
        if name == entry {
            isInEntry = false
            texts.append(item.text)
        } else if isInEntry {
            item.end(name)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
        if isInEntry { try item.append(bytes) }
    }
}

/// Gathers the text of a string item: plain `t`, or the `t` of its runs; never the phonetic guide.
struct RichText {
    private var bytes: [UInt8] = []
    private var isOpen = false
    private var phonetic = 0
    private let limit: Int
    private let textName: XMLName
    private let phoneticName: XMLName

    init(_ reader: XMLReader, limit: Int) {
        self.limit = limit
        textName = reader.name("t")
        phoneticName = reader.name("rPh")
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        isOpen = false
        phonetic = 0
    }

    mutating func start(_ name: XMLName) {
        if name == phoneticName { phonetic += 1 }
        if name == textName { isOpen = true }
    }

    mutating func end(_ name: XMLName) {
        if name == phoneticName { phonetic -= 1 }
        if name == textName { isOpen = false }
    }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws(TableError) {
        guard isOpen, phonetic == 0 else { return }
        guard bytes.count + piece.count <= limit else { throw Self.tooLong(limit) }
        bytes.append(contentsOf: piece)
    }

    var text: String { Self.unescaped(bytes) }

    static func tooLong(_ limit: Int) -> TableError {
        TableError(
            .limit, found: "a text of more than \(limit) bytes", expected: "at most \(limit)")
    }

    /// Text with `_x000D_` and the like resolved (ECMA-376 part 1, 22.9.2.19).
    static func unescaped(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "_")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let scalar = escape(bytes[index...].prefix(7)) {
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                index += 7
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func escape(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard bytes.count == 7, bytes.starts(with: [0x5F, 0x78]), bytes.last == 0x5F else {
            return nil
        }
        let digits = String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self)
        guard digits.allSatisfy(\.isHexDigit) else { return nil }
        return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
    }
}
