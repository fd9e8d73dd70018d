import Foundation
import Testing
import Vocabulary

struct ProvenanceTests {
    @Test(arguments: [
        (1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"),
        (16_384, "XFD"),
    ])
    func `columns are lettered as a spreadsheet letters them`(_ column: Int, _ letters: String) {
        #expect(SourceCell.letters(column) == letters)
    }

    @Test func `no column has no letters`() {
        #expect(SourceCell.letters(0) == "")
        #expect(SourceCell.letters(-3) == "")
    }

    @Test func `every column of a large sheet has letters of its own`() {
        #expect(Set((1...16_384).map(SourceCell.letters)).count == 16_384)
    }

    @Test func `a cell says where to look`() {
        let cell = SourceCell(file: "stock.xlsx", sheet: "Table 1", row: 12, column: 12)
        #expect(cell.description == "stock.xlsx, sheet \"Table 1\", row 12, column 12 (L)")
        let line = SourceCell(file: "stock.csv", sheet: nil, row: 2, column: 1)
        #expect(line.description == "stock.csv, row 2, column 1 (A)")
    }

    @Test func `a licence survives JSON, with and without an address`() throws {
        for licence in [Licence.ccBy4, .ccBy3IGO, Licence(name: "terms of use", url: nil)] {
            let data = try JSONEncoder().encode(licence)
            #expect(try JSONDecoder().decode(Licence.self, from: data) == licence)
        }
    }
}
