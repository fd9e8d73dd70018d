/// Whether an answer is one to a questionnaire of this office, and to which.
public struct AnswerIdentification: Sendable {
    /// Whose answer somebody says or expects it to be; nil where they do not say.
    public struct Expected: Hashable, Sendable {
        public var collection: String?
        public var area: String?
        public var round: String?

        public init(collection: String? = nil, area: String? = nil, round: String? = nil) {
            self.collection = collection
            self.area = area
            self.round = round
        }
    }

    public let collection: String
    public let area: String
    /// Nil where neither the document nor anybody else says it.
    public let round: String?
    /// What there is to say about it.
    public let findings: [AnswerFinding]

    /// - Parameters:
    ///   - stated: what the document says; nil where it says nothing any more.
    ///   - expected: what whoever sends it in says.
    /// - Throws: ``CollectionError`` of kind `file` where the two contradict each other, and of kind
    ///   `request` where neither says whose answer it is.
    public init(
        _ stated: QuestionnaireIdentity?, expected: Expected, document: String
    ) throws(CollectionError) {
        guard let stated else {
            guard let collection = expected.collection, let area = expected.area else {
                throw CollectionError(
                    .request, document,
                    found: "no sheet \(QuestionnaireLayout.identitySheet), which "
                        + "says whose questionnaire it is",
                    expected:
                        "the questionnaire as it was sent, or the collection and the area given "
                        + "by hand (--collection, --area, --round)")
            }
            self.collection = collection
            self.area = area
            round = expected.round
            findings = [
                AnswerFinding(
                    .remark, .identity, AnswerPlace(),
                    found: "no sheet \(QuestionnaireLayout.identitySheet)",
                    expected: "the sheet that says whose questionnaire it is",
                    words:
                        "The workbook does not say any more which questionnaire it is; it is taken as "
                        + "the answer of \(area) to \(collection), as given.")
            ]
            return
        }
        for (what, found, wanted) in [
            ("collection", stated.collection, expected.collection),
            ("area", stated.area, expected.area), ("round", stated.round, expected.round),
        ] {
            guard let wanted, wanted != found else { continue }
            throw CollectionError(
                .file, document, found: "the questionnaire of \(what) \(found)",
                expected: "that of \(what) \(wanted)")
        }
        collection = stated.collection
        area = stated.area
        round = stated.round
        findings = []
    }

    /// What there is to say where the questionnaire was made from another request than the one that
    /// stands.
    public static func findings(
        _ stated: QuestionnaireIdentity, against questionnaire: Questionnaire
    ) -> [AnswerFinding] {
        var findings: [AnswerFinding] = []
        for table in questionnaire.tables {
            guard let then = stated.tables.first(where: { $0.id == table.id }) else {
                findings.append(
                    AnswerFinding(
                        .question, .identity, AnswerPlace(sheet: table.sheet), table: table.id,
                        found: "a questionnaire without the table \"\(table.request.title)\"",
                        expected: "that table",
                        words:
                            "The table \"\(table.request.title)\" was added after your questionnaire "
                            + "was made. May we send it to you?"))
                continue
            }
            guard then.fingerprint != table.fingerprint else { continue }
            findings.append(
                AnswerFinding(
                    .remark, .identity, AnswerPlace(sheet: then.sheet), table: table.id,
                    found: "rows and years of revision \(stated.revision) of the request",
                    expected: "those of revision \(questionnaire.revision)",
                    words:
                        "The rows or years of the table \"\(table.request.title)\" have changed since "
                        + "your questionnaire was made; those that are still asked are taken."))
        }
        for then in stated.tables where questionnaire.table(then.id) == nil {
            findings.append(
                AnswerFinding(
                    .question, .identity, AnswerPlace(sheet: then.sheet),
                    found: "the table \(then.id)", expected: "a table that is asked",
                    words:
                        "The table \(then.id) is not asked any more; its figures are kept with the "
                        + "workbook."))
        }
        return findings
    }
}
