/// Goes through the records of a message while it streams by.
struct CSVCursor {
    let window: ByteWindow
    /// The window's bytes; they move when more is read.
    private(set) var base: UnsafePointer<UInt8>
    private var end: Int
    private var isLast: Bool
    /// Offset of the next record.
    private(set) var position = 0
    /// Where the last record starts.
    private(set) var start = 0
    /// Physical line of the last record, from 1.
    private(set) var line = 0
    private var nextLine = 1

    /// Passes over empty lines.
    ///
    /// Throws `.empty` if there is nothing else, `.encoding` and `.nul`.
    init(_ input: MessageInput, limits: CSVLimits) throws(SDMXError) {
        // The other cells of a record are kept while its longest one is read.
        window = try ByteWindow(input, encodings: .utf8, limit: limits.fieldBytes + (16 << 20))
        base = UnsafePointer(window.base)
        end = window.end
        isLast = window.isComplete
        try skipEmptyLines()
    }

    /// Line of the next record.
    var upcomingLine: Int { nextLine }

    /// Bytes from the next record's first one on: as many, or all that there are.
    mutating func peek(_ count: Int) throws(SDMXError) -> [UInt8] {
        while end - position < count, !isLast { try readMore() }
        return Array(UnsafeBufferPointer(start: base + position, count: min(count, end - position)))
    }

    /// Scans the next record, empty lines included; nil at the end.
    ///
    /// Throws what is wrong with the record's quotes and lengths, after which there is nothing
    /// more to read, and what the window throws.
    @inline(__always)
    mutating func next(
        _ layout: CSVLayout, _ fields: UnsafeMutableBufferPointer<CSVField>
    ) throws(SDMXError) -> CSVRecordScan? {
        while position < end || !isLast {
            let scan = CSVRecordScan(
                base, from: position, to: end, isLast: isLast, layout, into: fields)
            switch scan.stop {
            case .record:
                start = position
                line = nextLine
                nextLine = line &+ scan.innerLines &+ 1
                position = scan.next
                return scan
            case .more: try readMore()
            case .openQuote, .strayQuote, .afterQuote, .tooLong:
                throw try fault(scan, layout)
            }
        }
        return nil
    }

    /// Offset in the message of an offset in the window.
    func byte(of offset: Int) -> Int { window.byte(of: offset) }

    /// Puts the record that was read last back.
    mutating func stepBack() {
        position = start
        nextLine = line
    }

    private mutating func skipEmptyLines() throws(SDMXError) {
        while true {
            while position < end, CSVRecordScan.isLineEnd(base[position]) {
                if base[position] == 13, position + 1 == end, !isLast { break }
                let isPair = base[position] == 13 && position + 1 < end && base[position + 1] == 10
                position += isPair ? 2 : 1
                nextLine += 1
            }
            if position < end, !CSVRecordScan.isLineEnd(base[position]) { return }
            guard !isLast else {
                throw SDMXError(.empty, found: "nothing", expected: "a header row")
            }
            try readMore()
        }
    }

    /// Reads more, after which the next record is at 0.
    private mutating func readMore() throws(SDMXError) {
        do {
            if try window.more(keeping: position) { position = 0 }
        } catch {
            finish()
            throw error
        }
        base = UnsafePointer(window.base)
        end = window.end
        isLast = window.isComplete
    }

    private mutating func finish() {
        position = end
        isLast = true
    }

    /// The error of a record after which nothing can be read.
    private mutating func fault(
        _ scan: CSVRecordScan, _ layout: CSVLayout
    ) throws(SDMXError) -> SDMXError {
        var error = scan.error(in: window, from: position, line: nextLine, limit: layout.limit)
        if case .tooLong(let at) = scan.stop, base[at] == CSVRecordScan.quote {
            position = at + 1
            if try !isClosed() {
                error.kind = .unterminatedQuote
                (error.found, error.expected) = CSVRecordScan.unclosed
            }
        }
        finish()
        return error
    }

    /// Whether a quote closes what was opened before the position, however far away it is.
    private mutating func isClosed() throws(SDMXError) -> Bool {
        while true {
            while position < end {
                let isQuote = base[position] == CSVRecordScan.quote
                if isQuote, position + 1 == end { break }
                if isQuote, base[position + 1] != CSVRecordScan.quote { return true }
                position += isQuote ? 2 : 1
            }
            if isLast { return position < end }
            try readMore()
        }
    }
}
