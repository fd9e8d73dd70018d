import Registers
import TestKit
import Testing
import Vocabulary

/// Questions give what a look at every statement gives.
struct NaiveQuestionTests {
    private static let areas = ["FRA", "DEU", "MEX", "USA", "CAN", "EGY", "KEN", "CHL", "JPN"]
    private static let words = ["remittances", "census", "training", "café", "labour", "data"]

    private func desk(_ generator: inout SeededGenerator) throws -> Desk {
        let desk = try Desk()
        try desk.put("organisations", "ilo", ["title": "ILO"])
        try desk.put("organisations", "iom", ["title": "IOM"])
        var edits: [Edit] = []
        for number in 0..<300 {
            var fields = [
                "title": Self.words.randomElement(using: &generator).map { "\($0) \(number)" } ?? ""
            ]
            if Bool.random(using: &generator) {
                fields["area"] = Self.areas.randomElement(using: &generator)
            }
            if Bool.random(using: &generator) {
                fields["organisation"] = ["ilo", "iom"].randomElement(using: &generator)
            }
            if Bool.random(using: &generator) {
                fields["kind"] = ["data", "training"].randomElement(using: &generator)
            }
            if Bool.random(using: &generator) {
                fields["period"] = "\(Int.random(in: 1990...2010, using: &generator))"
            }
            if Bool.random(using: &generator) {
                fields["description"] = Self.words.randomElement(using: &generator)
            }
            edits.append(Edit(RecordKey("activities", "a\(number)"), content(fields), base: 0))
        }
        _ = try desk.store.apply(edits, by: "test", reason: "made")
        return desk
    }

    private func fits(_ record: Record, _ question: RegisterQuestion) -> Bool {
        guard record.key.register == question.register else { return false }
        for (field, values) in question.fields
        where values.isDisjoint(with: record.values(field)) { return false }
        if !question.areas.isEmpty, question.areas.isDisjoint(with: record.values("area")) {
            return false
        }
        if !question.organisations.isEmpty,
            question.organisations.isDisjoint(with: record.values("organisation"))
        {
            return false
        }
        if question.from != nil || question.until != nil {
            guard let date = record.content["period"].first?.date else { return false }
            if let from = question.from, date.last < from { return false }
            if let until = question.until, date.first > until { return false }
        }
        guard !question.words.isEmpty else { return true }
        // Dates are asked by days, not by words.
        let all = record.content.statements.filter { $0.key.field != "period" }.values.joined()
            .compactMap(\.value)
            .joined(separator: " ").lowercased().folding
        return question.words.split(separator: " ").allSatisfy { word in
            all.split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix(word.lowercased()) }
        }
    }

    @Test(arguments: [1, 2, 3])
    func `selections are those of a naive look`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let state = try desk(&generator).store.state()
        for _ in 0..<200 {
            var question = RegisterQuestion(register: "activities")
            question.limit = .max
            if Int.random(in: 0..<3, using: &generator) == 0 {
                question.fields["kind"] = ["data"]
            }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                question.fields["description"] = ["census", "café"]
            }
            if Int.random(in: 0..<3, using: &generator) == 0 {
                question.areas = Set(Self.areas.shuffled(using: &generator).prefix(8))
            }
            if Int.random(in: 0..<4, using: &generator) == 0 { question.organisations = ["iom"] }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                question.from = CalendarDate(year: 2000)
            }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                question.until = CalendarDate(year: 2005)
            }
            if Int.random(in: 0..<3, using: &generator) == 0 {
                question.words =
                    ["cafe", "r", "re", "rem 1", "xyz", "data 2"].randomElement(
                        using: &generator) ?? ""
            }
            let expected = state.records.filter { fits($0, question) }.map(\.key)
            #expect(state.answer(question).records.map(\.key) == expected, "\(question)")
        }
    }

    @Test func `counts by two fields are those of a naive look`() throws {
        var generator = SeededGenerator(seed: 9)
        let state = try desk(&generator).store.state()
        let matrix = try state.matrix(
            RegisterQuestion(register: "activities"), rows: "area", columns: "period.year")
        for (row, counts) in zip(matrix.rows, matrix.counts) {
            for (column, count) in zip(matrix.columns, counts) {
                let expected = state.records.count { record in
                    record.key.register == "activities" && record.value("area") == row.value
                        && record.value("period") == column.value
                }
                #expect(count == expected)
            }
        }
        #expect(matrix.total == 300)
    }

    @Test func `a timeline's pages make the whole`() throws {
        var generator = SeededGenerator(seed: 5)
        let state = try desk(&generator).store.state()
        let question = RegisterQuestion(register: "activities")
        let whole = state.timeline(question)
        #expect(zip(whole.entries, whole.entries.dropFirst()).allSatisfy { $0.date <= $1.date })
        var pages: [TimelineEntry] = []
        while pages.count < whole.entries.count {
            let page = state.timeline(question, offset: pages.count, limit: 7)
            #expect(page.total == whole.entries.count && page.undated == whole.undated)
            guard !page.entries.isEmpty else { break }
            pages += page.entries
        }
        #expect(pages == whole.entries)
        let years = state.timeline(question, offset: 0, limit: 0).years
        #expect(years.reduce(0) { $0 + $1.count } == whole.entries.count)
    }
}

extension String {
    /// Without accents, as far as these tests have some.
    fileprivate var folding: String { replacing("é", with: "e") }
}
