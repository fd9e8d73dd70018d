import Tables
import Testing

@Suite struct CellReferenceTests {
    @Test func `addresses go to row and column and back`() {
        for (text, row, column) in [
            ("A1", 1, 1), ("D12", 12, 4), ("Z9", 9, 26), ("AA10", 10, 27),
            ("XFD1048576", 1_048_576, 16_384),
        ] {
            #expect(CellReference(text) == CellReference(row: row, column: column))
            #expect(CellReference(row: row, column: column)?.description == text)
        }
        #expect(CellReference("$b$3") == CellReference(row: 3, column: 2))
        for column in 1...16_384 {
            let letters = CellReference.letters(ofColumn: column) ?? ""
            #expect(CellReference(letters + "1")?.column == column)
        }
    }

    @Test(arguments: [
        "", "A", "1", "1A", "A0", "A01", "XFE1", "A1048577", "A-1", "A1 ", "É1", "A1B", "@1", "{1",
    ])
    func `what is no address is nil`(text: String) {
        #expect(CellReference(text) == nil)
    }

    @Test func `ranges run from top left to bottom right`() {
        #expect(CellRange("A1:C3")?.description == "A1:C3")
        #expect(CellRange("B2")?.last == CellReference("B2"))
        #expect(CellRange("C3:A1") == nil)
        #expect(CellRange("A1:") == nil)
        #expect(CellReference("B2").map { CellRange("A1:C3")?.contains($0) } == true)
        #expect(CellReference("D2").map { CellRange("A1:C3")?.contains($0) } == false)
    }
}
