/// Writes an SDMX-CSV data message row by row, in version 2.0 or 1.0.
///
/// ```swift
/// var writer = try CSVDataWriter(.v2, structure: flow, columns: columns) { chunk in
///     try file.write(contentsOf: chunk)
/// }
/// try writer.beginRow(action: .append)
/// try writer.add("FRA")
/// try writer.add(12.4)
/// try writer.endRow()
/// try writer.finish()
/// ```
/// Cells are quoted where RFC 4180 asks for it and nowhere else; lines end in CRLF. A row that is
/// refused leaves nothing behind: it is taken back whole, and the next row may begin.
///
/// Cost: about 8 million rows a second of 8 cells to a sink, half as many without one. Memory: two
/// chunks of 64 KiB and one row with a sink, the whole message without.
public struct CSVDataWriter: ~Copyable {
    /// What takes the message, chunk after chunk.
    public typealias Sink = (_ chunk: UnsafeRawBufferPointer) throws -> Void

    /// What to do with a value that is not a number.
    public enum NotANumber: Sendable, Hashable, CaseIterable {
        /// Throw `.value`. The guide to SDMX-CSV 2.0 knows no text for it.
        case refused
        /// Write `NaN`, in SDMX 3.0 the mark of a number that is missing on purpose.
        case written
    }

    public let version: CSVVersion
    /// Of the rows that come next.
    public private(set) var structure: StructureReference
    public internal(set) var columns: [CSVComponent]
    /// Whether names stand beside ids. In columns of their own they are cells like others: a row
    /// has two for each column.
    public let labels: Labels
    public let separator: UInt8
    public let subfieldSeparator: UInt8?
    public let limits: CSVLimits
    public let notANumber: NotANumber
    /// Rows written so far.
    public private(set) var rows = 0

    var buffer: ByteBuffer
    /// By byte value, whether a cell that holds it is looked at: to be quoted, checked or refused.
    let specials: [Bool]
    /// Cells added to the row that is begun; nil between rows.
    var cells: Int?
    private var rowStart = 0
    /// The leading cells by action, in the order of all actions.
    private var prefixes: [[UInt8]?] = []
    /// Of the structure, where names are written.
    var structureName: String?
    private let sink: Sink?
    /// Whether the sink has the header row.
    private(set) var isHeaderSent = false
    private static let chunk = 1 << 16
    /// How much is kept back while languages may be added to the header.
    private static let firstChunk = 1 << 20
    var isHeaderKnown: Bool
    var lateColumnCount = 0

    /// Checks the columns and writes the header row.
    ///
    /// - Parameters:
    ///   - structure: of every row; in version 1 a dataflow.
    ///   - columns: after the structure's and the action's. `SERIES_KEY` and `OBS_KEY` may be the
    ///     first of them.
    ///   - separator: between cells, as the reader's documentation allows it.
    ///   - subfieldSeparator: between values in a cell, ASCII; needed where a column holds
    ///     several. Joining the values is the caller's part.
    ///   - labels: whether the header has names, which are the labels of the columns. In version 1
    ///     they have no columns of their own.
    ///   - structureName: where there are labels.
    ///   - sink: without one, `finish` returns the whole message.
    ///
    /// Throws `.header`, `.duplicateColumn` and `.limit` for the columns, `.structureReference`
    /// if version 1 is to write another structure than a dataflow.
    public init(
        _ version: CSVVersion, structure: StructureReference, columns: [CSVComponent],
        separator: UInt8 = UInt8(ascii: ","), subfieldSeparator: UInt8? = nil,
        notANumber: NotANumber = .refused, limits: CSVLimits = CSVLimits(),
        labels: Labels = .id, structureName: String? = nil, sink: Sink? = nil
    ) throws(SDMXError) {
        self.version = version
        self.structure = structure
        self.columns = columns
        self.separator = separator
        self.subfieldSeparator = subfieldSeparator
        self.notANumber = notANumber
        self.limits = limits
        self.labels = labels
        self.structureName = structureName
        isHeaderKnown = !columns.contains { column in
            switch column.multiplicity {
            case .one, .many: false
            case .languages: true
            }
        }
        self.sink = sink
        buffer = ByteBuffer(capacity: Self.chunk * 2)
        specials = (0...255).map { byte in
            byte >= 0x80 || [0, 10, 13, separator, CSVRecordScan.quote].contains(byte)
        }
        try checkHeader()
        prefixes = Action.allCases.map { _ in nil }
    }

    /// Number of cells that the caller adds to a row.
    var cellCount: Int { labels == .name ? columns.count * 2 : columns.count }

    /// Goes on with rows of another structure.
    ///
    /// Throws `.structureReference` if version 1 is to write another structure than a dataflow.
    public mutating func use(
        _ structure: StructureReference, name: String? = nil
    ) throws(SDMXError) {
        takeBack()
        self.structure = structure
        structureName = name
        try checkStructure()
        prefixes = Action.allCases.map { _ in nil }
    }

    /// Begins a row; one that was begun and not ended is taken back.
    ///
    /// Throws `.action` for any action but information in version 1, which has none.
    public mutating func beginRow(action: Action = .information) throws(SDMXError) {
        takeBack()
        guard version == .v2 || action == .information else {
            throw SDMXError(
                .action, line: rows + 2, found: "\(action)",
                expected: "information, the one that SDMX-CSV 1.0 can say")
        }
        rowStart = buffer.count
        cells = 0
        let index =
            switch action {
            case .information: 0
            case .append: 1
            case .merge: 2
            case .replace: 3
            case .delete: 4
            }
        if let known = prefixes[index] {
            buffer.append(known)
        } else {
            let made = prefix(action)
            prefixes[index] = made
            buffer.append(made)
        }
    }

    /// Ends the row that was begun.
    ///
    /// Throws `.columnCount` if cells are missing, and `.output` if the sink does, after which
    /// nobody can say what arrived and the writer is to be dropped.
    public mutating func endRow() throws(SDMXError) {
        guard cells == cellCount else {
            throw refuse(
                .columnCount, found: "\(cells ?? 0) cells",
                expected: "\(cellCount), one for each column")
        }
        buffer.append(13)
        buffer.append(10)
        cells = nil
        rows += 1
        if buffer.count >= Self.chunk, sink != nil,
            isHeaderSent || isHeaderKnown || buffer.count >= Self.firstChunk
        {
            try flush()
        }
    }

    /// Gives the rest to the sink; without one, returns the message. Nothing can be added after.
    @discardableResult
    public consuming func finish() throws(SDMXError) -> [UInt8] {
        takeBack()
        guard sink == nil else {
            try flush()
            return []
        }
        return headerRow() + Array(buffer.bytes)
    }

    /// Takes the row that is begun back and gives the error.
    mutating func refuse(
        _ kind: SDMXError.Kind, found: String, expected: String
    ) -> SDMXError {
        let index = cells ?? 0
        takeBack()
        let owner = labels == .name ? index / 2 : index
        let id = owner < columns.count ? columns[owner].id : nil
        return SDMXError(
            kind, line: rows + 2, column: index + leadingColumns + 1, columnID: id, found: found,
            expected: expected)
    }

    mutating func takeBack() {
        guard cells != nil else { return }
        buffer.shorten(to: rowStart)
        cells = nil
    }

    private mutating func flush() throws(SDMXError) {
        guard let sink else { return }
        do {
            if !isHeaderSent {
                isHeaderSent = true
                try headerRow().withUnsafeBytes { try sink($0) }
            }
            if buffer.count > 0 { try sink(buffer.bytes) }
        } catch {
            throw .output(error)
        }
        buffer.shorten(to: 0)
    }
}
