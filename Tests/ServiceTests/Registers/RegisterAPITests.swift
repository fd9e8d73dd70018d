import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Registers
import Testing

/// The registers over the plain interface.
struct RegisterAPITests {
    private static let root = "/api/v1/registers"

    @Test func `records are listed, found, counted, dated and placed`() async throws {
        try await RegisterWorld.run { world in
            let list = try JSONObject(
                try await world.get(
                    "\(Self.root)/meetings/records?where=area:MEX&q=first&from=2004"))
            #expect(list.whole("total") == 1)
            let record = try #require(list.list("records").first)
            #expect(record.text("label") == "First meeting" && record.whole("revision") == 1)
            #expect(record.list("flags").first?.text("kind") == "conflict")
            let said = record.object("fields")?.list("participants")
            #expect(said?.first?.text("qualifier") == "over" && said?.count == 2)
            let none = try JSONObject(
                try await world.get("\(Self.root)/meetings/records?until=2003"))
            #expect(none.whole("total") == 0)
            let matrix = try JSONObject(
                try await world.get("\(Self.root)/views/matrix?rows=view&columns=year.year"))
            #expect(matrix.list("rows").first?.text("title") == "Too high")
            let map = try JSONObject(
                try await world.get("\(Self.root)/views/map?field=view")
            ).list("areas")
            #expect(map.first?.object("latest")?.text("value") == "too-high")
            let dates = try JSONObject(try await world.get("\(Self.root)/meetings/timeline"))
            #expect(dates.list("entries").first?.text("first") == "2004-10-27")
            let found = try JSONObject(try await world.get("\(Self.root)/search?q=labour+off"))
            #expect(found.list("records").map { $0.text("id") } == ["ilo"])
        }
    }

    @Test func `a record tells what it links to and what links to it, and its past`() async throws {
        try await RegisterWorld.run { world in
            let organisation = try JSONObject(
                try await world.get("\(Self.root)/organisations/records/ilo"))
            #expect(organisation.list("linked_from").map { $0.text("id") } == ["m1"])
            let meeting = try JSONObject(try await world.get("\(Self.root)/meetings/records/m1"))
            #expect(meeting.list("links").first?.text("label") == "Labour Office")
            let past = try JSONObject(
                try await world.get("\(Self.root)/meetings/records/m1/history"))
            #expect(past.list("revisions").first?.text("why") == "first entries")
        }
    }

    @Test func `what members share shows to nobody else`() async throws {
        try await RegisterWorld.run { world in
            let paths = [
                "", "/organisations/records", "/organisations/records/ilo",
                "/organisations/records/ilo/history", "/changes", "/search?q=hiddenword",
                "/search?q=secretmail", "/organisations/records?format=csv",
                "/organisations/records?format=message", "/organisations",
                "/organisations/timeline",
            ]
            for path in paths {
                let open = try await world.get(Self.root + path)
                #expect(open.status == .ok, "\(path)")
                for word in ["secretmail", "Hiddenword", "\"contact\"", "\"offers\""]
                where !path.contains(word) {
                    #expect(!open.text.contains(word), "\(path): \(word)")
                }
            }
            for path in [
                "/offers", "/offers/records", "/offers/records/o1", "/offers/records/o1/history",
                "/offers/timeline", "/offers/matrix?rows=direction", "/offers/map",
                "/changes?register=offers",
            ] {
                #expect(try await world.get(Self.root + path).status == .unauthorized, "\(path)")
                let member = try await world.get(Self.root + path, token: RegisterWorld.member)
                #expect(member.status == .ok, "\(path)")
                #expect(member.headers[.cacheControl]?.contains("private") == true)
            }
            let hidden = try await world.get(
                "\(Self.root)/organisations/records?where=focal-points/*/contact:secretmail@example.org"
            )
            #expect(hidden.status == .unprocessableContent)
        }
    }

    @Test func `changing needs an account, a right and a reason`() async throws {
        try await RegisterWorld.run { world in
            let path = "\(Self.root)/meetings/records"
            let body = #"{"reason": "new", "fields": {"title": "Second"}}"#
            #expect(try await world.send(.post, path, body, token: nil).status == .unauthorized)
            #expect(
                try await world.send(.post, path, body, token: RegisterWorld.member).status
                    == .forbidden)
            let bare = try await world.send(.post, path, #"{"fields": {"title": "Second"}}"#)
            #expect(bare.status == .unprocessableContent)
            let made = try await world.send(.post, path, body)
            #expect(made.status == .ok, "\(made.text)")
            let outcome = try JSONObject(made)
            #expect(outcome.text("id") == "second" && outcome.text("outcome") == "added")
            let past = try JSONObject(try await world.get("\(path)/second/history"))
            #expect(past.list("revisions").first?.text("who") == "desk")
            let gone = try await world.send(.delete, "\(path)/second?reason=twice&revision=1")
            #expect(gone.status == .ok, "\(gone.text)")
            #expect(try await world.get("\(path)/second").status == .notFound)
            #expect(try await world.get("\(path)/second/history").status == .ok)
            let linked = try await world.send(
                .delete, "\(Self.root)/organisations/records/ilo?reason=x&revision=1")
            #expect(linked.status == .unprocessableContent && linked.text.contains("m1"))
        }
    }

    @Test func `changes are merged, or refused with both contents`() async throws {
        try await RegisterWorld.run { world in
            let path = "\(Self.root)/meetings/records/m1"
            let tag = try #require(try await world.get(path).headers[.eTag])
            let first = try await world.send(
                .patch, path, #"{"reason": "a", "fields": {"venue": "Geneva"}}"#,
                headers: [.ifMatch: tag])
            #expect(first.status == .ok, "\(first.text)")
            let other = try await world.send(
                .patch, path, #"{"reason": "b", "revision": 1, "fields": {"series": "S"}}"#)
            #expect(try JSONObject(other).texts("merged") == ["venue"])
            let same = try await world.send(
                .patch, path,
                #"{"reason": "c", "revision": 1, "fields": {"venue": {"value": "New York"}}}"#)
            #expect(same.status == .conflict)
            let both = try #require(try JSONObject(same).object("collision"))
            #expect(both.texts("fields") == ["venue"] && both.whole("revision") == 3)
            #expect(both.object("standing")?.list("venue").first?.text("value") == "Geneva")
            #expect(both.object("refused")?.list("venue").first?.text("value") == "New York")
            let bare = try await world.send(.patch, path, #"{"reason": "c", "fields": {}}"#)
            #expect(bare.status == .unprocessableContent)
            let away = try await world.send(
                .patch, path, #"{"reason": "d", "revision": 3, "fields": {"venue": []}}"#)
            #expect(try JSONObject(away).whole("revision") == 4)
            let put = try await world.send(
                .put, path, #"{"reason": "e", "revision": 4, "fields": {"title": "Only"}}"#)
            #expect(put.status == .ok)
            let now = try JSONObject(try await world.get(path))
            #expect(now.object("fields")?.members.keys.sorted() == ["title"])
            let then = try JSONObject(try await world.get(path + "?as_of=2999-01-01"))
            #expect(then.text("label") == "Only")
        }
    }

    @Test func `what is given out is taken in again`() async throws {
        try await RegisterWorld.run { world in
            let out = try await world.get(
                "\(Self.root)/meetings/records?format=message", token: RegisterWorld.desk)
            let again = try await world.send(
                .post, "\(Self.root)/import?reason=again", out.text)
            #expect(again.status == .ok, "\(again.text)")
            let outcomes = try JSONObject(again).list("outcomes")
            #expect(outcomes.map { $0.text("outcome") } == ["unchanged"])
            let changed = out.text.replacing("First meeting", with: "Renamed")
            let taken = try await world.send(
                .post, "\(Self.root)/import?reason=renamed", changed)
            #expect(try JSONObject(taken).list("outcomes").first?.whole("revision") == 2)
            let csv = try await world.get(
                "\(Self.root)/meetings/records", headers: [.accept: "text/csv"])
            #expect(csv.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(csv.text.contains("Renamed"))
            let bad = try await world.send(.post, "\(Self.root)/import?reason=bad", "{\"a\": 1}")
            #expect(bad.status == .unprocessableContent)
        }
    }

    @Test func `what cannot be asked is said`() async throws {
        try await RegisterWorld.run { world in
            for (path, status) in [
                ("/nothing", 404), ("/meetings/records/none", 404),
                ("/meetings/records?where=colour:red", 422), ("/meetings/records?where=red", 400),
                ("/meetings/matrix?rows=colour", 422), ("/meetings/matrix", 400),
                ("/meetings/map?field=colour", 422), ("/meetings/records?from=2004-13", 422),
                ("/search", 400),
            ] {
                let reply = try await world.get(Self.root + path)
                #expect(reply.status.code == status, "\(path): \(reply.text.prefix(200))")
            }
        }
    }
}
