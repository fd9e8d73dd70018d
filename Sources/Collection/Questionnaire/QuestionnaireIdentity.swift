/// What names a questionnaire: whose it is, of which round, made from what. A workbook carries it on a
/// sheet that does not show.
public struct QuestionnaireIdentity: Hashable, Sendable, Codable {
    /// A table as the questionnaire had it.
    public struct Table: Hashable, Sendable, Codable {
        /// The name of its sheet.
        public let sheet: String
        public let id: String
        /// See ``QuestionnaireTable/fingerprint``.
        public let fingerprint: String

        public init(sheet: String, id: String, fingerprint: String) {
            self.sheet = sheet
            self.id = id
            self.fingerprint = fingerprint
        }
    }

    /// The version of the layout.
    public static let format = "corridor-questionnaire-1"

    public let format: String
    public let collection: String
    public let area: String
    public let round: String
    /// The revision of the collection's record.
    public let revision: Int
    /// When the questionnaire was made, UTC; empty where that is not known.
    public let made: String
    public let tables: [Table]

    public init(
        format: String = QuestionnaireIdentity.format, collection: String, area: String,
        round: String, revision: Int, made: String, tables: [Table]
    ) {
        self.format = format
        self.collection = collection
        self.area = area
        self.round = round
        self.revision = revision
        self.made = made
        self.tables = tables
    }

    public init(_ questionnaire: Questionnaire, made: String) {
        self.init(
            collection: questionnaire.collection, area: questionnaire.area,
            round: questionnaire.round, revision: questionnaire.revision, made: made,
            tables: questionnaire.tables.map {
                Table(sheet: $0.sheet, id: $0.id, fingerprint: $0.fingerprint)
            })
    }

    /// Names with values, as the sheet holds them.
    public var items: [(name: String, value: String)] {
        [
            ("format", format), ("collection", collection), ("area", area), ("round", round),
            ("revision", String(revision)), ("made", made),
        ] + tables.map { ("table \($0.sheet)", "\($0.id) \($0.fingerprint)") }
    }

    /// Reads names with values; what it does not know is passed over.
    ///
    /// - Throws: ``CollectionError`` of kind `file` for a name that is missing or a value that makes no
    ///   sense; another format is for the caller to refuse.
    public init(items: [(name: String, value: String)]) throws(CollectionError) {
        func value(_ name: String) throws(CollectionError) -> String {
            guard let value = items.first(where: { $0.name == name })?.value else {
                throw CollectionError(
                    .file, "sheet \(QuestionnaireLayout.identitySheet)",
                    found: "no \(name)", expected: "the sheet as it was sent")
            }
            return value
        }
        let revision = try value("revision")
        guard let number = Int(revision) else {
            throw CollectionError(
                .file, "sheet \(QuestionnaireLayout.identitySheet), revision", found: revision,
                expected: "a whole number")
        }
        var tables: [Table] = []
        for item in items where item.name.hasPrefix("table ") {
            let parts = item.value.split(separator: " ").map(String.init)
            guard parts.count == 2 else {
                throw CollectionError(
                    .file, "sheet \(QuestionnaireLayout.identitySheet), \(item.name)",
                    found: item.value, expected: "the id of a table and its fingerprint")
            }
            tables.append(
                Table(
                    sheet: String(item.name.dropFirst("table ".count)), id: parts[0],
                    fingerprint: parts[1]))
        }
        self.init(
            format: try value("format"), collection: try value("collection"),
            area: try value("area"), round: try value("round"), revision: number,
            made: try value("made"), tables: tables)
    }
}
