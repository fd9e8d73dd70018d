import Foundation
import TestKit
import Testing

/// `corridor harmonise`, `definitions` and `areas` as a user runs them.
@Suite struct HarmoniseToolTests {
    private func workspace(_ scratch: Scratch) throws -> [String] {
        let made = try Tool.run(["demo", "--no-serve", "--workspace", scratch.workspace])
        try #require(made.status == 0, "\(made.errors)")
        return ["--workspace", scratch.workspace]
    }

    @Test func `the starter set is harmonised, shown, and led back to its cells`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let made = try Tool.run(["harmonise", "stocks", "--json"] + place)
        #expect(made.status == 0, "\(made.errors)")
        let reports = try #require(
            try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [[String: Any]])
        #expect(reports.count == 1 && reports[0]["view"] as? String == "stocks")
        #expect((reports[0]["figures"] as? Int ?? 0) > 10_000)
        let key = "A.CORRIDOR.SYR.TUR.B._T._T"
        let shown = try Tool.run(["show", "DF_STOCK", key] + place)
        #expect(shown.output.contains("3,563,983"), "as README has it for 2024")
        let found = try Tool.run(["explain", "DF_STOCK", key, "2024"] + place)
        #expect(found.status == 0, "\(found.errors)")
        #expect(found.output.contains("stocks.csv.gz, row "))
        #expect(found.output.contains("1,708,374"), "the women of the README's cell")
        #expect(found.output.contains("Order of preference, plan"))
    }

    @Test func `the printed plan can be given back, and a wrong one is refused`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let plan = try Tool.run(["harmonise", "--print-plan"])
        let path = try scratch.file("plan.json", plan.output)
        let made = try Tool.run(["harmonise", "stocks", "--plan", path] + place)
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("STARTER_2024"))
        let wrong = try scratch.file(
            "wrong.json", plan.output.replacingOccurrences(of: "07-01", with: "01-01"))
        let refused = try Tool.run(["harmonise", "--plan", wrong] + place)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("stocks, target, time: found 01-01, expected 07-01"))
        #expect(try Tool.run(["harmonise", "horses"] + place).status == 2)
    }

    @Test func `what sources count and what areas were is told`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let said = try Tool.run(["definitions", "STARTER_2024"] + place)
        #expect(said.output.contains("people there at a date") && said.output.contains("Not said:"))
        let framework = try Tool.run(["definitions", "--framework", "UN_1998"])
        #expect(framework.status == 0 && framework.output.contains("Long-term migrant"))
        let area = try Tool.run(["areas", "SDN"] + place)
        #expect(
            area.output.contains("2011-07-09") && area.output.contains("South Sudan left Sudan"))
        #expect(try Tool.run(["areas", "ZZZ"] + place).status == 1)
    }
}
