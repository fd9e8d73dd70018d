/// One sheet of a workbook, read whole; only cells that hold something are kept.
///
/// Cost: about 48 bytes per cell beside texts over 15 bytes, which cells with the same shared
/// string share.
public struct Sheet: Sendable {
    /// A cell that is not blank, or holds a formula.
    public struct Cell: Sendable, Hashable {
        /// From 1.
        public let column: Int
        public let value: CellValue
        /// Whether `value` is the stored result of a formula; blank if none was stored.
        public let isFormula: Bool
        /// Whether a number shows as a date or a time; false where the workbook was opened without
        /// its styles.
        public let isDate: Bool

        public init(
            column: Int, value: CellValue, isFormula: Bool = false, isDate: Bool = false
        ) {
            self.column = column
            self.value = value
            self.isFormula = isFormula
            self.isDate = isDate
        }
    }

    /// A row that holds at least one cell.
    public struct Row: Sendable, Hashable {
        /// From 1.
        public let number: Int
        /// In ascending order of column, none twice.
        public let cells: [Cell]

        public init(number: Int, cells: [Cell]) {
            self.number = number
            self.cells = cells
        }

        /// The value in a column (from 1); blank where nothing is stored. Cost: O(log cells).
        public subscript(column: Int) -> CellValue {
            let index = Sheet.firstIndex(in: cells) { $0.column >= column }
            guard index < cells.count, cells[index].column == column else { return .blank }
            return cells[index].value
        }
    }

    public let name: String
    /// In ascending order of number, none twice; rows without cells are left out.
    public let rows: [Row]
    /// In the order of the file. The value of a merged range is in its first cell.
    public let merges: [CellRange]

    public init(name: String, rows: [Row], merges: [CellRange] = []) {
        self.name = name
        self.rows = rows
        self.merges = merges
    }

    /// The row with a number (from 1), or nil if it holds no cell. Cost: O(log rows).
    public func row(_ number: Int) -> Row? {
        let index = Self.firstIndex(in: rows) { $0.number >= number }
        guard index < rows.count, rows[index].number == number else { return nil }
        return rows[index]
    }

    /// The value at a row and column (from 1); blank where nothing is stored, or out of bounds.
    public subscript(row: Int, column: Int) -> CellValue {
        self.row(row)?[column] ?? .blank
    }

    public subscript(cell: CellReference) -> CellValue { self[cell.row, cell.column] }

    /// The value at an address such as `L12`; blank if the address cannot be read.
    public subscript(address: String) -> CellValue {
        CellReference(address).map { self[$0] } ?? .blank
    }

    /// The number of stored cells.
    public var cellCount: Int { rows.reduce(0) { $0 + $1.cells.count } }

    /// Greatest row number that holds a cell; 0 if none does.
    public var lastRow: Int { rows.last?.number ?? 0 }

    /// Greatest column that holds a cell; 0 if none does. Cost: O(rows).
    public var lastColumn: Int { rows.reduce(0) { max($0, $1.cells.last?.column ?? 0) } }

    /// An error about one cell of this sheet, for collected diagnostics.
    public func unexpected(row: Int, column: Int, expected: String) -> TableError {
        let value = self[row, column]
        return TableError(
            .value, at: TablePlace(sheet: name, row: row, column: column),
            found: value.isBlank ? "a blank cell" : "\"\(value)\"", expected: expected)
    }

    /// Binary search for the first element that satisfies a condition which, once true, stays so.
    private static func firstIndex<Element>(
        in elements: [Element], where condition: (Element) -> Bool
    ) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if condition(elements[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
