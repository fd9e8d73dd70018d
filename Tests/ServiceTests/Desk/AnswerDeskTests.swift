import Accounts
import Collection
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Registers
import Service
import Testing
import Vocabulary
import Warehouse

/// Sending answers in at the desk: who may, what they see, and what is kept.
struct AnswerDeskTests {
    private static let collection = "desk-stocks"

    /// A collection of `unsd` that asks a small table.
    private static func prepare(_ office: Office) throws {
        var content = RecordContent()
        content[FieldPath("title")] = [Statement("Stocks for the desk")]
        content[FieldPath("owner")] = [Statement("unsd")]
        let part = FieldPath.PartKey("tables", "born")
        let fields = [
            "title": "Foreign-born", "dataflow": "DF_STOCK", "end": "destination",
            "criterion": "B", "counterpart": "total", "sex": "by-sex", "years": "2023/2024",
        ]
        for (name, value) in fields { content[FieldPath(name, part: part)] = [Statement(value)] }
        var organisation = RecordContent()
        organisation[FieldPath("title")] = [Statement("Statistics Division")]
        var edits = [Edit(RecordKey("collections", collection), content, base: 0)]
        if (try? office.registers.record(RecordKey("organisations", "unsd"))) == nil {
            edits.append(Edit(RecordKey("organisations", "unsd"), organisation, base: 0))
        }
        _ = try office.registers.apply(edits, by: "test", reason: "test")
    }

    /// Cells as JSON; an answer of France to the round of 2026.
    private static func cells(_ office: Office, _ figures: [String: String]) throws -> [UInt8] {
        let questionnaire = try office.questionnaire(collection, area: "FRA", round: "2026")
        return Array(
            try JSONEncoder().encode(
                QuestionnaireAnswer(
                    identity: QuestionnaireIdentity(questionnaire, made: ""),
                    cells: figures.sorted { $0.key < $1.key }.map {
                        .init(table: "born", row: $0.key, year: 2024, text: $0.value)
                    })))
    }

    private static func blank(_ office: Office) throws -> [UInt8] {
        try office.workbookBytes(
            try office.draftQuestionnaire(collection, area: "FRA", round: "2026"))
    }

    @Test func `who may send an answer in, by role`() async throws {
        try await DeskWorld.run(prepare: Self.prepare) { world in
            let file = try Self.blank(world.office)
            for (role, visitor) in world.everyone {
                for area in ["FRA", "DEU"] {
                    let reply = try await visitor.post(
                        "/desk/answers", ["collection": Self.collection, "area": area],
                        file: "file", named: "answer.xlsx", file)
                    let may =
                        switch role {
                        case nil, .reader: false
                        case .country: area == "FRA"
                        case .agency, .desk, .administrator: true
                        }
                    let name = "\(role?.rawValue ?? "nobody") \(area)"
                    if may {
                        #expect(reply.status == .seeOther, "\(name)")
                    } else {
                        #expect(
                            reply.status == (role == nil ? .unauthorized : .forbidden), "\(name)")
                    }
                }
            }
            // France's empty workbook was refused, the others' were France's: nothing is held.
            #expect(try world.office.warehouse.releases().isEmpty)
        }
    }

    @Test func `what was found is shown to those whose matter it is, with the workbooks`()
        async throws
    {
        try await DeskWorld.run(prepare: Self.prepare) { world in
            let file = try Self.blank(world.office)
            let sent = try await world.country.post(
                "/desk/answers", ["collection": Self.collection, "area": "FRA"],
                file: "file", named: "<b>answer</b>.xlsx", file)
            let path = try #require(sent.headers[.location])
            let page = try await world.country.get(path)
            #expect(page.status == .ok)
            let html = String(buffer: page.body)
            #expect(html.contains("no cell with anything in it"))
            #expect(!html.contains("<b>answer</b>"))
            #expect(page.body.readableBytes < 100_000)
            let document = try await world.agency.get(path + "/document")
            #expect(Array(document.body.readableBytesView) == file)
            #expect(document.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let workbook = try await world.desk.get(path + "/workbook.xlsx")
            #expect(workbook.status == .ok)
            #expect(
                try AnswerDocument(Array(workbook.body.readableBytesView), name: "a").identity
                    != nil)
            for path in [path, path + "/document", path + "/workbook.xlsx"] {
                #expect(try await world.reader.get(path).status == .forbidden)
                #expect(try await world.nobody.get(path).status == .unauthorized)
            }
            let list = String(buffer: try await world.country.get("/desk/answers").body)
            #expect(list.contains(path))
            let others = String(buffer: try await world.reader.get("/desk/answers").body)
            #expect(!others.contains(path) && !others.contains("Send a questionnaire in"))
            #expect(try await world.desk.get("/desk/answers/999").status == .notFound)
            #expect(try await world.desk.get(path + "/other").status == .notFound)
        }
    }

    @Test func `a form without a file, or of no area, says what is missing`() async throws {
        try await DeskWorld.run(prepare: Self.prepare) { world in
            let bare = try await world.desk.post(
                "/desk/answers", ["collection": Self.collection, "area": "FRA"])
            #expect(bare.status == .unprocessableContent)
            #expect(String(buffer: bare.body).contains("Choose the questionnaire"))
            let nowhere = try await world.desk.post(
                "/desk/answers", ["collection": Self.collection, "area": "XQX"])
            #expect(nowhere.status == .unprocessableContent)
            let unknown = try await world.desk.post(
                "/desk/answers", ["collection": "nothing", "area": "FRA"])
            #expect(unknown.status == .notFound)
            #expect(try world.office.warehouse.documents().isEmpty)
        }
    }

    @Test func `the plain interface takes cells, and gives findings and workbook`() async throws {
        try await DeskWorld.run(prepare: Self.prepare) { world in
            let root = "/api/v1/collections/\(Self.collection)/answers"
            let token = try Self.token(world)
            func send(
                _ query: String, _ body: [UInt8], _ type: String = SentDocument.cells
            ) async throws -> TestResponse {
                try await world.nobody.client.execute(
                    uri: root + query, method: .post,
                    headers: [.contentType: type, .authorization: "Bearer " + token],
                    body: ByteBuffer(bytes: body)
                ) { $0 }
            }
            let good = try Self.cells(
                world.office, ["W _T _T": "30", "W F _T": "10", "W M _T": "20"])
            let reply = try await send("?area=FRA", good)
            #expect(reply.status == .ok, "\(String(buffer: reply.body))")
            #expect(String(buffer: reply.body).contains("\"outcome\":\"taken\""))
            #expect(try world.office.warehouse.releases().map(\.standing) == [.pending])
            let again = try await send("?area=FRA", good)
            #expect(String(buffer: again.body).contains("\"repeated\":true"))
            let other = try await send("?area=DEU", good)
            #expect(String(buffer: other.body).contains("\"outcome\":\"unreadable\""))
            #expect(try await send("", good).status == .badRequest)
            #expect(try await send("?area=FRA", good, "text/csv").status.code == 415)
            #expect(try await send("?area=FRA", []).status == .badRequest)
            func get(_ path: String) async throws -> TestResponse {
                try await world.nobody.client.execute(
                    uri: root + path, method: .get, headers: [.authorization: "Bearer " + token]
                ) { $0 }
            }
            let list = String(buffer: try await get("").body)
            #expect(list.contains("\"answer\":1"))
            #expect(String(buffer: try await get("/1").body).contains("\"findings\":["))
            #expect(try await get("/1/workbook").status == .ok)
            #expect(Array(try await get("/1/document").body.readableBytesView) == good)
            #expect(try await get("/99").status == .notFound)
            #expect(try await world.nobody.get(root + "/1").status == .unauthorized)
            #expect(try await world.nobody.get(root).status == .unauthorized)
        }
    }

    /// A token of the desk's account.
    private static func token(_ world: DeskWorld) throws -> String {
        try world.accounts.addToken(
            to: "desk", title: "test", days: 1, by: Caller(address: "192.0.2.7")
        ).text
    }
}
