import Tables
import Vocabulary

/// A sheet of the workbook with its header found by content: the row that says "Location
/// code", the labelled columns, and the years under each block's heading.
struct DestinationSheet {
    /// A column of figures of one year.
    struct YearColumn: Hashable {
        let column: Int
        let year: Int
    }

    let sheet: Sheet
    let file: String
    let headerRow: Int
    let name: Int
    let notes: Int
    let location: Int
    let type: Int
    /// The columns of each block asked for.
    private(set) var blocks: [[YearColumn]] = []
    /// The first column of figures of any block.
    let firstFigure: Int

    init(
        _ sheet: Sheet, _ wanted: [UNDESA2020.Block], file: String
    ) throws(PublisherError) {
        self.sheet = sheet
        self.file = file
        try Self.checkEdition(sheet, file)
        headerRow = try Self.headerRow(sheet, file)
        let header = HeaderRow(sheet: sheet, row: headerRow, file: file)
        name = try header.column("Region, development group, country or area")
        notes = try header.column("Notes")
        location = try header.column("Location code")
        type = try header.column("Type of data")
        firstFigure = max(name, notes, location, type) + 1
        let headings = headings(above: headerRow)
        for block in wanted {
            blocks.append(try columns(of: block, among: headings))
        }
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

    /// How many cells with a figure or a mark stand in some columns of the rows below.
    func figures(where isIncluded: (Int) -> Bool) -> Int {
        rows.reduce(0) { count, row in
            count + row.cells.count { $0.column >= firstFigure && isIncluded($0.column) }
        }
    }

    private static func headerRow(_ sheet: Sheet, _ file: String) throws(PublisherError) -> Int {
        let head = sheet.rows.prefix { $0.number <= 60 }
        for row in head {
            for cell in row.cells where plain(cell.value.text ?? "") == "location code" {
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
            expected: "a header row with \"Location code\"")
    }

    private static func checkEdition(_ sheet: Sheet, _ file: String) throws(PublisherError) {
        for row in sheet.rows.prefix(while: { $0.number <= 60 }) {
            for cell in row.cells {
                guard let text = cell.value.text, text.contains("POP/DB/MIG/Stock/") else {
                    continue
                }
                if text.contains(UNDESA2020.edition) { return }
                throw PublisherError(
                    kind: .layout,
                    place: SourceCell(
                        file: file, sheet: sheet.name, row: row.number, column: cell.column
                    ).description,
                    found: "the edition \"\(ColumnTable.trimmed(text))\"",
                    expected: "\"\(UNDESA2020.edition)\"")
            }
        }
        throw PublisherError(
            kind: .layout, place: "\(file), sheet \"\(sheet.name)\", rows 1 to 60",
            found: "no edition", expected: "\"\(UNDESA2020.edition)\"")
    }

    /// Texts in the rows of block headings: right of the labels, in the five rows above the
    /// header, by column.
    private func headings(above headerRow: Int) -> [(column: Int, row: Int, text: String)] {
        sheet.rows.filter { ($0.number < headerRow) && ($0.number >= headerRow - 5) }
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
        of block: UNDESA2020.Block, among headings: [(column: Int, row: Int, text: String)]
    ) throws(PublisherError) -> [YearColumn] {
        let wanted = Self.plain(block.heading)
        let matching = headings.filter { Self.plain($0.text) == wanted }
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

    /// The one column with a label.
    func column(_ label: String) throws(PublisherError) -> Int {
        let cells = sheet.row(row)?.cells ?? []
        let found = cells.filter {
            DestinationSheet.plain($0.value.text ?? "") == DestinationSheet.plain(label)
        }
        guard let first = found.first else {
            let labels = cells.compactMap { $0.value.text }.prefix(8)
            throw PublisherError(
                kind: .layout, place: "\(file), sheet \"\(sheet.name)\", row \(row)",
                found: "labels " + labels.map { "\"\($0)\"" }.joined(separator: ", "),
                expected: "a column \"\(label)\"")
        }
        guard found.count == 1 else {
            throw PublisherError(
                kind: .duplicate,
                place: SourceCell(
                    file: file, sheet: sheet.name, row: row, column: found[1].column
                ).description,
                found: "\"\(label)\" a second time", expected: "it once")
        }
        return first.column
    }
}
