import Accounts
import Collection
import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Registers
import Tables
import Testing
import Vocabulary
import Warehouse

/// Questionnaires at the desk: who sees what, the workbook, and the form.
@Suite struct QuestionnaireDeskTests {
    private static let page = "/desk/questionnaires/small/FRA/2026"
    private static let file = "/download/questionnaire/small/FRA.xlsx?round=2026"

    /// A collection of unsd that asks little, and one that asks much; a publisher that knows something.
    private static func prepare(_ office: Office) throws {
        func content(_ fields: KeyValuePairs<String, String>) -> RecordContent {
            var content = RecordContent()
            for (name, value) in fields {
                if let path = FieldPath(text: name) { content[path] = [Statement(value)] }
            }
            return content
        }
        _ = try office.registers.apply(
            [
                Edit(
                    RecordKey("collections", "small"),
                    content([
                        "title": "Small <b>questionnaire</b>", "owner": "unsd",
                        "tables/1/title": "Foreign-born by sex", "tables/1/dataflow": "DF_STOCK",
                        "tables/1/criterion": "B", "tables/1/counterpart": "groups",
                        "tables/1/sex": "by-sex", "tables/1/years": "2020/2021",
                    ]), base: 0),
                Edit(
                    RecordKey("collections", "large"),
                    content([
                        "title": "Large", "owner": "unsd", "tables/1/title": "Foreign-born",
                        "tables/1/dataflow": "DF_STOCK", "tables/1/criterion": "B",
                        "tables/1/years": "2015/2024",
                    ]), base: 0),
            ], by: "tests", reason: "tests")
        let key = try SeriesKey(.stock, ["A", "TEST_1", "W", "FRA", "B", "_T", "_T"])
        let year = try #require(Period(year: 2020))
        _ = try office.warehouse.write(
            ReleaseDraft(
                source: "TEST_1", table: "stocks", kind: .imported, publisher: "Tests",
                title: "Stocks of tests", citation: "Made up.", licence: .ccBy4,
                url: "https://example.org/stocks",
                files: [ReleaseFile(name: "stocks.csv", sha256: "00ff", size: 1, sheets: [])]),
            series: [
                Series(key: key, observations: [Observation(period: year, value: .number(8_521))])
            ])
    }

    @Test func `everybody sees what is asked, and only those who may answer get workbook and form`()
        async throws
    {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            for (role, visitor) in world.everyone {
                let page = try await visitor.get(Self.page)
                #expect(page.status == .ok)
                #expect(page.text.contains("Small &lt;b&gt;questionnaire&lt;/b&gt;"))
                let may = [.country, .agency, .desk, .administrator].contains(role)
                #expect(
                    page.text.contains("<form class=\"answer\"") == may,
                    "\(String(describing: role))")
                let file = try await visitor.get(Self.file)
                let refused: HTTPResponse.Status = role == nil ? .unauthorized : .forbidden
                #expect(file.status == (may ? .ok : refused), "\(String(describing: role))")
                if !may {
                    #expect(try await visitor.post(Self.page, ["do": "send"]).status == refused)
                }
            }
            let other = "/download/questionnaire/small/DEU.xlsx"
            #expect(try await world.country.get(other).status == .forbidden)
            #expect(try await world.agency.get(other).status == .ok)
            let post = try await world.country.post(
                "/desk/questionnaires/small/DEU/2026", ["do": "send"])
            #expect(post.status == .forbidden)
        }
    }

    @Test func `the workbook is filled with what is known`() async throws {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let reply = try await world.country.get(Self.file)
            #expect(reply.headers[.contentType] == SentDocument.workbook)
            #expect(
                reply.headers[.contentDisposition]
                    == "attachment; filename=\"small-FRA-2026.xlsx\"")
            let sheet = try Workbook(bytes: Array(reply.body.readableBytesView)).sheet("Table 1")
            #expect(sheet["A8"].text == "W _T _T" && sheet["E8"].integer == 8_521)
        }
    }

    @Test func `a questionnaire that asks much has no form, and the page says why`() async throws {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let page = try await world.desk.get("/desk/questionnaires/large/FRA/2026")
            #expect(page.status == .ok && !page.text.contains("<form class=\"answer\""))
            #expect(page.text.contains("Use the workbook"))
            let post = try await world.desk.post(
                "/desk/questionnaires/large/FRA/2026", ["do": "send"])
            #expect(post.status == .notFound)
        }
    }

    @Test func `the form is filled with sources named, and checking keeps what was typed`()
        async throws
    {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let page = try await world.country.get(Self.page).text
            #expect(page.utf8.count < 100_000)
            #expect(
                page.contains("name=\"c0.0.2020\" aria-labelledby=\"t0r0 t0y2020\" value=\"8521\""))
            #expect(page.contains("Stocks of tests, held since"))
            let typed = [
                "c0.0.2020": "10", "c0.1.2020": "4 p", "c0.2.2020": "7", "c0.3.2021": "<b>",
            ]
            let checked = try await world.country.post(
                Self.page, typed.merging(["do": "check"]) { $1 })
            #expect(checked.status == .unprocessableContent)
            #expect(checked.text.contains("women and men: +1"))
            #expect(checked.text.contains("value=\"&lt;b&gt;\""))
            #expect(checked.text.contains("no figure and no mark"))
        }
    }

    @Test func `sending hands the cells to the receiver`() async throws {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let sent = try await world.country.post(
                Self.page,
                [
                    "do": "send", "c0.0.2020": "11", "c0.1.2020": "4 p", "c0.2.2020": "7",
                    "m0.duration": "12", "remarks": "by hand",
                ])
            #expect(sent.status == .seeOther)
            #expect(sent.headers[.location]?.hasPrefix("/desk/answers/") == true)
            let key = try SeriesKey(.stock, ["A", "SMALL", "W", "FRA", "B", "F", "_T"])
            let held = try world.office.held(try KeyPattern(.stock, key.description))
            #expect(held.first?.series.observations.first?.value == .number(4))
            #expect(held.first?.series.observations.first?.status == .provisional)
            // What waits for its sign-off is seen by the country that sent it, not by others.
            let again = try await world.country.get(Self.page).text
            #expect(again.contains("value=\"4 p\"") && again.contains("Your answer before"))
            #expect(try await !world.nobody.get(Self.page).text.contains("Your answer before"))
        }
    }

    @Test(arguments: [
        "/desk/questionnaires/small/FRA/soon", "/desk/questionnaires/none/FRA/2026",
        "/desk/questionnaires/small/XXX/2026", "/desk/questionnaires/small/FRA",
    ]) func `an address that names no questionnaire is refused`(_ path: String) async throws {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let reply = try await world.desk.get(path)
            #expect([.notFound, .unprocessableContent].contains(reply.status))
        }
    }

    @Test func `a chosen collection, country and round lead to their page`() async throws {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let list = try await world.nobody.get("/desk/questionnaires")
            #expect(list.text.contains("Foreign-born by sex"))
            let chosen = try await world.nobody.get(
                "/desk/questionnaires?collection=small&area=FRA&round=2026")
            #expect(chosen.headers[.location] == Self.page)
        }
    }
}
