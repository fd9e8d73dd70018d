import Tables
import Vocabulary

/// A sheet of the 2019 edition: a row for each year and destination, a column for each origin.
struct OriginsSheet {
    /// What a column of figures is of.
    enum Column: Hashable {
        case total
        case otherNorth
        case otherSouth
        /// An origin by name, in small letters and without marks.
        case origin(String)
    }

    let sheet: Sheet
    let file: String
    let sex: Sex
    let headerRow: Int
    let year: Int
    let destination: Int
    let code: Int
    let type: Int
    /// Columns of figures, by their place.
    private(set) var columns: [(column: Int, meaning: Column)] = []

    /// The row with "Year", "Code" and "Type of data" among the first sixty.
    static func header(_ sheet: Sheet) -> Sheet.Row? {
        sheet.rows.prefix { $0.number <= 60 }.first { row in
            let labels = row.cells.map { plain($0.value) }
            return labels.contains("year") && labels.contains("code")
                && labels.contains { $0.hasPrefix("type of data") }
        }
    }

    init(_ sheet: Sheet, edition: String, file: String) throws(PublisherError) {
        self.sheet = sheet
        self.file = file
        let place = "\(file), sheet \"\(sheet.name)\", rows 1 to 60"
        guard let header = Self.header(sheet) else {
            throw PublisherError(
                kind: .layout, place: place, found: "no such header row",
                expected: "one with \"Year\", \"Code\" and \"Type of data\"")
        }
        guard CorridorSheet.says(edition, sheet) else {
            throw PublisherError(
                kind: .layout, place: place, found: "another edition or none",
                expected: "\"\(edition)\"")
        }
        headerRow = header.number
        func column(_ isIt: (String) -> Bool) -> Int? {
            header.cells.first { isIt(Self.plain($0.value)) }?.column
        }
        guard let year = column({ $0 == "year" }), let code = column({ $0 == "code" }),
            let type = column({ $0.hasPrefix("type of data") }),
            let destination = column({ $0.contains("destination") })
        else {
            throw PublisherError(
                kind: .layout, place: "\(file), sheet \"\(sheet.name)\", row \(headerRow)",
                found: "no column of destinations",
                expected: "\"Major area, region, country or area of destination\"")
        }
        (self.year, self.code, self.type, self.destination) = (year, code, type, destination)
        sex = Self.sex(sheet, above: headerRow)
        columns = try findColumns(header, after: max(year, code, type, destination))
    }

    func place(_ row: Int, _ column: Int) -> SourceCell {
        SourceCell(file: file, sheet: sheet.name, row: row, column: column)
    }

    /// A name as it is compared: small letters, single blanks, no asterisks.
    static func plain(_ value: CellValue) -> String {
        DestinationSheet.plain((value.text ?? "").filter { $0 != "*" })
    }

    /// The sex that the titles say; else by the number of the table.
    private static func sex(_ sheet: Sheet, above row: Int) -> Sex {
        let titles = sheet.rows.prefix { $0.number < row }.flatMap(\.cells)
            .map { plain($0.value) }.joined(separator: " ")
        if titles.contains("female") && !titles.contains(" male") { return .female }
        if titles.contains("male") && !titles.contains("female") { return .male }
        switch sheet.name {
        case "Table 2": return .male
        case "Table 3": return .female
        default: return .total
        }
    }

    /// Headings in the header row or the one below, right of the labels.
    private func findColumns(
        _ header: Sheet.Row, after last: Int
    ) throws(PublisherError) -> [(column: Int, meaning: Column)] {
        var names: [Int: String] = [:]
        for row in [header, sheet.row(headerRow + 1)].compactMap({ $0 }) {
            for cell in row.cells where cell.column > last {
                let name = Self.plain(cell.value)
                if !name.isEmpty, name != "country or area of origin" { names[cell.column] = name }
            }
        }
        var found: [(column: Int, meaning: Column)] = []
        for (column, name) in names.sorted(by: { $0.key < $1.key }) {
            let meaning: Column =
                switch name {
                case "total": .total
                case "other north": .otherNorth
                case "other south": .otherSouth
                default: .origin(name)
                }
            guard !found.contains(where: { $0.meaning == meaning }) else {
                throw PublisherError(
                    kind: .duplicate, place: place(headerRow + 1, column).description,
                    found: "a second column \"\(name.prefix(60))\"", expected: "one")
            }
            found.append((column, meaning))
        }
        guard !found.isEmpty else {
            throw PublisherError(
                kind: .layout, place: place(headerRow + 1, last + 1).description,
                found: "no origins", expected: "names of areas of origin")
        }
        return found
    }
}
