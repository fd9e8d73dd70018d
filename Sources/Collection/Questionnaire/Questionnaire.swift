public import Registers
public import Vocabulary

/// What a collection asks of one area in one round: the model that the workbook, the web form and the
/// receiver share.
public struct Questionnaire: Hashable, Sendable {
    /// The record of the collection.
    public let collection: String
    public let title: String
    /// The organisations that ask, by name.
    public let askedBy: [String]
    /// What the collection is for, in its own words; empty where it does not say.
    public let purpose: String
    /// The area asked.
    public let area: String
    public let areaName: String
    /// The round, as a date: `2026`.
    public let round: String
    /// The revision of the collection's record that it was made from.
    public let revision: Int
    /// The last day for answers; nil where there is none.
    public let deadline: RecordDate?
    /// The SOURCE of the answers in the warehouse.
    public let source: String
    public let tables: [QuestionnaireTable]
    /// Tables that the collection asks and that no questionnaire can, with the reason.
    public let leftOut: [LeftOut]

    /// A table that is not asked.
    public struct LeftOut: Hashable, Sendable {
        public let title: String
        public let reason: String

        public init(title: String, reason: String) {
            self.title = title
            self.reason = reason
        }
    }

    /// What is known, by the id of the table.
    public var known: [String: [QuestionnaireTable.Position: KnownFigure]] = [:]
    /// What the area answered in the rounds before, by the id of the table, as it would be typed.
    public var previous: [String: [QuestionnaireTable.Position: String]] = [:]

    public init(
        collection: String, title: String, askedBy: [String] = [], purpose: String = "",
        area: Area, round: String, revision: Int, deadline: RecordDate?, source: String,
        tables: [QuestionnaireTable], leftOut: [LeftOut] = []
    ) {
        self.collection = collection
        self.title = title
        self.askedBy = askedBy
        self.purpose = purpose
        self.area = area.id
        areaName = area.name
        self.round = round
        self.revision = revision
        self.deadline = deadline
        self.source = source
        self.tables = tables
        self.leftOut = leftOut
    }

    /// The table with an id; nil where there is none.
    public func table(_ id: String) -> QuestionnaireTable? { tables.first { $0.id == id } }

    /// Cells that are asked.
    public var cellCount: Int { tables.reduce(0) { $0 + $1.cellCount } }
    /// Cells that are filled with what is known.
    public var knownCount: Int { known.values.reduce(0) { $0 + $1.count } }

    /// The SOURCE of a collection's answers: its `source-code`, else its id in capitals.
    public static func source(of record: Record) -> String {
        if let code = record.value("source-code"), !code.isEmpty { return code }
        return String(record.key.id.uppercased().map { $0 == "-" ? "_" : $0 })
    }

    /// What a record of the register of collections asks of an area.
    ///
    /// - Parameters:
    ///   - organisation: the name of an organisation by the id of its record.
    ///   - areas: what areas there are.
    /// - Throws: ``CollectionError`` for a round that is no date, an area that is not there or not
    ///   asked, and a collection that asks no table.
    public init(
        _ record: Record, area id: String, round: String, areas: AreaRegister,
        organisation: (String) -> String
    ) throws(CollectionError) {
        guard let date = RecordDate(round), !date.isOpenBefore, !date.isOpenAfter else {
            throw CollectionError(
                .request, "round", found: round, expected: "a year, or a date, such as 2026")
        }
        guard let area = areas.area(id), !area.isAggregate, area.kind != .special else {
            throw CollectionError(
                .notFound, "area", found: id,
                expected: "the code of a country or territory, such as FRA")
        }
        let requests = try TableRequest.tables(of: record, in: areas)
        guard !requests.isEmpty else {
            throw CollectionError(
                .declaration, "\(record.key)", found: "no tables",
                expected: "tables that it asks, in its part tables")
        }
        let asked = requests.filter { $0.asks(id) }
        guard !asked.isEmpty else {
            throw CollectionError(
                .notFound, "\(record.key)", found: "no table that asks \(id)",
                expected: "one of the areas that it asks")
        }
        var tables: [QuestionnaireTable] = []
        var leftOut: [LeftOut] = []
        for request in asked {
            if let reason = QuestionnaireTable.refusal(request) {
                leftOut.append(LeftOut(title: request.title, reason: reason))
                continue
            }
            tables.append(
                try QuestionnaireTable(
                    request, area: id, number: tables.count + 1, areas: areas))
        }
        guard !tables.isEmpty else {
            throw CollectionError(
                .declaration, "\(record.key)",
                found: leftOut.map { "\($0.title): \($0.reason)" }.joined(separator: "; "),
                expected: "a table that a questionnaire can ask")
        }
        self.init(
            collection: record.key.id, title: record.value("title") ?? record.key.id,
            askedBy: record.values("owner").map(organisation), purpose: record.value("holds") ?? "",
            area: area, round: round, revision: record.revision,
            deadline: asked.compactMap(\.deadline).min()
                ?? record.value("deadline").flatMap { RecordDate($0) },
            source: Self.source(of: record), tables: tables, leftOut: leftOut)
    }
}
