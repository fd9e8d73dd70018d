/// Fields of the current record, by index from 0. A field that the record does not have reads as
/// empty: compare `count` first where that matters.
extension DelimitedReader {
    /// The field's bytes, between its quotes; quotes in them may still be doubled.
    public func withBytes<Result, Failure: Error>(
        _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let field = field(index)
        return try bytes.withUnsafeBufferPointer { all throws(Failure) in
            try body(
                UnsafeBufferPointer(rebasing: all[field.start..<field.start + Int(field.length)]))
        }
    }

    /// Whether nothing stands in the field; also true of `""`.
    public func isEmpty(_ index: Int) -> Bool { field(index).length == 0 }

    /// Whether the field stood in quotes.
    public func isQuoted(_ index: Int) -> Bool { field(index).isQuoted }

    /// The field as text, quotes undoubled. Cost: no allocation up to 15 bytes.
    public func text(_ index: Int) -> String {
        let field = field(index)
        let text = withBytes(index) { String(decoding: $0, as: UTF8.self) }
        guard field.isEscaped else { return text }
        return Self.undoubled(text)
    }

    /// The field as a decimal integer, or nil: see `NumberText.int(_:)`.
    public func int(_ index: Int) -> Int? { withBytes(index) { NumberText.int($0) } }

    /// The field as a decimal number, or nil: see `NumberText.double(_:)`.
    public func double(_ index: Int) -> Double? { withBytes(index) { NumberText.double($0) } }

    /// Whether the field holds exactly this text.
    public func equals(_ index: Int, _ text: String) -> Bool {
        if field(index).isEscaped { return self.text(index) == text }
        return withBytes(index) { bytes in
            bytes.count == text.utf8.count && bytes.elementsEqual(text.utf8)
        }
    }

    /// Up to 8 bytes as one number, the first byte highest: a key for looking up short codes
    /// without making a String. Nil for longer fields and for those with doubled quotes.
    public func code(_ index: Int) -> UInt64? {
        let field = field(index)
        guard field.length <= 8, !field.isEscaped else { return nil }
        return withBytes(index) { $0.reduce(0) { $0 << 8 | UInt64($1) } }
    }

    /// The same key of a text, to build the table of codes from; nil above 8 bytes.
    public static func code(of text: String) -> UInt64? {
        text.utf8.count <= 8 ? text.utf8.reduce(0) { $0 << 8 | UInt64($1) } : nil
    }

    /// All fields of the record as texts.
    public var texts: [String] { (0..<count).map { text($0) } }

    /// The place of a field: file, row and column (from 1), byte of its first character.
    public func place(_ index: Int) -> TablePlace {
        let start = index >= 0 && index < count ? fields[index].start : nil
        return TablePlace(file: file, row: row, column: index + 1, byte: start)
    }

    /// An error about a field of the current record, for collected diagnostics.
    public func unexpected(_ index: Int, expected: String) -> TableError {
        let found = isEmpty(index) ? "nothing" : "\"\(text(index))\""
        return TableError(.value, at: place(index), found: found, expected: expected)
    }

    private func field(_ index: Int) -> FieldRange {
        index >= 0 && index < count ? fields[index] : .none
    }

    private static func undoubled(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        var isSecond = false
        for byte in text.utf8 {
            let isQuote = byte == UInt8(ascii: "\"")
            isSecond = isQuote && !isSecond
            if !isQuote || isSecond { output.append(byte) }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
