import Tables
import Vocabulary

/// A sheet with a row for each pair of destination and origin, its header found by content: the
/// row that says "Location code of destination" and "Location code of origin", and blocks of years
/// under headings that name the sex.
struct CorridorSheet {
    struct Block {
        let sex: Sex
        let columns: [DestinationSheet.YearColumn]
    }

    let sheet: Sheet
    let file: String
    let headerRow: Int
    let destination: Int
    let origin: Int
    let type: Int
    let firstFigure: Int
    private(set) var blocks: [Block] = []

    private static let codes = ["location code of destination", "location code of origin"]
    private static let types = [
        "type of data of destination", "data type of destination", "type of data", "data type",
    ]

    /// The row with both labels among the first sixty; nil for another sheet.
    static func header(_ sheet: Sheet) -> Sheet.Row? {
        sheet.rows.prefix { $0.number <= 60 }.first { row in
            let labels = row.cells.map { DestinationSheet.plain($0.value.text ?? "") }
            return codes.allSatisfy(labels.contains)
        }
    }

    /// Whether the rows above say an edition, such as `POP/DB/MIG/Stock/Rev.2024`.
    static func says(_ edition: String, _ sheet: Sheet) -> Bool {
        sheet.rows.prefix { $0.number <= 60 }.contains { row in
            row.cells.contains { $0.value.text?.contains(edition) == true }
        }
    }

    init(_ sheet: Sheet, edition: String, file: String) throws(PublisherError) {
        self.sheet = sheet
        self.file = file
        guard let header = Self.header(sheet) else {
            throw PublisherError(
                kind: .layout, place: "\(file), sheet \"\(sheet.name)\", rows 1 to 60",
                found: "no such header row",
                expected: "one with \"Location code of destination\" and of origin")
        }
        guard Self.says(edition, sheet) else {
            throw PublisherError(
                kind: .layout, place: "\(file), sheet \"\(sheet.name)\", rows 1 to 60",
                found: "another edition or none", expected: "\"\(edition)\"")
        }
        headerRow = header.number
        var places: [String: [Int]] = [:]
        for cell in header.cells {
            places[DestinationSheet.plain(cell.value.text ?? ""), default: []].append(cell.column)
        }
        for label in Self.codes + Self.types where (places[label]?.count ?? 0) > 1 {
            throw PublisherError(
                kind: .duplicate, place: "\(file), sheet \"\(sheet.name)\", row \(headerRow)",
                found: "\"\(label)\" twice", expected: "it once")
        }
        destination = places[Self.codes[0]]?.first ?? 0
        origin = places[Self.codes[1]]?.first ?? 0
        guard let type = Self.types.compactMap({ places[$0]?.first }).first else {
            throw PublisherError(
                kind: .layout, place: "\(file), sheet \"\(sheet.name)\", row \(headerRow)",
                found: "no column of the type of data",
                expected: "\"Type of data of destination\" or \"Data type\"")
        }
        self.type = type
        firstFigure = max(destination, origin, type) + 1
        blocks = try findBlocks(header)
    }

    func place(_ row: Int, _ column: Int) -> SourceCell {
        SourceCell(file: file, sheet: sheet.name, row: row, column: column)
    }

    /// Years from left to right; where they begin again a new block begins.
    private func findBlocks(_ header: Sheet.Row) throws(PublisherError) -> [Block] {
        var runs: [[DestinationSheet.YearColumn]] = []
        for cell in header.cells where cell.column >= firstFigure {
            let text = ColumnTable.trimmed(cell.value.description)
            if text.isEmpty { continue }
            guard let year = cell.value.integer ?? NumberText.int(text),
                FigureRule.years.contains(year)
            else {
                throw PublisherError(
                    kind: .layout, place: place(headerRow, cell.column).description,
                    found: "\"\(text.prefix(80))\"", expected: "a year of 1800 to 2200")
            }
            let column = DestinationSheet.YearColumn(column: cell.column, year: year)
            if let last = runs.last?.last, last.year < year {
                runs[runs.count - 1].append(column)
            } else {
                runs.append([column])
            }
        }
        var blocks: [Block] = []
        for (index, run) in runs.enumerated() {
            let end = index + 1 < runs.count ? runs[index + 1][0].column : Int.max
            let sex = try sex(from: run[0].column, to: end)
            guard !blocks.contains(where: { $0.sex == sex }) else {
                throw PublisherError(
                    kind: .duplicate, place: place(headerRow, run[0].column).description,
                    found: "a second block of \(sex.name)", expected: "one a sex")
            }
            blocks.append(Block(sex: sex, columns: run))
        }
        guard !blocks.isEmpty else {
            throw PublisherError(
                kind: .layout, place: place(headerRow, firstFigure).description,
                found: "no years", expected: "years under headings by sex")
        }
        return blocks
    }

    /// What the five rows above the header say over a block.
    private func sex(from start: Int, to end: Int) throws(PublisherError) -> Sex {
        let texts = sheet.rows.filter { $0.number < headerRow && $0.number >= headerRow - 5 }
            .flatMap { row in row.cells.filter { $0.column >= start && $0.column < end } }
            .compactMap { $0.value.text }.map(DestinationSheet.plain)
        let found = Set(texts.compactMap(Self.sex))
        guard found.count == 1, let sex = found.first else {
            throw PublisherError(
                kind: .layout, place: place(max(1, headerRow - 1), start).description,
                found: texts.isEmpty
                    ? "no heading"
                    : texts.prefix(3).map { "\"\($0.prefix(80))\"" }.joined(separator: ", "),
                expected: "a heading with \"both sexes\", \"males\" or \"females\"")
        }
        return sex
    }

    /// The sex that a heading in small letters names.
    static func sex(_ heading: String) -> Sex? {
        if heading.contains("both sexes") { return .total }
        if heading.contains("female") { return .female }
        return heading.contains("male") ? .male : nil
    }
}
