import Registers
import Testing

/// What Governments said, counted by hand.
struct GovernmentViewTests {
    private static func state() throws -> RegisterState {
        let desk = try Desk()
        func say(
            _ area: String, _ year: String, view: String? = nil, policy: String? = nil,
            id: String? = nil, subject: String = "immigration"
        ) throws {
            var fields = ["area": area, "year": year, "subject": subject]
            fields["view"] = view
            fields["policy"] = policy
            try desk.put("views", id ?? "\(area.lowercased())-\(subject)-\(year)", fields)
        }
        try say("FRA", "1976", view: "too-high", policy: "lower")
        try say("DEU", "1976", view: "too-high")
        try say("MEX", "1976", view: "satisfactory", policy: "maintain")
        try say("CAN", "1976", view: "too-low", policy: "raise")
        // Says nothing of its view.
        try say("USA", "1976", policy: "maintain")
        // Two records that contradict each other, and two that agree.
        try say("ARG", "1976", view: "too-low", id: "arg-a")
        try say("ARG", "1976", view: "satisfactory", id: "arg-b")
        try say("PER", "1976", view: "satisfactory", id: "per-a")
        try say("PER", "1976", view: "satisfactory", id: "per-b")
        try say("FRA", "1986", view: "satisfactory", policy: "maintain")
        // Over several years: of none of them.
        try say("ITA", "1980/1985", view: "too-high", id: "ita-years")
        try say("FRA", "1976", view: "too-low", subject: "emigration")
        return try desk.store.state()
    }

    @Test func `each Government counts once, contradictions at no code`() throws {
        let counts = try Self.state().viewCounts("immigration", "view")
        #expect(counts.map(\.year) == [1976, 1986])
        #expect(counts[0].counts == ["too-high": 2, "satisfactory": 2, "too-low": 1])
        #expect(counts[0].answered == 5)
        #expect(counts[0].silent == 1 && counts[0].conflicting == 1)
        #expect(counts[1].counts == ["satisfactory": 1])
        let policies = try Self.state().viewCounts("immigration", "policy")
        #expect(policies[0].counts == ["lower": 1, "maintain": 2, "raise": 1])
        // Germany, Argentina and Peru say nothing of a policy.
        #expect(policies[0].silent == 3)
    }

    @Test func `nothing is carried from one year or subject to another`() throws {
        let said = try Self.state().statedViews("immigration", "view")
        #expect(said[1986]?.keys.sorted() == ["FRA"])
        #expect(said[1976]?["ARG"] == .conflict(["satisfactory", "too-low"]))
        #expect(said[1976]?["USA"] == .silent)
        #expect(said.values.allSatisfy { $0["ITA"] == nil })
        let emigration = try Self.state().statedViews("emigration", "view")
        #expect(emigration == [1976: ["FRA": .code("too-low")]])
    }

    @Test func `a Government's records come by subject and year`() throws {
        let records = try Self.state().views(of: "FRA")
        #expect(
            records.map(\.key.id) == [
                "fra-emigration-1976", "fra-immigration-1976", "fra-immigration-1986",
            ])
    }
}
