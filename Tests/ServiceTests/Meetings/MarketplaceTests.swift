import Accounts
import Foundation
import Hummingbird
import HummingbirdTesting
import Office
import Registers
import Testing

/// The marketplace is for members, offers are their holders' to change, and messages are seen by those
/// whom they concern.
@Suite struct MarketplaceTests {
    private static let word = "Zanzibarquery"
    private static let hostile = "<img src=x onerror=alert(1)> ' OR 1=1; -- "

    /// An offer of `unsd`, a need of `ilo`, and one that was withdrawn.
    private static func prepare(_ office: Office) throws {
        var draft = MarketDraft()
        draft.title = word + " offer"
        draft.kind = "expertise"
        draft.organisation = "unsd"
        draft.areas = ["FRA"]
        draft.themes = ["data"]
        draft.description = hostile
        _ = try office.post(draft, by: "test")
        draft.title = word + " need"
        draft.direction = "need"
        draft.organisation = "ilo"
        _ = try office.post(draft, by: "test")
        draft.title = word + " withdrawn"
        _ = try office.post(draft, by: "test")
        try office.setState("withdrawn", of: "zanzibarquery-withdrawn", by: "test")
    }

    private static let offer = "/desk/marketplace/zanzibarquery-offer"
    private static let need = "/desk/marketplace/zanzibarquery-need"

    @Test func `nobody without an account sees an offer anywhere`() async throws {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let guarded = [
                "/desk/marketplace", "/desk/marketplace?q=zanz", "/desk/marketplace/new",
                "/desk/marketplace/messages", Self.offer, Self.offer + "/edit",
                "/desk/marketplace/none", "/api/v1/marketplace",
                "/api/v1/marketplace/zanzibarquery-offer/matches",
                "/api/v1/marketplace/none/matches",
            ]
            for path in guarded {
                let reply = try await world.nobody.get(path)
                #expect([.unauthorized, .seeOther].contains(reply.status), "\(path)")
                #expect(!reply.text.lowercased().contains("zanzibarquery offer"), "\(path)")
            }
            for path in [
                "/desk", "/desk/registers", "/desk/registers/offers",
                "/desk/registers/search?q=zanz",
                "/desk/registers/changes", "/desk/meetings", "/desk/recommendations",
                "/api/v1/registers", "/api/v1/registers/search?q=zanz", "/api/v1/registers/changes",
                "/api/v1/registers/offers/records", "/api/v1/registers/offers/matrix?rows=kind",
                "/api/v1/meetings",
            ] {
                let reply = try await world.nobody.get(path)
                #expect(!reply.text.contains(Self.word), "\(path)")
                #expect(!reply.text.contains("zanzibarquery-offer"), "\(path)")
            }
            for path in [Self.offer + "/messages", Self.offer + "/state", "/desk/marketplace/new"] {
                let reply = try await world.nobody.post(path, ["text": "x", "state": "withdrawn"])
                #expect([.unauthorized, .seeOther, .forbidden].contains(reply.status), "\(path)")
            }
            #expect(try world.office.registers.state().marketplace().count == 2)
        }
    }

    @Test func `members see what is open, holders and desk what was withdrawn`() async throws {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let gone = "/desk/marketplace/zanzibarquery-withdrawn"
            for (role, visitor) in world.everyone where role != nil {
                let list = try await visitor.get("/desk/marketplace?q=zanzibar&state=all")
                #expect(list.status == .ok && list.text.contains("Zanzibarquery need"))
                let page = try await visitor.get(Self.offer)
                #expect(page.status == .ok && !page.text.contains("<img"))
                #expect(page.text.contains("both name the theme data (4)"))
                let isDesk = role == .desk || role == .administrator
                #expect(try await visitor.get(gone).status == (isDesk ? .ok : .notFound))
                #expect(list.text.contains("withdrawn</a>") == isDesk)
                #expect(list.headers[.cacheControl]?.contains("private") == true)
            }
        }
    }

    @Test func `an offer is posted, changed and withdrawn by its organisation and the desk alone`()
        async throws
    {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            func fields(_ title: String, _ organisation: String) -> [String: String] {
                [
                    "title": title, "direction": "offer", "kind": "services",
                    "organisation": organisation, "areas": "ken\nMEX", "themes": "law",
                    "period": "2026", "description": Self.hostile, "revision": "1",
                ]
            }
            // Who, for which organisation, whether it may be.
            let posts: [(DeskVisitor, String, Bool)] = [
                (world.reader, "unsd", false), (world.country, "unsd", false),
                (world.agency, "unsd", true), (world.agency, "ilo", false),
                (world.agency, "", false), (world.desk, "ilo", true), (world.desk, "", true),
            ]
            for (number, row) in posts.enumerated() {
                let reply = try await row.0.post(
                    "/desk/marketplace/new", fields("Post \(number)", row.1))
                #expect((reply.status == .seeOther) == row.2, "row \(number): \(reply.status)")
            }
            // Neither taken over nor given away.
            for (path, organisation, isDone) in [
                (Self.need, "unsd", false), (Self.offer, "ilo", false), (Self.offer, "unsd", true),
            ] {
                let reply = try await world.agency.post(
                    path + "/edit", fields("Changed", organisation))
                #expect((reply.status == .seeOther) == isDone, "\(path) to \(organisation)")
            }
            let page = try await world.reader.get(Self.offer).text
            #expect(page.contains("Changed") && page.contains("Kenya, Mexico"))
            // Changed by others meanwhile: told, and nothing typed is lost.
            let late = try await world.desk.post(Self.offer + "/edit", fields("Too late", "unsd"))
            #expect(late.status == .conflict)
            #expect(late.text.contains("Too late") && late.text.contains("What stands there now"))
            // What is at fault is told, and nothing typed is lost.
            var wrong = fields("Mistyped", "unsd")
            wrong["areas"] = "Atlantis"
            let fault = try await world.agency.post("/desk/marketplace/new", wrong)
            #expect(fault.status == .unprocessableContent && fault.text.contains("ATLANTIS"))
            #expect(fault.text.contains("Mistyped"))
            for (visitor, path, isDone) in [
                (world.reader, Self.offer, false), (world.agency, Self.need, false),
                (world.agency, Self.offer, true),
            ] {
                let reply = try await visitor.post(path + "/state", ["state": "withdrawn"])
                #expect((reply.status == .seeOther) == isDone)
            }
            #expect(try await world.reader.get(Self.offer).status == .notFound)
        }
    }

    @Test func `messages are seen by sender, holder and desk, and shown without an address`()
        async throws
    {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            let text = "Could you help? " + Self.hostile
            let sent = try await world.reader.post(Self.offer + "/messages", ["text": text])
            #expect(sent.status == .seeOther)
            for (role, visitor) in world.everyone where role != nil {
                let sees = role != .country
                for path in [Self.offer, "/desk/marketplace/messages"] {
                    let page = try await visitor.get(path).text
                    #expect(page.contains("Could you help?") == sees, "\(role as Any) \(path)")
                    #expect(!page.contains("<img") && !page.contains("mailto:"))
                }
            }
            // The holder answers those who wrote, and nobody else.
            let wrong = try await world.agency.post(
                Self.offer + "/messages", ["text": "hello", "recipient": "country"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("hello"))
            let answer = try await world.agency.post(
                Self.offer + "/messages", ["text": "Gladly so", "recipient": "reader"])
            #expect(answer.status == .seeOther)
            #expect(try await world.reader.get(Self.offer).text.contains("Gladly so"))
            #expect(try await !world.country.get(Self.offer).text.contains("Gladly so"))
            // Others cannot choose a recipient.
            let chosen = try await world.country.post(
                Self.offer + "/messages", ["text": "psst", "recipient": "reader"])
            #expect(chosen.status == .unprocessableContent)
            // Nor do the registers show messages to anybody.
            for path in [
                "/desk/registers/changes", "/desk/registers/search?q=gladly",
                "/desk/registers/messages", "/api/v1/registers/messages/records",
                "/api/v1/registers/changes",
            ] {
                #expect(try await !world.country.get(path).text.contains("Gladly"), "\(path)")
            }
        }
    }

    @Test func `an account writes so many messages a day, and what it typed is kept`() async throws
    {
        try await DeskWorld.run(registers: true, prepare: Self.prepare) { world in
            for number in 0..<MarketMessage.daily {
                let reply = try await world.reader.post(
                    Self.offer + "/messages", ["text": "Message \(number)"])
                #expect(reply.status == .seeOther)
            }
            let last = try await world.reader.post(
                Self.offer + "/messages", ["text": "One too many"])
            #expect(last.status == .tooManyRequests)
            #expect(last.text.contains("One too many"))
            #expect(try world.office.messages.state().messages().count == MarketMessage.daily)
        }
    }
}
