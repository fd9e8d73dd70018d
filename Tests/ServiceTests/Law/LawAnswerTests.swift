import Hummingbird
import HummingbirdTesting
import Office
import Registers
import Service
import Testing
import Vocabulary

/// Pages and answers on policies, treaties and emigrants over HTTP.
@Suite struct LawAnswerTests {
    private static func ask(
        _ test: @Sendable (any TestClientProtocol, SmallWorld) async throws -> Void
    ) async throws {
        let world = try SmallWorld(flows: false)
        defer { world.remove() }
        _ = try world.office.loadStarterRegisters()
        func say(_ area: String, _ year: String, _ view: String) throws {
            var content = RecordContent()
            let fields = [
                "area": area, "year": year, "subject": "immigration", "view": view,
                "text": "<script>alert(1)</script>",
            ]
            for (field, value) in fields { content[field] = [Statement(value)] }
            _ = try world.office.registers.apply(
                [Edit(RecordKey("views", "\(area.lowercased())-\(year)"), content, base: nil)],
                by: "test",
                reason: "test")
        }
        try say("FRA", "1976", "too-high")
        try say("FRA", "1986", "satisfactory")
        try say("DEU", "1986", "too-high")
        let server = OfficeServer(
            office: world.office, interval: .zero,
            mounts: OfficeServer.interfaces(world.office, interval: .zero))
        try await server.application().test(.router) { try await test($0, world) }
    }

    private static func get(
        _ client: any TestClientProtocol, _ path: String
    ) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get) { $0 }
    }

    private static func object(
        _ client: any TestClientProtocol, _ path: String
    ) async throws -> JSONObject {
        let reply = try await get(client, path)
        #expect(reply.status == .ok, "\(path): \(reply.text.prefix(300))")
        return try JSONObject(reply)
    }

    @Test func `every page of the part answers, and escapes what records say`() async throws {
        try await Self.ask { client, _ in
            for path in [
                "/desk/treaties", "/desk/treaties?on=2004-10-28", "/desk/treaties/matrix",
                "/desk/treaties/migrant-workers-convention?on=2004-10-28",
                "/desk/treaties/ilo-c97", "/desk/policies", "/desk/policies/FRA",
                "/desk/policies?subject=immigration&by=view&year=1976",
                "/desk/policies?subject=emigration&by=policy", "/area/MEX/abroad",
                "/area/MEX/abroad?year=2015", "/area/USA/abroad",
            ] {
                let reply = try await Self.get(client, path)
                #expect(reply.status == .ok, "\(path): \(reply.text.prefix(200))")
                #expect(!reply.text.contains("<script"), "\(path)")
                #expect(reply.body.readableBytes < 100_000, "\(path)")
            }
        }
    }

    @Test func `what is not there, or not asked well, is told`() async throws {
        try await Self.ask { client, _ in
            for (path, status) in [
                ("/desk/treaties/nothing", 404), ("/desk/treaties/a/b", 404),
                ("/desk/treaties?on=yesterday", 400), ("/desk/policies?subject=x", 422),
                ("/desk/policies?year=x", 400), ("/desk/policies?year=1999", 404),
                ("/desk/policies/XYZ", 404), ("/area/MEX/abroad?year=1850", 404),
                ("/area/MEX/abroad?year=x", 400), ("/area/W/abroad", 404),
                ("/api/v1/treaties/nothing/status", 404), ("/api/v1/treaties?on=x", 400),
                ("/api/v1/policies/counts?subject=x", 400), ("/api/v1/areas/XYZ/abroad", 404),
                ("/api/v1/areas/150/abroad", 404), ("/download/give-back/XYZ.csv", 404),
            ] {
                let reply = try await Self.get(client, path)
                #expect(reply.status.code == status, "\(path): \(reply.status)")
            }
        }
    }

    @Test func `the eight Governments of the survey stand beside the register`() async throws {
        try await Self.ask { client, _ in
            let day = "2004-10-28"
            let found = try await Self.object(
                client, "/api/v1/treaties/migrant-workers-convention/status?on=\(day)")
            let states = found.list("states")
            let stated = states.filter { !$0.list("implementation_stated").isEmpty }
            #expect(stated.count == 8)
            let conflicts = states.filter { $0.members["conflict"] == .flag(true) }
                .compactMap { $0.object("area")?.text("code") }
            #expect(Set(conflicts) == ["DZA", "KEN", "LSO", "MUS", "RWA", "SDN736", "ZAF"])
            #expect(found.object("instrument")?.whole("parties") == 27)
            let page = try await Self.get(
                client, "/desk/treaties/migrant-workers-convention?on=\(day)")
            #expect(page.text.contains("Said to implement, and not party"))
            #expect(page.text.contains("Lesotho") && page.text.contains("signatory"))
            #expect(page.text.contains("United Nations Treaty Collection"))
            // By today Algeria has acceded; then it had not, and that stays told.
            let list = try await Self.object(client, "/api/v1/treaties?on=2006-01-01")
            let algeria = list.list("conflicts").first {
                $0.object("area")?.text("code") == "DZA"
            }
            #expect(algeria?.text("standing_then") == "not party")
            #expect(algeria?.text("standing_now")?.hasPrefix("party") == true)
        }
    }

    @Test func `counts as stated stand beside those counted`() async throws {
        try await Self.ask { client, _ in
            let list = try await Self.object(client, "/api/v1/treaties?on=2004-07-01")
            let instruments = list.list("instruments")
            let convention = instruments.first {
                $0.text("instrument") == "migrant-workers-convention"
            }
            #expect(convention?.whole("parties") == 26)
            let stated = convention?.list("stated") ?? []
            #expect(stated.map { $0.text("stated") } == ["26", "27", "8"])
            #expect(stated.allSatisfy { $0.members["agrees"] == .flag(true) })
            #expect(stated.last?.members["counted"] == .list([.number(8), .number(8)]))
            // C97: 42 stated, and no single State's action: null, not zero.
            let c97 = instruments.first { $0.text("instrument") == "ilo-c97" }
            #expect(c97?.isNull("parties") == true && c97?.whole("actions") == 0)
            #expect(c97?.list("stated").first?.text("stated") == "42")
            #expect(c97?.list("stated").first?.isNull("agrees") == true)
            let matrix = try await Self.object(client, "/api/v1/treaties/matrix?on=2004-10-28")
            #expect(matrix.list("rows").count > 25)
        }
    }

    @Test func `views are counted with shares, and printed shares stay apart`() async throws {
        try await Self.ask { client, _ in
            let counts = try await Self.object(client, "/api/v1/policies/counts")
            let years = counts.list("years")
            #expect(years.map { $0.whole("year") } == [1976, 1986])
            #expect(years[1].members["counts"] == .list([.number(1), .number(1), .number(0)]))
            #expect(years[1].members["shares"] == .list([.number(50), .number(50), .number(0)]))
            #expect(counts.list("stated").map { $0.text("value") } == ["7", "21"])
            let map = try await Self.object(client, "/api/v1/policies/map?year=1986")
            #expect(map.list("places").map { $0.text("code") } == ["satisfactory", "too-high"])
            let page = try await Self.get(client, "/desk/policies/FRA")
            #expect(page.text.contains("view changed"))
        }
    }

    @Test func `an area's emigrants are given back on a page, as data and as files`() async throws {
        try await Self.ask { client, world in
            let page = try await Self.get(client, "/area/MEX/abroad")
            // 1,400 in the United States and 10 in France, 5 women and 5 men, which are hidden.
            #expect(page.text.contains("1,400") && page.text.contains("suppressed"))
            #expect(page.text.contains("/download/give-back/MEX.xlsx"))
            let area = try await Self.get(client, "/area/MEX")
            #expect(area.text.contains("/area/MEX/abroad"))
            let found = try await Self.object(client, "/api/v1/areas/mx/abroad")
            let table = try #require(found.list("tables").first)
            #expect(table.whole("small") == 4)
            let cells = table.list("cells").filter { $0.whole("year") == 2020 }
            #expect(
                cells.first { $0.text("destination") == "USA" && $0.text("sex") == "_T" }?
                    .number("value") == 1400)
            #expect(
                cells.filter { $0.text("state") == "hidden" }.allSatisfy { $0.isNull("value") })
            let csv = try await Self.get(client, "/download/give-back/MEX.csv")
            #expect(csv.text == (try world.office.giveBack("MEX").csv))
            #expect(csv.headers[.contentDisposition]?.contains("give-back-MEX") == true)
            let book = try await Self.get(client, "/download/give-back/MEX.xlsx")
            #expect(book.status == .ok && book.text.hasPrefix("PK"))
            for link in page.text.matches(of: /href="(\/explain\/[^"]+)"/).map({ $0.output.1 }) {
                let reply = try await Self.get(
                    client, String(link).replacing("&amp;", with: "&"))
                #expect(reply.status == .ok, "\(link)")
            }
        }
    }
}
