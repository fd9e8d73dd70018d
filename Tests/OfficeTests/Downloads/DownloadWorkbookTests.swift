import Cubes
import Foundation
import Office
import Tables
import TestKit
import Testing
import Vocabulary
import Warehouse

@Suite struct DownloadWorkbookTests {
    private func workbook(
        _ result: MadeUpResult, rowsPerSheet: Int = CellReference.lastRow
    ) throws -> Workbook {
        let scratch = try Scratch()
        let path = scratch.path + "/download.xlsx"
        try Download(result).writeWorkbook(to: path, rowsPerSheet: rowsPerSheet)
        return try Workbook(ByteSource(path: path))
    }

    /// Every row of a sheet as texts.
    private func texts(_ sheet: Sheet) -> [[String]] {
        sheet.rows.map { row in row.cells.map { "\($0.value)" } }
    }

    @Test func `the workbook has the data, notes, codes and sources`() throws {
        let workbook = try workbook(.mixed())
        #expect(workbook.sheetNames == ["Data", "Notes", "Codes", "Sources"])
    }

    @Test func `the sheet of data has the cells of the table in the archive`() throws {
        let result = try MadeUpResult.mixed()
        let sheet = try workbook(result).sheet("Data")
        let table = try MadeUpResult.archive(result).files["data.csv"] ?? ""
        var reader = try DelimitedReader(Array(table.utf8))
        var row = 0
        while try reader.advance() {
            row += 1
            for (column, text) in reader.texts.enumerated() {
                let cell = sheet[row, column + 1]
                let plain = text.hasPrefix("'") ? String(text.dropFirst()) : text
                #expect(cell.description == plain, "row \(row), column \(column + 1)")
                #expect(!(sheet.row(row)?.cells.contains { $0.isFormula } ?? true))
            }
        }
        #expect(row == sheet.lastRow)
        let value = 16
        #expect(sheet[1, value] == .text("OBS_VALUE"))
        #expect(sheet[2, value].number == 2_200_000)
        #expect(sheet[4, value].isBlank)
        #expect(sheet[5, value].number == 0)
        #expect(sheet[4, value + 2] == .text("suppressed"))
        #expect(sheet[2, value - 1].integer == 1990)
    }

    @Test func `every code of the data stands in the sheet of codes with its name`() throws {
        let result = try MadeUpResult.mixed()
        let codes = texts(try workbook(result).sheet("Codes"))
        #expect(codes[0] == ["Column", "Code", "Name"])
        #expect(codes.dropFirst().allSatisfy { $0.count == 3 && !$0[2].isEmpty })
        let pairs = Set(codes.dropFirst().map { "\($0[0]) \($0[1])" })
        var rows = try result.rows()
        while let row = try rows.next() {
            for (dimension, code) in zip(Dataflow.stock.dimensions, row.key.codes) {
                #expect(pairs.contains("\(dimension.rawValue) \(code)"))
            }
            #expect(pairs.contains("OBS_STATUS \(row.observation.status.rawValue)"))
        }
        #expect(codes.contains(["ORIGIN", "MEX", "Mexico"]))
        #expect(codes.contains(["DATA_TYPE", "R", "refugees were added"]))
        #expect(codes.contains(["UNIT_MULT", "3", "thousands"]))
    }

    @Test func `the notes say what the page of the archive says`() throws {
        let result = try MadeUpResult.mixed()
        let notes = texts(try workbook(result).sheet("Notes")).joined().map {
            $0.hasPrefix("• ") ? String($0.dropFirst(2)) : $0
        }
        let page = (try MadeUpResult.archive(result).files["README.md"] ?? "")
            .replacing("\\<", with: "<").replacing("\\[", with: "[")
        var compared = 0
        for line in page.split(separator: "\n").drop(while: { $0 != "## Columns" }) {
            var words = line.drop { $0 == "#" || $0 == " " || $0 == "-" }
            if words.hasPrefix("**") {
                words = words.dropFirst(2)
                let parts = String(words).components(separatedBy: "**: ")
                #expect(notes.contains(parts[0]), "\(parts[0])")
                #expect(notes.contains(parts[1]), "\(parts[1])")
            } else if words.hasPrefix("Permanent link: ") {
                #expect(notes.contains(String(words.dropFirst(16))))
            } else {
                #expect(notes.contains(String(words)), "\(words)")
            }
            compared += 1
        }
        #expect(compared > 60)
        #expect(notes.first == result.heading.title)
        #expect(notes.contains("Numbers are kept to 16 significant digits."))
    }

    @Test func `every release stands in the sheet of sources, and none of it is a link`() throws {
        let result = try MadeUpResult.mixed()
        let sheet = try workbook(result).sheet("Sources")
        #expect(sheet["A2"].integer == 3)
        #expect(sheet["A3"].integer == 5)
        for (row, release) in result.releases.sorted(by: { $0.id < $1.id }).enumerated() {
            let texts = sheet.row(row + 2)?.cells.map { "\($0.value)" } ?? []
            for text in [release.title, release.publisher, release.citation, release.licence.name] {
                #expect(texts.contains(text))
            }
            #expect(texts.contains { $0.contains(release.files[0].sha256) })
        }
    }

    @Test func `only the permanent link is a link`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/download.xlsx"
        let result = try MadeUpResult.mixed()
        try Download(result).writeWorkbook(to: path)
        let zip = try ZipArchive(ByteSource(path: path).bytes)
        var links = 0
        for name in zip.names where name.hasPrefix("xl/worksheets/_rels/") {
            let text = String(decoding: try #require(try zip.read(name)), as: UTF8.self)
            links += text.components(separatedBy: "Type=\"").count - 1
            let address = "https://example.org/rest/v2/data/DF_STOCK?asOf=2025-11-21&amp;release=7"
            #expect(text.components(separatedBy: address).count - 1 == links)
        }
        #expect(links == 2)
        let core = String(decoding: try zip.read("docProps/core.xml") ?? [], as: UTF8.self)
        #expect(core.contains(result.heading.title))
        #expect(core.contains("2025-11-21T14:01:01Z"))
    }

    @Test func `data that fill a sheet go on in the next, and the notes say where`() throws {
        let workbook = try workbook(.mixed(), rowsPerSheet: 200)
        #expect(workbook.sheetNames == ["Data", "Notes", "Codes", "Sources"])
        var long = try MadeUpResult.mixed()
        long.source = { _ in
            MadeUpResult.Made(count: 450) { number in
                try MadeUpResult.row(
                    "A.UNDESA_2024.MEX.USA.B.F._T", "\(1000 + number)", Double(number))
            }
        }
        let split = try self.workbook(long, rowsPerSheet: 200)
        #expect(split.sheetNames == ["Data", "Data 2", "Data 3", "Notes", "Codes", "Sources"])
        var next = 0
        for name in ["Data", "Data 2", "Data 3"] {
            let sheet = try split.sheet(name)
            #expect(sheet["P1"] == .text("OBS_VALUE"))
            for row in 2...sheet.lastRow {
                #expect(sheet[row, 16].integer == next)
                next += 1
            }
        }
        #expect(next == 450)
        let notes = texts(try split.sheet("Notes")).joined()
        #expect(notes.contains { $0.hasSuffix("It goes on in Data 2, Data 3.") })
    }

    @Test func `equal results made at the same time give equal workbooks`() throws {
        let scratch = try Scratch()
        for name in ["a", "b"] {
            try Download(try MadeUpResult.mixed()).writeWorkbook(to: scratch.path + "/" + name)
        }
        let one = try ByteSource(path: scratch.path + "/a").bytes
        #expect(try ByteSource(path: scratch.path + "/b").bytes == one)
    }

    private struct Gone: Error {}

    @Test func `a result that fails leaves no file`() throws {
        let scratch = try Scratch()
        var result = try MadeUpResult.mixed()
        result.source = { _ in
            MadeUpResult.Made(count: 5000) { number in
                if number == 4000 { throw Gone() }
                return try MadeUpResult.row("A.UNDESA_2024.MEX.USA.B.F._T", "2024", 1)
            }
        }
        #expect(throws: Gone.self) {
            try Download(result).writeWorkbook(to: scratch.path + "/a.xlsx")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    }
}
