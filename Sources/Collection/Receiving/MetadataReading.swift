internal import Tables

/// Reads the answers on definitions, found by the ids of the questions and the names of the tables'
/// sheets.
struct MetadataReading {
    let questionnaire: Questionnaire
    /// The id of the table by the name of its sheet.
    let tables: [String: String]
    let pristine: Set<String>

    private(set) var metadata: [QuestionnaireAnswer.Metadata] = []
    private(set) var remarks: [String] = []
    private(set) var list = FindingList()

    init(_ questionnaire: Questionnaire, tables: [String: String], pristine: Set<String>) {
        self.questionnaire = questionnaire
        self.tables = tables
        self.pristine = pristine
    }

    /// How many questions a sheet names.
    static func likeness(_ sheet: Sheet) -> Int {
        let ids = Set(MetadataQuestion.all.map(\.id))
        return sheet.rows.count {
            $0[QuestionnaireLayout.Metadata.keyColumn].text.map(ids.contains) ?? false
        }
    }

    mutating func run(_ sheet: Sheet) {
        let ids = Set(MetadataQuestion.all.map(\.id))
        let columns = self.columns(sheet, ids)
        for row in sheet.rows {
            let question = TableColumns.text(row[QuestionnaireLayout.Metadata.keyColumn])
            for cell in row.cells {
                let text = TableReading.text(cell)
                guard !text.isEmpty else { continue }
                if ids.contains(question), let table = columns[cell.column] {
                    metadata.append(
                        QuestionnaireAnswer.Metadata(
                            table: table, question: question, text: text,
                            place: QuestionnairePlace(
                                sheet: sheet.name, row: row.number, column: cell.column)))
                } else if !pristine.contains(text) {
                    list.add(.stray(sheet.name, row.number, cell.column, text))
                    remarks.append(text)
                }
            }
        }
    }

    /// The table of each column: by its heading, or by its place where headings are as they were but
    /// for one.
    private func columns(_ sheet: Sheet, _ ids: Set<String>) -> [Int: String] {
        var columns: [Int: String] = [:]
        for row in sheet.rows where !ids.contains(row[1].text ?? "") {
            for cell in row.cells {
                guard let table = tables[TableColumns.text(cell.value)],
                    !columns.values.contains(table)
                else { continue }
                columns[cell.column] = table
            }
        }
        guard columns.isEmpty else { return columns }
        for (index, table) in questionnaire.tables.enumerated() {
            columns[QuestionnaireLayout.Metadata.firstTableColumn + index] = table.id
        }
        return columns
    }
}

extension AnswerFinding {
    /// Something that was typed where nothing is asked.
    static func stray(_ sheet: String, _ row: Int, _ column: Int, _ text: String) -> AnswerFinding {
        let place = AnswerPlace(sheet: sheet, row: row, column: column)
        return AnswerFinding(
            .remark, .structure, place, found: "\"\(text)\"",
            expected: "nothing but what was sent",
            words: "What was typed in \(place) is kept with the workbook.")
    }
}
