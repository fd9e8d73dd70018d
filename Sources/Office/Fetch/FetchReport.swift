public import Fetching

/// What a fetch did.
public struct FetchReport: Sendable {
    /// Tables that are whole now.
    public var tables: [TableAccount] = []
    /// Tables that are not, and why. What was had of them is kept for going on, and a table that
    /// was whole before is still there as it was.
    public var failures: [Failure] = []

    /// A table that was not fetched.
    public struct Failure: Sendable {
        public let table: String
        public let error: FetchError
    }
}

/// What fetching a table did.
public struct TableAccount: Codable, Sendable {
    public let table: String
    public let title: String
    /// The file to import, below the snapshot's folder.
    public let file: String
    /// Bytes of the answers, as received.
    public let bytes: Int
    /// Rows without headings; 0 where they are not counted, as in workbooks.
    public let rows: Int
    public let answers: Int
    /// Answers that came now, that the host said are still so, and that an interrupted fetch had.
    public var received = 0
    public var confirmed = 0
    public var kept = 0
    public let years: String?
    public let completed: String
    public let licence: String
    /// What should be known of it: parts that the publisher has withdrawn, fewer rows than before.
    public let notes: [String]

    init(_ table: SnapshotManifest.Table) {
        self.table = table.table
        title = table.title
        file = table.file.path
        bytes = table.answers.compactMap(\.file).reduce(0) { $0 + $1.bytes }
        rows = table.answers.reduce(0) { $0 + $1.rows }
        answers = table.answers.count { $0.finding == .sound }
        years = table.years
        completed = table.completed
        licence = table.licence
        notes = table.notes
    }
}
