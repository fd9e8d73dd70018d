internal import Atlas
internal import Collection
internal import Vocabulary

/// The fields of a questionnaire's form, filled with what was typed, else with what is known.
struct QuestionnaireFigures {
    private let questionnaire: Questionnaire
    private let typed: QuestionnaireTyped?
    private let words: QuestionnaireWords
    /// Where figures come from, in words; a cell names its place in the list, from 1.
    let sources: [String]
    private let numbers: [String: Int]

    init(
        _ questionnaire: Questionnaire, _ typed: QuestionnaireTyped?, _ words: QuestionnaireWords
    ) {
        self.questionnaire = questionnaire
        self.typed = typed
        self.words = words
        var sources: [String] = []
        var numbers: [String: Int] = [:]
        for table in questionnaire.tables {
            let known = questionnaire.known[table.id] ?? [:]
            for (row, _) in table.rows.enumerated() {
                for year in table.years {
                    guard let figure = known[.init(row: row, year: year)] else { continue }
                    let text = Self.source(figure)
                    guard numbers[text] == nil else { continue }
                    sources.append(text)
                    numbers[text] = sources.count
                }
            }
        }
        self.sources = sources
        self.numbers = numbers
    }

    private static func source(_ figure: KnownFigure) -> String {
        let first = figure.origin == .answered ? "Your answer before: " : ""
        let last = figure.difference.isEmpty ? "" : ". Definition: \(figure.difference)"
        return "\(first)\(figure.edition) [\(figure.source)]\(last)"
    }

    func rows(_ table: QuestionnaireTable, _ index: Int) -> [QuestionnairePage.Row] {
        let known = questionnaire.known[table.id] ?? [:]
        let checks = Dictionary(grouping: table.checks, by: \.total)
        return table.rows.enumerated().map { number, row in
            let cells = table.years.map { year in
                cell(
                    index, number, year, known[.init(row: number, year: year)],
                    checks[number] ?? [])
            }
            return QuestionnairePage.Row(label: words.row(row), cells: cells)
        }
    }

    private func cell(
        _ table: Int, _ row: Int, _ year: Int, _ known: KnownFigure?,
        _ checks: [QuestionnaireCheck]
    ) -> QuestionnairePage.Cell {
        let name = QuestionnaireTyped.name(table, row, year)
        let filled = known.map { $0.text + ($0.flag.map { " \($0.rawValue)" } ?? "") }
        guard let typed else {
            return .init(
                name: name, text: filled ?? "", source: known.flatMap { numbers[Self.source($0)] })
        }
        let text = typed.value(name) ?? ""
        return .init(
            name: name, text: text,
            source: text == filled ? known.flatMap { numbers[Self.source($0)] } : nil,
            fault: typed.fault(table, row, year) ?? typed.difference(checks, table, year))
    }

    func questions(_ table: QuestionnaireTable, _ index: Int) -> [QuestionnairePage.Question] {
        MetadataQuestion.all.map { question in
            let name = QuestionnaireTyped.name(index, question)
            let asked = words.asked(question, table).map { "Asked: \($0)" }
            return QuestionnairePage.Question(
                name: name, words: question.words, hint: asked ?? question.hint,
                options: question.options.map { ($0.code, $0.words) },
                chosen: typed?.value(name) ?? "")
        }
    }
}
