import Cubes
import Tables
import Vocabulary

/// A sheet of a DataBank workbook as delimited text, so that one reader serves both.
///
/// Rows and columns keep their numbers; line ends within a cell become blanks.
struct DataBankSheet {
    let name: String
    let text: InputFile

    /// No table of the World Bank is near to this size.
    private static let mostBytes = 1 << 29

    /// The first sheet whose first row has columns that will do; nil where none has.
    init?(
        _ file: InputFile, where isTable: (FileContent) -> Bool
    ) throws(PublisherError) {
        do throws(TableError) {
            let workbook = try Workbook(bytes: file.bytes, file: file.name)
            for index in workbook.entries.indices {
                let sheet = try workbook.sheet(at: index)
                guard let header = sheet.rows.first, isTable(Self.content(header)) else {
                    continue
                }
                name = sheet.name
                text = InputFile(name: file.name, bytes: try Self.bytes(sheet, header, file.name))
                return
            }
        } catch {
            throw PublisherError(error, file: file.name, expected: "a DataBank workbook")
        }
        return nil
    }

    /// The same reading with the sheet's name at every cell.
    func placed(_ reading: TableReading) -> TableReading {
        func placed(_ cell: SourceCell) -> SourceCell {
            SourceCell(file: cell.file, sheet: name, row: cell.row, column: cell.column)
        }
        var report = reading.report
        report.findings = report.findings.map {
            .init(cell: placed($0.cell), what: $0.what, found: $0.found, expected: $0.expected)
        }
        report.leftOut = report.leftOut.map {
            .init(reason: $0.reason, count: $0.count, example: placed($0.example))
        }
        let cubes = reading.cubes.map { cube in
            var cube = cube
            cube.sheets = [name]
            return cube
        }
        return TableReading(dataSet: reading.dataSet, cubes: cubes, report: report)
    }

    /// What a first row would be as the header of a text.
    private static func content(_ header: Sheet.Row) -> FileContent {
        .columns(header.cells.map { ColumnTable.trimmed($0.value.description) })
    }

    private static func bytes(
        _ sheet: Sheet, _ header: Sheet.Row, _ file: String
    ) throws(TableError) -> [UInt8] {
        var bytes: [UInt8] = []
        let width = header.cells.last?.column ?? 0
        var line = 1
        for row in sheet.rows {
            bytes += repeatElement(10, count: row.number - line)
            line = row.number + 1
            var column = 1
            for cell in row.cells {
                bytes += repeatElement(44, count: cell.column - column)
                column = cell.column
                append(cell.value.description, to: &bytes)
            }
            bytes += repeatElement(44, count: max(0, width - column))
            bytes.append(10)
            guard bytes.count <= mostBytes else {
                throw TableError(
                    .limit, at: TablePlace(file: file, sheet: sheet.name, row: row.number),
                    found: "more than \(mostBytes) bytes of text", expected: "a smaller sheet")
            }
        }
        return bytes
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(34)
        for byte in text.utf8 {
            if byte == 34 { bytes.append(34) }
            bytes.append(byte == 10 || byte == 13 || byte == 0 ? 32 : byte)
        }
        bytes.append(34)
    }
}
