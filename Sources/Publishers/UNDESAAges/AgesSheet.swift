import Tables
import Vocabulary

/// A sheet with a row for each year and area, and a column for each age group under headings that
/// name the sex. The header is the row that says "Year" and "Location code" or "Code"; the ages stand
/// in it or in the row below.
struct AgesSheet {
    /// A column of figures.
    struct Column {
        let place: Int
        /// Nil for the total that closes a block.
        let age: AgeGroup?
    }

    struct Block {
        let sex: Sex
        let columns: [Column]
    }

    let sheet: Sheet
    let file: String
    /// The last row of headings.
    let headerRow: Int
    let year: Int
    let code: Int
    let type: Int
    private(set) var blocks: [Block] = []

    private static let codes = ["location code", "code"]

    private static func header(_ sheet: Sheet) -> Sheet.Row? {
        sheet.rows.prefix { $0.number <= 60 }.first { row in
            let labels = row.cells.map { DestinationSheet.plain($0.value.text ?? "") }
            return labels.contains("year") && labels.contains { codes.contains($0) }
        }
    }

    /// Whether the header, or the row below it, has ages.
    static func hasAges(_ sheet: Sheet) -> Bool {
        guard let header = header(sheet) else { return false }
        return ageRow(header, sheet) != nil
    }

    private static func ageRow(_ header: Sheet.Row, _ sheet: Sheet) -> Sheet.Row? {
        [header, sheet.row(header.number + 1)].compactMap { $0 }.first { row in
            row.cells.count { age($0.value) != nil } >= 2
        }
    }

    init(_ sheet: Sheet, edition: String, file: String) throws(PublisherError) {
        self.sheet = sheet
        self.file = file
        let place = "\(file), sheet \"\(sheet.name)\", rows 1 to 60"
        guard CorridorSheet.says(edition, sheet) else {
            throw PublisherError(
                kind: .layout, place: place, found: "another edition or none",
                expected: "\"\(edition)\"")
        }
        guard let header = Self.header(sheet), let ages = Self.ageRow(header, sheet) else {
            throw PublisherError(
                kind: .layout, place: place, found: "no such header row",
                expected: "one with \"Year\" and \"Location code\", and ages such as 0-4")
        }
        headerRow = ages.number
        func column(_ isIt: (String) -> Bool) throws(PublisherError) -> Int? {
            let found = header.cells.filter { isIt(DestinationSheet.plain($0.value.text ?? "")) }
            guard found.count <= 1 else {
                throw PublisherError(
                    kind: .duplicate,
                    place: "\(file), sheet \"\(sheet.name)\", row \(header.number)",
                    found: "\"\(found[1].value.description.prefix(40))\" a second time",
                    expected: "it once")
            }
            return found.first?.column
        }
        guard let year = try column({ $0 == "year" }),
            let code = try column({ Self.codes.contains($0) }),
            let type = try column({ $0.hasPrefix("type of data") || $0.hasPrefix("data type") })
        else {
            throw PublisherError(
                kind: .layout, place: "\(file), sheet \"\(sheet.name)\", row \(header.number)",
                found: "no column of the type of data", expected: "\"Type of data\"")
        }
        (self.year, self.code, self.type) = (year, code, type)
        blocks = try findBlocks(ages, after: max(year, code, type))
    }

    func place(_ row: Int, _ column: Int) -> SourceCell {
        SourceCell(file: file, sheet: sheet.name, row: row, column: column)
    }

    /// `0-4`, `75+`; nil for other texts. A total is no age.
    private static func age(_ value: CellValue) -> AgeGroup? {
        let text = DestinationSheet.plain(value.text ?? "").filter { $0 != " " }
        if text.hasSuffix("+") {
            return NumberText.int(text.dropLast()).flatMap {
                (0...150).contains($0) ? .from($0) : nil
            }
        }
        let ends = text.split(omittingEmptySubsequences: false) { "-\u{2013}".contains($0) }
        guard ends.count == 2, let first = NumberText.int(ends[0]),
            let last = NumberText.int(ends[1]), first >= 0, first <= last, last <= 150
        else { return nil }
        return .years(first, last)
    }

    /// Ages from left to right; where one comes again a new block begins.
    private func findBlocks(
        _ ages: Sheet.Row, after last: Int
    ) throws(PublisherError) -> [Block] {
        var runs: [[Column]] = []
        for cell in ages.cells where cell.column > last {
            let age = Self.age(cell.value)
            let isTotal = DestinationSheet.plain(cell.value.text ?? "") == "total"
            guard age != nil || isTotal else {
                if DestinationSheet.plain(cell.value.description).isEmpty { continue }
                throw PublisherError(
                    kind: .layout, place: place(headerRow, cell.column).description,
                    found: "\"\(cell.value.description.prefix(80))\"",
                    expected: "an age such as 0-4 or 75+, or \"Total\"")
            }
            let column = Column(place: cell.column, age: age)
            if let run = runs.last, !run.contains(where: { $0.age == age }) {
                runs[runs.count - 1].append(column)
            } else {
                runs.append([column])
            }
        }
        var blocks: [Block] = []
        for (index, run) in runs.enumerated() {
            let end = index + 1 < runs.count ? runs[index + 1][0].place : Int.max
            let sex = try sex(from: run[0].place, to: end)
            guard !blocks.contains(where: { $0.sex == sex }) else {
                throw PublisherError(
                    kind: .duplicate, place: place(headerRow, run[0].place).description,
                    found: "a second block of \(sex.name)", expected: "one a sex")
            }
            blocks.append(Block(sex: sex, columns: run))
        }
        return blocks
    }

    /// What the rows above the ages say over a block.
    private func sex(from start: Int, to end: Int) throws(PublisherError) -> Sex {
        let texts = sheet.rows.filter { $0.number < headerRow && $0.number >= headerRow - 6 }
            .flatMap { row in row.cells.filter { $0.column >= start && $0.column < end } }
            .compactMap { $0.value.text }.map(DestinationSheet.plain)
        let found = Set(texts.compactMap(CorridorSheet.sex))
        guard found.count == 1, let sex = found.first else {
            throw PublisherError(
                kind: .layout, place: place(max(1, headerRow - 1), start).description,
                found: texts.isEmpty
                    ? "no heading"
                    : texts.prefix(3).map { "\"\($0.prefix(80))\"" }.joined(separator: ", "),
                expected: "a heading with \"both sexes\", \"male\" or \"female\"")
        }
        return sex
    }
}
