import Tables
import Vocabulary

/// The header rows of a table and its merged cells.
struct HeaderGrid {
    private let rows: [Int]
    private let file: String
    private let sheet: String?
    private var lines: [Int: TableLine] = [:]
    private var headings: [String: Int] = [:]
    /// Merged ranges of more than one row, by their first row; those that began are `open`.
    private var merges: [CellRange]
    private var open: [(range: CellRange, text: String)] = []
    private let across: [CellRange]
    /// The most merged ranges of several rows that may lie over one row.
    private static let mostOpen = 1000

    init(_ rows: [Int], _ merges: [CellRange], file: String, sheet: String?) {
        self.rows = rows
        self.file = file
        self.sheet = sheet
        self.merges = merges.sorted { $0.first > $1.first }
        across = merges.filter { merge in
            rows.contains { (merge.first.row...merge.last.row).contains($0) }
        }
    }

    /// The file and its sheet, for messages.
    var place: String { sheet.map { "\(file), sheet \"\($0)\"" } ?? file }

    mutating func take(_ line: TableLine) { lines[line.number] = line }

    func cell(_ row: Int, _ column: Int) -> SourceCell {
        SourceCell(file: file, sheet: sheet, row: row, column: column)
    }

    /// The text of a header cell: its own, that of the merged range it is in, or where `fills`
    /// the nearest to the left.
    func text(_ row: Int, _ column: Int, fills: Bool) -> String {
        let own = MappingText.plain(lines[row]?.text(column) ?? "")
        if !own.isEmpty { return own }
        if let merge = across.first(where: { range in
            (range.first.row...range.last.row).contains(row)
                && (range.first.column...range.last.column).contains(column)
        }) {
            return MappingText.plain(lines[merge.first.row]?.text(merge.first.column) ?? "")
        }
        guard fills, let line = lines[row] else { return "" }
        for left in stride(from: column - 1, to: 0, by: -1) {
            let text = MappingText.plain(line.text(left))
            if !text.isEmpty { return text }
        }
        return ""
    }

    // MARK: Columns

    /// Finds the column of a heading, which has to be there once.
    mutating func find(_ place: CellPlace) throws(PublisherError) {
        guard case .heading(let name) = place, headings[name] == nil else { return }
        let found = columns(named: name)
        guard let column = found.first, found.count == 1 else {
            let all = rows.flatMap { row in
                (1...max(1, lastColumn)).map { MappingText.plain(lines[row]?.text($0) ?? "") }
            }.filter { !$0.isEmpty }
            throw PublisherError(
                kind: found.isEmpty ? .layout : .duplicate,
                place: rows.isEmpty ? self.place : "\(self.place), row \(rows[0])",
                found: found.isEmpty
                    ? "headings " + all.prefix(40).map { "\"\($0)\"" }.joined(separator: ", ")
                    : "\"\(name)\" in columns "
                        + found.map(SourceCell.letters).joined(separator: ", "),
                expected: found.isEmpty
                    ? "a heading \"\(name)\", as the mapping says"
                        + Nearest.hint(name, among: all)
                    : "one such heading; name the column in the mapping")
        }
        headings[name] = column
    }

    private func columns(named name: String) -> [Int] {
        guard lastColumn > 0 else { return [] }
        return (1...lastColumn).filter { column in
            rows.contains { MappingText.plain(lines[$0]?.text(column) ?? "") == name }
        }
    }

    /// The column of a place in a figure's row; nil for other places.
    func column(_ place: CellPlace) -> Int? {
        switch place {
        case .column(let column): column
        case .heading(let name): headings[name]
        case .header, .offset, .component: nil
        }
    }

    private var lastColumn: Int { lines.values.map(\.lastColumn).max() ?? 0 }

    /// The columns of figures.
    mutating func figures(
        _ columns: TableLayout.FigureColumns
    ) throws(PublisherError) -> [Int] {
        switch columns {
        case .columns(let ranges): return Set(ranges.flatMap { Array($0) }).sorted()
        case .from(let first):
            guard first <= lastColumn else {
                throw PublisherError(
                    kind: .layout, place: place,
                    found: "a header that ends in column \(SourceCell.letters(max(1, lastColumn)))",
                    expected: "figures from column \(SourceCell.letters(first)) on")
            }
            return Array(first...lastColumn)
        case .headings(let names):
            var found: [Int] = []
            for name in names {
                try find(.heading(name))
                if let column = headings[name] { found.append(column) }
            }
            return Set(found).sorted()
        }
    }

    // MARK: Merged cells of rows

    /// Moves to a row of figures: ranges that begin there are opened, those that ended closed.
    mutating func begin(_ line: TableLine) throws(PublisherError) {
        open.removeAll { $0.range.last.row < line.number }
        while let next = merges.last, next.first.row <= line.number {
            merges.removeLast()
            guard next.last.row >= line.number, next.first.row == line.number else { continue }
            open.append((next, MappingText.plain(line.text(next.first.column))))
        }
        guard open.count <= Self.mostOpen else {
            throw PublisherError(
                kind: .container, place: "\(place), row \(line.number)",
                found: "\(open.count) merged ranges over one row",
                expected: "at most \(Self.mostOpen)")
        }
    }

    /// What the merged range says that a cell is in; nil outside any.
    func merged(_ row: Int, _ column: Int) -> String? {
        open.first { item in
            (item.range.first.column...item.range.last.column).contains(column)
        }?.text
    }
}
