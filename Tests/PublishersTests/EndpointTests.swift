import Cubes
import Foundation
import Publishers
import Testing
import Vocabulary

/// Addresses of services, and what their answers are taken for.
struct EndpointTests {
    private func endpoint(_ service: String, _ table: String) throws -> Endpoint {
        let found = WebService.named(service)
        return try #require(found?.table(table))
    }

    private func verdict(
        _ service: String, _ table: String, _ text: String, page: Int = 1
    ) throws -> AnswerVerdict {
        try endpoint(service, table).verdict(on: .text(text), page: page)
    }

    @Test func `every table has an https address, terms, and a reader that there is`() throws {
        for service in WebService.all {
            #expect(service.base.hasPrefix("https://"))
            #expect(service.interval >= 1)
            #expect(Set(service.tables.map(\.table)).count == service.tables.count)
            for table in service.tables {
                let url = table.url(base: service.base, part: table.parts.first, years: 2000...2001)
                #expect(URL(string: url)?.host != nil, "\(url)")
                #expect(!url.contains("{") && !url.contains(" "))
                #expect(!table.citation.isEmpty && !table.licence.name.isEmpty)
                if let reader = table.reader { #expect(Publishers.named(reader)?.id == reader) }
                #expect(table.table.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) })
            }
        }
        #expect(Set(WebService.all.map(\.id)).count == WebService.all.count)
    }

    @Test func `addresses ask for what they should`() throws {
        let base = "https://x.org"
        #expect(
            try endpoint("unhcr", "population").url(base: base, years: 1951...2025, page: 3)
                == "https://x.org/population/?cf_type=ISO&coo_all=true&coa_all=true"
                + "&yearFrom=1951&yearTo=2025&limit=10000&page=3")
        #expect(
            try endpoint("eurostat", "migr_imm8").url(base: base + "/")
                == "https://x.org/migr_imm8?format=SDMX-CSV&compressed=true")
        #expect(
            try endpoint("worldbank", "wdi").url(
                base: base, part: "SM.POP.NETM", years: 2000...2010)
                == "https://x.org/country/all/indicator/SM.POP.NETM?format=json&source=2"
                + "&date=2000:2010&per_page=20000&page=1")
    }

    @Test(arguments: [
        ("", "empty"), ("<!doctype html><title>Busy</title>", "damaged"),
        (#"{"page":1,"maxPages":2,"items":[]}"#, "empty"),
        (#"{"page":1,"maxPages":2,"items":[{"year":2020,"#, "damaged"),
        (
            #"{"page":2,"maxPages":2,"items":[{"year":2020,"coo":"A","coa":"B","refugees":1}]}"#,
            "refused"
        ),
        (
            #"{"page":1,"maxPages":2,"items":[{"year":2020,"coo":"A","coa":"B","refugees":1}]}"#,
            "sound"
        ),
        (
            #"{"page":1,"maxPages":2,"items":[{"year":2020,"coo":"A","coa":"B","applied":1}]}"#,
            "refused"
        ),
        (#"{"message":"no"}"#, "refused"), ("a,b\n1,2\n", "refused"), ("[[[[[[[[", "refused"),
    ])
    func `answers of UNHCR are told apart`(_ text: String, _ kind: String) throws {
        let verdict = try verdict("unhcr", "population", text)
        #expect("\(verdict)".hasPrefix(kind), "\(verdict)")
    }

    @Test(arguments: [
        (#"{"warning":{"status":413,"label":"ASYNCHRONOUS_RESPONSE."}}"#, "tooLarge"),
        ("<S:Fault><faultcode>413</faultcode></S:Fault>", "tooLarge"),
        (#"{"error":[{"status":400,"id":150,"label":"no such dataset"}]}"#, "refused"),
        ("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\n", "empty"),
        ("geo\\time,2020\nDE,413\n", "refused"),
        (
            "DATAFLOW,freq,age,agedef,unit,sex,geo,TIME_PERIOD,OBS_VALUE\n"
                + "ESTAT:MIGR_IMM8(1.0),A,TOTAL,COMPLET,NR,T,DE,2020,413\n", "sound"
        ),
    ])
    func `answers of Eurostat are told apart`(_ text: String, _ kind: String) throws {
        let verdict = try verdict("eurostat", "migr_imm8", text)
        #expect("\(verdict)".hasPrefix(kind), "\(verdict)")
    }

    @Test(arguments: [
        (#"[{"page":0,"pages":0,"per_page":0,"total":0},null]"#, "empty"),
        (
            #"[{"message":[{"id":"175","key":"k","value":"It may have been deleted"}]}]"#,
            "withdrawn"
        ),
        (#"[{"message":[{"id":"120","key":"k","value":"not valid"}]}]"#, "refused"),
        (#"[{"page":1,"pages":1,"total":1},[{"date":"2020""#, "damaged"),
        ("<html>", "damaged"), ("{}", "refused"), ("[]", "refused"),
    ])
    func `answers of the World Bank are told apart`(_ text: String, _ kind: String) throws {
        let verdict = try verdict("worldbank", "wdi", text)
        #expect("\(verdict)".hasPrefix(kind), "\(verdict)")
    }

    @Test func `pieces of a text are put together under one heading`() throws {
        let table = try endpoint("eurostat", "migr_imm8")
        func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
        #expect(table.joined([bytes("a,b\n1,2\n"), bytes("a,b\n3,4")]) == bytes("a,b\n1,2\n3,4"))
        #expect(
            table.joined([bytes("a,b\r\n1,2"), bytes("a,b\r\n3,4\r\n")])
                == bytes("a,b\r\n1,2\n3,4\r\n"))
        #expect(table.joined([bytes("a,b\n1,2\n"), bytes("b,a\n3,4\n")]) == nil)
        #expect(table.joined([bytes("a,b\n1,2\n"), bytes("")]) == nil)
    }

    @Test func `damaged answers are told, and never end the program`() throws {
        var dice = Dice(state: 41)
        let page =
            #"[{"page":1,"pages":1,"per_page":9,"total":1,"lastupdated":"2026-07-01"},[{"indicator":"#
            + #"{"id":"SP.POP.TOTL","value":"P"},"country":{"id":"FR","value":"F"},"#
            + #""countryiso3code":"FRA","date":"2020","value":7,"unit":"","decimal":0}]]"#
        let samples = [
            ("worldbank", "wdi", page),
            (
                "unhcr", "population",
                #"{"page":1,"maxPages":1,"items":[{"year":2020,"coo":"A","coa":"B","refugees":1}]}"#
            ),
        ]
        for (service, table, text) in samples {
            let endpoint = try endpoint(service, table)
            #expect("\(endpoint.verdict(on: .text(text)))".hasPrefix("sound"))
            for _ in 0..<2000 {
                let bytes = Damage.of(Array(text.utf8), &dice)
                _ = endpoint.verdict(on: InputFile(name: "x", bytes: bytes))
            }
        }
    }
}

/// The World Bank's pages as its reader takes them.
struct WorldBankPagesTests {
    private func page(_ page: Int, of pages: Int, total: Int, _ items: [String]) -> String {
        #"[{"page":\#(page),"pages":"\#(pages)","per_page":"2","total":\#(total)},["#
            + items.joined(separator: ",") + "]]\n"
    }

    private func item(
        _ area: String, _ year: Int, _ value: String, short: String = "XX",
        indicator: String = "SM.POP.NETM"
    ) -> String {
        #"{"indicator":{"id":"\#(indicator)","value":"N, \"x\""},"country":{"id":"\#(short)","value":"A"},"#
            + #""countryiso3code":"\#(area)","date":"\#(year)","value":\#(value),"decimal":0}"#
    }

    private func read(_ text: String) throws -> TableReading {
        let file = InputFile.text(text, name: "wdi.json")
        #expect(try Publishers.recognise(file).id == "worldbank-indicators")
        return try WorldBankIndicators().read(file, areas: .standard)
    }

    @Test func `items become figures with their row, blank ends are left out and counted`() throws {
        let reading = try read(
            page(1, of: 2, total: 4, [item("FRA", 2023, "null"), item("FRA", 2022, "-5")])
                + page(2, of: 2, total: 4, [item("FRA", 2021, "null"), item("FRA", 2020, "7")]))
        let first = try #require(
            reading.observation(.population, "A.WB_WDI.FRA.NETMIG._T._T", 2022))
        #expect(first.value == .number(-5))
        // The heading is row 1, the first item row 2.
        #expect(first.row == 3)
        #expect(
            reading.observation(.population, "A.WB_WDI.FRA.NETMIG._T._T", 2021)?.value
                == .missing(.notReported))
        #expect(
            reading.leftOut
                == ["1 blank before the first or after the last figure of the series"])
        #expect(reading.report.rows == 4)
        #expect(reading.faults.isEmpty)
    }

    @Test func `groups without a code of three letters are known by two, or counted`() throws {
        let reading = try read(
            page(
                1, of: 1, total: 3,
                [
                    item("", 2020, "1", short: "1W"), item("", 2020, "2", short: "ZQ"),
                    item("ARB", 2020, "3"),
                ]))
        #expect(
            reading.observation(.population, "A.WB_WDI.W.NETMIG._T._T", 2020)?.value == .number(1))
        #expect(
            reading.leftOut.contains("2 region or group of the World Bank that is none of ours"))
    }

    @Test(arguments: [1, 2])
    func `a file that lacks a page or an item is refused`(_ pages: Int) throws {
        let error = #expect(throws: PublisherError.self) {
            try read(page(1, of: pages, total: 2, [item("FRA", 2020, "1")]))
        }
        #expect(error?.kind == .container)
        #expect(error?.found == (pages == 1 ? "1 of 2 items" : "1 of 2 pages, without page 2"))
    }

    @Test func `an item twice, an unknown area and a wrong year are findings`() throws {
        let reading = try read(
            page(
                1, of: 1, total: 4,
                [
                    item("FRA", 2020, "1"), item("FRA", 2020, "2"), item("QQQ", 2020, "1"),
                    item("FRA", 99_999, "1"),
                ]))
        #expect(reading.faults.count == 3)
        #expect(reading.report.figures == 1)
    }
}
