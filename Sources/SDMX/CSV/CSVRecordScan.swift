/// Where a cell lies in the bytes, without its quotes.
@usableFromInline
struct CSVField: Sendable {
    @usableFromInline var start: Int
    @usableFromInline var length: Int32
    /// Whether it holds doubled quotes, to be undoubled when it is looked at.
    @usableFromInline var isEscaped: Bool
    /// Whether it stood in quotes.
    var isQuoted: Bool

    static let none = CSVField(start: 0, length: 0, isEscaped: false, isQuoted: false)
}

/// One pass over one record: finds its cells and its end.
struct CSVRecordScan {
    enum Stop {
        case record
        /// A quote was opened here and never closed.
        case openQuote(Int)
        /// A quote in a cell that did not begin with one.
        case strayQuote(Int)
        /// Something other than a separator or line end follows a closing quote.
        case afterQuote(Int)
        /// The cell that starts here is over the limit.
        case tooLong(Int)
    }

    private(set) var stop = Stop.record
    /// Offset after the record and its line end.
    private(set) var next: Int
    private(set) var count = 0
    /// Line ends inside quotes.
    private(set) var innerLines = 0
    /// Whether a line end closes the record; otherwise the bytes do.
    private(set) var hasLineEnd = false
    /// Whether the record is an empty line.
    private(set) var isBlank = false

    /// - Parameters:
    ///   - ends: by byte value, whether it ends or spoils a cell without quotes.
    ///   - fields: written from its start; cells beyond its size are counted only.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, separator: UInt8, limit: Int,
        ends: UnsafePointer<Bool>, into fields: UnsafeMutableBufferPointer<CSVField>
    ) {
        next = start
        let end = bytes.count
        var index = start
        while true {
            var field = CSVField(start: index, length: 0, isEscaped: false, isQuoted: false)
            if index < end, bytes[index] == Self.quote {
                field.start = index + 1
                field.isQuoted = true
                guard let close = close(of: index, in: bytes, &field) else {
                    stop = .openQuote(index)
                    return
                }
                guard close - field.start <= limit else {
                    stop = .tooLong(index)
                    return
                }
                field.length = Int32(truncatingIfNeeded: close - field.start)
                index = close + 1
                if index < end, bytes[index] != separator, !Self.isLineEnd(bytes[index]) {
                    stop = .afterQuote(index)
                    return
                }
            } else {
                while index < end, !ends[Int(bytes[index])] { index &+= 1 }
                if index < end, bytes[index] == Self.quote {
                    stop = .strayQuote(index)
                    return
                }
                guard index - field.start <= limit else {
                    stop = .tooLong(field.start)
                    return
                }
                field.length = Int32(truncatingIfNeeded: index &- field.start)
            }
            if count < fields.count { fields[count] = field }
            count &+= 1
            guard index < end, bytes[index] == separator else {
                isBlank = count == 1 && field.length == 0 && !field.isQuoted
                break
            }
            index &+= 1
        }
        if index < end {
            hasLineEnd = true
            let isPair = bytes[index] == 13 && index + 1 < end && bytes[index + 1] == 10
            index += isPair ? 2 : 1
        }
        next = index
    }

    /// The offset of the closing quote, or nil if there is none.
    private mutating func close(
        of open: Int, in bytes: UnsafeBufferPointer<UInt8>, _ field: inout CSVField
    ) -> Int? {
        var index = open + 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Self.quote {
                guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { return index }
                field.isEscaped = true
                index += 1
            } else if byte == 10 {
                innerLines += 1
            } else if byte == 13, !(index + 1 < bytes.count && bytes[index + 1] == 10) {
                innerLines += 1
            }
            index += 1
        }
        return nil
    }

    static let quote = UInt8(ascii: "\"")

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
