internal import Cubes
internal import Vocabulary

extension AnswerJudge {
    /// Reads what was said on definitions, and compares it with what was asked for. Figures by another
    /// criterion are not those that were asked: a fault of the whole table.
    mutating func readDefinitions() {
        for said in reading.answer.metadata {
            guard let table = questionnaire.table(said.table),
                let question = MetadataQuestion.all.first(where: { $0.id == said.question })
            else {
                tell(.question, said, nil, "no question of the questionnaire", "one that is asked")
                continue
            }
            guard let code = question.reading(said.text) else {
                tell(
                    .question, said, table, "\"\(said.text)\"",
                    "one of " + question.options.map(\.code).joined(separator: ", "))
                continue
            }
            if said.question == "criterion" {
                checkCriterion(code, said, table)
            } else if let aspect = question.aspect {
                take(aspect, code, said, table)
            }
        }
    }

    private mutating func checkCriterion(
        _ code: String, _ said: QuestionnaireAnswer.Metadata, _ table: QuestionnaireTable
    ) {
        let asked = table.request.criterion
        guard asked != .unstated, code != asked.rawValue else { return }
        let name = Criterion(rawValue: code)?.name ?? code
        list.add(
            AnswerFinding(
                .fault, .definition, place(said, table), table: table.id,
                found: "figures by \(name)", expected: "figures by \(asked.name)",
                words:
                    "The table \"\(table.request.title)\" asks for \(asked.name); you state \(name). "
                    + "Is the statement wrong, or are the figures by \(name)? As they stand they "
                    + "cannot be taken."))
    }

    private mutating func take(
        _ aspect: Aspect, _ code: String, _ said: QuestionnaireAnswer.Metadata,
        _ table: QuestionnaireTable
    ) {
        let source = "answer of \(questionnaire.areaName), round \(questionnaire.round)"
        if let statement = try? DefinitionStatement(reading: aspect, code, source: source) {
            statements[table.id, default: []].removeAll { $0.aspect == aspect }
            statements[table.id, default: []].append(statement)
        }
        var asked = table.request.said[aspect]
        if aspect == .duration, let months = table.request.leastStay { asked = String(months) }
        if aspect == .measure, asked == nil, table.request.dataflow == .stock { asked = "STOCK" }
        guard let asked, asked != code else { return }
        let (found, wanted) = (aspect.words(code) ?? code, aspect.words(asked) ?? asked)
        list.add(
            AnswerFinding(
                .question, .definition, place(said, table), table: table.id,
                found: "\(aspect.name): \(found)", expected: wanted,
                words:
                    "The table \"\(table.request.title)\" asks for \(wanted) (\(aspect.name)); you "
                    + "state \(found). The figures are kept with what you state. Can you give them as "
                    + "asked, or say by how much they differ?"))
    }

    private mutating func tell(
        _ severity: AnswerFinding.Severity, _ said: QuestionnaireAnswer.Metadata,
        _ table: QuestionnaireTable?, _ found: String, _ expected: String
    ) {
        let name = MetadataQuestion.all.first { $0.id == said.question }?.words ?? said.question
        list.add(
            AnswerFinding(
                severity, .code, table.map { place(said, $0) } ?? AnswerPlace(), table: said.table,
                found: found, expected: expected,
                words:
                    "\(name) says \"\(said.text)\", which is none of the answers. Which is meant?"))
    }

    private func place(
        _ said: QuestionnaireAnswer.Metadata, _ table: QuestionnaireTable
    ) -> AnswerPlace {
        if let place = said.place { return AnswerPlace(place) }
        guard let number = questionnaire.tables.firstIndex(of: table),
            let question = MetadataQuestion.all.firstIndex(where: { $0.id == said.question })
        else { return AnswerPlace(sheet: QuestionnaireLayout.metadataSheet) }
        return AnswerPlace(QuestionnaireLayout.Metadata.answer(question: question, table: number))
    }
}
