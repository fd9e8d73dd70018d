import Tables

/// A sheet or text as rows of fields, with the matrix's place in it.
struct RemittanceGrid {
    struct Row {
        /// From 1, as the file counts.
        let number: Int
        /// From the first column.
        let fields: [String]

        subscript(column: Int) -> String {
            fields.indices.contains(column) ? fields[column] : ""
        }

        /// Whether nothing stands right of the first field.
        var isNote: Bool { fields.dropFirst().allSatisfy { $0.isEmpty } }
    }

    let sheet: String?
    /// Title, year where it has one, and the header.
    let title: String
    let header: Row
    let corner: String
    /// Rows below the header, blank ones left out.
    let rows: [Row]
    /// Whether the text's last line ends without a line end.
    let isOpen: Bool

    /// The matrix of a file: its first sheet that has one, or its text.
    init(_ file: InputFile) throws(PublisherError) {
        let expected = "a bilateral remittance matrix"
        do throws(TableError) {
            if case .workbook = FileContent(of: file) {
                let workbook = try Workbook(bytes: file.bytes, file: file.name)
                for sheet in try workbook.sheets() {
                    let most = WorldBankRemittances.mostAreas
                    guard sheet.rows.count <= most, sheet.lastColumn <= most else { continue }
                    let rows = sheet.rows.map(Self.row)
                    if let grid = Self(rows, sheet: sheet.name, isOpen: false) {
                        self = grid
                        return
                    }
                }
            } else {
                let text = try ByteSource(file.bytes, name: file.name).utf8Text()
                // A title may hold commas: the dialect is that of the matrix's first line.
                var reader = try DelimitedReader(
                    text.bytes, dialect: Self.dialect(text.bytes), file: file.name)
                var rows: [Row] = []
                while try reader.advance() {
                    rows.append(
                        Row(number: reader.row, fields: reader.texts.map(ColumnTable.trimmed)))
                }
                let isOpen = ![10, 13].contains(file.bytes.last ?? 10)
                if let grid = Self(rows, sheet: nil, isOpen: isOpen) {
                    self = grid
                    return
                }
            }
        } catch {
            throw PublisherError(error, file: file.name, expected: expected)
        }
        throw PublisherError(
            kind: .layout, place: file.name,
            found: "no row of area names below a blank corner or "
                + "\"Remittance-receiving country (across) ...\"", expected: expected)
    }

    private init?(_ all: [Row], sheet: String?, isOpen: Bool) {
        let start = all.prefix(12).firstIndex { row in
            let names = row.fields.dropFirst().filter { !$0.isEmpty }
            let isCorner =
                row[0].isEmpty || WorldBankRemittances.Orientation(corner: row[0]) != nil
                || row[0].lowercased().contains("remittance")
            return isCorner && names.count >= 2 && names.allSatisfy { NumberText.double($0) == nil }
        }
        guard let start else { return nil }
        self.sheet = sheet
        header = all[start]
        corner = all[start][0]
        title =
            all[..<start].flatMap(\.fields)
            .first { WorldBankRemittances.Title.isTitle($0) } ?? ""
        rows = all[(start + 1)...].filter { row in row.fields.contains { !$0.isEmpty } }
        self.isOpen = isOpen
    }

    private static func row(_ row: Sheet.Row) -> Row {
        var fields = Array(repeating: "", count: row.cells.last?.column ?? 0)
        for cell in row.cells {
            fields[cell.column - 1] = ColumnTable.trimmed(cell.value.description)
        }
        return Row(number: row.number, fields: fields)
    }

    private static func dialect(_ bytes: [UInt8]) -> Dialect {
        let second = bytes.firstIndex(of: 10).map { $0 + 1 } ?? 0
        let first = String(decoding: bytes[..<second], as: UTF8.self)
        return Dialect.guess(
            WorldBankRemittances.Title.isTitle(first) && second > 0
                && WorldBankRemittances.Orientation(corner: first) == nil
                ? Array(bytes[second...]) : bytes)
    }
}
