import Tables
import TestKit
import Testing

@Suite struct DelimitedReaderTests {
    private func rows(_ text: String, _ dialect: Dialect = .comma) throws -> [[String]] {
        var reader = try DelimitedReader(Array(text.utf8), dialect: dialect)
        var rows: [[String]] = []
        while try reader.advance() { rows.append(reader.texts) }
        return rows
    }

    private func error(_ text: String, limits: DelimitedLimits = DelimitedLimits()) -> TableError? {
        #expect(throws: TableError.self) {
            var reader = try DelimitedReader(Array(text.utf8), limits: limits, file: "a.csv")
            while try reader.advance() {}
        }
    }

    @Test func `fields are split at separators and records at any line end`() throws {
        let expected = [["a", "b", ""], ["", "", "é"], ["1"]]
        #expect(try rows("a,b,\n,,é\n1") == expected)
        #expect(try rows("a,b,\r\n,,é\r\n1\r\n") == expected)
        #expect(try rows("a,b,\r,,é\r1\r") == expected)
        #expect(try rows("\u{FEFF}a,b,\n\n\n,,é\n1\n\n") == expected)
        #expect(try rows("") == [])
        #expect(try rows("\n\r\n\r") == [])
        #expect(try rows(",") == [["", ""]])
    }

    @Test func `quoted fields keep separators, line ends and doubled quotes`() throws {
        #expect(
            try rows("\"a,b\",\"c\"\"d\",\"\"\n\"e\r\nf\",\"\"\"\",g\"h\n\"\"")
                == [["a,b", "c\"d", ""], ["e\r\nf", "\"", "g\"h"], [""]])
        let unquoted = try #require(Dialect(separator: ";", quotes: false))
        #expect(try rows("\"a;b\"\n", unquoted) == [["\"a", "b\""]])
    }

    @Test func `other separators, also from a first line, are understood`() throws {
        #expect(try rows("a;b,c", .semicolon) == [["a", "b,c"]])
        #expect(try rows("a\tb", .tab) == [["a", "b"]])
        #expect(try rows("sep=|\r\na|b,c\n") == [["a", "b,c"]])
        #expect(try rows("\u{FEFF}sep=;\na;b") == [["a", "b"]])
        #expect(try rows("sep=ab\n") == [["sep=ab"]])
        #expect(try rows("sep,x\n") == [["sep", "x"]])
        #expect(Dialect(separator: "é") == nil)
        #expect(Dialect(separator: "\"") == nil)
        #expect(Dialect.guess(Array("\"a,b,c\";d\n1,2,3,4;5".utf8)) == .semicolon)
        #expect(Dialect.guess(Array("a\tb".utf8)) == .tab)
        #expect(Dialect.guess([]) == .comma)
    }

    @Test func `rows are physical lines, records are counted`() throws {
        var reader = try DelimitedReader(Array("sep=,\na,b\n\n\"x\ny\r\nz\",2\n3,4".utf8))
        var seen: [[Int]] = []
        while try reader.advance() { seen.append([reader.row, reader.record, reader.count]) }
        #expect(seen == [[2, 1, 2], [4, 2, 2], [7, 3, 2]])
        #expect(try reader.advance() == false)
        #expect(reader.text(0) == "")
    }

    @Test func `fields are read by type, and one that is not there as empty`() throws {
        var reader = try DelimitedReader(Array("ABW,1990,2.5,,\"a\"\"b\"\n".utf8), file: "a.csv")
        #expect(try reader.advance())
        #expect(reader.code(0) == DelimitedReader.code(of: "ABW"))
        #expect(reader.code(4) == nil)
        #expect(reader.int(1) == 1990)
        #expect(reader.int(2) == nil)
        #expect(reader.double(2) == 2.5)
        #expect(reader.double(3) == nil)
        #expect(reader.isEmpty(3))
        #expect(reader.isQuoted(4))
        #expect(reader.equals(4, "a\"b"))
        #expect(reader.equals(0, "ABW"))
        #expect(!reader.equals(0, "AB"))
        #expect(reader.isEmpty(5))
        #expect(reader.text(-1) == "")
        #expect(
            reader.unexpected(2, expected: "a whole number").description
                == "a.csv, row 1, column 3, byte 9: found \"2.5\"; expected a whole number")
    }

    @Test func `a quote that is not closed is named by its row and column`() {
        let open = error("a,b\n1,\"x\ny\n")
        #expect(open?.kind == .quoting)
        #expect(open?.place == TablePlace(file: "a.csv", row: 2, column: 2, byte: 6))
        let after = error("a,b\n\"1\n2\"3,4\n")
        #expect(after?.kind == .quoting)
        #expect(after?.place == TablePlace(file: "a.csv", row: 3, column: 1, byte: 9))
    }

    @Test func `an error is reported once and ends the reading`() throws {
        var reader = try DelimitedReader(Array("\"a\"b\nc".utf8))
        #expect(throws: TableError.self) { try reader.advance() }
        #expect(try reader.advance() == false)
    }

    @Test func `bytes that are no text are named by row and byte`() {
        for (bytes, offset, row) in [
            ([97, 44, 10, 0xE9, 98], 3, 2), ([97, 0, 98], 1, 1), ([0xC3], 0, 1),
            ([0xC0, 0x80], 0, 1),
            ([0xED, 0xA0, 0x80], 0, 1), ([0xF5, 0x80, 0x80, 0x80], 0, 1), ([97, 0xE2, 0x82], 1, 1),
            (Array(repeating: 97, count: 100) + [0xFF], 100, 1), ([0xF0, 0x8F, 0xBF, 0xBF], 0, 1),
        ] as [([UInt8], Int, Int)] {
            let error = #expect(throws: TableError.self) { try DelimitedReader(bytes) }
            #expect(error?.kind == .encoding)
            #expect(error?.place.byte == offset)
            #expect(error?.place.row == row)
        }
    }

    @Test func `the check for UTF-8 agrees with the standard library`() {
        var generator = SeededGenerator(seed: 4)
        let text = Array(
            "Åland Islands, Côte d’Ivoire, 日本国, 😀, plain ascii text of some length".utf8)
        for _ in 0..<5000 {
            let bytes = mutated(text, using: &generator)
            let isSound = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
            #expect(((try? DelimitedReader(bytes)) != nil) == isSound)
        }
    }

    @Test func `limits of fields and their length name themselves`() {
        var limits = DelimitedLimits()
        limits.fieldBytes = 5
        #expect(error("a,b\n1,123456", limits: limits)?.place.column == 2)
        #expect(error("a,b\n1,\"12345678\"", limits: limits)?.kind == .limit)
        limits = DelimitedLimits()
        limits.fields = 3
        #expect(error("a,b,c\n1,2,3,4", limits: limits)?.place.row == 2)
        limits.fields = 50
        #expect(error(String(repeating: ",", count: 1000), limits: limits)?.kind == .limit)
        #expect(error(String(repeating: ",", count: 20_000))?.kind == .limit)
    }

    @Test func `many fields in a record are all read`() throws {
        let texts = (0..<16_384).map { String($0) }
        #expect(try rows(texts.joined(separator: ",")) == [texts])
    }
}
