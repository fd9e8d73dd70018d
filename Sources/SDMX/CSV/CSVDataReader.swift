/// A cursor over the rows of an SDMX-CSV data message, versions 1.0, 2.0 and 2.1.
///
/// ```swift
/// let reader = try CSVDataReader(bytes)
/// let area = reader.header.column("REF_AREA")
/// while let row = try reader.next() {
///     if let area { codes.append(row.intern(area, into: &areas)) }
/// }
/// ```
/// Version, separators and labels come from the header row and are never sniffed. Every row is
/// checked for its number of columns, its structure reference and its action; cells are looked at
/// only when they are asked for. Line ends may be CRLF, LF or CR; empty lines are passed over.
///
/// Cost: about 7 million rows a second of 60 bytes each, with every code interned; no memory per
/// row. The reader is a class because its rows look into it: one cursor, for one task.
public final class CSVDataReader {
    public let header: CSVHeader
    public let limits: CSVLimits
    /// The structures met so far, in the order of their first row.
    public internal(set) var structures: [StructureReference] = []

    @usableFromInline let bytes: [UInt8]
    /// Of the current row, one for each column of the header.
    @usableFromInline let fields: UnsafeMutableBufferPointer<CSVField>
    private let ends: UnsafeMutablePointer<Bool>

    // Nothing reaches these while they change: rows are made after a step and read between steps.
    @exclusivity(unchecked) @usableFromInline var record = 0
    @exclusivity(unchecked) private(set) var line = 0
    @exclusivity(unchecked) private var position: Int
    @exclusivity(unchecked) private var nextLine: Int
    @exclusivity(unchecked) var structureIndex = -1
    @exclusivity(unchecked) var action = Action.information
    /// The cells that `structureIndex` was read from.
    @exclusivity(unchecked) var structureCells = (CSVField.none, CSVField.none)
    var structureIndices: [String: Int] = [:]

    /// Checks that all bytes are UTF-8 without NUL, and reads the header row.
    ///
    /// Throws `.empty`, `.encoding`, `.nul`, `.unrecognised` if the first cell is neither
    /// `STRUCTURE` nor `DATAFLOW`, `.header`, `.duplicateColumn`, and what `next` throws.
    /// Cost: one pass of several GB/s. The bytes are shared, not copied.
    public init(_ bytes: [UInt8], limits: CSVLimits = CSVLimits()) throws(SDMXError) {
        try TextCheck.check(bytes)
        let opening = try CSVOpening(bytes, limits: limits)
        self.bytes = bytes
        self.limits = limits
        header = opening.header
        position = opening.next
        nextLine = opening.nextLine
        fields = .allocate(capacity: opening.header.columns.count)
        fields.initialize(repeating: .none)
        ends = CSVOpening.ends(separator: opening.header.separator)
    }

    deinit {
        fields.deallocate()
        ends.deallocate()
    }

    /// Moves to the next row; nil at the end.
    ///
    /// Throws `.columnCount`, `.structureReference` and `.action` for a row, after which the next
    /// call goes on with the row that follows; and `.truncated`, `.quoting`, `.unterminatedQuote`
    /// and `.limit`, after which there is nothing more to read and the next call gives nil.
    public func next() throws(SDMXError) -> CSVRow? {
        while position < bytes.count {
            let scan = bytes.withUnsafeBufferPointer { bytes in
                CSVRecordScan(
                    bytes, from: position, separator: header.separator, limit: limits.fieldBytes,
                    ends: ends, into: fields)
            }
            line = nextLine
            switch scan.stop {
            case .record: break
            case .openQuote, .strayQuote, .afterQuote, .tooLong:
                defer { position = bytes.count }
                throw scan.error(in: bytes, from: position, line: line, header, limits)
            }
            nextLine += scan.innerLines + 1
            position = scan.next
            if scan.isBlank { continue }
            record += 1
            guard scan.count == fields.count else { throw wrongCount(scan) }
            try readStructure()
            try readAction()
            return CSVRow(reader: self, record: record)
        }
        return nil
    }

    /// Offset of the current row's end, for progress.
    public var byteOffset: Int { position }

    /// Size of the message in bytes.
    public var byteCount: Int { bytes.count }

    private func wrongCount(_ scan: CSVRecordScan) -> SDMXError {
        let isCut = !scan.hasLineEnd && scan.count < fields.count
        return SDMXError(
            isCut ? .truncated : .columnCount, line: line, column: min(scan.count, fields.count),
            found: "\(scan.count) columns" + (isCut ? " at the end of the message" : ""),
            expected: "\(fields.count), as in the header")
    }
}
