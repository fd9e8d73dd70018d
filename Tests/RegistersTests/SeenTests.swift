import Registers
import Testing

/// What is for members alone shows to nobody else, in no way.
struct SeenTests {
    private func desk() throws -> Desk {
        let desk = try Desk()
        try desk.put(
            "organisations", "ilo",
            [
                "title": "Labour", "focal-points/1/name": "Ana",
                "focal-points/1/contact": "secretmail",
            ])
        try desk.put(
            "offers", "o1",
            [
                "title": "Hiddenword training", "direction": "offer", "organisation": "ilo",
                "area": "MEX", "period": "2004",
            ])
        return desk
    }

    @Test func `others find, count, date and link nothing that is for members`() throws {
        let whole = try desk().store.state()
        let open = whole.seen(by: .everybody)
        #expect(whole.reader == .desk && open.reader == .everybody)
        #expect(whole.count("offers") == 1 && open.count("offers") == 0)
        #expect(open[RecordKey("offers", "o1")] == nil)
        #expect(!open.registers.contains { $0.id == "offers" })
        for words in ["hiddenword", "secretmail"] {
            #expect(whole.answer(RegisterQuestion(nil, words: words)).total == 1)
            #expect(open.answer(RegisterQuestion(nil, words: words)).total == 0)
        }
        let key = RecordKey("organisations", "ilo")
        #expect(whole.links(to: key).count == 1 && open.links(to: key).isEmpty)
        #expect(open[key]?.content[FieldPath("contact", part: .init("focal-points", "1"))] == [])
        #expect(open[key]?.content[FieldPath("name", part: .init("focal-points", "1"))] != [])
        #expect(open.timeline(RegisterQuestion()).entries.isEmpty)
        #expect(
            open.areas(RegisterQuestion()).isEmpty && whole.areas(RegisterQuestion()).count == 1)
        var question = RegisterQuestion(register: "organisations")
        question.fields = ["focal-points/*/contact": ["secretmail"]]
        #expect(whole.answer(question).total == 1 && open.answer(question).total == 0)
        #expect(throws: RegisterError.self) {
            try open.matrix(RegisterQuestion(register: "offers"), rows: "direction")
        }
        #expect(throws: RegisterError.self) {
            try open.matrix(
                RegisterQuestion(register: "organisations"), rows: "focal-points/*/contact")
        }
    }

    @Test func `the past shows no hidden change, and what follows stays hidden`() throws {
        let desk = try desk()
        let before = try desk.store.state().seen(by: .everybody)
        try desk.put(
            "organisations", "ilo",
            ["title": "Labour", "focal-points/1/name": "Ana", "focal-points/1/contact": "other"])
        let key = RecordKey("organisations", "ilo")
        #expect(try desk.store.history(key, seenBy: .members).count == 2)
        let open = try desk.store.history(key, seenBy: .everybody)
        #expect(open.count == 1 && !open[0].changes.contains { $0.path.field == "contact" })
        #expect(throws: RegisterError.self) {
            try desk.store.history(RecordKey("offers", "o1"), seenBy: .everybody)
        }
        let after = try desk.store.state(following: before)
        #expect(after.reader == .everybody && after.count("offers") == 0)
        #expect(after.revision == before.revision + 1)
        let lately = try desk.store.changes(ChangeQuestion(), seenBy: .everybody)
        #expect(lately.changes.map(\.revision.record) == ["ilo"] && lately.next == nil)
        #expect(try desk.store.changes(ChangeQuestion(), seenBy: .members).changes.count == 3)
    }

    @Test func `changes come newest first, page by page, by register and name`() throws {
        let desk = try Desk()
        for number in 1...7 {
            try desk.put(
                "activities", "a\(number)", ["title": "T\(number)"],
                by: number % 2 == 0 ? "Bo" : "Ana")
            try desk.put("practices", "p\(number)", ["title": "P\(number)"])
        }
        var question = ChangeQuestion()
        question.limit = 3
        var seen: [Int] = []
        repeat {
            let page = try desk.store.changes(question, seenBy: .everybody)
            seen += page.changes.map(\.revision.id)
            question.before = page.next
        } while question.before != nil
        #expect(seen == Array((1...14).reversed()))
        question = ChangeQuestion()
        question.who = "Bo"
        #expect(
            try desk.store.changes(question, seenBy: .everybody).changes.map(\.revision.record)
                == ["a6", "a4", "a2"])
        question.register = "practices"
        #expect(try desk.store.changes(question, seenBy: .everybody).changes.isEmpty)
    }

    @Test func `no field of a register that all may read links to one for members`() {
        for register in Register.all where register.readership == .everybody {
            for field in register.fields + register.parts.flatMap(\.fields) {
                guard case .link(let target) = field.kind, field.readership == .everybody else {
                    continue
                }
                #expect(Register.all.contains { $0.id == target && $0.readership == .everybody })
            }
            let label = register.fields.filter { register.label.contains($0.id) }
            #expect(label.allSatisfy { $0.readership == .everybody })
        }
    }

    @Test func `leave is asked within the transaction, with what stands and what will`() throws {
        struct No: Error {}
        let desk = try desk()
        var asked: [String] = []
        let key = RecordKey("organisations", "ilo")
        #expect(throws: No.self) {
            _ = try desk.store.apply(
                [Edit(key, content(["title": "Mine"]), base: nil)], by: "Bo", reason: "test"
            ) { register, id, before, after in
                asked.append("\(register.id)/\(id)")
                #expect(before?[FieldPath("title")].first?.value == "Labour")
                #expect(after?[FieldPath("title")].first?.value == "Mine")
                throw No()
            }
        }
        #expect(asked == ["organisations/ilo"])
        #expect(try desk.store.record(key).revision == 1)
    }

    @Test func `owners cannot be put in or out by others`() throws {
        let register = try #require(Register.all.first { $0.id == "collections" })
        let mine = content(["title": "T", "owner": "ilo"])
        let theirs = content(["title": "T", "owner": "oecd"])
        #expect(
            register.matters("c", before: mine, after: mine).map(\.organisations) == [
                ["ilo"], ["ilo"],
            ])
        // Given away: those who take it must be asked too.
        let given = register.matters("c", before: mine, after: theirs).map(\.organisations)
        #expect(Set(given) == [["ilo"], ["oecd"]])
        let nobody = register.matters("c", before: mine, after: content(["title": "T"]))
        #expect(nobody.map(\.organisations).contains([]))
        let asked = try #require(Register.all.first { $0.id == "recommendations" })
        let before = content(["title": "R", "addressee": "ilo"])
        let wording = content(["title": "Other", "addressee": "ilo"])
        #expect(asked.matters("r", before: before, after: wording) == [RecordMatter()])
        let progress = content([
            "title": "R", "addressee": "ilo", "progress/1/text": "done",
            "progress/1/organisation": "ilo",
        ])
        #expect(
            asked.matters("r", before: before, after: progress).map(\.organisations) == [["ilo"]])
        let others = content([
            "title": "R", "addressee": "ilo", "progress/1/organisation": "oecd",
        ])
        #expect(
            asked.matters("r", before: progress, after: others).map(\.organisations).contains([
                "oecd"
            ]))
    }
}
