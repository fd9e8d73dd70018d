import Publishers
import Testing
import Vocabulary

struct RecognitionTests {
    @Test func `each layout is recognised by content whatever the name`() throws {
        let files: [(InputFile, String)] = [
            (.lines([Stocks.header, "x"], name: "a.xlsx"), "undesa-stock-2024"),
            (.lines([Displaced.header, "x"]), "unhcr-population"),
            (.lines([Components.header, "x"]), "wpp-components-2024"),
            (StockWorkbook().file(), "undesa-stock-2020-workbook"),
        ]
        for (file, id) in files {
            #expect(try Publishers.recognise(file).id == id)
        }
    }

    @Test func `a workbook named csv is recognised`() throws {
        let file = InputFile(name: "stocks.csv", bytes: StockWorkbook().file().bytes)
        #expect(try Publishers.recognise(file).id == "undesa-stock-2020-workbook")
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", "a CSV with columns a, b"),
            ("<html><body>Not found</body></html>", "HTML"), ("", "an empty file"),
            ("<?xml version=\"1.0\"?><m:S xmlns:m=\"http://www.sdmx.org/r\"/>", "SDMX-ML"),
        ])
    func `an unknown file says what it looks like and where to look further`(
        text: String, found: String
    ) throws {
        let error = #expect(throws: PublisherError.self) {
            try Publishers.recognise(.text(text, name: "what.dat"))
        }
        #expect(error?.kind == .unrecognised)
        #expect(error?.place == "what.dat")
        #expect(error?.found.contains(found) == true)
        #expect(error?.expected.contains("corridor publishers") == true)
        #expect(error?.expected.contains("corridor mapping suggest") == true)
        #expect(error?.expected.contains("nearest") == false)
    }

    @Test func `a table that lacks a column is told the layouts that it is nearest to`() throws {
        let header = Displaced.header.replacing("year", with: "when")
        #expect(header != Displaced.header)
        let error = #expect(throws: PublisherError.self) {
            try Publishers.recognise(.lines([header, "x"]))
        }
        let expected = try #require(error?.expected)
        #expect(expected.contains("(unhcr-population)"), "\(expected)")
        #expect(!expected.contains("(ilostat)") && expected.count < 1_200, "\(expected)")
    }

    @Test(
        arguments: [
            ("{\"page\": 1, \"maxPages\": 1, \"items\": []}", "a JSON file with no items"),
            ("{\"page\": 1, \"items\": [{\"year\": 20", "the end of the file: it was cut short"),
            ("{\"items\": [{\"a\": 1, \"a\": 2}]}", "the member \"a\" twice"),
            (
                "[{\"message\":[{\"id\":\"120\",\"key\":\"Invalid value\",\"value\":\"Not valid\"}]}]",
                "no data but \"120 Not valid\""
            ),
        ])
    func `JSON without a table says why`(text: String, found: String) throws {
        let error = #expect(throws: PublisherError.self) {
            try Publishers.recognise(.text(text, name: "what.json"))
        }
        #expect(error?.found.contains(found) == true, "\(error?.found ?? "")")
    }

    @Test func `an unknown edition is described by its sheets and title`() throws {
        let file = StockWorkbook(edition: "POP/DB/MIG/Stock/Rev.2013").file()
        let error = #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
        #expect(error?.found.contains("POP/DB/MIG/Stock/Rev.2013") == true)
        #expect(error?.found.contains("Table 1") == true)
    }

    @Test func `a reader made without a file says so wherever it is told of`() {
        for publisher in Publishers.all {
            let notes = publisher.dataSet.notes.contains {
                $0.lowercased().contains("experimental")
            }
            #expect(publisher.isExperimental == notes, "\(publisher.id)")
        }
    }

    @Test func `ids are unique and found by name`() {
        let ids = Publishers.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(Publishers.named(id)?.id == id) }
        #expect(Publishers.named("nobody") == nil)
    }

    @Test func `every publisher states terms, citation, notes and quirks`() {
        let publishers = Publishers.all.filter { $0.id != CorridorCSV().id }
        for publisher in publishers {
            #expect(publisher.dataSet.url.hasPrefix("https://"))
            #expect(!publisher.dataSet.citation.isEmpty)
            #expect(publisher.dataSet.licence.url != nil)
            #expect(!publisher.dataSet.notes.isEmpty)
            let quirks = publisher.quirks.map(\.id)
            #expect(!quirks.isEmpty && Set(quirks).count == quirks.count)
        }
    }
}
