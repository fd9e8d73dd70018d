internal import Collection
internal import Cubes
internal import Foundation
internal import Vocabulary
internal import Warehouse

/// Makes a release of the figures of an answer.
struct AnswerTaking {
    let questionnaire: Questionnaire
    let reading: AnswerReading
    let judgement: AnswerJudgement
    let document: HeldDocument
    let who: String

    /// The table of the warehouse that an area's answers to a collection are kept in. One for all tables
    /// of the questionnaire: an answer is accepted or taken back as a whole, and two of its tables may
    /// ask for the same figure.
    static func table(_ collection: String, _ area: String) -> String { "\(collection)/\(area)" }

    /// The changes: each figure in the place of what was held, everything else as it was.
    func amendments() -> [Amendment] {
        let sheets = Dictionary(
            reading.sheets.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        var changes: [SeriesKey: [Amendment.Change]] = [:]
        var order: [SeriesKey] = []
        var seen: [SeriesKey: Set<Int>] = [:]
        for figure in judgement.figures {
            guard let table = questionnaire.table(figure.table),
                table.rows.indices.contains(figure.position.row),
                let key = table.seriesKey(
                    table.rows[figure.position.row], source: questionnaire.source),
                let period = Period(year: figure.position.year),
                seen[key, default: []].insert(figure.position.year).inserted
            else { continue }
            var attributes: [AttributeID: String] = [:]
            if let comment = figure.comment { attributes[.comment] = comment }
            if figure.value == .missing(.suppressed) { attributes[.confidentiality] = "C" }
            let observation = Observation(
                period: period, value: figure.value, status: figure.status,
                attributes: AttributeSet(attributes),
                row: figure.place?.row ?? figure.cell + 1, column: figure.place?.column ?? 1,
                sheet: figure.place.flatMap { sheets[$0.sheet] } ?? 0)
            if changes[key] == nil { order.append(key) }
            changes[key, default: []].append(.replace(observation))
        }
        return order.map { Amendment(key: $0, changes: changes[$0] ?? []) }
    }

    func draft() throws -> ReleaseDraft {
        struct Parameters: Encodable {
            let answer: AnswerRecord
            let definitions: [DefinitionRule]
        }
        let title =
            "\(questionnaire.title), round \(questionnaire.round): answer of "
            + questionnaire.areaName
        let file = ReleaseFile(
            name: document.name, sha256: document.sha256, size: document.size,
            sheets: reading.sheets.isEmpty ? ["cells"] : reading.sheets)
        return ReleaseDraft(
            source: questionnaire.source,
            table: Self.table(questionnaire.collection, questionnaire.area), kind: .imported,
            publisher: questionnaire.areaName, title: title,
            citation: "\(questionnaire.areaName), answer to \(questionnaire.title), round "
                + questionnaire.round,
            licence: Licence(name: "not stated", url: nil), url: "", notes: notes(),
            files: [file],
            parameters: try jsonText(
                Parameters(
                    answer: AnswerRecord(questionnaire, document: document.sha256, by: who),
                    definitions: definitions())),
            extent: .figures, isPending: true)
    }

    private func notes() -> [String] {
        var notes: [String] = []
        if !judgement.leftOut.isEmpty {
            notes.append(
                "\(judgement.leftOut.count) cells with faults are left out; the document has them.")
        }
        for said in reading.answer.metadata
        where MetadataQuestion.all.first(where: { $0.id == said.question })?.options.isEmpty == true
        {
            let question = MetadataQuestion.all.first { $0.id == said.question }?.words
            notes.append("\(said.table), \(question ?? said.question): \(said.text)")
        }
        return notes + reading.answer.remarks
    }

    /// What the answer says that its series count.
    func definitions() -> [DefinitionRule] {
        questionnaire.tables.compactMap { table in
            guard let said = judgement.statements[table.id], !said.isEmpty,
                let row = table.rows.first,
                let key = table.seriesKey(row, source: questionnaire.source)
            else { return nil }
            var codes: [DimensionID: Set<String>] = [:]
            let ends: [DimensionID] = [.destination, .origin, .refArea]
            for dimension in ends where key[dimension] == questionnaire.area {
                codes[dimension] = [questionnaire.area]
            }
            if let criterion = key[.criterion] { codes[.criterion] = [criterion] }
            return DefinitionRule(key.dataflow, codes, said)
        }
    }
}

extension AnswerRecord {
    /// What an answer says that its series count; nil for a release that is no answer.
    static func definitions(_ release: Release) -> [DefinitionRule]? {
        struct Parameters: Decodable {
            let definitions: [DefinitionRule]
        }
        guard AnswerRecord(release) != nil else { return nil }
        return try? JSONDecoder().decode(
            Parameters.self, from: Data(release.parameters.utf8)
        ).definitions
    }
}
