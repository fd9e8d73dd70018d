import Foundation
import Office
import Registers
import Testing
import Warehouse

/// What matches on the marketplace and why, and messages that no register shows.
@Suite struct MarketTests {
    private let world: MeetingWorld

    init() throws { world = try MeetingWorld() }

    private func draft(
        _ title: String, _ direction: String, _ kind: String = "expertise", org: String = "",
        areas: [String] = [], themes: [String] = [], period: String = ""
    ) -> MarketDraft {
        var draft = MarketDraft()
        draft.title = title
        draft.direction = direction
        draft.kind = kind
        draft.organisation = org
        draft.areas = areas
        draft.themes = themes
        draft.period = period
        return draft
    }

    private func score(_ offer: MarketDraft) throws -> Int? {
        let office = world.office
        let need = try office.post(
            draft(
                "Need", "need", org: "unsd", areas: ["KEN"], themes: ["Remittance statistics"],
                period: "2026"), by: "Ana")
        let id = try office.post(offer, by: "Ana")
        defer {
            _ = try? office.registers.apply(
                [need, id].map { Edit(RecordKey("offers", $0), nil, base: nil) }, by: "Ana",
                reason: "gone")
        }
        let state = try office.registers.state()
        let entry = try #require(state.marketEntry(need))
        let found = MarketMatch.matches(of: entry, among: state.marketplace())
        let match = found.first { $0.entry.id == id }
        if let match {
            #expect(match.score == match.reasons.reduce(0) { $0 + $1.points })
            #expect(match.reasons.allSatisfy { !$0.text.isEmpty })
            // The same seen from the other side.
            let other = try #require(state.marketEntry(id))
            let back = MarketMatch.matches(of: other, among: state.marketplace())
            #expect(back.first { $0.entry.id == need }?.score == match.score)
        }
        return match?.score
    }

    @Test func `the score of a match is what the table says`() throws {
        // Offer against a need of expertise in Kenya on remittance statistics in 2026, of unsd.
        let table: [(MarketDraft, Int?)] = [
            // Theme, area and time: 4 + 3 + 1.
            (
                draft(
                    "O", "offer", org: "ilo", areas: ["KEN"], themes: ["remittance STATISTICS"],
                    period: "2026-03/2027"), 8
            ),
            // One theme's words within the other's, a region around, time open: 2 + 2 + 0.
            (draft("O", "offer", areas: ["002"], themes: ["remittance"]), 4),
            // Neighbours in a subregion, theme open.
            (draft("O", "offer", areas: ["UGA"]), 2),
            // Of one region only.
            (draft("O", "offer", areas: ["MAR"]), 1),
            // The theme alone, anywhere.
            (draft("O", "offer", themes: ["remittance statistics"]), 4),
            // Nothing in common.
            (draft("O", "offer", areas: ["FRA"], themes: ["trafficking"]), nil),
            (draft("O", "offer"), nil),
            // Another kind, the same direction, the same organisation, another time.
            (draft("O", "offer", "financing", areas: ["KEN"]), nil),
            (draft("O", "need", areas: ["KEN"]), nil),
            (draft("O", "offer", org: "unsd", areas: ["KEN"]), nil),
            (draft("O", "offer", areas: ["KEN"], period: "2024"), nil),
        ]
        for (number, row) in table.enumerated() {
            #expect(try score(row.0) == row.1, "row \(number)")
        }
    }

    @Test func `what is withdrawn or matched matches nothing`() throws {
        let office = world.office
        let need = try office.post(draft("Need", "need", themes: ["data"]), by: "Ana")
        let offer = try office.post(draft("Offer", "offer", themes: ["data"]), by: "Ana")
        func found() throws -> Int {
            let state = try office.registers.state()
            let entry = try #require(state.marketEntry(need))
            var all = MarketQuestion()
            all.withClosed = true
            return MarketMatch.matches(of: entry, among: state.marketplace(all)).count
        }
        #expect(try found() == 1)
        for state in ["withdrawn", "matched"] {
            try office.setState(state, of: offer, by: "Ana")
            #expect(try found() == 0)
            #expect(try office.registers.state().marketplace().map(\.id) == [need])
        }
        try office.setState("open", of: offer, by: "Ana")
        #expect(try found() == 1)
        #expect(throws: RegisterError.self) { try office.setState("sold", of: offer, by: "Ana") }
    }

    @Test func `offers are found by area, whether they name it or a region around it`() throws {
        let office = world.office
        for (title, areas) in [("a", ["KEN"]), ("b", ["002"]), ("c", ["FRA"]), ("d", [])] {
            _ = try office.post(draft(title, "offer", areas: areas), by: "Ana")
        }
        var question = MarketQuestion()
        question.area = "KEN"
        let found = try office.registers.state().marketplace(question)
        #expect(found.map(\.title) == ["a", "b", "d"])
        // Ids that addresses use otherwise are not given.
        #expect(try office.post(draft("New", "offer"), by: "Ana") != "new")
        #expect(try office.post(draft("Messages!", "offer"), by: "Ana") != "messages")
    }

    @Test func `a change merges with others' and conflicts are told with both contents`() throws {
        let office = world.office
        let id = try office.post(draft("Offer", "offer", themes: ["data"]), by: "Ana")
        var mine = draft("Mine", "offer", themes: ["data"])
        try office.change(id, to: mine, from: 1, by: "Ana")
        mine = draft("Offer", "offer", themes: ["data", "law"])
        try office.change(id, to: mine, from: 1, by: "Bo")
        let entry = try #require(try office.registers.state().marketEntry(id))
        #expect(entry.title == "Mine" && entry.themes == ["data", "law"])
        let error = #expect(throws: RegisterError.self) {
            try office.change(id, to: draft("Theirs", "offer"), from: 1, by: "Cy")
        }
        #expect(error?.collision?.standing?["title"].first?.value == "Mine")
    }

    @Test func `messages are in no register that can be asked, and the workspace stays sound`()
        throws
    {
        let office = world.office
        let id = try office.post(draft("Offer", "offer"), by: "Ana")
        let letter = MarketLetter(sender: "bo", organisations: ["ilo"], text: "zebra <b>&")
        _ = try office.send(letter, about: id, office.messages.state())
        let kept = try office.messages.state().messages(about: id)
        #expect(kept.map(\.text) == ["zebra <b>&"] && kept[0].sender == "bo")
        #expect(kept[0].sent == "2026-05-10T12:00:00Z")
        let state = try office.registers.state()
        var question = RegisterQuestion()
        question.words = "zebra"
        #expect(state.answer(question).total == 0)
        #expect(!state.records.contains { $0.key.register == "messages" })
        let text = try office.registers.message(state.records, history: true).text
        #expect(!text.contains("zebra"))
        #expect(throws: RegisterError.self) {
            try office.registers.record(RecordKey("messages", kept[0].id))
        }
        let changes = try office.registers.changes(ChangeQuestion(), seenBy: .members)
        #expect(!changes.changes.contains { $0.revision.register == "messages" })
        #expect(try Warehouse.check(folder: world.folder).isClean)
        // The offer may go although somebody wrote about it.
        _ = try office.registers.apply(
            [Edit(RecordKey("offers", id), nil, base: nil)], by: "Ana", reason: "gone")
    }

    @Test func `the day's messages are limited, and so is their length`() throws {
        let office = world.office
        let id = try office.post(draft("Offer", "offer"), by: "Ana")
        func send(_ text: String, by who: String = "bo") throws {
            _ = try office.send(
                MarketLetter(sender: who, text: text), about: id, office.messages.state())
        }
        for number in 0..<MarketMessage.daily { try send("\(number)") }
        let error = #expect(throws: OfficeError.self) { try send("one more") }
        #expect(error?.kind == .tooLarge)
        try send("another account", by: "cy")
        var tomorrow = office
        tomorrow.clock = { "2026-05-11T00:00:00Z" }
        _ = try tomorrow.send(
            MarketLetter(sender: "bo", text: "new day"), about: id, tomorrow.messages.state())
        #expect(throws: OfficeError.self) { try send(" \n", by: "cy") }
        #expect(throws: OfficeError.self) {
            try send(String(repeating: "x", count: MarketMessage.longest + 1), by: "cy")
        }
        let absent = #expect(throws: OfficeError.self) {
            try office.send(
                MarketLetter(sender: "cy", text: "x"), about: "nothing", office.messages.state())
        }
        #expect(absent?.kind == .notFound)
    }
}
