internal import Accounts
internal import Atlas
internal import Collection
internal import Foundation
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// The questionnaire of one area at the desk: drawn, filled in, checked, sent.
struct QuestionnaireDesk {
    private let request: DeskRequest
    private let questionnaire: Questionnaire
    private let subject: Subject
    private let words: QuestionnaireWords

    /// The most cells of a questionnaire that is a form too: more are no use on a page.
    static let mostCells = 400

    init(
        _ request: DeskRequest, _ collection: String, _ area: String, _ round: String
    ) throws {
        self.request = request
        let state = try request.registers()
        subject = state[RecordKey("collections", collection)]?.asked(area) ?? Subject(areas: [area])
        words = QuestionnaireWords(request.office.areas)
        questionnaire = try Self.draft(
            request.office, request.principal, subject, collection, area, round, state)
    }

    /// The questionnaire as somebody may see it: figures that are not published for the desk alone, the
    /// area's own for those who may read them.
    static func draft(
        _ office: Office, _ principal: Principal, _ subject: Subject, _ collection: String,
        _ area: String, _ round: String?, _ state: RegisterState
    ) throws -> Questionnaire {
        let seesAll = principal.may(.publish, subject)
        return try office.seen(by: seesAll ? .desk : .everybody).draftQuestionnaire(
            collection, area: area, round: round, in: state,
            withOwn: !seesAll && principal.may(.readUnpublished, subject))
    }

    private var mayAnswer: Bool { request.principal.may(.answer, subject) }
    private var isSmall: Bool { questionnaire.cellCount <= Self.mostCells }
    private var path: String {
        QuestionnairesSection.path(
            questionnaire.collection, questionnaire.area, questionnaire.round)
    }

    func page(
        _ typed: QuestionnaireTyped? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Reply {
        request.reply(QuestionnairePage.render(model(typed), request.frame), status: status)
    }

    func post() throws -> Reply {
        try request.require(.answer, subject)
        guard isSmall, let form = request.form else { throw request.nothingHere() }
        let typed = QuestionnaireTyped(form)
        guard request.value("do") == "send" else {
            let isGood = typed.findings(questionnaire, words).isEmpty
            return try page(typed, status: isGood ? .ok : .unprocessableContent)
        }
        let answer = typed.answer(questionnaire, made: request.office.clock())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let received = try request.office.receive(
            SentDocument(
                Array(try encoder.encode(answer)), name: "form.json",
                mediaType: SentDocument.cells,
                expected: .init(
                    collection: questionnaire.collection, area: questionnaire.area,
                    round: questionnaire.round)), by: try request.who())
        return request.seeOther("\(DeskEndpoint.root)/answers/\(received.id)")
    }

    private func model(_ typed: QuestionnaireTyped?) -> QuestionnairePage.Model {
        let hasForm = mayAnswer && isSmall
        var model = QuestionnairePage.Model(
            title: questionnaire.title, area: questionnaire.areaName, round: questionnaire.round)
        model.facts = [
            ("Asked by", questionnaire.askedBy.joined(separator: ", ")),
            ("Answer by", questionnaire.deadline.map { "\($0)" } ?? "No day is set"),
            (
                "Asked",
                "\(questionnaire.cellCount) cells, \(questionnaire.knownCount) of them known"
            ),
        ].filter { !$0.1.isEmpty }
        model.leftOut = questionnaire.leftOut.map { "\($0.title): \($0.reason)." }
        if mayAnswer {
            model.workbook = QuestionnaireOperations.path(
                questionnaire.collection, questionnaire.area, round: questionnaire.round)
            if !isSmall {
                model.note =
                    "There is no form here: \(questionnaire.cellCount) cells are asked, and a form "
                    + "has at most \(Self.mostCells). Use the workbook."
            }
        } else {
            model.note =
                "The workbook and the form are for the country’s office, the agencies that ask, and "
                + "the desk."
        }
        if hasForm { model.form = path }
        let figures = QuestionnaireFigures(questionnaire, typed, words)
        model.sources = hasForm ? figures.sources : []
        model.checked = typed.map { $0.findings(questionnaire, words) }
        model.marks = [QuestionnaireWords.marks, QuestionnaireWords.flags + " Here: 1200 p."]
        model.remarks = typed?.remarks ?? ""
        model.tables = questionnaire.tables.enumerated().map { index, table in
            var shown = QuestionnairePage.Table(
                sheet: table.sheet, title: table.request.title,
                about: [words.counted(table), table.request.definition],
                cells: table.cellCount, known: questionnaire.known[table.id]?.count ?? 0,
                heading: words.counterpartHeading(table), years: table.years)
            if hasForm {
                shown.rows = figures.rows(table, index)
                shown.questions = figures.questions(table, index)
            }
            return shown
        }
        return model
    }
}
