import Publishers

/// Makes small workbooks for tests: sheets of texts and numbers, stored in a zip without
/// compression.
struct WorkbookBuilder {
    enum Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
        case text(String)
        case number(Double)
        init(stringLiteral value: String) { self = .text(value) }
        init(floatLiteral value: Double) { self = .number(value) }
        init(integerLiteral value: Int) { self = .number(Double(value)) }
    }

    /// Cells by sheet, row and column, both from 1.
    var sheets: [(name: String, cells: [Int: [Int: Value]])] = []

    func file(_ name: String = "test.xlsx") -> InputFile {
        var zip = StoredZip()
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        zip.add(
            "[Content_Types].xml",
            "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" "
                + "ContentType=\"application/xml\"/></Types>")
        zip.add(
            "_rels/.rels",
            "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" "
                + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
        var list = ""
        var relations = ""
        for (index, sheet) in sheets.enumerated() {
            let id = index + 1
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(id)\" r:id=\"r\(id)\"/>"
            relations +=
                "<Relationship Id=\"r\(id)\" Type=\"\(office)/worksheet\" "
                + "Target=\"worksheets/sheet\(id).xml\"/>"
            zip.add(
                "xl/worksheets/sheet\(id).xml",
                "<worksheet xmlns=\"\(main)\"><sheetData>\(Self.rows(sheet.cells))"
                    + "</sheetData></worksheet>")
        }
        zip.add(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(list)</sheets></workbook>")
        zip.add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"\(package)/relationships\">\(relations)</Relationships>")
        return InputFile(name: name, bytes: zip.bytes)
    }

    private static func rows(_ cells: [Int: [Int: Value]]) -> String {
        cells.sorted { $0.key < $1.key }.map { row, values in
            let inner = values.sorted { $0.key < $1.key }.map { column, value in
                let place = SourceLetters.of(column) + String(row)
                switch value {
                case .number(let number): return "<c r=\"\(place)\"><v>\(number)</v></c>"
                case .text(let text):
                    let safe = text.split(separator: "&", omittingEmptySubsequences: false)
                        .joined(separator: "&amp;")
                    return "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(safe)"
                        + "</t></is></c>"
                }
            }
            return "<row r=\"\(row)\">\(inner.joined())</row>"
        }.joined()
    }
}

/// Letters of spreadsheet columns up to ZZ.
enum SourceLetters {
    static func of(_ column: Int) -> String {
        let letter = { (n: Int) in String(UnicodeScalar(UInt8(65 + n))) }
        return column <= 26
            ? letter(column - 1) : letter((column - 1) / 26 - 1) + letter((column - 1) % 26)
    }
}

/// A zip archive of entries without compression.
private struct StoredZip {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ text: String) {
        let data = Array(text.utf8)
        let name = Array(name.utf8)
        let size = Self.little(data.count, 4)
        let common =
            Self.little(20, 2) + Self.little(0, 4) + Self.little(0, 2)
            + Self.little(0x21, 2) + Self.little(Int(Self.checksum(data)), 4) + size + size
            + Self.little(name.count, 2) + Self.little(0, 2)
        directory +=
            Self.little(0x0201_4B50, 4) + Self.little(20, 2) + common
            + Self.little(0, 10) + Self.little(body.count, 4) + name
        body += Self.little(0x0403_4B50, 4) + common + name + data
        count += 1
    }

    var bytes: [UInt8] {
        body + directory + Self.little(0x0605_4B50, 4) + Self.little(0, 4)
            + Self.little(count, 2) + Self.little(count, 2) + Self.little(directory.count, 4)
            + Self.little(body.count, 4) + Self.little(0, 2)
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
        }
        return ~crc
    }
}
