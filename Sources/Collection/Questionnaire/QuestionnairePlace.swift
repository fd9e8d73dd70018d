internal import Tables

/// A cell of a workbook: sheet, row and column, the latter two from 1.
public struct QuestionnairePlace: Hashable, Sendable, Codable {
    public let sheet: String
    public let row: Int
    public let column: Int

    public init(sheet: String, row: Int, column: Int) {
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// Column and row as a spreadsheet writes them: `E9`.
    public var address: String { (CellReference.letters(ofColumn: column) ?? "?") + String(row) }
}

extension QuestionnairePlace: CustomStringConvertible {
    /// `Table 1!E9`.
    public var description: String { "\(sheet)!\(address)" }
}
