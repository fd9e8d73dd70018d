import Accounts
import Foundation
import Hummingbird
import HummingbirdTesting
import Office
import Registers
import Testing

/// Meetings, dossiers and recommendations on the desk and over the plain interface.
@Suite struct MeetingPageTests {
    private static let hostile = "<script>alert('1')</script>\" onload=\"x & \u{202E}abc"

    private static func put(
        _ office: Office, _ register: String, _ id: String, _ fields: [String: String]
    ) throws {
        var statements: [FieldPath: [Statement]] = [:]
        for (text, value) in fields {
            if let path = FieldPath(text: text) { statements[path] = [Statement(value)] }
        }
        _ = try office.registers.apply(
            [Edit(RecordKey(register, id), RecordContent(statements), base: nil)], by: "test",
            reason: "test")
    }

    private static func prepare(_ office: Office) throws {
        try put(
            office, "meetings", "mine",
            [
                "title": "A meeting", "date": "2026-05-04", "organiser": "unsd",
                "decisions/1/text": "Decide", "decisions/1/due": "2026-12",
                "people/1/area": "MEX", "people/1/name": hostile,
            ])
    }

    @Test func `everybody reads meetings, dossiers and reports of the starter registers`()
        async throws
    {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            for path in [
                "/desk/meetings", "/desk/meetings?series=Global%20Forum",
                "/desk/meetings/coordination-3", "/desk/meetings/coordination-3/dossier",
                "/desk/meetings/coordination-3/dossier?area=KEN,MEX&area=009",
                "/desk/meetings/coordination-3/report", "/desk/meetings/mine",
                "/desk/recommendations", "/desk/recommendations?theme=data&addressee=&area=",
                "/desk/recommendations/2002-05",
            ] {
                let reply = try await world.nobody.get(path)
                #expect(reply.status == .ok, "\(path): \(reply.text.prefix(200))")
                #expect(reply.body.readableBytes < 100_000, "\(path)")
            }
            for path in [
                "/desk/meetings/none", "/desk/meetings/none/dossier", "/desk/meetings/mine/else",
                "/desk/recommendations/none", "/desk/meetings/mine/dossier/more",
            ] {
                #expect(try await world.nobody.get(path).status == .notFound, "\(path)")
            }
            let dossier = try await world.nobody.get("/desk/meetings/coordination-3/dossier").text
            #expect(dossier.contains("27-28 October 2004, New York"))
            #expect(dossier.contains("Avoid duplication and streamline requests"))
            #expect(dossier.contains("General Assembly resolution 58/208"))
            #expect(dossier.contains("<a href=\"#treaties\">Treaties</a>"))
            #expect(!dossier.contains("2004-01\">"))
        }
    }

    @Test func `a dossier of the whole world stays a page of less than 200 kB`() async throws {
        try await DeskWorld.run(registers: true) { world in
            let reply = try await world.nobody.get("/desk/meetings/coordination-3/dossier?area=001")
            let other = try await world.nobody.get("/desk/meetings/coordination-3/dossier?area=W")
            for page in [reply, other] where page.status == .ok {
                #expect(page.body.readableBytes < 200_000)
                #expect(page.text.contains("Zimbabwe"))
            }
            #expect(reply.status == .ok || other.status == .ok)
        }
    }

    @Test func `decisions become recommendations by those whose meeting it is, once`() async throws
    {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let path = "/desk/meetings/mine/follow-up"
            for (visitor, status) in [
                (world.nobody, HTTPResponse.Status.unauthorized), (world.reader, .forbidden),
                (world.country, .forbidden),
            ] {
                let reply = try await visitor.post(path)
                #expect(
                    reply.status == status || reply.status == .seeOther && status == .unauthorized)
            }
            #expect(
                try world.office.registers.state().meeting("mine").decisions[0].recommendation
                    == nil)
            #expect(try await world.agency.get("/desk/meetings/mine").text.contains(path))
            #expect(try await !world.reader.get("/desk/meetings/mine").text.contains(path))
            let done = try await world.agency.post(path)
            #expect(done.status == .seeOther)
            #expect(done.headers[.location] == "/desk/meetings/mine?made=1")
            #expect(
                try await world.desk.post(path).headers[.location] == "/desk/meetings/mine?made=0")
            let page = try await world.nobody.get("/desk/meetings/mine?made=1").text
            #expect(page.contains("One recommendation was made."))
            #expect(page.contains("/desk/recommendations/mine-1"))
        }
    }

    @Test func `progress is told of one's own country or organisation alone`() async throws {
        try await DeskWorld.run(registers: true) { world in
            let path = "/desk/recommendations/2002-05/progress"
            // Who tells, of which area, for which organisation, and what comes of it.
            let table: [(DeskVisitor, String, String, Bool)] = [
                (world.nobody, "FRA", "", false), (world.reader, "FRA", "", false),
                (world.country, "FRA", "", true), (world.country, "fra", "", true),
                (world.country, "DEU", "", false), (world.country, "", "", false),
                (world.country, "FRA", "ilo", false), (world.agency, "DEU", "unsd", true),
                (world.agency, "", "unsd", true), (world.agency, "", "ilo", false),
                (world.agency, "FRA", "", false), (world.desk, "DEU", "ilo", true),
                (world.administrator, "MEX", "", true),
            ]
            for (number, row) in table.enumerated() {
                let reply = try await row.0.post(
                    path,
                    [
                        "area": row.1, "organisation": row.2, "kind": "obstacle", "date": "2026",
                        "text": "Row \(number): \(Self.hostile)",
                    ])
                let location = reply.headers[.location] ?? ""
                let isDone = reply.status == .seeOther && location.contains("#progress")
                #expect(isDone == row.3, "row \(number): \(reply.status)")
            }
            let item = try #require(
                try world.office.registers.state().recommendation("2002-05", today: nil))
            #expect(item.progress.count == table.count { $0.3 })
            let page = try await world.nobody.get("/desk/recommendations/2002-05").text
            #expect(page.contains("Row 2: &lt;script&gt;") && !page.contains("<script"))
            #expect(page.contains("sign-in"))
            // What is at fault is told, and what was typed comes back.
            let fault = try await world.country.post(
                path, ["area": "FRA", "date": "soon", "text": "Typed text", "kind": "progress"])
            #expect(fault.status == .unprocessableContent)
            #expect(fault.text.contains("Typed text") && fault.text.contains("soon"))
        }
    }

    @Test func `hostile text of every field comes back as text`() async throws {
        let prepare: (Office) throws -> Void = { office in
            let text = Self.hostile
            try Self.put(office, "recommendations", "evil", ["title": text, "theme": text])
            try Self.put(
                office, "meetings", "evil",
                [
                    "title": text, "series": text, "date": "2026-01-01", "venue": text,
                    "theme": text, "outcome": text, "sessions/1/title": text,
                    "sessions/1/summary": text, "papers/1/title": text, "papers/1/symbol": text,
                    "papers/1/author": text,
                    "papers/1/address": "https://example.org/?a=\"><script>",
                    "people/1/name": text, "people/1/role": text, "decisions/1/text": text,
                ])
            try Self.put(
                office, "activities", "evil",
                ["title": text, "reported-at": "evil", "description": text])
        }
        try await DeskWorld.run(prepare: prepare) { world in
            for path in [
                "/desk/meetings", "/desk/meetings/evil", "/desk/meetings/evil/dossier",
                "/desk/meetings/evil/report", "/desk/recommendations", "/desk/recommendations/evil",
            ] {
                let page = try await world.nobody.get(path)
                #expect(page.status == .ok, "\(path)")
                #expect(!page.text.contains("<script") && !page.text.contains("onload=\"x"))
                #expect(page.text.contains("&lt;script&gt;"), "\(path)")
            }
        }
    }

    @Test func `programs get the same`() async throws {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            func object(_ path: String) async throws -> JSONObject {
                let reply = try await world.nobody.get(path)
                #expect(reply.status == .ok, "\(path): \(reply.text.prefix(300))")
                return try JSONObject(reply)
            }
            let list = try await object("/api/v1/meetings?limit=2")
            #expect(list.list("meetings").count == 2 && list.whole("total") == 22)
            let dossier = try await object("/api/v1/meetings/coordination-3/dossier?area=KEN")
            #expect(dossier.list("recommendations").count == 12)
            #expect(dossier.list("countries").count == 1)
            #expect(dossier.object("previous")?.text("id") == "coordination-2")
            let open = try await object("/api/v1/recommendations/open?theme=surveys")
            #expect(open.whole("total") == 4)
            for (path, status) in [
                ("/api/v1/meetings/none/dossier", HTTPResponse.Status.notFound),
                ("/api/v1/meetings/coordination-3/dossier?area=Nowhere", .unprocessableContent),
                ("/api/v1/recommendations/open?area=Nowhere", .unprocessableContent),
            ] {
                #expect(try await world.nobody.get(path).status == status, "\(path)")
            }
        }
    }
}
