internal import Tables
internal import Vocabulary

/// The sheets that are mostly words: what it is about, and the questions on definitions.
extension QuestionnaireForm {
    func startSheet() -> FormSheet {
        var sheet = FormSheet(QuestionnaireLayout.startSheet)
        sheet.isProtected = true
        sheet.isOnePage = true
        sheet.widths = [24, 72]
        var row = 1
        func line(_ text: String, _ style: FormStyle = .words) {
            sheet.put(row, columns: 1...2, text, style)
            sheet.heights[row] = Self.height(text, 100, style)
            row += 1
        }
        func pair(_ name: String, _ text: String) {
            sheet.put(row, 1, .text(name), .strong)
            sheet.put(row, 2, .text(text), .words)
            sheet.heights[row] = Self.height(text, 76, .words)
            row += 1
        }
        line(questionnaire.title, .title)
        line("Questionnaire for \(questionnaire.areaName), round \(questionnaire.round)", .strong)
        row += 1
        let askers = questionnaire.askedBy.joined(separator: ", ")
        pair("Who asks", askers.isEmpty ? "The collection does not say." : askers)
        if !questionnaire.purpose.isEmpty { pair("What for", questionnaire.purpose) }
        pair("Answer by", questionnaire.deadline.map { "\($0)" } ?? "No day is set.")
        pair(
            "What is asked",
            "\(Self.count(questionnaire.tables.count, "table")), "
                + "\(Self.count(questionnaire.cellCount, "cell")); "
                + "\(questionnaire.knownCount) of them are filled with what is known.")
        for table in questionnaire.tables {
            pair("  \(table.sheet)", "\(table.request.title). \(words.counted(table))")
        }
        for table in questionnaire.leftOut {
            pair("  Not in this workbook", "\(table.title): \(table.reason).")
        }
        row += 1
        line("How to fill it in", .strong)
        for text in Self.steps { line(text) }
        row += 1
        line("What the marks mean", .strong)
        for mark in QuestionnaireMark.allCases { pair("  " + mark.rawValue, mark.words) }
        pair("  blank", "not answered")
        pair("  0", "nobody")
        for flag in QuestionnaireFlag.allCases {
            pair("  \(flag.rawValue) beside a figure", flag.words)
        }
        return sheet
    }

    private static let steps = [
        "1. Confirm or correct the blue cells: they are filled with what is known already. The note on "
            + "each says where the figure is from and how its definition differs.",
        "2. Fill in the yellow cells: a figure, or one of the marks below. Leave blank what you do not "
            + "answer.",
        "3. Look at the checks to the right of each table: OK, not all given, or by how much the parts "
            + "differ from the total. A difference does not hinder sending.",
        "4. Say on the sheet Metadata what the figures of each table are.",
        "5. Send the workbook back as it is, as .xlsx. Rows may be sorted; the codes in the first column "
            + "must stay with their rows.",
        "Cells where nothing should be typed are locked without a password. You may unlock them.",
    ]

    func metadataSheet(_ lists: QuestionnaireLists) -> FormSheet {
        var sheet = FormSheet(QuestionnaireLayout.metadataSheet)
        sheet.isProtected = true
        sheet.isLandscape = true
        sheet.frozenRows = QuestionnaireLayout.Metadata.headingRow
        sheet.frozenColumns = QuestionnaireLayout.Metadata.questionColumn
        sheet.repeatedRows = QuestionnaireLayout.Metadata.headingRow
        sheet.widths = [14, 26, 34] + questionnaire.tables.map { _ in 36 }
        sheet.put(1, columns: 1...4, "What the figures are", .title)
        sheet.put(
            2, columns: 1...4,
            "Choose from the list or type, for each table. The note on a cell says what the "
                + "collection asks for; say what the figures are, even where that differs.", .words)
        sheet.heights[1] = 21
        sheet.heights[2] = 30
        let row = QuestionnaireLayout.Metadata.headingRow
        for (column, title) in ["Code", "Question", ""].enumerated() {
            sheet.put(row, column + 1, .text(title), .heading)
        }
        for (index, table) in questionnaire.tables.enumerated() {
            sheet.put(
                row, QuestionnaireLayout.Metadata.firstTableColumn + index, .text(table.sheet),
                .heading)
        }
        for (number, question) in MetadataQuestion.all.enumerated() {
            metadata(question, number, lists, &sheet)
        }
        let remarks = QuestionnaireLayout.Metadata.remarks
        sheet.put(remarks.row, 2, .text("Remarks on the whole"), .strong)
        if annotations.isEmpty {
            sheet.put(remarks.row, remarks.column, .blank, .entryWords)
        } else {
            annotated(remarks, .entryWords, &sheet)
        }
        sheet.heights[remarks.row] = 60
        return sheet
    }

    private func metadata(
        _ question: MetadataQuestion, _ number: Int, _ lists: QuestionnaireLists,
        _ sheet: inout FormSheet
    ) {
        let row = QuestionnaireLayout.Metadata.firstRow + number
        sheet.put(row, QuestionnaireLayout.Metadata.keyColumn, .text(question.id), .code)
        sheet.put(row, QuestionnaireLayout.Metadata.questionColumn, .text(question.words), .strong)
        sheet.put(row, QuestionnaireLayout.Metadata.hintColumn, .text(question.hint), .words)
        sheet.heights[row] = question.options.isEmpty ? 45 : 30
        for (index, table) in questionnaire.tables.enumerated() {
            let place = QuestionnaireLayout.Metadata.answer(question: number, table: index)
            if annotations.isEmpty {
                sheet.put(
                    place.row, place.column, .blank, .entryWords,
                    note: words.asked(question, table).map { "Asked: \($0)" })
            } else {
                annotated(place, .entryWords, &sheet)
            }
        }
        let first = QuestionnaireLayout.Metadata.firstTableColumn
        guard let list = lists.range(question), !questionnaire.tables.isEmpty,
            let range = Self.range(row, first, row, first + questionnaire.tables.count - 1)
        else { return }
        sheet.validations.append(
            .init(
                range, .list(range: list), faultTitle: question.words,
                fault: "Choose from the list. What does not fit into it belongs under Remarks."))
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    /// The height of words in points.
    private static func height(_ text: String, _ width: Int, _ style: FormStyle) -> Double {
        if style == .title { return 22 * Double(1 + text.count / 62) }
        return 15.5 * Double(1 + text.count / width)
    }
}
