import Foundation
import TestKit
import Testing

/// `corridor policies`, `treaties` and `give-back` as a user runs them.
@Suite struct LawToolTests {
    private func workspace(_ scratch: Scratch) throws -> [String] {
        let place = ["--workspace", scratch.workspace]
        let made = try Tool.run(["register", "starter"] + place)
        try #require(made.status == 0, "\(made.errors)")
        return place
    }

    @Test func `treaties are listed with counts as stated, and none is made up`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let list = try Tool.run(["treaties", "list", "--on", "2004-07-01"] + place)
        #expect(list.status == 0, "\(list.errors)")
        let lines = list.output.split(separator: "\n")
        let c97 = try #require(lines.first { $0.hasPrefix("ilo-c97") })
        #expect(c97.contains("none held") && !c97.contains(" 0"))
        #expect(lines.contains { $0.contains("42 ratifications") && $0.contains("not counted") })
        #expect(lines.contains { $0.contains("over 100 signatures") })
        let status = try Tool.run(
            ["treaties", "status", "migrant-workers-convention", "--on", "2004-10-28"] + place)
        #expect(status.output.contains("! signatory") && status.output.contains("Africa"))
        let matrix = try Tool.run(["treaties", "matrix", "--on", "2004-10-28"] + place)
        #expect(matrix.output.contains("No single State's action is held on: C143, C182, C97"))
        let conflicts = try Tool.run(["treaties", "conflicts", "--on", "2006-01-01"] + place)
        #expect(conflicts.output.contains("7 conflicts."), "\(conflicts.output)")
        let none = try Tool.run(["treaties", "status", "nothing"] + place)
        #expect(none.status == 1 && none.errors.contains("ilo-c97"))
        #expect(try Tool.run(["treaties", "list", "--on", "today"] + place).status == 2)
    }

    @Test func `views are taken in as CSV and counted`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let empty = try Tool.run(["policies", "counts"] + place)
        #expect(empty.output.contains("holds no Government's view"))
        #expect(empty.output.contains("21 per cent of Governments"))
        let file = try scratch.file(
            "views.csv",
            """
            id,area,year,subject,view,policy
            fra-immigration-1976,FRA,1976,immigration,too-high,lower
            fra-immigration-1986,FRA,1986,immigration,satisfactory,maintain
            mex-immigration-1976,MEX,1976,immigration,satisfactory,
            """)
        let taken = try Tool.run(
            ["register", "import", file, "--register", "views", "--why", "test"] + place)
        #expect(taken.status == 0, "\(taken.errors)")
        let counts = try Tool.run(["policies", "counts", "immigration"] + place)
        #expect(counts.output.contains("1 (50.0%)"), "\(counts.output)")
        let policies = try Tool.run(["policies", "counts", "--by", "policy", "--json"] + place)
        #expect(policies.output.contains("\"silent\" : 1"))
        let france = try Tool.run(["policies", "show", "FRA"] + place)
        #expect(france.output.contains("changed"))
        #expect(try Tool.run(["policies", "counts", "weather"] + place).status == 2)
        #expect(try Tool.run(["policies", "show", "XXXX"] + place).status == 1)
    }

    @Test func `emigrants are given back as text, JSON, CSV and a workbook`() throws {
        let scratch = try Scratch()
        let place = ["--workspace", scratch.workspace]
        let loaded = try Tool.run(["demo", "--no-serve"] + place)
        try #require(loaded.status == 0, "\(loaded.errors)")
        let text = try Tool.run(["give-back", "FRA"] + place)
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("Emigrants from France, as others count them"))
        #expect(text.output.contains("STARTER_2024"))
        for name in ["france.csv", "france.xlsx"] {
            let file = scratch.path + "/" + name
            let made = try Tool.run(["give-back", "FRA", "-o", file] + place)
            #expect(made.status == 0, "\(made.errors)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)).count > 5_000)
        }
        let json = try Tool.run(["give-back", "FRA", "--json", "--threshold", "0"] + place)
        #expect(json.output.contains("\"threshold\" : 0"))
        #expect(try Tool.run(["give-back", "FRA", "-o", "x.pdf"] + place).status == 2)
        #expect(try Tool.run(["give-back", "FRA", "--threshold", "-1"] + place).status == 2)
        #expect(try Tool.run(["give-back", "W"] + place).status == 1)
    }
}
