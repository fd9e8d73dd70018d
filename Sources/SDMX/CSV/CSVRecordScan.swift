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
        /// The record does not end in the bytes at hand, and there may be more.
        case more
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
    ///   - isLast: whether nothing comes after the end.
    ///   - fields: written from its start; cells beyond its size are counted only.
    init(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool,
        _ layout: CSVLayout, into fields: UnsafeMutableBufferPointer<CSVField>
    ) {
        next = start
        let separator = layout.separator
        var index = start
        while true {
            var field = CSVField(start: index, length: 0, isEscaped: false, isQuoted: false)
            if index < end, bytes[index] == Self.quote {
                let open = index
                field.start = index &+ 1
                field.isQuoted = true
                guard let close = close(of: open, in: bytes, to: end, isLast: isLast, &field)
                else {
                    let isLong = end &- field.start > layout.limit
                    stop = isLast ? .openQuote(open) : isLong ? .tooLong(open) : .more
                    return
                }
                guard close &- field.start <= layout.limit else {
                    stop = .tooLong(open)
                    return
                }
                field.length = Int32(truncatingIfNeeded: close &- field.start)
                index = close &+ 1
                if index < end, bytes[index] != separator, !Self.isLineEnd(bytes[index]) {
                    stop = .afterQuote(index)
                    return
                }
            } else {
                while index < end, !layout.ends[Int(bytes[index])] { index &+= 1 }
                if index < end, bytes[index] == Self.quote {
                    stop = .strayQuote(index)
                    return
                }
                guard index &- field.start <= layout.limit else {
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
            let isReturn = bytes[index] == 13
            if isReturn, index &+ 1 == end, !isLast {
                stop = .more
                return
            }
            let isPair = isReturn && index &+ 1 < end && bytes[index &+ 1] == 10
            index &+= isPair ? 2 : 1
        } else if !isLast {
            stop = .more
            return
        }
        next = index
    }

    /// The offset of the closing quote, or nil if there is none.
    private mutating func close(
        of open: Int, in bytes: UnsafePointer<UInt8>, to end: Int, isLast: Bool,
        _ field: inout CSVField
    ) -> Int? {
        var index = open + 1
        while index < end {
            let byte = bytes[index]
            if byte == Self.quote {
                guard index + 1 < end else { return isLast ? index : nil }
                guard bytes[index + 1] == Self.quote else { return index }
                field.isEscaped = true
                index += 1
            } else if byte == 10 {
                innerLines += 1
            } else if byte == 13, !(index + 1 < end && bytes[index + 1] == 10) {
                innerLines += 1
            }
            index += 1
        }
        return nil
    }

    static let quote = UInt8(ascii: "\"")

    static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}

/// What a scan needs to know of a message. To be deallocated.
struct CSVLayout {
    let separator: UInt8
    /// Bytes of a cell.
    let limit: Int
    /// By byte value, whether it ends or spoils a cell without quotes.
    let ends: UnsafePointer<Bool>

    init(separator: UInt8, limit: Int) {
        let ends = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        ends.initialize(repeating: false, count: 256)
        for byte in [separator, 10, 13, CSVRecordScan.quote] { ends[Int(byte)] = true }
        self.separator = separator
        self.limit = min(limit, Int(Int32.max) - 1)
        self.ends = UnsafePointer(ends)
    }

    func deallocate() { ends.deallocate() }
}

extension CSVField {
    /// The bytes of the cell with quotes undoubled, copied.
    @usableFromInline
    func unescaped(in bytes: UnsafePointer<UInt8>) -> [UInt8] {
        let raw = UnsafeBufferPointer(start: bytes + start, count: Int(length))
        guard isEscaped else { return Array(raw) }
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            result.append(raw[index])
            index += raw[index] == CSVRecordScan.quote ? 2 : 1
        }
        return result
    }
}
