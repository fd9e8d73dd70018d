import Registers
import Testing
import Vocabulary

/// Counts over time, and standings before, on and after the days of actions.
struct TreatyStepTests {
    /// Five States on a convention of 1990 that is in force from 1 July 2003.
    private static func state() throws -> RegisterState {
        let desk = try Desk()
        try desk.put(
            "instruments", "mwc", ["title": "Convention", "in-force": "2003-07-01"])
        func act(
            _ area: String, _ kind: String, _ date: String, effect: String? = nil
        ) throws {
            var fields = ["instrument": "mwc", "area": area, "kind": kind]
            if !date.isEmpty { fields["date"] = date }
            fields["effect"] = effect
            try desk.put("treaty-actions", "\(area.lowercased())-\(kind)", fields)
        }
        // Signs and ratifies; leaves later.
        try act("MEX", "signature", "1991-05-22")
        try act("MEX", "ratification", "1999-03-08", effect: "2003-07-01")
        try act("MEX", "denunciation", "2010-01-15", effect: "2011-01-15")
        // Signs alone.
        try act("LSO", "signature", "2004-09-24")
        // Takes over from a State that ended.
        try act("SRB", "succession", "2001-03-12", effect: "2003-07-01")
        // Some day of 2000.
        try act("BIH", "accession", "2000")
        // No day at all.
        try act("EGY", "accession", "")
        return try desk.store.state()
    }

    private func standing(_ area: String, _ day: String) throws -> (TreatyStanding?, Bool) {
        let day = try #require(CalendarDate(day))
        let status = try Self.state().treatyStatus("mwc", on: day).first { $0.area == area }
        return (status?.standing, status?.isCertain ?? false)
    }

    @Test(
        arguments: [
            ("1991-05-21", TreatyStanding.notParty), ("1991-05-22", .signatory),
            ("1999-03-07", .signatory), ("1999-03-08", .partyNotInForce),
            ("2003-06-30", .partyNotInForce), ("2003-07-01", .partyInForce),
            ("2010-01-15", .partyInForce), ("2011-01-14", .partyInForce),
            ("2011-01-15", .denounced), ("2020-01-01", .denounced),
        ])
    func `a State stands differently the day before and the day of`(
        _ day: String, _ expected: TreatyStanding
    ) throws {
        let (standing, isCertain) = try standing("MEX", day)
        #expect(standing == expected && isCertain)
    }

    @Test func `a succession binds from its effect on`() throws {
        #expect(try standing("SRB", "2001-03-11").0 == .notParty)
        #expect(try standing("SRB", "2001-03-12").0 == .partyNotInForce)
        #expect(try standing("SRB", "2003-07-01").0 == .partyInForce)
    }

    @Test func `steps count signatures for good and parties while they are`() throws {
        let steps = try Self.state().treatySteps("mwc")
        func at(_ day: String) throws -> [Int] {
            let day = try #require(CalendarDate(day))
            let step = steps.last { $0.day <= day }
            return [step?.signatures ?? 0, step?.parties ?? 0, step?.possible ?? 0]
        }
        // Egypt's accession has no day: possible from the first of all days on.
        #expect(try at("1991-05-21") == [0, 0, 1])
        #expect(try at("1991-05-22") == [1, 0, 1])
        #expect(try at("1999-03-08") == [1, 1, 1])
        // Bosnia and Herzegovina acceded on some day of 2000.
        #expect(try at("2000-01-01") == [1, 1, 2])
        #expect(try at("2000-12-30") == [1, 1, 2])
        #expect(try at("2000-12-31") == [1, 2, 1])
        #expect(try at("2001-03-12") == [1, 3, 1])
        #expect(try at("2004-09-24") == [2, 3, 1])
        // Mexico's denunciation takes effect; its signature stays one.
        #expect(try at("2011-01-14") == [2, 3, 1])
        #expect(try at("2011-01-15") == [2, 2, 1])
    }

    @Test func `steps agree with the standings of every State on every step's day`() throws {
        let state = try Self.state()
        for step in state.treatySteps("mwc") {
            let status = state.treatyStatus("mwc", on: step.day)
            let certain = status.count { $0.standing.isParty && $0.isCertain }
            #expect(step.parties >= certain, "\(step.day)")
            #expect(
                step.parties + step.possible >= status.count { $0.standing.isParty },
                "\(step.day)")
        }
        #expect(state.treatySteps("nothing").isEmpty)
        let latin = state.treatySteps("mwc") { $0 == "MEX" }
        #expect(latin.map(\.parties) == [0, 1, 0])
    }
}
