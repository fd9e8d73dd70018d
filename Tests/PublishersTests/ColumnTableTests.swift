import Publishers
import Testing
import Vocabulary

/// Files that are not what they seem.
struct ColumnTableTests {
    private func failure(_ file: InputFile) -> PublisherError? {
        #expect(throws: PublisherError.self) {
            try UNDESA2024().read(file, areas: .standard)
        }
    }

    @Test func `a last line cut short is an error with its row`() {
        let error = failure(
            .text(Stocks.header + "\nFRA,2020,DZA,male,7,1,0,0,0\nFRA,2020,DZ"))
        #expect(error?.kind == .container)
        #expect(error?.place == "test.csv, row 3")
        #expect(error?.found == "a last line of 3 fields: the file was cut short")
    }

    @Test func `a last line that lost its last field is an error`() {
        let error = failure(.text(Stocks.header + "\nFRA,2020,DZA,male,7,1,0,0,"))
        #expect(error?.kind == .container)
        #expect(error?.found.contains("cut short") == true)
    }

    @Test func `a whole last line needs no line end`() throws {
        let reading = try UNDESA2024().read(
            .text(Stocks.header + "\nFRA,2020,DZA,male,7,1,0,0,0"), areas: .standard)
        #expect(reading.report.figures == 1)
    }

    @Test func `another encoding is an error with the byte`() {
        let bytes =
            Array((Stocks.header + "\nFRA,2020,R").utf8) + [0xE9]
            + Array("U,male,7,1,0,0,0\n".utf8)
        let error = failure(InputFile(name: "latin.csv", bytes: bytes))
        #expect(error?.kind == .container)
        #expect(error?.place.contains("byte 55") == true)
    }

    @Test func `UTF-16 is read`() throws {
        let text = Stocks.header + "\nFRA,2020,DZA,male,7,1,0,0,0\n"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let reading = try UNDESA2024().read(
            InputFile(name: "wide.csv", bytes: bytes), areas: .standard)
        #expect(reading.report.figures == 1)
    }

    @Test func `a header without rows is an error`() {
        let error = failure(.text(Stocks.header + "\n"))
        #expect(error?.kind == .layout)
        #expect(error?.found == "nothing below the header")
    }

    @Test func `a missing column is named with those that are there`() {
        let error = failure(.lines(["geo,t,from,sex,type_b,type_c,type_r,type_i", "a"]))
        #expect(error?.kind == .layout)
        #expect(error?.expected == "a column \"n\"")
        #expect(error?.found.hasPrefix("columns geo, t, from") == true)
    }

    @Test func `a column twice is refused`() {
        let error = failure(.lines([Stocks.header + ",n", "FRA,2020,DZA,male,7,1,0,0,0,8"]))
        #expect(error?.kind == .duplicate)
    }

    @Test func `a quote that is not closed is an error`() {
        let error = failure(.lines([Stocks.header, "\"FRA,2020,DZA,male,7,1,0,0,0"]))
        #expect(error?.kind == .container)
    }

    @Test(
        arguments: [
            ("<!DOCTYPE html><html><body>403</body></html>", "HTML"), ("", "an empty file"),
            ("<?xml version=\"1.0\"?><a xmlns=\"http://www.sdmx.org/x\"/>", "an SDMX-ML message"),
            ("{\"a\": 1}", "a JSON file"),
        ])
    func `another kind of file is named`(text: String, expected: String) {
        let error = failure(.text(text))
        #expect(error?.kind == .container)
        #expect(error?.found.contains(expected) == true)
    }
}
