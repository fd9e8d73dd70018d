import Cubes
import Hummingbird
import HummingbirdTesting
import Office
import Service
import Testing
import Vocabulary
import Warehouse

/// Estimates beside reports, as a page and for programs.
@Suite struct ValidationAnswerTests {
    /// Asks a server of a small world with interfaces for programs.
    private func ask(
        reports: Bool, _ test: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let world = try SmallWorld()
        defer { world.remove() }
        if reports { try report(world) }
        let server = OfficeServer(
            office: world.office, interval: .zero,
            mounts: OfficeServer.interfaces(world.office, interval: .zero))
        try await server.application().test(.router) { try await test($0) }
    }

    /// Moves that Germany and France report of each other.
    private func report(_ world: SmallWorld) throws {
        let reports = [("FRA", "DEU", 20.0), ("DEU", "FRA", 5), ("MEX", "FRA", 0)]
        let series = try reports.map { origin, destination, value in
            Series(
                key: try SeriesKey(
                    .flow,
                    ["A", "TEST_4", origin, destination, "P", "_T", "_T", "DESTINATION", "_Z"]),
                observations: (2015...2020).compactMap { year in
                    Period(year: year).map { Observation(period: $0, value: .number(value)) }
                })
        }
        _ = try world.office.warehouse.write(
            ReleaseDraft(
                source: "TEST_4", table: "flows", kind: .imported, publisher: "Tests",
                title: "Flows", citation: "Made up for tests.", licence: .ccBy4,
                url: "https://example.org/flows"), series: series)
    }

    @Test func `a program is given measures, corridors and notes`() async throws {
        try await ask(reports: true) { client in
            let reply = try await client.execute(uri: "/api/v1/validation", method: .get)
            #expect(reply.status == .ok)
            let found = try JSONObject(reply)
            #expect(found.whole("start") == 2015 && found.whole("end") == 2020)
            #expect(found.object("coverage")?.whole("by_destination") == 3)
            #expect(found.object("coverage")?.whole("estimated") == 12)
            #expect(found.isNull("reports"), "nobody reports the same corridor twice")
            let methods = found.list("methods")
            #expect(methods.compactMap { $0.text("method") }.count == 6)
            let drop = try #require(methods.first?.object("by_destination"))
            #expect(drop.number("reported") == 125 && drop.number("estimated") == 40)
            #expect(drop.whole("only_estimate_zero") == 1 && drop.whole("both_zero") == 1)
            let corridors = found.list("corridors")
            #expect(corridors.first?.text("origin") == "FRA")
            #expect(corridors.first?.object("estimates")?.number("SD_DROP") == 40)
            #expect(found.list("sensitivity").count == 9)
            let state = try #require(found.object("state")?.text("permanent"))
            #expect(state.contains("/api/v1/validation?limit=100&release="))
            let limited = try await client.execute(
                uri: "/api/v1/validation?start=2015&end=2020&limit=1", method: .get)
            #expect(try JSONObject(limited).list("corridors").count == 1)
        }
    }

    @Test func `an interval that cannot be is refused with what is expected`() async throws {
        try await ask(reports: true) { client in
            for path in ["start=2015", "start=2020&end=2015", "start=2014&end=2020"] {
                let reply = try await client.execute(
                    uri: "/api/v1/validation?" + path, method: .get)
                #expect(reply.status == .unprocessableContent, "\(path)")
                #expect(try JSONObject(reply).text("expected") != nil)
            }
            for (path, status) in [
                ("start=2015", HTTPResponse.Status.badRequest), ("start=x&end=y", .badRequest),
                ("start=2020&end=2015", .badRequest), ("start=2014&end=2020", .notFound),
                ("start=2015&end=2020", .ok),
            ] {
                let reply = try await client.execute(uri: "/validation?" + path, method: .get)
                #expect(reply.status == status, "\(path)")
            }
        }
    }

    @Test func `the page shows reports where there are some, and says what to import where not`()
        async throws
    {
        try await ask(reports: true) { client in
            let page = try await client.execute(uri: "/validation", method: .get).text
            #expect(page.contains("How good are the estimates?"))
            #expect(page.contains("class=\"chart scatter\""))
            #expect(page.contains("France → Germany"))
        }
        try await ask(reports: false) { client in
            let page = try await client.execute(uri: "/validation", method: .get).text
            #expect(!page.contains("class=\"chart scatter\""))
            #expect(page.contains("migr_imm5prv"))
            #expect(page.contains("Net migration of areas"))
        }
    }

    @Test func `a workspace that holds nothing has the page too`() async throws {
        let world = try EmptyWorld()
        defer { world.remove() }
        try await world.server.application().test(.router) { client in
            let reply = try await client.execute(uri: "/validation", method: .get)
            #expect(reply.status == .ok)
            #expect(reply.text.contains("Flows cannot be estimated"))
        }
    }

    @Test func `the index and the description know of it`() async throws {
        try await ask(reports: false) { client in
            let index = try JSONObject(try await client.execute(uri: "/api/v1", method: .get))
            #expect(
                index.object("links")?.text("validation")?.hasSuffix("/api/v1/validation") == true)
            let about = try await client.execute(uri: "/api/v1/openapi.json", method: .get).text
            #expect(about.contains("\"/api/v1/validation\""))
            #expect(about.contains("\"FlowValidation\""))
        }
    }
}
