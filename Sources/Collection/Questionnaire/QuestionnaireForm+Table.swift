internal import Tables
internal import Vocabulary

extension QuestionnaireForm {
    /// The sheet of a table.
    func tableSheet(_ table: QuestionnaireTable, _ lists: QuestionnaireLists) -> FormSheet {
        let layout = QuestionnaireLayout.Table(table)
        var sheet = FormSheet(table.sheet)
        sheet.isProtected = true
        sheet.isLandscape = true
        sheet.frozenRows = QuestionnaireLayout.Table.headingRow
        sheet.frozenColumns = QuestionnaireLayout.Table.ageColumn
        sheet.repeatedRows = QuestionnaireLayout.Table.headingRow
        sheet.printedColumns = layout.flagColumn(table.years.last ?? 0)
        head(table, layout, &sheet)
        rows(table, layout, &sheet)
        checks(table, layout, &sheet)
        rules(table, layout, lists, &sheet)
        return sheet
    }

    private func head(
        _ table: QuestionnaireTable, _ layout: QuestionnaireLayout.Table, _ sheet: inout FormSheet
    ) {
        let width = 1...max(12, min(layout.flagColumn(table.years.last ?? 0), 20))
        sheet.put(1, columns: width, "\(table.sheet). \(table.request.title)", .title)
        sheet.put(
            2, columns: width,
            "\(questionnaire.title) · \(questionnaire.areaName) · round \(questionnaire.round)",
            .words)
        sheet.put(3, columns: width, words.counted(table), .strong)
        sheet.put(4, columns: width, table.request.definition, .words)
        sheet.put(
            5, columns: width, QuestionnaireWords.marks + " " + QuestionnaireWords.flags, .words)
        sheet.put(
            6, columns: width,
            "Yellow: please fill in. Blue: filled with what is known already; the note on the cell "
                + "says from where. Type over it where it is wrong. Grey, on the right: what you "
                + "answered before.", .words)
        let across = 95.0
        for (row, text) in [
            (3, words.counted(table)), (4, table.request.definition),
            (5, QuestionnaireWords.marks + QuestionnaireWords.flags),
        ] {
            sheet.heights[row] = 15 * max(1, (Double(text.count) / across).rounded(.up))
        }
        sheet.heights[1] = 21
        sheet.heights[6] = 30
        sheet.heights[QuestionnaireLayout.Table.headingRow] = 30
        let row = QuestionnaireLayout.Table.headingRow
        sheet.widths = [13, 30, 11, 16]
        for (index, title) in ["Code", words.counterpartHeading(table), "Sex", "Age"].enumerated() {
            sheet.put(row, index + 1, .text(title), .heading)
        }
        for year in table.years {
            sheet.put(row, layout.valueColumn(year), .number(Double(year)), .heading)
            sheet.put(
                row, layout.flagColumn(year),
                .text(QuestionnaireLayout.Table.flagHeading(year)), .heading)
            sheet.put(
                row, layout.checkColumn(year),
                .text(QuestionnaireLayout.Table.checkHeading(year)), .heading)
            sheet.put(
                row, layout.previousColumn(year),
                .text(QuestionnaireLayout.Table.previousHeading(year)), .heading)
            sheet.widths += [12, 6]
        }
        sheet.widths += [2] + table.years.map { _ in 18 } + table.years.map { _ in 12 }
    }

    private func rows(
        _ table: QuestionnaireTable, _ layout: QuestionnaireLayout.Table, _ sheet: inout FormSheet
    ) {
        let known = questionnaire.known[table.id] ?? [:]
        let previous = questionnaire.previous[table.id] ?? [:]
        for (index, row) in table.rows.enumerated() {
            let line = QuestionnaireLayout.Table.firstRow + index
            sheet.put(line, QuestionnaireLayout.Table.keyColumn, .text(row.key), .code)
            sheet.put(
                line, QuestionnaireLayout.Table.counterpartColumn,
                .text(words.counterpart(row.counterpart)), .label)
            sheet.put(line, QuestionnaireLayout.Table.sexColumn, .text(row.sex.name), .label)
            sheet.put(line, QuestionnaireLayout.Table.ageColumn, .text(words.age(row.age)), .label)
            for year in table.years {
                let position = QuestionnaireTable.Position(row: index, year: year)
                figure(layout.value(position), known[position], &sheet)
                flag(layout.flag(position), known[position], &sheet)
                if let before = previous[position] {
                    sheet.put(
                        line, layout.previousColumn(year), Self.content(before), .past)
                }
            }
        }
    }

    private func figure(
        _ place: QuestionnairePlace, _ known: KnownFigure?, _ sheet: inout FormSheet
    ) {
        if !annotations.isEmpty {
            annotated(place, .entry, &sheet)
        } else if let known {
            sheet.put(
                place.row, place.column, Self.content(known.text), .prefilled, note: known.note)
        } else {
            sheet.put(place.row, place.column, .blank, .entry)
        }
    }

    private func flag(
        _ place: QuestionnairePlace, _ known: KnownFigure?, _ sheet: inout FormSheet
    ) {
        if !annotations.isEmpty {
            annotated(place, .entryFlag, &sheet)
        } else {
            sheet.put(
                place.row, place.column, known?.flag.map { .text($0.rawValue) } ?? .blank,
                .entryFlag)
        }
    }

    /// A cell of an answer that goes back.
    func annotated(_ place: QuestionnairePlace, _ plain: FormStyle, _ sheet: inout FormSheet) {
        guard let annotation = annotations[place] else {
            return sheet.put(place.row, place.column, .blank, plain)
        }
        sheet.put(
            place.row, place.column, Self.content(annotation.text),
            annotation.style == .entry ? plain : annotation.style,
            note: annotation.note.isEmpty ? nil : annotation.note)
    }

    private func checks(
        _ table: QuestionnaireTable, _ layout: QuestionnaireLayout.Table, _ sheet: inout FormSheet
    ) {
        let formula = QuestionnaireFormula(table: table, layout: layout)
        let byTotal = Dictionary(grouping: table.checks, by: \.total)
        for (total, checks) in byTotal.sorted(by: { $0.key < $1.key }) {
            for year in table.years {
                sheet.put(
                    QuestionnaireLayout.Table.firstRow + total, layout.checkColumn(year),
                    .formula(
                        formula.text(checks, year: year),
                        result: checks.words { figure(table, layout, $0, year) }), .check)
            }
        }
    }

    /// The figure that the sheet has in a cell.
    private func figure(
        _ table: QuestionnaireTable, _ layout: QuestionnaireLayout.Table, _ row: Int, _ year: Int
    ) -> Double? {
        let position = QuestionnaireTable.Position(row: row, year: year)
        let text =
            annotations.isEmpty
            ? questionnaire.known[table.id]?[position]?.text
            : annotations[layout.value(position)]?.text
        guard let text, case .number(let number) = Self.content(text) else { return nil }
        return number
    }

    private func rules(
        _ table: QuestionnaireTable, _ layout: QuestionnaireLayout.Table,
        _ lists: QuestionnaireLists, _ sheet: inout FormSheet
    ) {
        let first = QuestionnaireLayout.Table.firstRow
        for year in table.years {
            let column = layout.valueColumn(year)
            if let range = Self.range(first, column, layout.lastRow, column),
                let letters = CellReference.letters(ofColumn: column)
            {
                let cell = letters + String(first)
                let marks = QuestionnaireMark.allCases.map { "\(cell)=\"\($0.rawValue)\"" }
                sheet.validations.append(
                    .init(
                        range,
                        .formula(
                            "OR(AND(ISNUMBER(\(cell)),\(cell)>=0),\(marks.joined(separator: ",")))"),
                        faultTitle: "A figure or a mark",
                        fault: "Type a number of persons, 0 or more, or one of the marks .. (not "
                            + "available), . (not applicable), c (confidential). Flags go beside it."
                    ))
            }
            let flags = layout.flagColumn(year)
            if let range = Self.range(first, flags, layout.lastRow, flags) {
                sheet.validations.append(
                    .init(
                        range, .list(range: lists.flags), faultTitle: "A flag",
                        fault: QuestionnaireWords.flags))
            }
        }
        guard let last = table.years.last, let from = table.years.first,
            let range = Self.range(
                first, layout.checkColumn(from), layout.lastRow, layout.checkColumn(last)),
            let letters = CellReference.letters(ofColumn: layout.checkColumn(from))
        else { return }
        let cell = letters + String(first)
        sheet.conditions = [
            .init(range, formula: "\(cell)=\"OK\"", look: .right),
            .init(
                range, formula: "AND(\(cell)<>\"\",\(cell)<>\"OK\",\(cell)<>\"not all given\")",
                look: .wrong),
        ]
    }

    static func range(_ row: Int, _ column: Int, _ lastRow: Int, _ lastColumn: Int) -> CellRange? {
        guard let first = CellReference(row: row, column: column),
            let last = CellReference(row: lastRow, column: lastColumn)
        else { return nil }
        return CellRange(first, last)
    }
}
