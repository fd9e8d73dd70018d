/// The header row of a table of data, understood.
///
/// Leading columns are told by the standard's terms and never guessed. Which of the others are
/// dimensions, measures, attributes or custom columns only the structure can say.
public struct CSVHeader: Sendable {
    public let version: CSVVersion
    /// What stands between cells: the byte after the first header term.
    public let separator: UInt8
    /// What stands between values within a cell, where the header declares one: `STRUCTURE[;]`.
    public let subfieldSeparator: Unicode.Scalar?
    /// Whether names stand beside ids, as far as the header tells.
    public let labels: Labels
    public let columns: [CSVColumn]
    /// Where the reference to the structure is: 1, or 0 in version 1.
    public let structureIDColumn: Int
    /// Whether the reference is the start of a series' key, up to the first dot.
    let isKeyed: Bool
    /// Where the action is; nil where the message has none and all rows are for information, as
    /// the text of 2.0 says. The text of 2.1 contradicts itself here; what only informs can do no
    /// harm.
    public let actionColumn: Int?

    private let indices: [String: Int]

    /// The column of a component, custom column or fixed term; nil if there is none. Columns of
    /// names have no id and are not found.
    public func column(_ id: String) -> Int? { indices[id] }

    /// The columns that are components or custom columns, in their order.
    public var componentColumns: [Int] {
        columns.indices.filter { columns[$0].role == .component }
    }

    /// - Parameters:
    ///   - cells: the header row, at least one.
    ///   - line: the physical line of the row.
    ///
    /// Throws `.header` and `.duplicateColumn`.
    init(cells: [String], start: CSVStart, separator: UInt8, line: Int) throws(SDMXError) {
        var reading = CSVHeaderReading(cells: cells, start: start, line: line)
        try reading.readFixed()
        try reading.readComponents()
        version = start.version
        self.separator = separator
        subfieldSeparator = start.subfieldSeparator
        labels = reading.labels
        columns = reading.columns
        indices = reading.indices
        structureIDColumn = start.version == .v1 ? 0 : 1
        isKeyed = start.content == .keyedData
        actionColumn = reading.columns.firstIndex { $0.role == .action }
    }
}
