/// A cursor over the rows of an SDMX-CSV data message, versions 1.0, 2.0 and 2.1.
///
/// ```swift
/// let reader = try CSVDataReader(.file(path))
/// let area = reader.header.column("REF_AREA")
/// while let row = try reader.next() {
///     if let area { codes.append(row.intern(area, into: &areas)) }
/// }
/// ```
/// Version, separators and labels come from the header row and are never sniffed. Every row is
/// checked for its number of columns, its structure reference and its action; cells are looked at
/// only when they are asked for. Line ends may be CRLF, LF or CR; empty lines are passed over.
///
/// Cost: about 7 million rows a second of 60 bytes each, with every code interned. Memory: a window
/// of 256 KiB, or the longest row; none that grows with the number of rows. The reader is a class
/// because its rows look into it: one cursor, for one task.
public final class CSVDataReader {
    public let header: CSVHeader
    public let limits: CSVLimits
    /// The structures met so far, in the order of their first row.
    public internal(set) var structures: [StructureReference] = []
    /// Faults that change nothing else, each with its place.
    public internal(set) var remarks: [SDMXError] = []

    /// Where the current row's cells are.
    @exclusivity(unchecked) @usableFromInline var base: UnsafePointer<UInt8>
    /// Of the current row, one for each column of the header.
    @usableFromInline let fields: UnsafeMutableBufferPointer<CSVField>
    let layout: CSVLayout

    // Nothing reaches these while they change: rows are made after a step and read between steps.
    @exclusivity(unchecked) @usableFromInline var record = 0
    @exclusivity(unchecked) private(set) var cursor: CSVCursor
    @exclusivity(unchecked) var structureIndex = -1
    @exclusivity(unchecked) var action = Action.information
    /// The cells that `structureIndex` was read from, and where they are kept.
    @exclusivity(unchecked) var structureCells: (kind: ByteSlice, id: ByteSlice)
    @exclusivity(unchecked) var structureArena = ByteArena()
    var structureIndices: [String: Int] = [:]
    var referenceIndices: [StructureReference: Int] = [:]
    /// Of each structure the name that its first row gives.
    var structureNames: [String?] = []

    /// Opens a message in memory; the bytes are shared until they are read.
    ///
    /// Throws as the initialiser for inputs of any kind does.
    public convenience init(
        _ bytes: [UInt8], limits: CSVLimits = CSVLimits()
    ) throws(SDMXError) {
        try self.init(.bytes(bytes), limits: limits)
    }

    /// Opens a message and reads its header row.
    ///
    /// Throws `.empty`, `.unrecognised` if the first cell is neither `STRUCTURE` nor `DATAFLOW`,
    /// `.header`, `.duplicateColumn`, `.unsupported` for reference metadata, and what `next` throws.
    public convenience init(
        _ input: MessageInput, limits: CSVLimits = CSVLimits()
    ) throws(SDMXError) {
        try self.init(CSVOpening(input, limits: limits), limits: limits)
    }

    init(_ opening: CSVOpening, limits: CSVLimits) throws(SDMXError) {
        self.limits = limits
        header = try opening.header()
        cursor = opening.cursor
        base = opening.cursor.base
        layout = CSVLayout(separator: opening.separator, limit: limits.fieldBytes)
        let none = ByteSlice(start: opening.cursor.base, count: 0)
        structureCells = (none, none)
        fields = .allocate(capacity: opening.cells.count)
        fields.initialize(repeating: .none)
    }

    deinit {
        fields.deallocate()
        layout.deallocate()
    }

    /// Moves to the next row; nil at the end.
    ///
    /// Throws `.columnCount`, `.structureReference` and `.action` for a row, after which the next
    /// call goes on with the row that follows; and `.encoding` and `.nul` for bytes that are not
    /// UTF-8 text, `.input` if the source fails, `.truncated`, `.quoting`, `.unterminatedQuote` and
    /// `.limit`, after which there is nothing more to read and the next call gives nil.
    public func next() throws(SDMXError) -> CSVRow? {
        try advance() ? CSVRow(reader: self, record: record) : nil
    }

    /// Offset of the current row's end, for progress.
    public var byteOffset: Int { cursor.byte(of: cursor.position) }

    /// Physical line on which the current row starts, from 1.
    var line: Int { cursor.line }

    /// Moves to the next row; false at the end. Throws as `next` does.
    @inline(__always)
    func advance() throws(SDMXError) -> Bool {
        while let scan = try scan() {
            base = cursor.base
            if scan.isBlank { continue }
            record &+= 1
            guard scan.count == fields.count else {
                throw scan.wrongCount(fields.count, line: line)
            }
            try readStructure()
            try readAction()
            return true
        }
        record &+= 1
        return false
    }

    @inline(__always)
    private func scan() throws(SDMXError) -> CSVRecordScan? {
        do {
            return try cursor.next(layout, fields)
        } catch {
            // The memory that rows look into may have moved.
            record &+= 1
            base = cursor.base
            var error = error
            let column = (error.column ?? 0) - 1
            if header.columns.indices.contains(column) {
                error.columnID = header.columns[column].id
            }
            throw error
        }
    }

}
