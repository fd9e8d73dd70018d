import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Testing
import Vocabulary
import Warehouse

/// Releases as the plain interface tells of them, and who learns of which.
@Suite struct ReleaseAnswerTests {
    private typealias Time = RecordedWorld.Time

    private func ids(_ plain: Plain, _ query: String = "", token: String? = nil) async throws
        -> [Int]
    {
        try await plain.object("/api/v1/releases" + query, token: token).list("releases")
            .compactMap { $0.whole("id") }
    }

    @Test func `everybody is told of what was public, those with a token of everything`()
        async throws
    {
        try await Plain.ask { plain in
            #expect(try await ids(plain) == [6, 5, 3, 2, 1])
            #expect(try await ids(plain, token: Plain.reader) == [8, 7, 6, 5, 4, 3, 2, 1])
            #expect(try await ids(plain, "?standing=withdrawn") == [5])
            #expect(try await ids(plain, "?source=TEST_OTHER") == [2])
            #expect(try await ids(plain, "?limit=2&offset=1") == [5, 3])
            #expect(try await ids(plain, "?standing=embargoed", token: Plain.reader) == [4])
            let gone = try await plain.object("/api/v1/releases/5")
            #expect(gone.text("reason") == "printed in thousands" && gone.isNull("effects"))
            for id in [4, 7, 8] {
                let hidden = try await plain.get("/api/v1/releases/\(id)")
                #expect(hidden.status == .notFound)
                let shown = try await plain.get("/api/v1/releases/\(id)", token: Plain.reader)
                #expect(shown.status == .ok)
            }
        }
    }

    @Test func `a release says what it changed`() async throws {
        try await Plain.ask { plain in
            let release = try await plain.object("/api/v1/releases/3")
            let effect = try #require(release.list("effects").first)
            #expect(release.list("effects").count == 1 && effect.text("dataflow") == "stock")
            #expect(effect.whole("figures_added") == 2 && effect.whole("figures_changed") == 1)
            #expect(effect.whole("figures_removed") == 2 && effect.whole("series_ended") == 1)
            #expect(effect.whole("series_begun") == 1)
            #expect(release.list("files").first?.text("name") == "stocks.csv")
        }
    }

    /// What only those who may see everything learn of: codes and words of hidden releases.
    @Test(
        arguments: CatalogueAnswerTests.addresses + [
            "/api/v1/releases/99", "/api/v1/changes?since=0",
        ])
    func `nobody learns of what is hidden`(_ address: String) async throws {
        try await Plain.ask { plain in
            let text = try await plain.get(address).text
            for word in ["HUSH", "hushed", "NEVER_2026", "Y7T9", "Y3T5", "not what was asked"] {
                #expect(!text.contains(word), "\(address): \(word)")
            }
        }
    }

    @Test func `a code that only a hidden release has is unknown until its embargo ends`()
        async throws
    {
        try await Plain.change { plain in
            let address = "/api/v1/figures?dataflow=stock&source=HUSH_2026"
            let refused = try await plain.get(address)
            #expect(refused.status == .unprocessableContent)
            let made = try await plain.get("/api/v1/figures?dataflow=stock&source=SUCH_2026")
            let (hidden, absent) = (try JSONObject(refused), try JSONObject(made))
            for name in ["title", "detail", "expected"] {
                let text = hidden.text(name)?.replacing("HUSH_2026", with: "SUCH_2026")
                #expect(text == absent.text(name))
            }
            for name in ["allowed", "nearest", "links"] {
                #expect(hidden.texts(name) == absent.texts(name))
            }
            let desk = try await plain.object(address, token: Plain.reader)
            #expect(desk.whole("count") == 2)
            plain.world.setTime(Time.lifted)
            let shown = try await plain.object(address)
            #expect(shown.list("figures").compactMap { $0.number("value") } == [11, 721])
            #expect(shown.object("state")?.whole("release") == 4)
            #expect(shown.object("state")?.text("since") == Time.lifted)
        }
    }

    @Test func `a past state is named by a release or a time`() async throws {
        try await Plain.ask { plain in
            let address = "/api/v1/figures?dataflow=stock&source=TEST_2025"
            for (query, wanted) in [
                ("&release=1", RecordedWorld.firstStocks),
                ("&release=2", RecordedWorld.firstStocks),
                ("&as_of=2026-01-10", RecordedWorld.firstStocks),
                ("&as_of=2026-02-10T07:59:59Z", RecordedWorld.firstStocks),
                ("&as_of=2026-02-10T08:00:00Z", RecordedWorld.stocks),
                ("&release=6", RecordedWorld.stocks), ("", RecordedWorld.stocks),
            ] {
                let page = try await plain.object(address + query)
                let values = page.list("figures").map { $0.number("value") }
                #expect(values.count == wanted.count, "\(query)")
                #expect(Set(values) == Set(wanted.map(\.value)), "\(query)")
            }
            // Of the state in which the withdrawn edition counted, its reason is all that is left.
            for query in ["&release=5", "&as_of=2026-04-02"] {
                let gone = try await plain.get(address + query)
                #expect(gone.status == .gone && gone.text.contains("printed in thousands"))
            }
            let other = try await plain.object("/api/v1/figures?dataflow=population&release=5")
            #expect(other.whole("count") == 43)
        }
    }

    @Test func `permanent addresses give equal bytes whatever comes later`() async throws {
        try await Plain.change { plain in
            var kept: [String: [UInt8]] = [:]
            for address in [
                "/api/v1/figures?dataflow=stock&origin=MEX", "/api/v1/series?dataflow=stock",
                "/api/v1/figures?dataflow=stock&format=csv", "/api/v1/changes?since=1",
                "/download/stock.zip?origin=MEX", "/download/stock.xlsx?origin=MEX",
                "/download/stock.csv", "/download/stock.ndjson", "/download/stock.json",
                "/download/population.zip?area=FRA",
            ] {
                let reply = try await plain.get(address)
                let permanent = try #require(reply.headers[.contentLocation])
                #expect(permanent.contains("release=6"), "\(permanent)")
                let link = try #require(HTTPField.Name("Link"))
                #expect(reply.headers[link]?.contains("<\(permanent)>; rel=\"cite-as\"") == true)
                if reply.headers[.contentType]?.hasPrefix("application/json") == true {
                    let stated = try JSONObject(reply).object("state")?.text("permanent")
                    #expect(stated.flatMap(Plain.local) == permanent)
                }
                kept[permanent] = Array(buffer: try await plain.get(permanent).body)
            }
            let facts = RecordedWorld.stocks.map { fact in
                var fact = fact
                fact.value = fact.value.map { $0 + 1 }
                return fact
            }
            let next = try plain.world.write(
                facts, "TEST_2025", "stocks", at: "2026-05-02T08:00:00Z")
            try plain.world.write(
                RecordedWorld.refused, "LATER_2026", "later", at: "2026-05-03T08:00:00Z",
                embargo: UTCTime("2027-01-01T00:00:00Z"))
            plain.world.setTime("2026-06-02T08:00:00Z")
            for (address, bytes) in kept {
                let reply = try await plain.get(address)
                #expect(reply.status == .ok && Array(buffer: reply.body) == bytes, "\(address)")
                #expect(reply.headers[.contentLocation] == address)
            }
            let now = try await plain.object("/api/v1/figures?dataflow=stock&origin=GTM")
            #expect(now.list("figures").first?.number("value") == 34)
            // What takes a later release back changes nothing either.
            _ = try plain.world.office.warehouse.withdraw(next, reason: "too early")
            for (address, bytes) in kept {
                let reply = try await plain.get(address)
                #expect(reply.status == .ok && Array(buffer: reply.body) == bytes, "\(address)")
            }
            // Withdrawn from the state itself, it says so.
            _ = try plain.world.office.warehouse.withdraw(3, reason: "added up wrongly")
            for address in kept.keys where !address.contains("population") {
                let reply = try await plain.get(address)
                #expect(reply.status == .gone, "\(address)")
                let problem = try JSONObject(reply)
                #expect(problem.text("found")?.contains("added up wrongly") == true)
                #expect(problem.texts("links") == ["/api/v1/releases/3"])
            }
            for address in kept.keys where address.contains("population") {
                let reply = try await plain.get(address)
                #expect(Array(buffer: reply.body) == kept[address], "\(address)")
            }
        }
    }

    @Test func `who may decide keeps back, lets go and withdraws, and nobody else`() async throws {
        try await Plain.change { plain in
            let embargo = "/api/v1/releases/2/embargo"
            let until = "{\"until\": \"2026-07-01T00:00:00Z\"}"
            #expect(try await plain.post(embargo, until, token: nil).status == .unauthorized)
            #expect(try await plain.post(embargo, until, token: Plain.reader).status == .forbidden)
            for (body, status, place) in [
                ("{}", 400, "the body, until"), ("{\"until\": 5}", 400, "the body, until"),
                ("[]", 400, "the body"), ("{", 400, "the body"),
                ("{\"until\": null, \"by\": \"me\"}", 400, "the body"),
                ("{\"until\": \"2026-13-01\"}", 422, "the body, until"),
            ] {
                let refused = try await plain.post(embargo, body)
                #expect(refused.status.code == status, "\(body)")
                #expect(try JSONObject(refused).text("where") == place, "\(body)")
            }
            let typed = try await plain.post(embargo, until, type: "text/plain")
            #expect(typed.status == .unsupportedMediaType)
            let population = "/api/v1/figures?dataflow=population"
            #expect(try await plain.object(population).whole("count") == 43)
            let set = try await plain.post(embargo, until)
            #expect(try JSONObject(set).text("standing") == "embargoed")
            #expect(try await plain.object(population).whole("count") == 0)
            #expect(try await plain.object(population, token: Plain.reader).whole("count") == 43)
            let lifted = try await plain.post(embargo, "{\"until\": null}")
            #expect(try JSONObject(lifted).text("standing") == "published")
            let absent = try await plain.post("/api/v1/releases/99/embargo", until)
            #expect(absent.status == .notFound)
            let withdraw = "/api/v1/releases/3/withdraw"
            #expect(try await plain.post(withdraw, "{\"reason\": \" \"}").status == .badRequest)
            let done = try await plain.post(withdraw, "{\"reason\": \"typed over\"}")
            #expect(done.status == .ok && done.headers[.cacheControl]?.contains("no-store") == true)
            #expect(try JSONObject(done).text("standing") == "withdrawn")
            let again = try await plain.post(withdraw, "{\"reason\": \"twice\"}")
            #expect(again.status == .conflict)
            let figures = try await plain.object("/api/v1/figures?dataflow=stock")
            #expect(
                Set(figures.list("figures").map { $0.number("value") })
                    == Set(RecordedWorld.firstStocks.map(\.value)))
            let waiting = try plain.world.write(
                RecordedWorld.refused, "NEXT_2026", "next", at: Time.now, isPending: true)
            let next = "/api/v1/figures?dataflow=stock&source=NEVER_2026"
            #expect(try await plain.get(next).status == .unprocessableContent)
            let signed = try await plain.post("/api/v1/releases/\(waiting)/sign-off")
            #expect(try JSONObject(signed).text("standing") == "published")
            #expect(try await plain.object(next).whole("count") == 1)
        }
    }
}
