internal import Cubes
internal import Vocabulary

/// Judges one answer, step by step.
struct AnswerJudge {
    let reading: AnswerReading
    let questionnaire: Questionnaire
    let tolerance: AnswerTolerance
    var list = FindingList()
    private(set) var figures: [AnsweredFigure] = []
    /// Figures in digits by table and position, for comparing.
    private(set) var numbers: [String: [QuestionnaireTable.Position: Double]] = [:]
    /// Every position with something typed.
    private(set) var answered: [String: Set<QuestionnaireTable.Position>] = [:]
    /// Where the cell of a position stands.
    private var places: [String: [QuestionnaireTable.Position: QuestionnairePlace]] = [:]
    var statements: [String: [DefinitionStatement]] = [:]
    private let layouts: [String: QuestionnaireLayout.Table]

    init(
        _ reading: AnswerReading, _ questionnaire: Questionnaire, _ tolerance: AnswerTolerance
    ) {
        self.reading = reading
        self.questionnaire = questionnaire
        self.tolerance = tolerance
        layouts = Dictionary(
            questionnaire.tables.map { ($0.id, QuestionnaireLayout.Table($0)) },
            uniquingKeysWith: { first, _ in first })
        for finding in reading.findings { list.add(finding) }
    }

    /// Where a position stands in the document, or in the questionnaire as it is sent out.
    func place(_ table: QuestionnaireTable, _ position: QuestionnaireTable.Position) -> AnswerPlace
    {
        if let place = places[table.id]?[position] { return AnswerPlace(place) }
        return layouts[table.id].map { AnswerPlace($0.value(position)) }
            ?? AnswerPlace(sheet: table.sheet)
    }

    mutating func say(
        _ severity: AnswerFinding.Severity, _ rule: AnswerFinding.Rule, _ table: QuestionnaireTable,
        _ position: QuestionnaireTable.Position, found: String, expected: String, _ words: String
    ) {
        list.add(
            AnswerFinding(
                severity, rule, place(table, position), table: table.id,
                row: table.rows[position.row].key, year: position.year, found: found,
                expected: expected, words: words))
    }

    // MARK: Cells

    /// Reads every cell as a figure or a mark.
    mutating func readCells() {
        let rows = Dictionary(
            questionnaire.tables.map { ($0.id, TableReading.keys($0)) },
            uniquingKeysWith: { first, _ in first })
        var series: [String: String] = [:]
        for (index, cell) in reading.answer.cells.enumerated() {
            guard let table = questionnaire.table(cell.table),
                let row = rows[table.id]?[cell.row], table.years.contains(cell.year)
            else {
                tellUnknown(cell)
                continue
            }
            let position = QuestionnaireTable.Position(row: row, year: cell.year)
            if let place = cell.place { places[table.id, default: [:]][position] = place }
            guard answered[table.id, default: []].insert(position).inserted else {
                say(
                    .fault, .structure, table, position, found: "the same cell twice",
                    expected: "each cell once",
                    "\(cell.row), \(cell.year) was sent twice. Which is right?")
                continue
            }
            read(cell, index, table, position)
            checkAgainstOthers(table, position, cell, &series)
        }
        guard reading.answer.cells.isEmpty else { return }
        list.add(
            AnswerFinding(
                .fault, .value, AnswerPlace(), found: "no cell with anything in it",
                expected: "figures, or the mark .. where there are none",
                words: "The questionnaire came back empty. Was the right file sent?"))
    }

    private mutating func read(
        _ cell: QuestionnaireAnswer.Cell, _ index: Int, _ table: QuestionnaireTable,
        _ position: QuestionnaireTable.Position
    ) {
        var flags = self.flags(cell, table, position)
        let value: ObservedValue
        var comment: String?
        switch TypedFigure(cell.text) {
        case .fault(let found, let expected):
            let isTold = reading.findings.contains {
                $0.severity == .fault && $0.table != nil && $0.concerns(cell)
            }
            guard !isTold else { return }
            say(
                .fault, .value, table, position, found: found, expected: expected,
                "\(cellWords(table, position)) says \(found). What is the figure?")
            return
        case .mark(let mark):
            value = .missing(mark.reason)
        case .figure(let number, let more, let note):
            value = .number(number)
            numbers[table.id, default: [:]][position] = number
            flags += more.filter { !flags.contains($0) }
            comment = note
            if let note {
                say(
                    .remark, .value, table, position, found: "\"\(cell.text)\"",
                    expected: "digits alone", note + ".")
            }
        }
        let status = value.number == nil ? Self.status(value) : flags.first?.status ?? .normal
        if flags.count > 1 {
            let rest = flags.dropFirst().map(\.words).joined(separator: "; ")
            comment = [comment, "also \(rest)"].compactMap { $0 }.joined(separator: "; ")
        }
        figures.append(
            AnsweredFigure(
                table: table.id, position: position, value: value, status: status,
                comment: leftComment(cell, table, position) ?? comment, place: cell.place,
                cell: index))
    }

    /// What a figure that was left as it had been filled in from elsewhere says of itself.
    private func leftComment(
        _ cell: QuestionnaireAnswer.Cell, _ table: QuestionnaireTable,
        _ position: QuestionnaireTable.Position
    ) -> String? {
        guard let known = questionnaire.known[table.id]?[position], known.origin == .held,
            known.text == cell.text
        else { return nil }
        return "left as the questionnaire had it from \(known.source)"
    }

    private static func status(_ value: ObservedValue) -> ObservationStatus {
        if case .missing(let reason) = value { reason.status } else { .normal }
    }

    /// The flags beside a cell; one that there is not is asked about.
    private mutating func flags(
        _ cell: QuestionnaireAnswer.Cell, _ table: QuestionnaireTable,
        _ position: QuestionnaireTable.Position
    ) -> [QuestionnaireFlag] {
        let typed = cell.flag.lowercased().filter { $0.isLetter || $0.isNumber }
        guard !cell.flag.isEmpty else { return [] }
        let flags = typed.map { QuestionnaireFlag(rawValue: String($0)) }
        guard !flags.isEmpty, flags.allSatisfy({ $0 != nil }) else {
            say(
                .question, .code, table, position, found: "the flag \"\(cell.flag)\"",
                expected: QuestionnaireFlag.allCases.map(\.rawValue).joined(separator: ", "),
                "What does \"\(cell.flag)\" beside \(cellWords(table, position)) mean? The figure is "
                    + "taken without it.")
            return []
        }
        return flags.compactMap { $0 }
    }

    /// Two tables may ask for the same figure; they must then say the same.
    private mutating func checkAgainstOthers(
        _ table: QuestionnaireTable, _ position: QuestionnaireTable.Position,
        _ cell: QuestionnaireAnswer.Cell, _ series: inout [String: String]
    ) {
        guard questionnaire.tables.count > 1,
            let key = table.seriesKey(table.rows[position.row], source: questionnaire.source)
        else { return }
        let name = "\(key.dataflow.rawValue) \(key) \(position.year)"
        guard let before = series[name] else {
            series[name] = cell.text
            return
        }
        guard TypedFigure(before) != TypedFigure(cell.text) else { return }
        say(
            .fault, .totals, table, position, found: cell.text,
            expected: "\(before), as in another table of the questionnaire",
            "\(cellWords(table, position)) says \(cell.text), another table \(before) for the same "
                + "people. Which is right?")
    }

    private mutating func tellUnknown(_ cell: QuestionnaireAnswer.Cell) {
        let sheet = questionnaire.table(cell.table)?.sheet
        list.add(
            AnswerFinding(
                .fault, .structure, cell.place.map { AnswerPlace($0) } ?? AnswerPlace(sheet: sheet),
                table: cell.table, row: cell.row, year: cell.year,
                found: "\(cell.text) for \(cell.table), \(cell.row), \(cell.year)",
                expected: "a table, a row and a year that are asked",
                words:
                    "A figure came for \(cell.row), \(cell.year), which is not asked. Where does it "
                    + "belong?"))
    }

    /// A cell in words: `Algeria, women, 2020 (T1!E9)`.
    func cellWords(
        _ table: QuestionnaireTable, _ position: QuestionnaireTable.Position
    ) -> String {
        "\(table.rows[position.row].key), \(position.year) (\(place(table, position)))"
    }

    static func text(_ number: Double) -> String {
        number == number.rounded() && number.magnitude < 9e15 ? String(Int(number)) : "\(number)"
    }
}
