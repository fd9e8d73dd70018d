internal import Tables

/// Where the parts of a table stand on a sheet that people have worked on: found by its headings and
/// the keys of its rows, not by position.
struct TableColumns {
    let headingRow: Int
    let keyColumn: Int
    /// Columns headed with a year, left to right.
    private(set) var values: [Int: [Int]] = [:]
    private(set) var flags: [Int: Int] = [:]
    /// Columns of checks and of what was answered before.
    private(set) var shown: Set<Int> = []
    private(set) var headings: [Int: String] = [:]

    /// Nil where no row has years, or no column keys.
    init?(_ sheet: Sheet, _ table: QuestionnaireTable, keys: [String: Int]) {
        guard let keyColumn = Self.keyColumn(sheet, keys) else { return nil }
        self.keyColumn = keyColumn
        let years = Set(table.years)
        var best = (count: 0, row: 0)
        for row in sheet.rows where Self.index(row[keyColumn], keys) == nil {
            let found = Set(row.cells.compactMap { Self.year($0.value) }).intersection(years).count
            if found > best.count { best = (found, row.number) }
        }
        guard best.count > 0, let row = sheet.row(best.row) else { return nil }
        headingRow = best.row
        for cell in row.cells {
            let text = Self.text(cell.value)
            headings[cell.column] = text
            if let year = Self.year(cell.value), years.contains(year) {
                values[year, default: []].append(cell.column)
            } else if let year = table.years.first(where: {
                text == QuestionnaireLayout.Table.flagHeading($0)
            }) {
                flags[year] = flags[year] ?? cell.column
            } else if table.years.contains(where: {
                text == QuestionnaireLayout.Table.checkHeading($0)
                    || text == QuestionnaireLayout.Table.previousHeading($0)
            }) {
                shown.insert(cell.column)
            }
        }
    }

    /// How much of a table a sheet has: years found, and rows found out of all.
    static func likeness(_ sheet: Sheet, _ table: QuestionnaireTable, keys: [String: Int]) -> Double
    {
        guard let columns = TableColumns(sheet, table, keys: keys), !keys.isEmpty else { return 0 }
        let rows = Set(sheet.rows.compactMap { index($0[columns.keyColumn], keys) }).count
        return Double(columns.values.count) / Double(max(1, table.years.count)) * Double(rows)
            / Double(keys.count)
    }

    /// The row of the table that a cell names.
    static func index(_ value: CellValue, _ keys: [String: Int]) -> Int? {
        guard let text = value.text, let row = QuestionnaireRow(key: text) else { return nil }
        return keys[row.key]
    }

    /// The column in which most rows of the table are named.
    private static func keyColumn(_ sheet: Sheet, _ keys: [String: Int]) -> Int? {
        var counts: [Int: Int] = [:]
        for row in sheet.rows {
            for cell in row.cells where index(cell.value, keys) != nil {
                counts[cell.column, default: 0] += 1
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private static func year(_ value: CellValue) -> Int? {
        if let whole = value.integer { return whole }
        let text = text(value)
        return text.count == 4 ? Int(text) : nil
    }

    static func text(_ value: CellValue) -> String {
        value.description.split(omittingEmptySubsequences: true) { $0.isWhitespace }
            .joined(separator: " ")
    }
}
