/// An answer to a questionnaire as it was typed, from a workbook, a web form or a program; nothing in it
/// is judged yet.
public struct QuestionnaireAnswer: Hashable, Sendable, Codable {
    /// A cell that somebody filled in or left as it was prefilled.
    public struct Cell: Hashable, Sendable, Codable {
        /// The id of the table.
        public let table: String
        /// The key of the row; see ``QuestionnaireRow/key``.
        public let row: String
        public let year: Int
        /// What stands in the cell: figures with all their digits. Never empty.
        public var text: String
        /// What stands beside it; empty for nothing.
        public var flag: String
        /// Where the figure stands in the workbook; nil where there is none.
        public var place: QuestionnairePlace?

        public init(
            table: String, row: String, year: Int, text: String, flag: String = "",
            place: QuestionnairePlace? = nil
        ) {
            self.table = table
            self.row = row
            self.year = year
            self.text = text
            self.flag = flag
            self.place = place
        }
    }

    /// What was said on a table's definitions.
    public struct Metadata: Hashable, Sendable, Codable {
        /// The id of the table.
        public let table: String
        /// The id of the question; see ``MetadataQuestion``.
        public let question: String
        /// What stands in the cell. Never empty.
        public var text: String
        public var place: QuestionnairePlace?

        public init(
            table: String, question: String, text: String, place: QuestionnairePlace? = nil
        ) {
            self.table = table
            self.question = question
            self.text = text
            self.place = place
        }
    }

    public var identity: QuestionnaireIdentity
    /// Cells with something in them, in order of tables, rows and years.
    public var cells: [Cell]
    public var metadata: [Metadata]
    /// What was said beside the tables, line by line.
    public var remarks: [String]

    public init(
        identity: QuestionnaireIdentity, cells: [Cell] = [], metadata: [Metadata] = [],
        remarks: [String] = []
    ) {
        self.identity = identity
        self.cells = cells
        self.metadata = metadata
        self.remarks = remarks
    }
}
