import Tables
import Vocabulary

/// A sheet of a workbook of totals with its header found by content: the row that has the label of
/// location codes, the other labels, and the years under each block's heading. The years stand in the
/// row of the labels or, where the headings do, in the one below.
struct DestinationSheet {
    /// A column of figures of one year.
    struct YearColumn: Hashable {
        let column: Int
        let year: Int
    }

    let sheet: Sheet
    let file: String
    /// The last row of the header.
    let headerRow: Int
    /// Nil where there are no notes.
    let notes: Int?
    let location: Int
    /// Nil where rows state no type of data.
    let type: Int?
    /// The columns of each block asked for.
    private(set) var blocks: [[YearColumn]] = []
    /// The first column of figures of any block.
    let firstFigure: Int
    /// Labels of columns left of the figures that are not read, with their places.
    let others: [(column: Int, label: String)]

    private let layout: TotalsLayout
    /// The row that has the labels.
    private let labelRow: Int

    init(
        _ sheet: Sheet, _ wanted: [TotalsLayout.Block], _ layout: TotalsLayout,
        needsType: Bool = false, file: String
    ) throws(PublisherError) {
        self.sheet = sheet
        self.file = file
        self.layout = layout
        try Self.checkEdition(sheet, layout.edition, file)
        let labels = layout.labels
        labelRow = try Self.labelRow(sheet, labels, file)
        let header = HeaderRow(sheet: sheet, row: labelRow, file: file)
        let area = try header.column(labels.area)
        let isStrict = layout.isConfirmed
        notes =
            isStrict || header.has(labels.notes) ? try header.column(labels.notes) : nil
        location = try header.column(labels.code)
        type =
            isStrict || needsType || header.has(labels.type)
            ? try header.column(labels.type) : nil
        let read = [area, notes, location, type].compactMap { $0 }
        let first = (read.max() ?? 0) + 1
        firstFigure = first
        others = (sheet.row(labelRow)?.cells ?? []).compactMap { cell in
            guard cell.column < first, !read.contains(cell.column), let text = cell.value.text,
                case let label = Self.plain(text), !["", "sort order", "index"].contains(label)
            else { return nil }
            return (cell.column, label)
        }
        let isBelow =
            !Self.hasYears(sheet.row(labelRow), from: first)
            && Self.hasYears(sheet.row(labelRow + 1), from: first)
        headerRow = isBelow ? labelRow + 1 : labelRow
        let headings = headings()
        for block in wanted {
            blocks.append(try columns(of: block, among: headings))
        }
    }

    /// Whether a row has years, or spans such as `1990-1995`, right of the labels.
    private static func hasYears(_ row: Sheet.Row?, from first: Int) -> Bool {
        (row?.cells ?? []).contains { cell in
            guard cell.column >= first else { return false }
            let text = ColumnTable.trimmed(cell.value.description).prefix(4)
            return text.utf8.count == 4
                && NumberText.int(text).map(FigureRule.years.contains) == true
        }
    }

    /// Whether a row among the first sixty is a header of these labels.
    static func hasHeader(_ sheet: Sheet, _ labels: TotalsLayout.Labels) -> Bool {
        guard let row = try? labelRow(sheet, labels, "") else { return false }
        return HeaderRow(sheet: sheet, row: row, file: "").has(labels.area)
    }

    /// Texts of the header and above it.
    var titles: [String] {
        sheet.rows.prefix { $0.number <= headerRow }.flatMap(\.cells)
            .compactMap { $0.value.text }.map(Self.plain)
    }

    /// Rows below the header.
    var rows: some Sequence<Sheet.Row> { sheet.rows.lazy.filter { $0.number > headerRow } }

    func place(_ row: Int, _ column: Int) -> SourceCell {
        SourceCell(file: file, sheet: sheet.name, row: row, column: column)
    }

    /// A text without doubled or surrounding blanks, in small letters.
    static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    /// A label without marks of footnotes: `Type of data (a)` is `type of data`.
    static func label(_ text: String) -> String {
        var words = plain(text.filter { $0 != "*" })
        if words.hasSuffix(")"), let start = words.lastIndex(of: "("),
            words.distance(from: start, to: words.endIndex) <= 4
        {
            words = plain(String(words[..<start]))
        }
        return words
    }

    /// How many cells with a figure or a mark stand in some columns of the rows below.
    func figures(where isIncluded: (Int) -> Bool) -> Int {
        rows.reduce(0) { count, row in
            count + row.cells.count { $0.column >= firstFigure && isIncluded($0.column) }
        }
    }

    private static func labelRow(
        _ sheet: Sheet, _ labels: TotalsLayout.Labels, _ file: String
    ) throws(PublisherError) -> Int {
        let head = sheet.rows.prefix { $0.number <= 60 }
        let codes = labels.code.map(label)
        for row in head {
            for cell in row.cells where codes.contains(label(cell.value.text ?? "")) {
                return row.number
            }
        }
        let first = head.flatMap(\.cells).compactMap { $0.value.text }.filter { !$0.isEmpty }
        throw PublisherError(
            kind: .layout, place: "\(file), sheet \"\(sheet.name)\", rows 1 to 60",
            found: first.isEmpty
                ? "no text"
                : "no such header; the texts begin "
                    + first.prefix(4).map { "\"\($0.prefix(60))\"" }.joined(separator: ", "),
            expected: "a header row with \"\(labels.code[0])\"")
    }

    private static func checkEdition(
        _ sheet: Sheet, _ edition: String, _ file: String
    ) throws(PublisherError) {
        for row in sheet.rows.prefix(while: { $0.number <= 60 }) {
            for cell in row.cells {
                guard let text = cell.value.text, text.contains("POP/DB/MIG/Stock/") else {
                    continue
                }
                if text.contains(edition) { return }
                throw PublisherError(
                    kind: .layout,
                    place: SourceCell(
                        file: file, sheet: sheet.name, row: row.number, column: cell.column
                    ).description,
                    found: "the edition \"\(ColumnTable.trimmed(text))\"",
                    expected: "\"\(edition)\"")
            }
        }
        throw PublisherError(
            kind: .layout, place: "\(file), sheet \"\(sheet.name)\", rows 1 to 60",
            found: "no edition", expected: "\"\(edition)\"")
    }

    /// Texts of the rows of block headings, right of the labels, by column: the row of the labels
    /// where the years are below it, else the five rows above.
    private func headings() -> [(column: Int, row: Int, text: String)] {
        let rows = headerRow > labelRow ? labelRow...labelRow : headerRow - 5...headerRow - 1
        return sheet.rows.filter { rows.contains($0.number) }
            .flatMap { row in
                row.cells.compactMap { cell in
                    guard cell.column >= firstFigure, let text = cell.value.text,
                        !Self.plain(text).isEmpty
                    else { return nil }
                    return (cell.column, row.number, text)
                }
            }
            .sorted { $0.column < $1.column }
    }

    private func columns(
        of block: TotalsLayout.Block, among headings: [(column: Int, row: Int, text: String)]
    ) throws(PublisherError) -> [YearColumn] {
        let matching = headings.filter { block.isHeaded($0.text) }
        guard let start = matching.first else {
            throw PublisherError(
                kind: .layout,
                place: "\(file), sheet \"\(sheet.name)\", rows \(max(1, headerRow - 5)) to "
                    + "\(headerRow - 1)",
                found: headings.isEmpty
                    ? "no headings"
                    : "headings " + headings.map { "\"\($0.text)\"" }.joined(separator: ", "),
                expected: "a heading \"\(block.heading)\"")
        }
        guard matching.count == 1 else {
            throw PublisherError(
                kind: .duplicate, place: place(matching[1].row, matching[1].column).description,
                found: "the heading \"\(matching[1].text)\" a second time",
                expected: "it once, in column \(start.column)")
        }
        let end = headings.first { $0.column > start.column }?.column ?? .max
        let cells = sheet.row(headerRow)?.cells ?? []
        var years: [YearColumn] = []
        for cell in cells where cell.column >= start.column && cell.column < end {
            let found = cell.value.description
            if Self.plain(found).isEmpty { continue }
            let year = cell.value.integer ?? NumberText.int(ColumnTable.trimmed(found))
            guard let year, FigureRule.years.contains(year) else {
                throw PublisherError(
                    kind: .layout, place: place(headerRow, cell.column).description,
                    found: "\"\(found)\"", expected: "a year under \"\(block.heading)\"")
            }
            guard !years.contains(where: { $0.year == year }) else {
                throw PublisherError(
                    kind: .duplicate, place: place(headerRow, cell.column).description,
                    found: "the year \(year) a second time", expected: "each year once")
            }
            years.append(YearColumn(column: cell.column, year: year))
        }
        guard !years.isEmpty else {
            throw PublisherError(
                kind: .layout, place: place(headerRow, start.column).description,
                found: "no years", expected: "years under \"\(block.heading)\"")
        }
        return years
    }
}

/// The labels of a header row.
private struct HeaderRow {
    let sheet: Sheet
    let row: Int
    let file: String

    private func cells(_ labels: [String]) -> [Sheet.Cell] {
        let wanted = labels.map(DestinationSheet.label)
        return (sheet.row(row)?.cells ?? []).filter {
            wanted.contains(DestinationSheet.label($0.value.text ?? ""))
        }
    }

    func has(_ labels: [String]) -> Bool { !cells(labels).isEmpty }

    /// The one column with a label, in any of its spellings.
    func column(_ labels: [String]) throws(PublisherError) -> Int {
        let found = cells(labels)
        guard let first = found.first else {
            let texts = (sheet.row(row)?.cells ?? []).compactMap { $0.value.text }.prefix(8)
            throw PublisherError(
                kind: .layout, place: "\(file), sheet \"\(sheet.name)\", row \(row)",
                found: "labels " + texts.map { "\"\($0)\"" }.joined(separator: ", "),
                expected: "a column "
                    + labels.map { "\"\($0)\"" }.joined(separator: " or "))
        }
        guard found.count == 1 else {
            throw PublisherError(
                kind: .duplicate,
                place: SourceCell(
                    file: file, sheet: sheet.name, row: row, column: found[1].column
                ).description,
                found: "\"\(ColumnTable.trimmed(found[1].value.description))\" a second time",
                expected: "it once")
        }
        return first.column
    }
}
