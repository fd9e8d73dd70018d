import HTTPTypes
import HummingbirdTesting
import Registers
import Testing

/// The registers as pages.
struct RegisterPageTests {
    private static let root = "/desk/registers"

    private static let pages = [
        "", "?q=meeting", "?q=nosuchword", "/changes", "/meetings", "/meetings?q=first&area=MEX",
        "/meetings?from=1990&until=1991", "/practices", "/meetings/timeline",
        "/meetings/matrix?rows=area&columns=date.year", "/views/map?field=view", "/views/map",
        "/meetings/map?field=participants", "/meetings/records/m1",
        "/meetings/records/m1?as_of=2999-01-01", "/meetings/records/m1/history",
    ]

    @Test(arguments: pages)
    func `each page answers, without a script and small`(_ path: String) async throws {
        try await RegisterWorld.run { world in
            let html = try await world.page(Self.root + path)
            #expect(!html.contains("<script") && html.utf8.count < 100_000)
            #expect(html.contains("<h1>"))
            for word in ["secretmail", "Hiddenword"] { #expect(!html.contains(word)) }
        }
    }

    @Test func `a record shows its statements, sources, flags, links and past`() async throws {
        try await RegisterWorld.run { world in
            let html = try await world.page(Self.root + "/meetings/records/m1")
            for text in [
                "over 80 persons", "“over 80”", "Report of the meeting, 2004", "statements that disagree",
                "Labour Office", "Opening", "/desk/registers/organisations/records/ilo",
            ] { #expect(html.contains(text), "\(text)") }
            #expect(!html.contains("/edit"))
            let linked = try await world.page(Self.root + "/organisations/records/ilo")
            #expect(linked.contains("First meeting") && linked.contains("Meetings: organisers"))
            let member = try await world.page(
                Self.root + "/organisations/records/ilo", token: RegisterWorld.member)
            #expect(member.contains("secretmail") && member.contains("Hiddenword"))
        }
    }

    @Test func `pages for members ask others to sign in`() async throws {
        try await RegisterWorld.run { world in
            for path in [
                "/offers", "/offers/records/o1", "/offers/timeline", "/offers/matrix", "/offers/map",
                "/offers/records/o1/history", "/changes?register=offers", "/meetings/new",
                "/meetings/records/m1/edit", "/meetings/records/m1/delete",
            ] {
                #expect(try await world.get(Self.root + path).status == .unauthorized, "\(path)")
            }
            for path in ["/meetings/records/m1/edit", "/meetings/records/m1/delete"] {
                let reply = try await world.get(Self.root + path, token: RegisterWorld.member)
                #expect(reply.status == .forbidden, "\(path)")
            }
        }
    }

    @Test func `a record is made, changed part by part, and deleted by form`() async throws {
        try await RegisterWorld.run { world in
            let form = try await world.page(Self.root + "/meetings/new", token: RegisterWorld.desk)
            #expect(form.contains("name=\"title:0:value\"") && form.utf8.count < 100_000)
            let faulty = try await world.post(
                Self.root + "/meetings/new",
                [("title:0:value", "Typed title"), ("date:0:value", "soon"), ("reason", "new")])
            #expect(faulty.status == .unprocessableContent)
            #expect(faulty.text.contains("Typed title") && faulty.text.contains("value=\"soon\""))
            #expect(faulty.text.contains("class=\"fault\""))
            let made = try await world.post(
                Self.root + "/meetings/new",
                [
                    ("title:0:value", "Typed title"), ("date:0:value", "2026-05"),
                    ("participants:0:value", "80"), ("participants:0:qualifier", "over"),
                    ("participants:0:document", "Notice"), ("reason", "new"),
                ])
            #expect(made.status == .seeOther, "\(made.text.prefix(500))")
            let path = Self.root + "/meetings/records/typed-title"
            #expect(made.headers[.location] == path)
            let part = try await world.post(
                path + "/edit",
                [
                    ("revision", "1"), ("part", "sessions/new"),
                    ("sessions/1/title:0:value", "Opening & closing"), ("reason", "agenda"),
                ])
            #expect(part.status == .seeOther, "\(part.text.prefix(500))")
            let html = try await world.page(path)
            #expect(html.contains("Opening &amp; closing") && html.contains("over 80 persons"))
            let noReason = try await world.post(
                path + "/edit", [("revision", "2"), ("title:0:value", "Kept typing")])
            #expect(noReason.status == .unprocessableContent)
            #expect(noReason.text.contains("Kept typing"))
            let gone = try await world.post(
                path + "/delete", [("revision", "2"), ("reason", "entered twice")])
            #expect(gone.status == .seeOther)
            let absent = try await world.get(path)
            #expect(absent.status == .notFound && absent.text.contains("The record was deleted"))
        }
    }

    @Test func `two people at one record: merged, or both contents side by side`() async throws {
        try await RegisterWorld.run { world in
            let path = Self.root + "/meetings/records/m1"
            func fields(_ title: String, _ venue: String) -> [(String, String)] {
                [
                    ("revision", "1"), ("reason", "mine"), ("title:0:value", title),
                    ("date:0:value", "2004-10-27"), ("venue:0:value", venue),
                    ("area:0:value", "MEX"), ("organiser:0:value", "ilo"),
                    ("participants:0:value", "52"),
                ]
            }
            #expect(try await world.post(path + "/edit", fields("First", "Geneva")).status == .seeOther)
            let both = try await world.post(path + "/edit", fields("Premier", "Geneva"))
            #expect(both.status == .conflict)
            for text in ["Both contents", "Premier", "First", "name=\"revision\" value=\"2\""] {
                #expect(both.text.contains(text), "\(text)")
            }
            // What stands in the form is saved over what stands there, on purpose.
            var again = fields("Premier", "Geneva")
            again[0].1 = "2"
            #expect(try await world.post(path + "/edit", again).status == .seeOther)
            #expect(try await world.page(path).contains("Premier"))
        }
    }
}
