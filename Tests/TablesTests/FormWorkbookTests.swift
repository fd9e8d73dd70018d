import Tables
import TestKit
import Testing

/// Workbooks that people fill in, as our own reader finds them.
@Suite struct FormWorkbookTests {
    private func form() -> FormWorkbook {
        var workbook = FormWorkbook(properties: WorkbookProperties(created: 1_700_000_000))
        var first = FormSheet("Fill in")
        first.isProtected = true
        first.put(1, columns: 1...3, "A title", .title)
        first.put(2, 1, .text("=1+1"), .label, note: "@SUM(A1)\nsecond line")
        first.put(2, 2, .number(12.5), .prefilled)
        first.put(2, 3, .formula("B2*2", result: "25"), .check)
        first.put(3, 2, .number(.nan), .entry)
        if let range = CellRange("B2:B3") {
            first.validations = [
                .init(range, .formula("B2>=0"), fault: String(repeating: "x", count: 400)),
                .init(range, .list(range: "Codes!$A$1:$A$2")),
            ]
            first.conditions = [.init(range, formula: "B2>100", look: .wrong)]
        }
        var codes = FormSheet("Codes")
        codes.visibility = .hidden
        codes.put(1, 1, .text("a"), .label)
        codes.put(2, 1, .text("b"), .label)
        var identity = FormSheet("identity")
        identity.visibility = .veryHidden
        identity.put(1, 1, .text("k"), .label)
        workbook.sheets = [first, codes, identity]
        workbook.names = [.init("codes", range: "Codes!$A$1:$A$2")]
        return workbook
    }

    @Test func `cells, merged titles and hidden sheets read back, formulas with their results`()
        throws
    {
        let scratch = try Scratch()
        let path = scratch.path + "/form.xlsx"
        try form().write(to: path)
        let workbook = try Workbook(ByteSource(path: path))
        #expect(workbook.entries.map(\.visibility) == [.visible, .hidden, .veryHidden])
        let sheet = try workbook.sheet("Fill in")
        #expect(sheet["A1"].text == "A title" && sheet.merges == [CellRange("A1:C1")])
        #expect(sheet["A2"].text == "=1+1" && sheet["B2"].number == 12.5)
        #expect(sheet.row(2)?.cells.map(\.isFormula) == [false, false, true])
        #expect(sheet["C2"].description == "25" && sheet["B3"].isBlank)
    }

    @Test func `the same form gives the same bytes, in place of a file that was there`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/form.xlsx"
        try form().write(to: path)
        let before = try ByteSource(path: path).bytes
        try form().write(to: path)
        #expect(try ByteSource(path: path).bytes == before)
    }

    @Test func `a form without sheets, or for no folder, leaves nothing behind`() throws {
        let scratch = try Scratch()
        let empty = FormWorkbook(properties: WorkbookProperties(created: 1))
        #expect(throws: TableError.self) { try empty.write(to: scratch.path + "/none.xlsx") }
        #expect(throws: TableError.self) { try form().write(to: scratch.path + "/no/form.xlsx") }
        #expect(throws: TableError.self) { try ByteSource(path: scratch.path + "/none.xlsx") }
    }
}
