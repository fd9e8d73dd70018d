/// What a snapshot holds: for each table the file to import and every answer it was made from.
///
/// It lies as `manifest.json` in the snapshot's folder and names only tables that are whole.
public struct SnapshotManifest: Codable, Sendable {
    /// The form of the manifest; another is not read.
    public static let form = "corridor-snapshot-1"

    public var form = SnapshotManifest.form
    /// The publisher's id, such as `unhcr`.
    public var publisher: String
    /// In the order of their names.
    public var tables: [Table] = []

    public init(publisher: String) { self.publisher = publisher }

    /// A file of the snapshot: the path below its folder, bytes, SHA-256 in hexadecimal.
    public struct File: Codable, Hashable, Sendable {
        public let path: String
        public let bytes: Int
        public let sha256: String
    }

    /// An answer as it was received.
    public struct Answer: Codable, Hashable, Sendable {
        /// What it answers, within its table: `page-2`, `2010-2014-page-1`.
        public let name: String
        public let url: String
        /// The address that answered in the end, where there were redirects.
        public var answeredBy: String?
        /// Nil for a request that only showed that less must be asked for at once, or that there is
        /// nothing.
        public var file: File?
        public var status: Int
        /// Header fields that matter: type, encoding, ETag, Last-Modified, Date.
        public var fields: [String: String]
        /// When the bytes came: UTC.
        public var received: String
        /// When the host last said that they are still so: UTC.
        public var confirmed: String?
        public var attempts: Int
        /// What the answer was found to be.
        public var finding: Finding
        /// Rows, without headings.
        public var rows: Int
        /// Pages that there are in all, where the publisher says so.
        public var pages: Int?
        /// What a reader of the manifest should know of this answer.
        public var notes: [String]

        /// What an answer can be found to be.
        public enum Finding: String, Codable, Sendable {
            case sound
            case empty
            /// Too much at once: asked for again in parts.
            case tooLarge
            /// The publisher no longer has this part of the table.
            case withdrawn
        }
    }

    /// A table that is whole.
    public struct Table: Codable, Sendable {
        public let table: String
        public let title: String
        /// The reader that `corridor import` takes it with; nil where there is none yet.
        public var reader: String?
        public let citation: String
        public let licence: String
        public let licenceURL: String?
        /// The years asked for, `1951-2025`; nil for all there are.
        public var years: String?
        /// The program that fetched it.
        public var agent: String
        /// When it was last known to be whole and up to date: UTC.
        public var completed: String
        /// What is imported: an answer, or answers put together.
        public var file: File
        public var answers: [Answer]
        public var notes: [String]

        public init(
            table: String, title: String, reader: String?, citation: String, licence: String,
            licenceURL: String?, years: String?, agent: String, completed: String, file: File,
            answers: [Answer], notes: [String]
        ) {
            self.table = table
            self.title = title
            self.reader = reader
            self.citation = citation
            self.licence = licence
            self.licenceURL = licenceURL
            self.years = years
            self.agent = agent
            self.completed = completed
            self.file = file
            self.answers = answers
            self.notes = notes
        }

        /// Every file of the table, each once.
        public var files: [File] {
            var seen: Set<String> = []
            return ([file] + answers.compactMap(\.file)).filter { seen.insert($0.path).inserted }
        }

        /// When the newest of its answers came: UTC.
        public var received: String { answers.map(\.received).max() ?? completed }
    }
}
