/// A cursor over the records of delimited text (RFC 4180), without making a String on its way.
///
/// ```swift
/// var reader = try DelimitedReader(bytes)
/// while try reader.advance() {
///     let value = reader.double(0)
/// }
/// ```
/// Reads CRLF, LF and CR line ends, a UTF-8 byte order mark and a first line `sep=|`. A quote
/// within an unquoted field is an ordinary character. Lines with nothing at all are skipped.
/// Fields are addressed by index from 0; `row` and the columns of errors count from 1.
/// Cost: 300 MB/s or more. A copy of the reader is a bookmark to go back to.
public struct DelimitedReader: Sendable {
    let bytes: [UInt8]
    /// The dialect in use, after a line `sep=`.
    public let dialect: Dialect
    public let limits: DelimitedLimits
    /// For messages.
    public let file: String?

    /// The physical line on which the current record starts, from 1; 0 before the first.
    public private(set) var row = 0
    /// Number of the current record, from 1, the header included; 0 before the first.
    public private(set) var record = 0
    /// Number of fields in the current record.
    public private(set) var count = 0

    var fields: [FieldRange]
    private var position: Int
    private var nextRow = 1

    /// Checks that all bytes are UTF-8 without NUL; throws `.encoding` with the first that is not.
    ///
    /// Cost: one pass of several GB/s.
    public init(
        _ bytes: [UInt8], dialect: Dialect = .comma, limits: DelimitedLimits = DelimitedLimits(),
        file: String? = nil
    ) throws(TableError) {
        do { try TextEncoding.checkUTF8(bytes) } catch { throw error.inFile(file) }
        let start = bytes.starts(with: TextEncoding.utf8Mark) ? 3 : 0
        let adopted = dialect.adopting(separatorLine: bytes, at: start)
        self.bytes = bytes
        self.dialect = adopted.dialect
        self.limits = limits
        self.file = file
        position = adopted.next
        if adopted.next > start { nextRow = 2 }
        fields = Array(repeating: .none, count: 32)
    }

    /// As for bytes, with the source's name in messages.
    public init(
        _ source: ByteSource, dialect: Dialect = .comma, limits: DelimitedLimits = DelimitedLimits()
    ) throws(TableError) {
        try self.init(source.bytes, dialect: dialect, limits: limits, file: source.name)
    }

    /// Moves to the next record; false at the end.
    ///
    /// Throws `.quoting` for a quote that is not closed or is followed by text, `.limit` for a
    /// field or record over the limits. After an error there is nothing more to read.
    public mutating func advance() throws(TableError) -> Bool {
        while position < bytes.count {
            let scan = scan()
            if case .full = scan.stop {
                guard fields.count <= limits.fields else {
                    throw fail(
                        .limit, row: nextRow, column: nil, byte: position,
                        found: "more than \(limits.fields) fields in a record",
                        expected: "at most \(limits.fields)")
                }
                fields = Array(repeating: .none, count: fields.count * 2)
                continue
            }
            row = nextRow
            try check(scan)
            nextRow += scan.innerLines + 1
            position = scan.next
            if scan.count == 1, fields[0].length == 0, !fields[0].isQuoted { continue }
            record += 1
            count = scan.count
            return true
        }
        count = 0
        return false
    }

    /// Offset of the current record's end, for progress; at most `byteCount`.
    public var byteOffset: Int { position }

    /// Size of the whole text in bytes.
    public var byteCount: Int { bytes.count }

    private mutating func scan() -> FieldScan {
        let bytes = bytes
        let start = position
        let separator = dialect.separator
        let quote = dialect.quote ?? 0
        return fields.withUnsafeMutableBufferPointer { fields in
            bytes.withUnsafeBufferPointer { bytes in
                FieldScan(bytes, from: start, separator: separator, quote: quote, into: fields)
            }
        }
    }

    private mutating func check(_ scan: FieldScan) throws(TableError) {
        switch scan.stop {
        case .record, .full: break
        case .openQuote(let byte):
            throw fail(
                .quoting, row: row + lines(before: byte), column: scan.count + 1, byte: byte,
                found: "a quote that is not closed", expected: "a closing quote")
        case .afterQuote(let byte):
            throw fail(
                .quoting, row: row + lines(before: byte), column: scan.count + 1, byte: byte,
                found: "text after a closing quote", expected: "a separator or the end of the line")
        case .tooLong(let byte):
            throw tooLong(column: scan.count + 1, byte: byte)
        }
        guard scan.count <= limits.fields else {
            throw fail(
                .limit, row: row, column: nil, byte: position, found: "\(scan.count) fields",
                expected: "at most \(limits.fields) in a record")
        }
        // No field can be longer than its record.
        guard scan.next - position > limits.fieldBytes else { return }
        for index in 0..<scan.count where Int(fields[index].length) > limits.fieldBytes {
            throw tooLong(column: index + 1, byte: fields[index].start)
        }
    }

    private mutating func tooLong(column: Int, byte: Int) -> TableError {
        fail(
            .limit, row: row, column: column, byte: byte,
            found: "a field of more than \(limits.fieldBytes) bytes",
            expected: "at most \(limits.fieldBytes)")
    }

    /// Line ends from the record's start to a byte in it.
    private func lines(before byte: Int) -> Int {
        bytes[position..<byte].reduce(0) { $1 == 10 ? $0 + 1 : $0 }
    }

    /// The error; ends the reading.
    private mutating func fail(
        _ kind: TableError.Kind, row: Int, column: Int?, byte: Int, found: String, expected: String
    ) -> TableError {
        position = bytes.count
        count = 0
        let place = TablePlace(file: file, row: row, column: column, byte: byte)
        return TableError(kind, at: place, found: found, expected: expected)
    }
}
