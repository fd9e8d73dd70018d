internal import Tables

/// Reads one table of a questionnaire from its sheet.
struct TableReading {
    let table: QuestionnaireTable
    let layout: QuestionnaireLayout.Table
    let sheet: Sheet
    /// What stands on the sheet as it is sent out, beside answers.
    let pristine: Set<String>
    private let keys: [String: Int]

    private(set) var cells: [QuestionnaireAnswer.Cell] = []
    var list = FindingList()

    init(_ table: QuestionnaireTable, _ sheet: Sheet, pristine: Set<String>) {
        self.table = table
        self.sheet = sheet
        self.pristine = pristine
        layout = QuestionnaireLayout.Table(table)
        keys = Self.keys(table)
    }

    static func keys(_ table: QuestionnaireTable) -> [String: Int] {
        Dictionary(
            table.rows.enumerated().map { ($0.element.key, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func run() {
        guard let columns = TableColumns(sheet, table, keys: keys) else {
            say(
                .fault, .structure, AnswerPlace(sheet: sheet.name),
                found: "no row with the years, or no column with the keys of the rows",
                expected: "the headings and the first column as they were sent",
                "On the sheet \(sheet.name) the years or the codes of the rows cannot be found. "
                    + "Please copy your figures into the questionnaire as it was sent.")
            return
        }
        let years = usableYears(columns)
        let rows = rowNumbers(columns)
        for (index, row) in table.rows.enumerated() {
            let numbers = rows[index] ?? []
            guard let first = numbers.first else { continue }
            let number = numbers.count == 1 ? first : chosen(numbers, row, years)
            for year in table.years {
                guard let column = years[year] else { continue }
                read(row, year, number, column, flag: columns.flags[year])
            }
        }
        tellStructure(columns, rows)
        tellStray(columns, rows)
    }

    // MARK: Columns and rows

    /// The column of each year; one year in two columns with figures is a fault of that year.
    private mutating func usableYears(_ columns: TableColumns) -> [Int: Int] {
        var usable: [Int: Int] = [:]
        for year in table.years {
            guard let found = columns.values[year], let first = found.first else { continue }
            let filled = found.filter { column in
                sheet.rows.contains { $0.number > columns.headingRow && !$0[column].isBlank }
            }
            usable[year] = filled.first ?? first
            guard filled.count > 1 else { continue }
            for column in filled {
                say(
                    .fault, .structure, AnswerPlace(sheet: sheet.name, column: column), year: year,
                    found: "\(filled.count) columns headed \(year)", expected: "one",
                    "Several columns are headed \(year). Which of them has the figures?")
            }
        }
        return usable
    }

    /// The numbers of the rows with each key, in order.
    private func rowNumbers(_ columns: TableColumns) -> [Int: [Int]] {
        var numbers: [Int: [Int]] = [:]
        for row in sheet.rows where row.number != columns.headingRow {
            guard let index = TableColumns.index(row[columns.keyColumn], keys) else { continue }
            numbers[index, default: []].append(row.number)
        }
        return numbers
    }

    /// One of several rows with the same key: the one with figures, if only one has them.
    private mutating func chosen(
        _ numbers: [Int], _ row: QuestionnaireRow, _ years: [Int: Int]
    ) -> Int {
        let filled = numbers.filter { number in
            years.values.contains { !sheet[number, $0].isBlank }
        }
        let isCertain = filled.count <= 1
        for number in isCertain ? Array(numbers.dropFirst()) : filled {
            say(
                isCertain ? .remark : .fault, .structure,
                AnswerPlace(sheet: sheet.name, row: number), row: row.key,
                found: "\(numbers.count) rows \(row.key)", expected: "one",
                isCertain
                    ? "The row \(row.key) is there several times; only one has figures, which are taken."
                    : "The row \(row.key) is there several times with figures. Which is right?")
        }
        return filled.first ?? numbers.first ?? 0
    }

    // MARK: Cells

    private mutating func read(
        _ row: QuestionnaireRow, _ year: Int, _ number: Int, _ column: Int, flag flagColumn: Int?
    ) {
        let cell = sheet.cell(number, column)
        let flag = flagColumn.map { TableColumns.text(sheet[number, $0]) } ?? ""
        let place = QuestionnairePlace(sheet: sheet.name, row: number, column: column)
        let text = cell.map(Self.text) ?? ""
        if text.isEmpty {
            if cell?.isFormula == true {
                tell(
                    row, year, place, found: "a formula without a result",
                    expected: "a figure, or a formula that the spreadsheet has worked out",
                    "\(place) has a formula whose result was not saved. Please type the figure.")
            }
            if !flag.isEmpty, let flagColumn {
                say(
                    .question, .code,
                    AnswerPlace(sheet: sheet.name, row: number, column: flagColumn), row: row.key,
                    year: year, found: "\"\(flag)\" beside no figure",
                    expected: "a figure, or no flag",
                    "In \(place) there is a flag but no figure. Is the figure missing?")
            }
            return
        }
        cells.append(
            QuestionnaireAnswer.Cell(
                table: table.id, row: row.key, year: year, text: text, flag: flag, place: place))
        guard let cell else { return }
        judge(cell, row, year, place, text)
    }

    /// What the kind of a cell says; what its text says is judged with all other answers.
    private mutating func judge(
        _ cell: Sheet.Cell, _ row: QuestionnaireRow, _ year: Int, _ place: QuestionnairePlace,
        _ text: String
    ) {
        switch cell.value {
        case .error:
            tell(
                row, year, place, found: "the error \(text)", expected: "a figure",
                "\(place) shows the error \(text). What is the figure?")
        case .bool:
            tell(
                row, year, place, found: text, expected: "a figure",
                "\(place) says \(text). What is the figure?")
        case .number where cell.isDate:
            tell(
                row, year, place, found: "a date (day \(text) as the spreadsheet counts)",
                expected: "a figure",
                "\(place) shows a date: the spreadsheet may have changed what was typed. What is "
                    + "the figure?")
        case .number, .text, .blank: break
        }
        if cell.isFormula {
            say(
                .remark, .value, AnswerPlace(place), row: row.key, year: year,
                found: "a formula with the result \(text)", expected: "a figure",
                "\(place) has a formula; its result \(text) is taken.")
        }
        if let reference = CellReference(row: place.row, column: place.column),
            let merge = sheet.merges.first(where: { $0.first != $0.last && $0.contains(reference) })
        {
            tell(
                row, year, place, found: "one figure in the merged cells \(merge)",
                expected: "a figure in each cell",
                "The cells \(merge) are merged. Whose figure is \(text)?")
        }
    }

    /// A number as its digits: a spreadsheet keeps 17 of them, of which the last are noise.
    static func text(_ cell: Sheet.Cell) -> String {
        guard case .number(let number, let raw) = cell.value else {
            return TableColumns.text(cell.value)
        }
        let whole = number.rounded()
        if whole.magnitude < 9_007_199_254_740_992,
            (number - whole).magnitude <= 1e-12 * whole.magnitude
        {
            return String(Int(whole))
        }
        let plain = "\(number)"
        return plain.contains("e") ? raw : plain
    }

    // MARK: Findings

    /// A fault of a cell.
    private mutating func tell(
        _ row: QuestionnaireRow, _ year: Int, _ place: QuestionnairePlace, found: String,
        expected: String, _ words: String
    ) {
        say(
            .fault, .value, AnswerPlace(place), row: row.key, year: year, found: found,
            expected: expected, words)
    }

    mutating func say(
        _ severity: AnswerFinding.Severity, _ rule: AnswerFinding.Rule, _ place: AnswerPlace,
        row: String? = nil, year: Int? = nil, found: String, expected: String, _ words: String
    ) {
        list.add(
            AnswerFinding(
                severity, rule, place, table: table.id, row: row, year: year, found: found,
                expected: expected, words: words))
    }
}

extension Sheet {
    /// The stored cell at a row and column; nil where nothing is stored.
    func cell(_ row: Int, _ column: Int) -> Cell? {
        self.row(row)?.cells.first { $0.column == column }
    }
}
