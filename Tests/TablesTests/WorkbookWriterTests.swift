import Foundation
import Tables
import TestKit
import Testing

@Suite struct WorkbookWriterTests {
    let scratch = try? Scratch()

    private func path(_ name: String = "made.xlsx") throws -> String {
        try #require(scratch).path + "/" + name
    }

    /// Writes a workbook, which the body fills; reads it back.
    @discardableResult
    private func made(
        rowsPerSheet: Int = CellReference.lastRow,
        _ body: (WorkbookWriter) throws -> Void
    ) throws -> (workbook: Workbook, account: WorkbookAccount) {
        let path = try path()
        let writer = try WorkbookWriter(
            path: path, properties: WorkbookProperties(created: 1_700_000_000),
            rowsPerSheet: rowsPerSheet)
        try body(writer)
        let account = try writer.finish()
        return (try Workbook(ByteSource(path: path)), account)
    }

    private func columns(_ count: Int) -> [WorkbookSheet.Column] {
        (1...count).map { .init("C\($0)") }
    }

    static let texts = [
        "=1+1", "=HYPERLINK(\"http://example.org\",\"x\")", "+1", "-1", "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "\t=1", " =1", "' quoted", "Côte d’Ivoire", "中国", "🌍🌍", "a < b & \"c\" > d",
        "two\nlines", "two\r\nlines", "tab\there", " ends with blanks  ", "_x0041_",
        "_x005F_x0041_",
        "_X00ab_", "_x004_", "x_x0041_x_x0042_", "bell \u{7} and nul \u{0} end", "\u{FFFE}\u{FFFF}",
        "\u{7F}\u{85}\u{2028}", "]]>", "<f>1</f>", "123", "1E5", "TRUE", "#N/A", "2020-07-01",
    ]

    @Test(arguments: texts) func `text is kept as it is, and never becomes a formula`(
        _ text: String
    ) throws {
        let (workbook, account) = try made {
            try $0.begin(WorkbookSheet("Data", columns: columns(3)))
            try $0.write([.text(text), .heading(text), .link(text, address: "https://example.org")])
        }
        let sheet = try workbook.sheet("Data")
        #expect(sheet["A2"] == .text(text))
        #expect(sheet["B2"] == .text(text))
        #expect(sheet["C2"] == .text(text))
        #expect(sheet.rows.allSatisfy { $0.cells.allSatisfy { !$0.isFormula } })
        #expect(account.cutTexts == 0)
        let part = try ZipArchive(ByteSource(path: path()).bytes).read("xl/worksheets/sheet1.xml")
        let xml = String(decoding: try #require(part), as: UTF8.self)
        #expect(!xml.contains("<f>") && !xml.contains("<f "))
    }

    @Test func `numbers are numbers, with all digits that 16 places hold`() throws {
        let numbers: [Double] = [
            0, 1, -1, 280_598_105, 9_007_199_254_740_992, -9_007_199_254_740_991, 0.1, 1.0 / 3,
            123_456.789, -0.0015, 1e-7, 1e300, 5e-324, 1e15, 999_999_999_999_999,
        ]
        let (workbook, account) = try made { writer in
            try writer.begin(WorkbookSheet("Data", columns: columns(1)))
            for number in numbers { try writer.write([.number(number)]) }
        }
        let sheet = try workbook.sheet("Data")
        for (index, number) in numbers.enumerated() {
            #expect(sheet[index + 2, 1].number == number, "\(number)")
        }
        #expect(account.roundedNumbers == 0)
    }

    @Test func `a number with a 17th digit is counted and off by no more than that`() throws {
        var generator = SeededGenerator(seed: 17)
        let numbers = (0..<2000).map { _ in
            Double(bitPattern: UInt64.random(in: 1...0x7FE0_0000_0000_0000, using: &generator))
        }
        let (workbook, account) = try made { writer in
            try writer.begin(WorkbookSheet("Data", columns: columns(1)))
            for number in numbers { try writer.write([.number(number)]) }
        }
        let sheet = try workbook.sheet("Data")
        var changed = 0
        for (index, number) in numbers.enumerated() {
            let read = try #require(sheet[index + 2, 1].number)
            if read != number { changed += 1 }
            #expect(abs(read - number) <= abs(number) * 7e-16)
        }
        #expect(account.roundedNumbers == changed)
        #expect(changed > 500)
    }

    @Test func `what is no number leaves the cell empty and is counted`() throws {
        let (workbook, account) = try made {
            try $0.begin(WorkbookSheet("Data", columns: columns(4)))
            try $0.write([.number(.nan), .number(.infinity), .blank, .number(-.infinity)])
        }
        #expect(try workbook.sheet("Data").lastRow == 1)
        #expect(account.emptiedNumbers == 3)
        #expect(account.rows == 1)
    }

    @Test func `a random table is read back as it was written`() throws {
        var generator = SeededGenerator(seed: 99)
        for _ in 0..<20 {
            let width = Int.random(in: 1...40, using: &generator)
            let table: [[WorkbookCell]] = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                (0..<Int.random(in: 0...width, using: &generator)).map { _ in
                    switch Int.random(in: 0..<4, using: &generator) {
                    case 0: .blank
                    case 1:
                        .number(
                            Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) / 8)
                    case 2: .text(Self.texts.randomElement(using: &generator) ?? "")
                    default:
                        .text(
                            String(
                                repeating: "é", count: Int.random(in: 1...300, using: &generator)))
                    }
                }
            }
            let limit = Int.random(in: 2...30, using: &generator)
            let (workbook, account) = try made(rowsPerSheet: limit) { writer in
                try writer.begin(WorkbookSheet("Data", columns: columns(width)))
                for row in table { try writer.write(row) }
            }
            #expect(account.rows == table.count)
            #expect(workbook.sheetNames == account.sheets)
            #expect(account.sheets.count == max(1, (table.count + limit - 2) / (limit - 1)))
            for (index, row) in table.enumerated() {
                let sheet = try workbook.sheet(at: index / (limit - 1))
                #expect(sheet[1, 1] == .text("C1"))
                for column in 0..<width {
                    let cell = column < row.count ? row[column] : .blank
                    let read = sheet[index % (limit - 1) + 2, column + 1]
                    switch cell {
                    case .number(let number): #expect(read.number == number)
                    case .text(let text): #expect(read == .text(text))
                    default: #expect(read == .blank)
                    }
                }
            }
        }
    }

    @Test func `a full sheet continues on another with the header again`() throws {
        let (workbook, account) = try made(rowsPerSheet: 4) { writer in
            try writer.begin(WorkbookSheet("Data", columns: [.init("N")]))
            for number in 1...7 { try writer.write([.number(Double(number))]) }
            try writer.begin(WorkbookSheet("Notes", columns: [.init("Note")], hasHeader: false))
            try writer.write([.text("said once")])
        }
        #expect(workbook.sheetNames == ["Data", "Data 2", "Data 3", "Notes"])
        #expect(account.sheets == workbook.sheetNames)
        #expect(account.rows == 8)
        for (name, first) in [("Data", 1), ("Data 2", 4), ("Data 3", 7)] {
            let sheet = try workbook.sheet(name)
            #expect(sheet["A1"] == .text("N"))
            #expect(sheet["A2"].integer == first)
        }
        #expect(try workbook.sheet("Data 3").lastRow == 2)
        #expect(try workbook.sheet("Notes")["A1"] == .text("said once"))
    }

    @Test func `names of sheets are made valid and unique`() throws {
        let wishes = [
            "Data", "data", "DATA", "", "   ", "'", "a/b\\c?d*e[f]g:h", "History", "2024", "A1",
            "R1C1",
            "r", String(repeating: "long name ", count: 9),
            String(repeating: "long name ", count: 9),
            String(repeating: "🌍", count: 40), "Flux d'émigration", "line\nbreak", "Data 2",
        ]
        let (workbook, account) = try made { writer in
            for wish in wishes {
                try writer.begin(WorkbookSheet(wish, columns: columns(1)))
                try writer.write([.text(wish)])
            }
        }
        #expect(workbook.sheetNames == account.sheets)
        #expect(Set(account.sheets.map { $0.lowercased() }).count == wishes.count)
        for name in account.sheets {
            #expect((1...31).contains(name.utf16.count))
            #expect(name.unicodeScalars.allSatisfy { !"[]:*?/\\'".unicodeScalars.contains($0) })
        }
        #expect(account.sheets.prefix(4) == ["Data", "data 2", "DATA 3", "Sheet"])
        #expect(account.sheets[6] == "a b c d e f g h")
        #expect(account.sheets[7...9] == ["Sheet History", "Sheet 2024", "Sheet A1"])
    }

    @Test func `a text that is too long is cut with a mark and counted`() throws {
        let fits = String(repeating: "x", count: 32_767)
        let texts = [
            fits, fits + "x", String(repeating: "🌍", count: 20_000),
            String(repeating: "é", count: 30_000), String(repeating: "\u{1}", count: 5000),
        ]
        let (workbook, account) = try made { writer in
            try writer.begin(WorkbookSheet("Data", columns: columns(1)))
            for text in texts { try writer.write([.text(text)]) }
        }
        #expect(account.cutTexts == 3)
        let sheet = try workbook.sheet("Data")
        let read = try (2...6).map { try #require(sheet[$0, 1].text) }
        #expect(read[0] == fits)
        #expect(read[3] == texts[3])
        for place in [1, 2, 4] {
            #expect(read[place].hasSuffix("… [cut]"))
            #expect(read[place].utf16.count <= 32_767)
            #expect(texts[place].hasPrefix(read[place].dropLast(7)))
        }
        #expect(read[1].utf16.count == 32_767)
    }

    @Test func `only addresses of the web become links`() throws {
        let addresses = [
            "https://example.org/a?b=1&c=2#d", "http://example.org", "mailto:desk@example.org",
            "javascript:alert(1)", "file:///etc/passwd", "internal:Data!A1", "external:c:\\x.xlsx",
            "=1", "", "https://example.org/a b", "https://" + String(repeating: "a", count: 3000),
        ]
        try made { writer in
            try writer.begin(WorkbookSheet("Data", columns: columns(1)))
            for address in addresses { try writer.write([.link("see", address: address)]) }
        }
        let bytes = try ByteSource(path: path()).bytes
        let relations = try ZipArchive(bytes).read("xl/worksheets/_rels/sheet1.xml.rels")
        let text = String(decoding: try #require(relations), as: UTF8.self)
        #expect(text.components(separatedBy: "<Relationship ").count - 1 == 3)
        #expect(text.contains("https://example.org/a?b=1&amp;c=2"))
        let sheet = try Workbook(bytes: bytes).sheet("Data")
        #expect((2...12).allSatisfy { sheet[$0, 1] == .text("see") })
    }

    @Test func `the workbook says what it is, and equal input gives equal bytes`() throws {
        func write(_ name: String, created: Int) throws -> [UInt8] {
            var properties = WorkbookProperties(created: created)
            properties.title = "Stocks & <flows>\u{7}"
            properties.author = "Corridor"
            properties.company = "The desk"
            properties.comments = "https://example.org/?release=3"
            let writer = try WorkbookWriter(path: path(name), properties: properties)
            try writer.begin(WorkbookSheet("Data", columns: columns(2)))
            for row in 0..<500 { try writer.write([.text("\(row)"), .number(Double(row))]) }
            _ = try writer.finish()
            return try ByteSource(path: path(name)).bytes
        }
        let one = try write("one.xlsx", created: 1_700_000_000)
        #expect(try write("two.xlsx", created: 1_700_000_000) == one)
        #expect(try write("three.xlsx", created: 1_700_000_001) != one)
        let core = try #require(try ZipArchive(one).read("docProps/core.xml"))
        let text = String(decoding: core, as: UTF8.self)
        #expect(text.contains("<dc:title>Stocks &amp; &lt;flows&gt; </dc:title>"))
        #expect(text.contains("2023-11-14T22:13:20Z"))
        #expect(text.contains("https://example.org/?release=3"))
    }

    @Test func `the header is bold, stays in sight and filters; rows may be missing`() throws {
        try made { writer in
            try writer.begin(WorkbookSheet("Data", columns: [.init("A"), .init("B")]))
        }
        let bytes = try ByteSource(path: path()).bytes
        let part = try #require(try ZipArchive(bytes).read("xl/worksheets/sheet1.xml"))
        let xml = String(decoding: part, as: UTF8.self)
        #expect(xml.contains("<pane ySplit=\"1\""))
        #expect(xml.contains("<autoFilter ref=\"A1:B1\"/>"))
        #expect(xml.contains("<c r=\"A1\" s=\"1\""))
        #expect(try Workbook(bytes: bytes).sheet("Data").lastRow == 1)
    }
}
