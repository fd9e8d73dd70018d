import SDMX
import Testing

/// Attributes of groups that stand after the data they belong to.
struct JSONLateGroupTests {
    @Test func `groups after series are given before them, with their own places`() throws {
        let series = #""series": {"0:0": {"observations": {"0": [1]}}}"#
        let groups = """
            "dimensionGroupAttributes": {
            "::0:": ["register"],
            "::9:": ["survey"], "::1:": ["census"]}
            """
        let before = try ReadMessage(JSONSample.migrants("{\(groups), \(series)}"))
        let after = try ReadMessage(JSONSample.migrants("{\(series), \(groups)}"))
        #expect(before.rows == after.rows)
        #expect(
            after.rows(.group).map(\.cells) == [
                ["ORIGIN=FRA", "SOURCE=register"], ["ORIGIN=DEU", "SOURCE=census"],
            ])
        #expect(before.rows.map(\.line).first == after.rows.map(\.line).first)
        #expect(after.faults.count == 1)
        #expect(after.faults.map(\.line) == before.faults.map(\.line))
        #expect(after.rows(.group).map(\.line) == before.rows(.group).map(\.line))
    }

    @Test func `late groups that are no object are refused with their place`() {
        let fault = dataFault(
            JSONSample.migrants(#"{"series": {}, "dimensionGroupAttributes": [1]}"#))
        #expect(fault?.kind == .unexpected)
        #expect(fault?.line == 2)
    }
}
