internal import Tables

/// Where in an answer something was found: a cell, a row, a column, a sheet, or the whole document.
public struct AnswerPlace: Hashable, Sendable, Codable {
    /// Nil for the whole document.
    public let sheet: String?
    /// From 1; nil for every row.
    public let row: Int?
    /// From 1; nil for every column.
    public let column: Int?

    public init(sheet: String? = nil, row: Int? = nil, column: Int? = nil) {
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// A cell.
    public init(_ cell: QuestionnairePlace) {
        self.init(sheet: cell.sheet, row: cell.row, column: cell.column)
    }

    /// Whether it takes in a cell.
    public func covers(_ cell: QuestionnairePlace) -> Bool {
        (sheet ?? cell.sheet) == cell.sheet && (row ?? cell.row) == cell.row
            && (column ?? cell.column) == cell.column
    }

    /// The cell that it is; nil for more than one.
    public var cell: QuestionnairePlace? {
        guard let sheet, let row, let column else { return nil }
        return QuestionnairePlace(sheet: sheet, row: row, column: column)
    }
}

extension AnswerPlace: CustomStringConvertible {
    /// `T1!E9`, `T1, row 9`, `T1, column E`, `T1`, or `the document`.
    public var description: String {
        guard let sheet else { return "the document" }
        if let cell { return cell.description }
        if let row { return "\(sheet), row \(row)" }
        guard let column else { return sheet }
        return "\(sheet), column \(CellReference.letters(ofColumn: column) ?? "?")"
    }
}

/// Something about an answer that somebody should know.
public struct AnswerFinding: Hashable, Sendable, Codable {
    /// What is to be done about it.
    public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
        /// Something that cannot be taken.
        case fault
        /// Taken, and to be asked about.
        case question
        /// Taken or passed over; said so that nobody wonders.
        case remark

        /// The worst first.
        public static func < (one: Severity, other: Severity) -> Bool {
            allCases.firstIndex(of: one) ?? 0 < allCases.firstIndex(of: other) ?? 0
        }
    }

    /// What was looked at.
    public enum Rule: String, Sendable, Codable, CaseIterable {
        /// The file itself: its kind, its size, macros.
        case file
        /// Whose questionnaire it is, of which round and request.
        case identity
        /// Sheets, rows and columns as they were sent out.
        case structure
        /// What was typed where figures belong.
        case value
        /// What was typed where flags or codes belong.
        case code
        case totals
        /// Against the answers of earlier rounds, and from year to year.
        case previous
        /// Against what other countries and publishers say of the same people.
        case mirror
        /// Against the definitions that were asked for.
        case definition
        /// Against what the questionnaire was filled with.
        case prefilled
    }

    public let severity: Severity
    public let rule: Rule
    public let place: AnswerPlace
    /// The id of the table; nil where it is about none.
    public let table: String?
    /// The key of the row; nil where it is about no one row.
    public let row: String?
    public let year: Int?
    public let found: String
    public let expected: String
    /// The words to ask with, or to tell with.
    public let words: String

    public init(
        _ severity: Severity, _ rule: Rule, _ place: AnswerPlace, table: String? = nil,
        row: String? = nil, year: Int? = nil, found: String, expected: String, words: String
    ) {
        self.severity = severity
        self.rule = rule
        self.place = place
        self.table = table
        self.row = row
        self.year = year
        self.found = Self.shortened(found)
        self.expected = expected
        self.words = words
    }

    /// Whether it is about a cell of the answer, or about more than that cell.
    public func concerns(_ cell: QuestionnaireAnswer.Cell) -> Bool {
        guard let table else {
            return place.sheet == nil || cell.place.map { place.covers($0) } ?? false
        }
        return table == cell.table && (row ?? cell.row) == cell.row
            && (year ?? cell.year) == cell.year
    }

    /// At most 200 characters, controls as blanks: what came is kept whole in the document.
    private static func shortened(_ text: String) -> String {
        let line = String(
            text.map { $0.unicodeScalars.allSatisfy { $0.value < 0x20 } ? " " : $0 })
        return line.count > 200 ? line.prefix(200) + " ..." : line
    }
}

extension AnswerFinding: CustomStringConvertible {
    public var description: String {
        "\(severity.rawValue), \(place): found \(found), expected \(expected)"
    }
}
