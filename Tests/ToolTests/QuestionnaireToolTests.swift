import Foundation
import TestKit
import Testing

/// `corridor collect draft` as a user runs it.
@Suite struct QuestionnaireToolTests {
    /// A workspace with the starter figures and a collection that asks three tables.
    private func workspace(_ scratch: Scratch) throws -> [String] {
        let place = ["--workspace", scratch.workspace]
        for command in [["demo", "--no-serve"]] {
            let made = try Tool.run(command + place)
            try #require(made.status == 0, "\(made.errors)")
        }
        let added = try Tool.run(
            [
                "register", "add", "collections", "title=Test questionnaire", "owner=unsd",
                "tables/1/title=Foreign-born by sex", "tables/1/dataflow=DF_STOCK",
                "tables/1/criterion=B", "tables/1/sex=by-sex", "tables/1/years=2020/2024",
                "tables/2/title=Population", "tables/2/dataflow=DF_POPULATION",
                "tables/2/sex=by-sex", "tables/2/ages=broad", "tables/2/years=2020/2024",
                "tables/3/title=Workers", "tables/3/dataflow=DF_STOCK",
                "tables/3/population=workers", "tables/3/years=2024", "--why", "test", "--by",
                "Ana",
            ] + place)
        try #require(added.status == 0, "\(added.errors)")
        return place
    }

    private struct Draft: Decodable {
        let file: String
        let leftOut: [String]
        let tables: [Table]

        struct Table: Decodable {
            let sheet: String
            let cells: Int
            let known: Int
            let sources: [String: Int]
        }
    }

    @Test func `a draft is filled from the starter figures, and says what it leaves out`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let path = scratch.path + "/fra.xlsx"
        let draft = ["collect", "draft", "test-questionnaire", "--round", "2026", "-o", path]
        let made = try Tool.run(draft + ["--area", "FRA", "--json"] + place)
        #expect(made.status == 0, "\(made.errors)")
        let record = try JSONDecoder().decode(Draft.self, from: Data(made.output.utf8))
        #expect(record.file == path && FileManager.default.fileExists(atPath: path))
        #expect(record.tables.map(\.sheet) == ["Table 1", "Table 2"])
        #expect(record.leftOut.count == 1 && record.leftOut[0].hasPrefix("Workers"))
        #expect(record.tables.allSatisfy { $0.known > 0 && $0.known <= $0.cells })
        #expect(record.tables.allSatisfy { $0.sources.values.reduce(0, +) == $0.known })
        let refused = try Tool.run(draft + ["--area", "150"] + place)
        #expect(refused.status == 1 && refused.errors.contains("expected the code of a country"))
        let unknown = try Tool.run(["collect", "draft", "nothing", "--area", "FRA"] + place)
        #expect(unknown.status == 1 && unknown.errors.contains("corridor collect tables"))
    }

    private struct Found: Decodable {
        let sheets: [String: Sheet]
        let names: [String: String]
        let problems: [String]

        struct Sheet: Decodable {
            let state: String
            let isProtected: Bool
            let hasPassword: Bool
            let frozen: String
            let rules: [String]
            let conditions: Int
            let notes: Int
            let sources: Int
        }
    }

    /// The checks are worked out anew by another program from the figures and the keys of rows.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["CORRIDOR_ORACLES"] != nil))
    func `openpyxl finds lists, locks, notes and formulas whose results are right`() throws {
        let scratch = try Scratch()
        let place = try workspace(scratch)
        let path = scratch.path + "/fra.xlsx"
        let made = try Tool.run(
            ["collect", "draft", "test-questionnaire", "--area", "FRA", "-o", path] + place)
        try #require(made.status == 0, "\(made.errors)")
        let run = try OtherClients.run(
            .python, OtherClients.root + "/scripts/oracles/check_questionnaire.py", [path])
        let found = try JSONDecoder().decode(Found.self, from: Data(run.output.utf8))
        #expect(found.problems.isEmpty)
        #expect(found.sheets.values.allSatisfy { $0.isProtected && !$0.hasPassword })
        #expect(found.sheets["corridor"]?.state == "veryHidden")
        let table = try #require(found.sheets["Table 1"])
        #expect(table.frozen == "E8" && table.conditions == 2)
        #expect(table.rules == ["custom", "list"] && table.notes > 0)
        #expect(table.notes == table.sources)
        #expect(found.sheets["Metadata"]?.rules == ["list"])
        #expect(found.names["list_criterion"] == "Lists!$C$2:$C$4")
    }
}
