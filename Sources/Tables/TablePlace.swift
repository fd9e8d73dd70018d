/// A place in a file; every part of it is optional.
///
/// Units: `row` and `column` count from 1 as a spreadsheet or an editor shows them, `byte` from 0.
public struct TablePlace: Sendable, Equatable, Hashable {
    /// Name of the file, as given by the caller.
    public var file: String?
    /// Entry of a zip container, such as `xl/workbook.xml`.
    public var part: String?
    /// Name of the sheet.
    public var sheet: String?
    /// Sheet row, or the physical line on which a record of delimited text starts.
    public var row: Int?
    /// Sheet column, or number of the field in its record.
    public var column: Int?
    /// Offset in the file, or in the inflated text where the file was compressed.
    public var byte: Int?

    public init(
        file: String? = nil, part: String? = nil, sheet: String? = nil, row: Int? = nil,
        column: Int? = nil, byte: Int? = nil
    ) {
        self.file = file
        self.part = part
        self.sheet = sheet
        self.row = row
        self.column = column
        self.byte = byte
    }
}

extension TablePlace: CustomStringConvertible {
    /// For example `stocks.xlsx, sheet "Table 1", cell L12` or `a.csv, row 3, column 2`.
    public var description: String {
        var parts: [String] = []
        if let file { parts.append(file) }
        if let part { parts.append(part) }
        if let sheet { parts.append("sheet \"\(sheet)\"") }
        if let row, let column, sheet != nil,
            let reference = CellReference(row: row, column: column)
        {
            parts.append("cell \(reference)")
        } else {
            if let row { parts.append("row \(row)") }
            if let column { parts.append("column \(column)") }
        }
        if let byte { parts.append("byte \(byte)") }
        return parts.joined(separator: ", ")
    }
}
