/// Where a field lies, without its quotes.
struct FieldRange {
    var start: Int
    var length: UInt32
    /// Whether it stood in quotes.
    var isQuoted: Bool
    /// Whether it holds doubled quotes, to be undoubled when it is made a text.
    var isEscaped: Bool

    static let none = FieldRange(start: 0, length: 0, isQuoted: false, isEscaped: false)
}

/// One pass over one record: finds its fields and its end.
struct FieldScan {
    enum Stop {
        case record
        /// The buffer for fields is full; scan again with a larger one.
        case full
        /// A quote was opened here and not closed.
        case openQuote(Int)
        /// Something other than a separator or line end follows a closing quote.
        case afterQuote(Int)
        /// The field that starts here is over 4 GiB.
        case tooLong(Int)
    }

    private(set) var stop = Stop.record
    /// Offset after the record and its line end.
    private(set) var next: Int
    private(set) var count = 0
    /// Line ends inside quotes.
    private(set) var innerLines = 0

    private static let lineFeed: UInt8 = 10
    private static let carriageReturn: UInt8 = 13

    /// - Parameters:
    ///   - quote: the quote byte, or NUL (which the bytes do not hold) for none.
    ///   - fields: written from its start.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, separator: UInt8, quote: UInt8,
        into fields: UnsafeMutableBufferPointer<FieldRange>
    ) {
        next = start
        let end = bytes.count
        // No byte above this ends a field, which is most of them.
        let greatest = max(separator, Self.carriageReturn)
        var index = start
        while true {
            guard count < fields.count else {
                stop = .full
                return
            }
            var field = FieldRange(start: index, length: 0, isQuoted: false, isEscaped: false)
            if index < end, bytes[index] == quote {
                guard let close = quoted(bytes, from: index, quote: quote, &field) else {
                    stop = .openQuote(index)
                    return
                }
                index = close
                if index < end, bytes[index] != separator, !Self.isLineEnd(bytes[index]) {
                    stop = .afterQuote(index)
                    return
                }
            } else {
                while index < end {
                    let byte = bytes[index]
                    if byte <= greatest, byte == separator || Self.isLineEnd(byte) { break }
                    index += 1
                }
                guard let length = UInt32(exactly: index - field.start) else {
                    stop = .tooLong(field.start)
                    return
                }
                field.length = length
            }
            fields[count] = field
            count += 1
            guard index < end, bytes[index] == separator else { break }
            index += 1
        }
        if index < end {
            let isPair =
                bytes[index] == Self.carriageReturn && index + 1 < end
                && bytes[index + 1] == Self.lineFeed
            index += isPair ? 2 : 1
        }
        next = index
    }

    /// The offset after the closing quote, or nil if there is none.
    private mutating func quoted(
        _ bytes: UnsafeBufferPointer<UInt8>, from open: Int, quote: UInt8, _ field: inout FieldRange
    ) -> Int? {
        field.start = open + 1
        field.isQuoted = true
        var index = open + 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote {
                if index + 1 < bytes.count, bytes[index + 1] == quote {
                    field.isEscaped = true
                    index += 1
                } else {
                    guard let length = UInt32(exactly: index - field.start) else { return nil }
                    field.length = length
                    return index + 1
                }
            } else if byte == Self.lineFeed {
                innerLines += 1
            } else if byte == Self.carriageReturn {
                let isPair = index + 1 < bytes.count && bytes[index + 1] == Self.lineFeed
                if !isPair { innerLines += 1 }
            }
            index += 1
        }
        return nil
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == lineFeed || byte == carriageReturn
    }
}
