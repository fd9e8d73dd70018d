import Foundation
import TestKit
import Testing

/// `corridor mirrors` from outside.
@Suite struct MirrorsToolTests {
    private static let table = """
        SEX,Year,Sending_iso3,Receiving_iso3,Emig,Immi,UI,AI,UE,AE
        Total,2015,POL,DEU,100,400,low,high,high,low
        Total,2015,POL,SWE,50,100,Low,High,high,low
        Total,2015,DEU,SWE,80,80,low,high,low,high
        Total,2015,SWE,DEU,60,120,low,high,low,high
        Total,2015,SWE,POL,7,,,,low,high
        Total,2014,SWE,DEU,55,110,low,high,low,high

        """

    private func workspace(_ scratch: Scratch) throws -> [String] {
        let file = try scratch.file("mirror.csv", Self.table)
        let result = try Tool.run(["import", file, "--workspace", scratch.workspace])
        #expect(result.status == 0, "\(result.errors)")
        return ["--period", "2015", "--workspace", scratch.workspace]
    }

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let result = try Tool.run(["mirrors", "--json"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        return try #require(value as? [String: Any])
    }

    @Test func `factors, the better side and flows by grades are given as JSON`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let factors = try json(place)
        #expect((factors["coverage"] as? [String: Any])?["both"] as? Int == 4)
        #expect((factors["corridors"] as? [[String: Any]])?.count == 4)
        let better = try json(["--better-side"] + place)
        let corridors = try #require(better["corridors"] as? [[String: Any]])
        #expect(corridors.count == 5)
        #expect(corridors.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
        let graded = try json(["--form", "graded"] + place)
        #expect((graded["level"] as? String)?.contains("low undercount") == true)
        #expect((graded["flows"] as? [[String: Any]])?.count == 6)
        let single = try json(["--form", "graded", "--corridor", "SWE,DEU"] + place)
        let years = (single["flows"] as? [[String: Any]])?.compactMap { $0["year"] as? Int }
        #expect(years == [2014, 2015])
    }

    @Test func `the same is given as text, with the level that is assumed`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let graded = try Tool.run(["mirrors", "--form", "graded"] + place)
        #expect(graded.status == 0)
        #expect(graded.output.contains("Level: On the whole, the destination's reports with a low"))
        let better = try Tool.run(["mirrors", "--better-side"] + place)
        #expect(better.output.contains("POL to DEU"))
        #expect(better.output.contains("graded high"))
    }

    @Test func `an anchor that reports nothing is an error with the areas that do`() throws {
        let scratch = try Scratch()
        let result = try Tool.run(
            ["mirrors", "--form", "anchored:NOR"] + (try workspace(scratch)))
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.contains("anchored:NOR"))
        #expect(result.errors.contains("expected one of DEU, SWE"))
    }

    @Test(arguments: [
        ["--form", "mean"], ["--better-side", "--form", "graded"], ["--corridor", "POL,DEU"],
        ["--form", "graded", "--corridor", "POL"], ["--form", "graded", "--corridor", "POL,POL"],
        ["--check"],
    ])
    func `what makes no sense together is wrong use`(arguments: [String]) throws {
        let scratch = try Scratch()
        let result = try Tool.run(["mirrors"] + arguments + (try workspace(scratch)))
        #expect(result.status == 2, "\(result.status)")
        #expect(result.errors.contains("expected"))
    }
}
