import Hummingbird
import HummingbirdTesting
import Office
import Registers
import Service
import Testing

/// The desk's pages of collections, and the same as data.
@Suite struct CollectionsPageTests {
    private func ask(
        _ test: @Sendable (any TestClientProtocol, SmallWorld) async throws -> Void
    ) async throws {
        let world = try SmallWorld()
        defer { world.remove() }
        for (id, criterion, sex) in [("one", "B", "by-sex"), ("two", "B", "total")] {
            try Self.put(
                world.office, id,
                [
                    "title": "Collection <i>\(id)</i>", "holds": "Stocks & flows",
                    "tables/a/title": "Foreign-born <b>here</b>", "tables/a/dataflow": "DF_STOCK",
                    "tables/a/criterion": criterion, "tables/a/sex": sex,
                    "tables/a/years": "2020",
                ])
        }
        try Self.put(world.office, "silent", ["title": "Says nothing"])
        let server = OfficeServer(
            office: world.office, configuration: ServiceConfiguration(), interval: .zero,
            mounts: OfficeServer.interfaces(world.office, interval: .zero))
        try await server.application().test(.router) { try await test($0, world) }
    }

    private static func put(_ office: Office, _ id: String, _ fields: [String: String]) throws {
        var content = RecordContent()
        for (name, value) in fields {
            if let path = FieldPath(text: name) { content[path] = [Statement(value)] }
        }
        _ = try office.registers.apply(
            [Edit(RecordKey("collections", id), content, base: 0)], by: "test", reason: "test")
    }

    private func get(
        _ client: any TestClientProtocol, _ path: String,
        _ status: HTTPResponse.Status = .ok
    ) async throws -> TestResponse {
        let reply = try await client.execute(uri: path, method: .get)
        #expect(reply.status == status, "\(path): \(reply.text.prefix(300))")
        return reply
    }

    @Test func `collections and their tables have pages, whatever their records say`() async throws
    {
        try await ask { client, _ in
            let list = try await get(client, "/desk/collections").text
            #expect(list.contains("Collection &lt;i&gt;one&lt;/i&gt;") && !list.contains("<i>"))
            #expect(list.contains("none stated"))
            let one = try await get(client, "/desk/collections/one").text
            #expect(one.contains("id=\"table-a\"") && !one.contains("<b>here"))
            let silent = try await get(client, "/desk/collections/silent").text
            #expect(silent.contains("does not say which tables"))
            _ = try await get(client, "/desk/collections/none", .notFound)
            _ = try await get(client, "/desk/collections/one/two", .notFound)
        }
    }

    @Test func `what a country is asked twice has a page, and the same as data`() async throws {
        try await ask { client, world in
            let all = try await get(client, "/desk/collections/overlaps").text
            #expect(all.contains("/desk/collections/overlaps?area=FRA"))
            #expect(all.utf8.count < 100_000)
            let page = try await get(client, "/desk/collections/overlaps?area=france").text
            #expect(page.contains("What France is asked") && page.contains("contained"))
            #expect(page.contains("add up women and men"))
            let data = try JSONObject(
                try await get(client, "/api/v1/collections/overlaps/fra"))
            let report = try world.office.overlaps(
                of: "FRA", world.office.requestBook(OverlapQuestion()))
            #expect(data.object("asked")?.whole("cells") == report.asked.cells)
            #expect(data.list("overlaps").first?.text("verdict") == "contained")
            let proposal = try #require(data.object("as_stated"))
            #expect(proposal.list("tables").count == 1)
            // Germans counted in France, women and men.
            #expect(data.whole("held_cells") == report.heldCells && report.heldCells > 0)
            let summary = try JSONObject(
                try await get(client, "/api/v1/collections/overlaps?collection=one,two"))
            #expect(summary.list("pairs").count == 1)
            #expect(summary.list("countries").count > 200)
        }
    }

    @Test func `years and areas that make no sense are refused`() async throws {
        try await ask { client, _ in
            let page = "/desk/collections/overlaps"
            #expect(
                try await get(client, page + "?from=2010&until=2001", .unprocessableContent).text
                    .contains("expected years"))
            _ = try await get(client, page + "?from=x", .unprocessableContent)
            _ = try await get(client, page + "?area=150", .unprocessableContent)
            let none = try await get(client, page + "?area=FRA&from=1900&until=1901").text
            #expect(none.contains("No collection asks it"))
            let data = "/api/v1/collections/overlaps"
            _ = try await get(
                client, data + "?year_from=2010&year_until=2001", .unprocessableContent)
            _ = try await get(client, data + "?collection=nothing", .unprocessableContent)
            _ = try await get(client, data + "/150", .notFound)
        }
    }
}
