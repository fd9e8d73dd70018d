internal import Tables

extension TableReading {
    /// Tells of rows and columns that are not where they were, or not there at all.
    mutating func tellStructure(_ columns: TableColumns, _ rows: [Int: [Int]]) {
        let moved = rows.count { index, numbers in
            !numbers.contains(QuestionnaireLayout.Table.firstRow + index)
        }
        if moved > 0 {
            say(
                .remark, .structure, AnswerPlace(sheet: sheet.name),
                found: "\(moved) \(moved == 1 ? "row" : "rows") in another place",
                expected: "the rows as they were sent",
                "Rows of \(sheet.name) were moved; they were found by the codes in their first column."
            )
        }
        let shifted = columns.values.filter { !$0.value.contains(layout.valueColumn($0.key)) }
        if !shifted.isEmpty {
            let years = shifted.keys.sorted().map(String.init).joined(separator: ", ")
            say(
                .remark, .structure, AnswerPlace(sheet: sheet.name),
                found: "the columns of \(years) in another place",
                expected: "the columns as they were sent",
                "Columns of \(sheet.name) were moved; they were found by the years that head them.")
        }
        for year in table.years where columns.values[year] == nil {
            say(
                .question, .structure, AnswerPlace(sheet: sheet.name), year: year,
                found: "no column headed \(year)", expected: "a column for each year asked",
                "The column of \(year) was taken out of \(sheet.name). Is there nothing for \(year)?"
            )
        }
        tellMissing(table.rows.indices.filter { rows[$0] == nil })
    }

    private mutating func tellMissing(_ missing: [Int]) {
        guard !missing.isEmpty else { return }
        let keys = missing.prefix(5).map { table.rows[$0].key }.joined(separator: ", ")
        say(
            .question, .structure, AnswerPlace(sheet: sheet.name),
            found: "\(missing.count) \(missing.count == 1 ? "row" : "rows") fewer: \(keys)"
                + (missing.count > 5 ? " ..." : ""),
            expected: "every row that was asked",
            "Rows were taken out of \(sheet.name): \(keys)\(missing.count > 5 ? " and others" : ""). "
                + "Is there nothing for them?")
    }

    /// Tells of everything that somebody typed where nothing is asked, so that it is not lost from
    /// sight.
    mutating func tellStray(_ columns: TableColumns, _ rows: [Int: [Int]]) {
        let asked = Set(columns.values.values.flatMap { $0 } + columns.flags.values)
        var known: Set<Int> = [columns.headingRow]
        for numbers in rows.values { known.formUnion(numbers) }
        var strays: [Int: (count: Int, first: String)] = [:]
        for row in sheet.rows {
            let isBelow = row.number > columns.headingRow
            let isRow = known.contains(row.number) && row.number != columns.headingRow
            let figures = row.cells.filter {
                asked.contains($0.column) && !isSent($0, row.number, columns)
                    && Self.text($0).contains(where: \.isNumber)
            }
            if isBelow, !isRow, !figures.isEmpty {
                tellUnknownRow(row, columns)
                continue
            }
            for cell in row.cells where !isSent(cell, row.number, columns) {
                if isRow, asked.contains(cell.column) || isShown(cell, columns) { continue }
                let text = Self.text(cell)
                if row.number == columns.headingRow || !isBelow || !isRow {
                    tellStray(row.number, cell.column, text)
                } else {
                    strays[cell.column, default: (0, text)].count += 1
                }
            }
        }
        for (column, found) in strays.sorted(by: { $0.key < $1.key }) {
            let heading = columns.headings[column].map { "headed \"\($0)\"" } ?? "without heading"
            say(
                .remark, .structure, AnswerPlace(sheet: sheet.name, column: column),
                found:
                    "\(found.count) \(found.count == 1 ? "cell" : "cells") in a column \(heading), "
                    + "the first \"\(found.first)\"",
                expected: "answers in the columns of the years",
                "What stands in a column \(heading) of \(sheet.name) is kept with the workbook and not "
                    + "taken as figures.")
        }
    }

    private mutating func tellStray(_ row: Int, _ column: Int, _ text: String) {
        let place = AnswerPlace(sheet: sheet.name, row: row, column: column)
        say(
            .remark, .structure, place, found: "\"\(text)\"", expected: "nothing but what was sent",
            "What was typed in \(place) is kept with the workbook and not taken as a figure.")
    }

    private mutating func tellUnknownRow(_ row: Sheet.Row, _ columns: TableColumns) {
        let key = TableColumns.text(row[columns.keyColumn])
        let label = row.cells.first { $0.value.text != nil }.map(Self.text) ?? ""
        let name = key.isEmpty ? (label.isEmpty ? "no code" : "no code (\(label))") : "\"\(key)\""
        say(
            .fault, .structure, AnswerPlace(sheet: sheet.name, row: row.number),
            row: key.isEmpty ? "row \(row.number)" : key,
            found: "figures in a row with \(name)",
            expected: "the code of a row that was asked in column \(columns.keyColumn)",
            "Row \(row.number) of \(sheet.name) has figures but \(name) of the rows asked. Which row "
                + "are they for?")
    }

    /// Whether a cell is as it was sent out: text that was there, the years, and numbers in the
    /// columns that show what was answered before.
    private func isSent(_ cell: Sheet.Cell, _ row: Int, _ columns: TableColumns) -> Bool {
        let text = TableColumns.text(cell.value)
        if text.isEmpty { return !cell.isFormula || columns.shown.contains(cell.column) }
        guard !cell.isFormula else { return false }
        if row == columns.headingRow,
            columns.values.values.contains(where: { $0.contains(cell.column) })
        {
            return true
        }
        let isNumber = Double(text) != nil
        return pristine.contains(text) && (!isNumber || columns.shown.contains(cell.column))
    }

    /// Whether a cell only shows something: a check that works itself out.
    private func isShown(_ cell: Sheet.Cell, _ columns: TableColumns) -> Bool {
        columns.shown.contains(cell.column) && cell.isFormula
    }
}
