import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Testing
import Vocabulary
import Warehouse

/// What changed between two releases, as the plain interface tells it.
@Suite struct ChangeAnswerTests {
    /// Kinds as answers have them, with how the office calls them.
    private static let kinds: [(String, Revision.Kind)] = [
        ("revised", .revised), ("new", .new), ("gone", .gone), ("now_given", .nowGiven),
        ("now_missing", .nowMissing), ("marks", .remarked),
    ]

    /// What each figure of a list is, by key and period.
    private static func places(_ facts: [Fact]) -> [[String]: Fact] {
        Dictionary(
            facts.map { ($0.codes + [$0.period], $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test(arguments: [1, 2])
    func `the changes are those that a naive comparison finds`(_ since: Int) async throws {
        try await Plain.ask { plain in
            let page = try await plain.object("/api/v1/changes?since=\(since)&dataflow=stock")
            let before = Self.places(RecordedWorld.firstStocks)
            let after = Self.places(RecordedWorld.stocks)
            let changes = page.list("changes")
            var kinds: [[String]: String] = [:]
            for change in changes {
                let key = (change.text("key") ?? "").split(separator: ".").map(String.init)
                kinds[key + [change.text("period") ?? ""]] = change.text("kind")
            }
            var wanted: [[String]: String] = [:]
            for (place, fact) in after where before[place] != fact {
                wanted[place] = before[place] == nil ? "new" : "revised"
            }
            for place in before.keys where after[place] == nil { wanted[place] = "gone" }
            #expect(kinds == wanted && changes.count == 5)
            let revised = try #require(changes.first)
            #expect(revised.text("kind") == "revised" && revised.text("origin_name") == "Mexico")
            #expect(revised.number("difference") == 20)
            #expect(revised.number("share") == 20.0 / 700)
            #expect(revised.object("before")?.number("value") == 700)
            #expect(revised.object("before")?.whole("release") == 1)
            #expect(revised.object("after")?.number("value") == 720)
            #expect(revised.object("after")?.whole("release") == 3)
            for change in changes.dropFirst() {
                #expect(change.isNull("difference") && change.isNull("share"))
                #expect(change.isNull("before") == (change.text("kind") == "new"))
                #expect(change.isNull("after") == (change.text("kind") == "gone"))
            }
            let new = changes.filter { $0.text("kind") == "new" }
            #expect(new.compactMap { $0.object("after")?.number("value") } == [730, 33])
        }
    }

    @Test func `counts are those of the office, by source and area, most first`() async throws {
        try await Plain.ask { plain in
            let page = try await plain.object("/api/v1/changes?since=0&limit=3")
            let office = plain.world.office.seen(by: .everybody)
            let report = try office.revisions(
                Cubes.Dataflow.allCases.map { KeyPattern($0) }, from: 0, to: 6, limit: 3)
            let total = try #require(page.object("total"))
            #expect(total.whole("figures") == RecordedWorld.facts.count)
            for (name, kind) in Self.kinds {
                #expect(total.whole(name) == report.total[kind], "\(name)")
            }
            #expect(page.list("changes").count == 3)
            #expect(
                page.list("by_source").map { $0.text("source") } == report.bySource.map(\.source))
            #expect(
                page.list("by_source").map { $0.whole("figures") }
                    == report.bySource.map(\.counts.total))
            #expect(page.whole("areas") == report.byArea.count)
            #expect(
                page.list("by_area").map { $0.text("area") }
                    == report.byArea.prefix(3).map(\.area))
            #expect(
                page.list("by_area").map { $0.text("area_name") }
                    == report.byArea.prefix(3).map { office.areas.area($0.area)?.name })
            #expect(page.list("releases").compactMap { $0.whole("id") } == [1, 2, 3, 6])
        }
    }

    @Test func `a key or codes choose what is compared`() async throws {
        try await Plain.ask { plain in
            let address = "/api/v1/changes?since=1&dataflow=stock"
            for (query, count) in [
                ("&origin=GTM", 1), ("&origin=mx,DEU", 3), ("&sex=M", 0),
                ("&key=A.TEST_2025.USA.MEX.B.F._T", 1),
                ("&release=1", 0), ("&release=3", 5), ("&as_of=2026-02-01", 0),
            ] {
                let page = try await plain.object(address + query)
                #expect(page.object("total")?.whole("figures") == count, "\(query)")
            }
            let other = try await plain.object("/api/v1/changes?since=1&dataflow=displaced")
            #expect(other.object("total")?.whole("new") == 1)
        }
    }

    @Test func `hidden releases change nothing but for those who see them`() async throws {
        try await Plain.change { plain in
            let address = "/api/v1/changes?since=3"
            let nothing = try await plain.object(address)
            #expect(nothing.object("total")?.whole("figures") == 0)
            #expect(nothing.list("releases").compactMap { $0.whole("id") } == [6])
            let desk = try await plain.object(address, token: Plain.reader)
            #expect(desk.object("total")?.whole("new") == RecordedWorld.hushed.count)
            for hidden in ["since=4", "since=7", "since=1&release=4"] {
                let refused = try await plain.get("/api/v1/changes?\(hidden)")
                let absent = try await plain.get(
                    "/api/v1/changes?"
                        + hidden.replacing("=4", with: "=44").replacing("=7", with: "=77"))
                #expect(refused.status == .unprocessableContent)
                #expect(
                    try JSONObject(refused).text("expected")
                        == JSONObject(absent).text("expected"))
            }
            plain.world.setTime(RecordedWorld.Time.lifted)
            let lifted = try await plain.object("/api/v1/changes?since=6")
            #expect(lifted.object("total")?.whole("new") == RecordedWorld.hushed.count)
            #expect(lifted.list("releases").compactMap { $0.whole("id") } == [4])
            plain.world.setTime("2026-06-02T00:00:00Z")
            _ = try plain.world.office.warehouse.withdraw(4, reason: "too early")
            let gone = try await plain.get("/api/v1/changes?since=4")
            #expect(gone.status == .gone && gone.text.contains("too early"))
        }
    }
}
