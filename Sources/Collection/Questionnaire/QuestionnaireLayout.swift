/// In which cell of a questionnaire's workbook what stands: the one place that both who writes and who
/// reads it go by. Rows and columns count from 1.
///
/// The sheets are `Start`, one for each table (`Table 1` ...), `Metadata`, `Lists` with what the drop-down
/// lists offer, and `corridor`, which does not show and says whose questionnaire it is.
public enum QuestionnaireLayout {
    public static let startSheet = "Start"
    public static let metadataSheet = "Metadata"
    public static let listsSheet = "Lists"
    /// Very hidden: names in column 1, values in column 2; see ``QuestionnaireIdentity``.
    public static let identitySheet = "corridor"

    /// The sheet of a table.
    public struct Table: Sendable {
        public let sheet: String
        public let rowCount: Int
        public let years: [Int]

        public init(_ table: QuestionnaireTable) {
            sheet = table.sheet
            rowCount = table.rows.count
            years = table.years
        }

        /// The row with the headings: years, and what each column has.
        public static let headingRow = 7
        /// The first row with figures.
        public static let firstRow = 8
        /// The key of a row; see ``QuestionnaireRow/key``.
        public static let keyColumn = 1
        public static let counterpartColumn = 2
        public static let sexColumn = 3
        public static let ageColumn = 4
        /// The first column with figures. Beside each year stands the column of its flags.
        public static let firstValueColumn = 5

        /// The heading of a year's column of flags.
        public static func flagHeading(_ year: Int) -> String { "\(year) flag" }
        /// The heading of a year's column of checks.
        public static func checkHeading(_ year: Int) -> String { "Check \(year)" }
        /// The heading of a year's column of what was answered before.
        public static func previousHeading(_ year: Int) -> String { "Before \(year)" }

        /// The column of a year's figures.
        public func valueColumn(_ year: Int) -> Int {
            Self.firstValueColumn + 2 * index(year)
        }
        /// The column of what is said of a year's figures.
        public func flagColumn(_ year: Int) -> Int { valueColumn(year) + 1 }
        /// One column is left free before the checks.
        public func checkColumn(_ year: Int) -> Int {
            Self.firstValueColumn + 2 * years.count + 1 + index(year)
        }
        /// The column of what was answered for a year before.
        public func previousColumn(_ year: Int) -> Int { checkColumn(year) + years.count }
        /// The last column that holds anything.
        public var lastColumn: Int { Self.firstValueColumn + 4 * years.count }
        /// The last row with figures.
        public var lastRow: Int { Self.firstRow + rowCount - 1 }

        /// The place of a year among those asked; 0 for one that is not.
        private func index(_ year: Int) -> Int { years.firstIndex(of: year) ?? 0 }

        /// Where a figure stands.
        public func value(_ position: QuestionnaireTable.Position) -> QuestionnairePlace {
            QuestionnairePlace(
                sheet: sheet, row: Self.firstRow + position.row,
                column: valueColumn(position.year))
        }

        /// Where what is said of a figure stands.
        public func flag(_ position: QuestionnaireTable.Position) -> QuestionnairePlace {
            QuestionnairePlace(
                sheet: sheet, row: Self.firstRow + position.row, column: flagColumn(position.year))
        }

        /// Which figure stands in a cell, or beside it is said of; nil for other cells.
        public func position(row: Int, column: Int) -> QuestionnaireTable.Position? {
            let index = column - Self.firstValueColumn
            guard index >= 0, index < 2 * years.count, row >= Self.firstRow, row <= lastRow
            else { return nil }
            return .init(row: row - Self.firstRow, year: years[index / 2])
        }
    }

    /// The sheet with the questions on definitions: a row for each, a column for each table.
    public enum Metadata {
        /// The row with the headings: the names of the tables' sheets.
        public static let headingRow = 4
        public static let firstRow = 5
        /// The id of the question.
        public static let keyColumn = 1
        public static let questionColumn = 2
        public static let hintColumn = 3
        public static let firstTableColumn = 4

        /// Where remarks on the whole questionnaire stand: below the questions.
        public static var remarks: QuestionnairePlace {
            QuestionnairePlace(
                sheet: metadataSheet, row: firstRow + MetadataQuestion.all.count + 1,
                column: hintColumn)
        }

        /// Where an answer stands.
        ///
        /// - Parameters:
        ///   - question: from 0, in the order of ``MetadataQuestion/all``.
        ///   - table: from 0, in the order of the questionnaire.
        public static func answer(question: Int, table: Int) -> QuestionnairePlace {
            QuestionnairePlace(
                sheet: metadataSheet, row: firstRow + question, column: firstTableColumn + table)
        }
    }
}
