import Tables
import Vocabulary

/// A row of a table of any kind.
struct TableLine: Sendable {
    enum Cells: Sendable {
        case fields([String])
        case row(Sheet.Row)
    }

    /// From 1, as the file counts.
    let number: Int
    let cells: Cells

    /// What stands in a column (from 1).
    subscript(column: Int) -> CellValue {
        switch cells {
        case .fields(let fields):
            guard column >= 1, column <= fields.count else { return .blank }
            let text = fields[column - 1]
            return text.isEmpty ? .blank : .text(text)
        case .row(let row):
            return row[column]
        }
    }

    /// The text of a column, as a message or a table of codes has it: a whole number of a workbook
    /// without a point, however the file stores it.
    func text(_ column: Int) -> String {
        let value = self[column]
        return value.integer.map(String.init) ?? value.description
    }

    /// The greatest column that holds something.
    var lastColumn: Int {
        switch cells {
        case .fields(let fields): (fields.lastIndex { !$0.isEmpty } ?? -1) + 1
        case .row(let row): row.cells.last { !$0.value.isBlank }?.column ?? 0
        }
    }

    /// Whether nothing but blanks stands there.
    var isBlank: Bool {
        switch cells {
        case .fields(let fields):
            fields.allSatisfy { field in field.utf8.allSatisfy { $0 == 0x20 || $0 == 9 } }
        case .row(let row):
            row.cells.allSatisfy {
                !$0.isFormula && MappingText.plain($0.value.description).isEmpty
            }
        }
    }

    /// Whether the cell is a formula of which the file has no result.
    func lacksResult(_ column: Int) -> Bool {
        guard case .row(let row) = cells else { return false }
        return row.cells.contains { $0.column == column && $0.isFormula && $0.value.isBlank }
    }
}

/// The rows of a file, one after the other.
struct TableLines {
    /// The sheet's name; nil for delimited text.
    let sheet: String?
    /// Merged ranges of the sheet.
    let merges: [CellRange]
    private let rows: [Sheet.Row]
    private var next = 0
    private var reader: DelimitedReader?
    private let file: String

    /// The most merged ranges that a sheet may have, so that looking them up stays cheap.
    static let mostMerges = 20_000

    /// Opens a file as a layout says.
    init(_ file: InputFile, _ layout: TableLayout) throws(PublisherError) {
        self.file = file.name
        let container = Container(sniffing: file.bytes)
        switch container {
        case .xlsx:
            let sheet = try Self.sheet(file, named: layout.sheet)
            (self.sheet, rows, merges) = (sheet.name, sheet.rows, sheet.merges)
            reader = nil
            guard merges.count <= Self.mostMerges else {
                throw PublisherError(
                    kind: .container, place: "\(file.name), sheet \"\(sheet.name)\"",
                    found: "\(merges.count) merged ranges",
                    expected: "at most \(Self.mostMerges)")
            }
        case .utf8Text, .utf16Text, .otherText:
            (sheet, rows, merges) = (nil, [], [])
            if let name = layout.sheet {
                throw PublisherError(
                    kind: .layout, place: file.name, found: "text, which has no sheets",
                    expected: "a workbook with a sheet \"\(name)\", as the mapping says")
            }
            reader = try Self.reader(file, layout)
        case .empty, .gzip, .zip, .oldExcel, .protectedOffice, .ole, .xml, .json, .html, .binary:
            throw PublisherError(
                kind: .container, place: file.name, found: container.explanation,
                expected: "an Excel workbook (.xlsx) or delimited text")
        }
    }

    /// The next row that is there; nil at the end.
    mutating func line() throws(PublisherError) -> TableLine? {
        guard var reader else {
            guard next < rows.count else { return nil }
            next += 1
            return TableLine(number: rows[next - 1].number, cells: .row(rows[next - 1]))
        }
        self.reader = nil
        defer { self.reader = reader }
        do throws(TableError) {
            guard try reader.advance() else { return nil }
        } catch {
            throw PublisherError(error, file: file, expected: "delimited text")
        }
        return TableLine(number: reader.row, cells: .fields(reader.texts))
    }

    private static func sheet(
        _ file: InputFile, named name: String?
    ) throws(PublisherError) -> Sheet {
        do throws(TableError) {
            let workbook = try Workbook(bytes: file.bytes, file: file.name)
            if let name { return try workbook.sheet(name) }
            guard workbook.entries.count == 1 else {
                throw TableError(
                    .missing, at: TablePlace(file: file.name),
                    found: "sheets "
                        + workbook.sheetNames.map { "\"\($0)\"" }.joined(separator: ", "),
                    expected: "one of them named in the mapping: table.sheet")
            }
            return try workbook.sheet(at: 0)
        } catch {
            throw PublisherError(error, file: file.name, expected: "the mapping's sheet")
        }
    }

    private static func reader(
        _ file: InputFile, _ layout: TableLayout
    ) throws(PublisherError) -> DelimitedReader {
        do throws(TableError) {
            let source = ByteSource(file.bytes, name: file.name)
            let isWindows = layout.encoding == "windows-1252"
            let text: ByteSource
            do throws(TableError) {
                text =
                    isWindows
                    ? ByteSource(try TextEncoding.windows1252.utf8(file.bytes), name: file.name)
                    : try source.utf8Text()
            } catch {
                guard error.kind == .encoding, !isWindows else { throw error }
                throw TableError(
                    .encoding, at: error.place, found: error.found,
                    expected: "text in UTF-8, or table.encoding: windows-1252 in the mapping")
            }
            let dialect = layout.separator.flatMap { Dialect(separator: $0) }
            return try DelimitedReader(
                text.bytes, dialect: dialect ?? Dialect.guess(text.bytes), file: file.name)
        } catch {
            throw PublisherError(error, file: file.name, expected: "delimited text")
        }
    }
}
