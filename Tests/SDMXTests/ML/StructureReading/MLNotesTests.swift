import SDMX
import Testing

@Suite struct MLNotesTests {
    @Test func `a footer's messages are notes, a text in each language`() throws {
        let message = try MLFixture(
            "2_1", "",
            footer: """

                <f:Footer><f:Message code="413" severity="Warning">
                <c:Text xml:lang="en">Too much</c:Text><c:Text xml:lang="de">Zu viel</c:Text>
                <c:Text xml:lang="en">http://ready</c:Text></f:Message>
                <f:Message code="510" severity="Terrible"/></f:Footer>
                """
        ).message()
        #expect(message.remarks.isEmpty && message.header.id == "M1" && message.header.isTest)
        #expect(message.notes.map(\.code) == ["413", "510"])
        #expect(message.notes.map(\.severity) == [.warning, nil])
        #expect(message.notes[0].texts.count == 2)
        #expect(message.notes[0].texts[0]["de"] == "Zu viel")
        #expect(message.notes[0].texts[1]["en"] == "http://ready")
        #expect(message.notes[0].line == 6)
    }

    @Test(arguments: ["2_1", "3_0", "3_1"])
    func `an error message is notes only`(_ version: String) throws {
        let base = "http://www.sdmx.org/resources/sdmxml/schemas/v\(version)"
        let text = """
            <m:Error xmlns:m="\(base)/message" xmlns:c="\(base)/common">
            <m:ErrorMessage code="100"><c:Text>No results</c:Text></m:ErrorMessage></m:Error>
            """
        guard case .notes(let message) = try Message.open(.text(text)) else {
            Issue.record("not a message of notes")
            return
        }
        #expect(message.notes.map(\.code) == ["100"])
        #expect(message.notes[0].severity == .error)
        #expect(message.notes[0].texts[0]["en"] == "No results")
    }
}
