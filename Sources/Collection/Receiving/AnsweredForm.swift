public import Tables
public import Vocabulary

/// An answer as a workbook that goes back: what was typed, as it was typed, with what was found noted on
/// each cell, and a sheet that lists all findings with room for replies.
public struct AnsweredForm {
    static let findingsSheet = "Findings"
    static let title = "What was found in your answer"
    static let headingRow = 4
    static let firstRow = 5
    static let placeColumn = 2
    static let replyColumn = 8

    private let questionnaire: Questionnaire
    private let answer: QuestionnaireAnswer
    private let findings: [AnswerFinding]

    public init(
        _ questionnaire: Questionnaire, _ answer: QuestionnaireAnswer, _ findings: [AnswerFinding]
    ) {
        self.questionnaire = questionnaire
        self.answer = answer
        self.findings = findings
    }

    /// The workbook.
    ///
    /// - Parameters:
    ///   - made: when the questionnaire is stated to be made, UTC.
    ///   - seconds: the time that the workbook states, in seconds since 1970 UTC.
    public func workbook(areas: AreaRegister, made: String, created seconds: Int) -> FormWorkbook {
        var notes = annotations()
        if notes.isEmpty {
            // Where nothing was typed nothing is filled in either.
            notes[QuestionnaireLayout.Metadata.remarks] = QuestionnaireAnnotation(text: "")
        }
        var workbook = QuestionnaireForm(
            questionnaire, areas: areas, made: made, annotations: notes
        ).workbook(created: seconds)
        workbook.sheets.insert(sheet(), at: min(1, workbook.sheets.count))
        return workbook
    }

    // MARK: Cells

    /// What stands in each cell, by its place in the questionnaire as it is sent out.
    func annotations() -> [QuestionnairePlace: QuestionnaireAnnotation] {
        var notes: [QuestionnairePlace: QuestionnaireAnnotation] = [:]
        var layouts: [String: QuestionnaireLayout.Table] = [:]
        var rows: [String: [String: Int]] = [:]
        for table in questionnaire.tables {
            layouts[table.id] = QuestionnaireLayout.Table(table)
            rows[table.id] = TableReading.keys(table)
        }
        func place(_ table: String?, _ row: String?, _ year: Int?) -> QuestionnairePlace? {
            guard let table, let row, let year, let layout = layouts[table],
                layout.years.contains(year), let index = rows[table]?[row]
            else { return nil }
            return layout.value(.init(row: index, year: year))
        }
        for cell in answer.cells {
            guard let value = place(cell.table, cell.row, cell.year) else { continue }
            notes[value] = QuestionnaireAnnotation(text: cell.text)
            guard !cell.flag.isEmpty else { continue }
            let flag = QuestionnairePlace(
                sheet: value.sheet, row: value.row, column: value.column + 1)
            notes[flag] = QuestionnaireAnnotation(text: cell.flag)
        }
        for said in answer.metadata {
            guard let cell = metadataPlace(said.table, said.question) else { continue }
            notes[cell] = QuestionnaireAnnotation(text: said.text)
        }
        if !answer.remarks.isEmpty {
            notes[QuestionnaireLayout.Metadata.remarks] = QuestionnaireAnnotation(
                text: answer.remarks.joined(separator: "\n"))
        }
        for finding in findings {
            guard let cell = place(finding.table, finding.row, finding.year) ?? definition(finding)
            else { continue }
            add(finding, to: cell, &notes)
        }
        return notes
    }

    private func add(
        _ finding: AnswerFinding, to cell: QuestionnairePlace,
        _ notes: inout [QuestionnairePlace: QuestionnaireAnnotation]
    ) {
        var note = notes[cell] ?? QuestionnaireAnnotation(text: "")
        let style: FormStyle =
            switch finding.severity {
            case .fault: .fault
            case .question: .question
            case .remark: .remark
            }
        // Findings come worst first: the first gives the colour.
        if note.style == .entry { note.style = style }
        let words = "\(finding.severity.title): \(finding.words)"
        note.note = note.note.isEmpty ? words : note.note + "\n" + words
        notes[cell] = note
    }

    private func metadataPlace(_ table: String, _ question: String) -> QuestionnairePlace? {
        guard let number = questionnaire.tables.firstIndex(where: { $0.id == table }),
            let place = MetadataQuestion.all.firstIndex(where: { $0.id == question })
        else { return nil }
        return QuestionnaireLayout.Metadata.answer(question: place, table: number)
    }

    /// The cell of a statement on definitions that a finding is about.
    private func definition(_ finding: AnswerFinding) -> QuestionnairePlace? {
        guard finding.rule == .definition || finding.rule == .code, finding.row == nil,
            let cell = finding.place.cell
        else { return nil }
        let said = answer.metadata.first { $0.place == cell }
        if let said { return metadataPlace(said.table, said.question) }
        return cell.sheet == QuestionnaireLayout.metadataSheet ? cell : nil
    }

    // MARK: The list

    private func sheet() -> FormSheet {
        var sheet = FormSheet(Self.findingsSheet)
        sheet.isLandscape = true
        sheet.frozenRows = Self.headingRow
        sheet.repeatedRows = Self.headingRow
        sheet.widths = [11, 14, 20, 8, 28, 28, 60, 40]
        sheet.put(1, columns: 1...8, Self.title, .title)
        sheet.put(
            2, columns: 1...8,
            "Faults could not be taken; questions were taken and are asked about; remarks are for you "
                + "to know. Correct the figures in the tables, or reply in the last column, and send "
                + "the workbook back.", .words)
        sheet.heights[1] = 21
        sheet.heights[2] = 30
        let titles = [
            "Severity", "Where", "Row", "Year", "Found", "Expected", "What we ask", "Your reply",
        ]
        for (index, title) in titles.enumerated() {
            sheet.put(Self.headingRow, index + 1, .text(title), .heading)
        }
        for (index, finding) in findings.enumerated() {
            let row = Self.firstRow + index
            sheet.put(row, 1, .text(finding.severity.title), .strong)
            sheet.put(row, Self.placeColumn, .text(finding.place.description), .label)
            sheet.put(row, 3, .text(finding.row ?? ""), .label)
            sheet.put(row, 4, finding.year.map { .number(Double($0)) } ?? .blank, .label)
            sheet.put(row, 5, .text(finding.found), .words)
            sheet.put(row, 6, .text(finding.expected), .words)
            sheet.put(row, 7, .text(finding.words), .words)
            sheet.put(row, Self.replyColumn, .blank, .entryWords)
            sheet.heights[row] = 15 * Double(1 + finding.words.count / 58)
        }
        return sheet
    }
}

extension AnswerFinding.Severity {
    /// The severity as a word that begins a sentence.
    public var title: String {
        switch self {
        case .fault: "Fault"
        case .question: "Question"
        case .remark: "Remark"
        }
    }
}
