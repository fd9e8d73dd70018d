import Foundation
import TestKit
import Testing

/// `corridor collect` as a user runs it.
@Suite struct CollectToolTests {
    @Test func `tables and overlaps of the starter collections are told, and bad input refused`()
        throws
    {
        let scratch = try Scratch()
        let place = ["--workspace", scratch.workspace]
        try #require(try Tool.run(["register", "starter"] + place).status == 0)
        let tables = try Tool.run(["collect", "tables", "imila"] + place)
        #expect(tables.output.split(separator: "\n").count == 3, "\(tables.errors)")
        #expect(try Tool.run(["collect", "tables", "none"] + place).status == 1)
        let overlaps = ["collect", "overlaps"]
        let all = try Tool.run(overlaps + place)
        #expect(all.output.contains("FRA France") && all.output.contains("Asked in common"))
        let one = try Tool.run(overlaps + ["--area", "MEX", "--year-until", "2004"] + place)
        #expect(one.output.contains("asked twice"), "\(one.errors)")
        #expect(one.output.contains("No tables with fewer figures"))
        let json = try Tool.run(overlaps + ["--area", "MEX", "--json"] + place)
        let reports = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
        #expect((reports as? [[String: Any]])?.first?["area"] as? String == "MEX")
        for (wrong, status) in [
            (["--area", "150"], 1), (["--collection", "none"], 1), (["--year-from", "x"], 2),
            (["--year-from", "2010", "--year-until", "2001"], 2), (["--figures-a-day", "0"], 2),
        ] {
            let result = try Tool.run(overlaps + wrong + place)
            #expect(Int(result.status) == status && !result.errors.isEmpty, "\(wrong)")
        }
    }
}
