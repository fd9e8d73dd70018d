public import Collection
internal import Foundation
public import Registers
public import Tables
internal import Vocabulary

extension Office {
    /// What a collection asks of an area in a round, filled with what the audience may see: the area's
    /// own answers before, then figures of others on the same criterion.
    ///
    /// Cost: under a second for 235 counterparts, both sexes and ten years.
    ///
    /// - Parameters:
    ///   - round: a date such as `2026`; nil is the year of the clock.
    ///   - state: the records where they are at hand; nil reads them.
    /// - Throws: ``CollectionError`` for a collection, area or round that makes no questionnaire.
    public func draftQuestionnaire(
        _ collection: String, area: String, round: String? = nil, in state: RegisterState? = nil
    ) throws -> Questionnaire {
        var questionnaire = try questionnaire(collection, area: area, round: round, in: state)
        try KnownFigures(self, questionnaire).fill(&questionnaire)
        return questionnaire
    }

    /// The same with nothing filled in.
    public func questionnaire(
        _ collection: String, area: String, round: String? = nil, in state: RegisterState? = nil
    ) throws -> Questionnaire {
        let state = try state ?? registers.state()
        guard let record = state[RecordKey("collections", collection)] else {
            throw CollectionError(
                .notFound, "collections", found: collection,
                expected:
                    "the id of a collection that asks tables; `corridor collect tables` lists them")
        }
        return try Questionnaire(
            record, area: area, round: round ?? String(clock().prefix(4)), areas: areas
        ) { id in
            state[RecordKey("organisations", id)].map { state.label($0) } ?? id
        }
    }

    /// A questionnaire as a workbook that is made now.
    ///
    /// - Parameter annotations: as ``QuestionnaireForm`` takes them.
    public func workbook(
        _ questionnaire: Questionnaire,
        annotations: [QuestionnairePlace: QuestionnaireAnnotation] = [:]
    ) -> FormWorkbook {
        let made = clock()
        let seconds = (try? Date(made, strategy: .iso8601))?.timeIntervalSince1970 ?? 1
        return QuestionnaireForm(
            questionnaire, areas: areas, made: made, annotations: annotations
        ).workbook(created: Int(seconds))
    }

    /// The bytes of a workbook that is made now.
    public func workbookBytes(_ questionnaire: Questionnaire) throws -> [UInt8] {
        let file = try TemporaryFile(ending: "xlsx")
        defer { file.remove() }
        try workbook(questionnaire).write(to: file.path)
        return try ByteSource(path: file.path).bytes
    }
}
