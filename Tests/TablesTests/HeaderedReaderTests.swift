import Tables
import Testing

@Suite struct HeaderedReaderTests {
    private func table(_ text: String) throws -> HeaderedReader {
        try HeaderedReader(Array(text.utf8), file: "stocks.csv")
    }

    @Test func `columns are found by name`() throws {
        var table = try table(" geo ,t,\"n, total\"\nABW,1990,25\n")
        #expect(table.names == ["geo", "t", "n, total"])
        #expect(try table.indices(of: ["n, total", "geo"]) == [2, 0])
        #expect(table.indexIfPresent(of: "sex") == nil)
        #expect(try table.advance())
        #expect(table.row == 2)
        #expect(table.text(0) == "ABW")
        #expect(table.int(1) == 1990)
        #expect(table.double(2) == 25)
        #expect(table.countFault == nil)
        #expect(try table.advance() == false)
    }

    @Test func `a column that is missing is answered with those that are there`() throws {
        let table = try table("geo,t,t\n")
        let missing = #expect(throws: TableError.self) { try table.index(of: "sex") }
        #expect(
            missing?.description
                == "stocks.csv, row 1: found columns \"geo\", \"t\", \"t\"; expected a column \"sex\""
        )
        let twice = #expect(throws: TableError.self) { try table.index(of: "t") }
        #expect(twice?.kind == .ambiguous)
        #expect(table.indexIfPresent(of: "t") == nil)
        let none = #expect(throws: TableError.self) { try self.table("\n\n") }
        #expect(none?.kind == .missing)
    }

    @Test func `a row with another number of fields is reported and read on`() throws {
        var table = try table("a,b\n1\n1,2,3\n1,2\n")
        var faults: [TableError] = []
        while try table.advance() {
            if let fault = table.countFault { faults.append(fault) }
            _ = table.text(1)
        }
        #expect(faults.map(\.found) == ["1 fields", "3 fields"])
        #expect(faults.map(\.place.row) == [2, 3])
        #expect(faults.first?.kind == .fieldCount)
    }

    @Test func `an unexpected field is named by its column`() throws {
        var table = try table("geo,n\nABW,\"1,000\"\nABW,\n")
        #expect(try table.advance())
        #expect(
            table.unexpected(1, expected: "a number").description
                == "stocks.csv, row 2, column 2, byte 11: found \"1,000\"; expected a number in \"n\""
        )
        #expect(try table.advance())
        #expect(table.unexpected(1, expected: "a number").found == "nothing")
        #expect(table.unexpected(7, expected: "x").place.column == 8)
    }
}
