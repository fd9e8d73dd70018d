import Tables
import Testing

@Suite struct TableErrorTests {
    @Test func `a description is one line with place, found and expected`() {
        let place = TablePlace(file: "a.xlsx", sheet: "Table 1", row: 12, column: 12)
        let error = TableError(.value, at: place, found: "\"..\"\n", expected: "a number")
        #expect(
            error.description
                == "a.xlsx, sheet \"Table 1\", cell L12: found \"..\" ; expected a number")
        #expect(TableError(.limit, found: "much").description == "found much")
        let long = TableError(.value, found: String(repeating: "x", count: 5000))
        #expect(long.description.count < 400)
    }

    @Test func `names of file and sheet are added once`() {
        let error = TableError(.value, found: "x").inFile("a").inFile("b").inSheet("s").inSheet("t")
        #expect(error.place == TablePlace(file: "a", sheet: "s"))
    }
}
