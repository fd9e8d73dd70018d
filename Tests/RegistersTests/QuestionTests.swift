import Registers
import Testing
import Vocabulary

/// Records are found, counted and put in order.
struct QuestionTests {
    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.put("organisations", "ilo", ["title": "International Labour Organization"])
        try desk.put("organisations", "eclac", ["title": "Comisión Económica para América Latina"])
        try desk.put(
            "activities", "a1",
            [
                "title": "Census of 100% coverage_x", "organisation": "ilo", "area": "MEX",
                "period": "2003",
            ])
        try desk.put(
            "activities", "a2",
            [
                "title": "Training", "organisation": "eclac", "area": "CHL",
                "period": "2004-10/2005-02",
            ])
        try desk.put("activities", "a3", ["title": "Undated"])
        return desk
    }

    @Test(
        arguments: [
            ("comision america", ["eclac"]), ("ECONÓMICA", ["eclac"]), ("train", ["a2"]),
            ("raining", []), ("mexico", ["a1"]), ("%", []), ("100", ["a1"]), ("' OR 1=1", []),
            ("", ["ilo", "eclac", "a1", "a2", "a3"]),
        ])
    func `words are found by their beginnings, whatever case and accents`(
        _ words: String, _ ids: [String]
    ) throws {
        let state = try desk().store.state()
        let found = state.answer(RegisterQuestion(nil, words: words)).records.map(\.key.id)
        #expect(Set(found) == Set(ids))
    }

    @Test func `fields, areas, organisations and days select`() throws {
        let state = try desk().store.state()
        func ids(_ change: (inout RegisterQuestion) -> Void) -> [String] {
            var question = RegisterQuestion(register: "activities")
            change(&question)
            return state.answer(question).records.map(\.key.id)
        }
        #expect(ids { $0.fields = ["title": ["Training", "Undated"]] } == ["a2", "a3"])
        #expect(ids { $0.areas = ["MEX", "USA"] } == ["a1"])
        #expect(ids { $0.organisations = ["eclac"] } == ["a2"])
        #expect(ids { $0.from = CalendarDate("2005-02-28") } == ["a2"])
        #expect(ids { $0.from = CalendarDate("2005-03-01") } == [])
        #expect(ids { $0.until = CalendarDate("2003-12-31") } == ["a1"])
        #expect(
            ids {
                $0.offset = 1; $0.limit = 1
            } == ["a2"])
        #expect(ids { $0.offset = 9 } == [])
    }

    @Test func `a state follows another by what changed`() throws {
        let desk = try desk()
        let before = try desk.store.state()
        #expect(try desk.store.state(following: before).revision == before.revision)
        try desk.put("activities", "a3", ["title": "Dated", "period": "2001"])
        _ = try desk.store.apply(
            [Edit(RecordKey("activities", "a1"), nil, base: nil)], by: "Ana", reason: "test")
        let after = try desk.store.state(following: before)
        let whole = try desk.store.state()
        #expect(after.records == whole.records && after.revision == whole.revision)
        #expect(after[RecordKey("activities", "a3")]?.value("title") == "Dated")
        #expect(after[RecordKey("activities", "a1")] == nil)
    }

    @Test func `a timeline is in order, and counts what has no date`() throws {
        let state = try desk().store.state()
        let (entries, undated) = state.timeline(RegisterQuestion(register: "activities"))
        #expect(entries.map(\.date.description) == ["2003", "2004-10/2005-02"])
        #expect(entries.map(\.path.description) == ["period", "period"] && undated == 1)
    }

    @Test func `views are counted over time, and missing ones are not zero`() throws {
        let desk = try Desk()
        for (area, year, view) in [
            ("FRA", "1976", "too-high"), ("DEU", "1976", "satisfactory"),
            ("FRA", "2003", "too-high"),
            ("DEU", "2003", "too-high"), ("CAN", "2003", ""),
        ] {
            var fields = ["area": area, "year": year, "subject": "immigration"]
            if !view.isEmpty { fields["view"] = view }
            try desk.put("views", "\(area.lowercased())-\(year)", fields)
        }
        let state = try desk.store.state()
        let matrix = try state.matrix(
            RegisterQuestion(register: "views"), rows: "view", columns: "year.year")
        #expect(matrix.rows.map(\.title) == ["Too high", "Satisfactory", "not stated"])
        #expect(matrix.columns.map(\.value) == ["1976", "2003"])
        #expect(matrix.counts == [[1, 2], [1, 0], [0, 1]] && matrix.total == 5)
        let alone = try state.matrix(RegisterQuestion(register: "views"), rows: "area")
        #expect(alone.counts == [[1], [2], [2]])
        for rows in ["colour", "view.year"] {
            #expect(throws: RegisterError.self) {
                try state.matrix(RegisterQuestion(register: "views"), rows: rows)
            }
        }
        #expect(throws: RegisterError.self) { try state.matrix(RegisterQuestion(), rows: "area") }
    }
}

/// What follows from treaty actions at any date.
struct TreatyTests {
    private func state(
        _ actions: [(kind: String, date: String?, effect: String?)], inForce: String? = nil
    ) throws -> RegisterState {
        let desk = try Desk()
        var instrument = ["title": "T"]
        instrument["in-force"] = inForce
        try desk.put("instruments", "t", instrument)
        for (place, action) in actions.enumerated() {
            var fields = ["instrument": "t", "area": "MEX", "kind": action.kind]
            fields["date"] = action.date
            fields["effect"] = action.effect
            try desk.put("treaty-actions", "x\(place)", fields)
        }
        return try desk.store.state()
    }

    private func standing(_ state: RegisterState, _ day: String) throws -> String {
        let day = try #require(CalendarDate(day))
        let status = try #require(state.treatyStatus("t", on: day).first)
        return (status.isCertain ? "" : "possibly ") + status.standing.title
    }

    @Test func `a State signs, ratifies, is bound and denounces`() throws {
        let state = try state([
            ("denunciation", "2010-01-15", "2011-01-15"), ("signature", "2000-05-01", nil),
            ("ratification", "2002-03-01", "2002-06-01"), ("reservation", "2002-03-01", nil),
        ])
        #expect(try standing(state, "1999-01-01") == "not party")
        #expect(try standing(state, "2000-05-01") == "signatory")
        #expect(try standing(state, "2002-03-01") == "party, not yet in force")
        #expect(try standing(state, "2002-06-01") == "party, in force")
        #expect(try standing(state, "2010-12-31") == "party, in force")
        #expect(try standing(state, "2011-01-15") == "denounced")
    }

    @Test func `dates that are not exact leave it open, and say so`() throws {
        let state = try state([("ratification", "2002", nil)], inForce: "2003-07-01")
        #expect(try standing(state, "2001-12-31") == "not party")
        #expect(try standing(state, "2002-06-30") == "possibly party, not yet in force")
        #expect(try standing(state, "2002-12-31") == "party, not yet in force")
        #expect(try standing(state, "2003-07-01") == "party, effect not stated")
        let undated = try self.state([("ratification", nil, nil)])
        #expect(try standing(undated, "2030-01-01") == "possibly party, effect not stated")
        let by = try self.state([("accession", "../2004-10-28", nil)])
        #expect(try standing(by, "2004-10-28") == "party, effect not stated")
        #expect(try standing(by, "1950-01-01") == "possibly party, effect not stated")
    }
}
