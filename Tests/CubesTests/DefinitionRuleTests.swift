import Cubes
import Foundation
import Testing
import Vocabulary

@Suite struct DefinitionRuleTests {
    private let rules = [
        DefinitionRule(
            nil, [:], [DefinitionStatement(.time, "12-31"), DefinitionStatement(.refugees, "PART")]),
        DefinitionRule(
            .displaced, [.popType: ["REF", "ROC"]], [DefinitionStatement(.refugees, "IN")]),
        DefinitionRule(.stock, [:], [DefinitionStatement(.measure, "STOCK")]),
    ]

    @Test func `later rules hold, and only for their own series`() throws {
        let refugees = SeriesDefinition(
            rules, of: try SeriesKey(.displaced, ["A", "S", "SYR", "TUR", "REF"]))
        #expect(refugees[.refugees]?.code == "IN")
        #expect(refugees[.time]?.code == "12-31")
        #expect(refugees[.measure] == nil, "another dataflow's")
        let others = SeriesDefinition(
            rules, of: try SeriesKey(.displaced, ["A", "S", "SYR", "TUR", "OOC"]))
        #expect(others[.refugees]?.code == "PART")
        #expect(others.all.map(\.aspect) == [.time, .refugees])
    }

    @Test func `a rule on a dimension that the series lacks does not hold`() throws {
        let rule = DefinitionRule(nil, [.sex: ["F"]], [DefinitionStatement(.measure, "STOCK")])
        #expect(!rule.holds(for: try SeriesKey(.displaced, ["A", "S", "SYR", "TUR", "REF"])))
    }

    @Test func `rules read back as they were written, and unknown names are refused`() throws {
        let data = try JSONEncoder().encode(rules)
        #expect(try JSONDecoder().decode([DefinitionRule].self, from: data) == rules)
        for text in [
            #"[{"dataflow":"DF_NONE","statements":[]}]"#,
            #"[{"codes":{"COLOUR":["A"]},"statements":[]}]"#,
            #"[{"statements":[{"aspect":"time","code":"02-30"}]}]"#,
        ] {
            #expect(throws: (any Error).self) {
                try JSONDecoder().decode([DefinitionRule].self, from: Data(text.utf8))
            }
        }
    }
}
