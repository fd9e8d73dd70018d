import Registers
import Testing
import Vocabulary

/// A large register is written, asked and followed.
struct LoadTests {
    @Test(.timeLimit(.minutes(3)))
    func `a large register is asked, and followed by what changed`() throws {
        let desk = try Desk()
        let count = 20_000
        let areas = AreaRegister.standard.countries.map(\.id)
        let kinds = ["too-high", "satisfactory", "too-low"]
        let edits = (0..<count).map { number in
            Edit(
                RecordKey("views", "v\(number)"),
                content([
                    "area": areas[number % areas.count], "year": "\(1950 + number % 70)",
                    "subject": "immigration", "view": kinds[number % 3],
                    "text": "View number \(number) of the Government, as told in its answer",
                ]), base: 0)
        }
        _ = try desk.store.apply(edits, by: "test", reason: "load")
        let state = try desk.store.state()
        #expect(state.records.count == count)
        var question = RegisterQuestion(register: "views")
        question.words = "number 19 government"
        question.areas = Set(areas.prefix(100))
        let answer = state.answer(question)
        #expect(
            answer.total > 0
                && answer.records.allSatisfy { $0.value("text")?.contains("number 19") == true })
        try desk.put("views", "v1", ["area": "FRA", "year": "2000", "subject": "return"])
        let following = try desk.store.state(following: state)
        #expect(following.records.count == count && following.revision == state.revision + 1)
    }
}
