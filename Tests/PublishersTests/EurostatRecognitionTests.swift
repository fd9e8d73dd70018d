import Publishers
import Testing
import Vocabulary

struct EurostatRecognitionTests {
    @Test func `SDMX-CSV and JSON-stat state their table`() throws {
        let row = "A,AF,COMPLET,TOTAL,NR,T,DE,2010,12,,"
        for table in ["migr_imm1ctz", "migr_emi1ctz"] {
            let csv = EstatFile.csv([row], table: table.uppercased())
            #expect(try Publishers.recognise(csv).id == "eurostat-" + table)
            let json = EstatJSON.file(table: table)
            #expect(try Publishers.recognise(json).id == "eurostat-" + table)
        }
    }

    @Test(
        arguments: [
            ("citizen", "A,AF,TOTAL,NR,T,DE", "migr_pop1ctz"),
            ("c_birth", "A,AF,TOTAL,NR,T,DE", "migr_pop3ctb"),
        ])
    func `a TSV of stocks is known by its dimensions`(
        dimension: String, codes: String, table: String
    ) throws {
        for years in ["2010", "2010 2011 2012 2013 2014 2015 2016 2017"] {
            let figures = years.split(separator: " ").map { _ in "1~" }.joined(separator: " ")
            let file = EstatFile.tsv(
                "freq,\(dimension),age,unit,sex,geo\\TIME_PERIOD", years: years,
                ["\(codes) \(figures)"])
            #expect(try Publishers.recognise(file).id == "eurostat-" + table)
        }
    }

    @Test(
        arguments: [
            ("citizen,", ["migr_imm1ctz", "migr_emi1ctz", "migr_acq"]),
            ("partner,", ["migr_imm5prv", "migr_emi3nxt"]),
            ("c_birth,", ["migr_imm3ctb", "migr_emi4ctb"]), ("", ["migr_imm8", "migr_emi2"]),
        ])
    func `a TSV that fits several tables is refused with their ids`(
        dimension: String, tables: [String]
    ) throws {
        let code = dimension.isEmpty ? "" : "TOTAL,"
        let file = EstatFile.tsv(
            "freq,\(dimension)agedef,age,unit,sex,geo\\TIME_PERIOD", years: "2010",
            ["A,\(code)COMPLET,TOTAL,NR,T,DE 1~"])
        let error = #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
        #expect(error?.kind == .ambiguous)
        for table in tables {
            #expect(error?.expected.contains("--publisher eurostat-\(table)") == true)
            #expect(try EstatFile.read(table, file).report.figures == 1)
        }
    }

    @Test func `temporary protection has the dimensions of stocks and is not taken for them`() {
        let file = EstatFile.tsv(
            "freq,unit,citizen,sex,age,geo\\TIME_PERIOD", years: "2022-03 2022-04",
            ["M,PER,UA,T,TOTAL,DE 1~ 2~"])
        let error = #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
        #expect(error?.kind == .ambiguous)
        for table in ["migr_asytpsm", "migr_asytpfm", "migr_asypenctzm"] {
            #expect(error?.found.contains(table) == true)
        }
        #expect(error?.found.contains("migr_pop1ctz") == false)
    }

    @Test func `a file of another table than the one named is refused`() {
        let csv = EstatFile.csv(["A,AF,COMPLET,TOTAL,NR,T,DE,2010,12,,"], table: "MIGR_EMI1CTZ")
        let error = #expect(throws: PublisherError.self) {
            try EstatFile.read("migr_imm1ctz", csv)
        }
        #expect(error?.found == "Eurostat's migr_emi1ctz")
        let tsv = EstatFile.tsv(
            EstatFile.stockKey, years: "2010", ["A,AF,TOTAL,NR,T,DE 1~"])
        #expect(throws: PublisherError.self) { try EstatFile.read("migr_imm1ctz", tsv) }
    }

    @Test(
        arguments: [
            ("MIGR_EIRFS", "refusals of entry), which is known and not taken"),
            ("MIGR_EIRTN", "people returned), which is known and not taken"),
            ("NAMA_10_GDP", "Eurostat's nama_10_gdp"),
        ])
    func `other tables of Eurostat are refused by name`(table: String, words: String) {
        for file in [
            EstatFile.csv(["A,AF,COMPLET,TOTAL,NR,T,DE,2010,12,,"], table: table),
            EstatJSON.file(table: table.lowercased()),
        ] {
            let error = #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
            #expect(error?.kind == .unrecognised)
            #expect(error?.found.contains(words) == true)
            #expect(error?.expected.contains("migr_imm1ctz") == true)
        }
    }

    @Test(
        arguments: [
            "{\"warning\":{\"status\":413,\"label\":\"ASYNCHRONOUS_RESPONSE. Try later\"}}",
            "{\"error\":[{\"status\":413,\"id\":100,\"label\":\"EXTRACTION_TOO_BIG\"}]}",
        ])
    func `an answer without data is refused with what it says`(text: String) {
        for read in [
            { _ = try Publishers.recognise(.text(text)) },
            { _ = try EstatFile.read("migr_imm1ctz", .text(text)) },
        ] as [() throws -> Void] {
            let error = #expect(throws: PublisherError.self) { try read() }
            #expect(error?.found.contains("413") == true)
            #expect(error?.found.contains("an answer without data") == true)
        }
    }

    @Test func `a web page in place of a table is refused as one`() {
        let page = InputFile.text("<html><body>Service unavailable</body></html>")
        let error = #expect(throws: PublisherError.self) {
            try EstatFile.read("migr_imm1ctz", page)
        }
        #expect(error?.found.contains("HTML") == true)
    }

    @Test func `each table has an id, terms and quirks of its own`() {
        for table in EurostatTable.all {
            #expect(Publishers.named(table.id)?.dataSet.table == table.code)
            #expect(table.dataSet.source == "ESTAT")
            #expect(!table.dataSet.notes.isEmpty && !table.quirks.isEmpty)
            #expect(table.dataSet.notes.contains { $0.contains("2011/833/EU") })
        }
    }
}
