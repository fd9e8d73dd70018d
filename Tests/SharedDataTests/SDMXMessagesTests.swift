import Foundation
import SDMX
import Testing

private let shared = ProcessInfo.processInfo.environment["CORRIDOR_SHARED"]

/// Every shared SDMX message is read with what it holds, or refused for a reason.
@Suite(.enabled(if: shared != nil)) struct SDMXMessagesTests {
    private static var folder: String { (shared ?? "") + "/data/sdmx/" }

    private func surveyed(_ path: String, structures: Structures? = nil) throws -> MessageSurvey {
        try MessageSurvey(.file(Self.folder + path), structures: structures)
    }

    @Test func `the table has every file of the folder`() throws {
        let all = try #require(FileManager.default.enumerator(atPath: Self.folder))
        var paths: Set<String> = []
        while let path = all.nextObject() as? String {
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(
                atPath: Self.folder + path, isDirectory: &isFolder)
            if isThere, !isFolder.boolValue { paths.insert(path) }
        }
        #expect(paths == Set(SDMXMessageTable.rows.map(\.path)))
    }

    @Test(arguments: SDMXMessageTable.rows)
    func `a message is read with what it holds`(_ row: SDMXMessageTable.Row) throws {
        if row.kind == "refused" {
            #expect(throws: SDMXError.self) { try surveyed(row.path) }
            return
        }
        let survey = try surveyed(row.path)
        #expect(survey.format.rawValue.hasPrefix(row.format))
        if row.kind == "faulty" {
            #expect(survey.faultCount == row.first && survey.observations == row.second)
            #expect(survey.faults.allSatisfy { $0.line != nil && $0.path != nil })
            return
        }
        #expect(survey.kind.rawValue == row.kind)
        #expect(survey.faults == [])
        switch survey.kind {
        case .structure:
            let structures = try #require(survey.structures)
            #expect(structures.count == row.first)
            #expect(Self.items(structures) == row.second)
        case .metadata: #expect(survey.metadataSets.count == row.first)
        case .data:
            if survey.format == .csv2 {
                let rows = survey.dataSets.reduce(0) { $0 + $1.observations + $1.groups }
                #expect(rows == row.second)
            } else {
                #expect(survey.observations == row.second)
                if let series = row.first, series > 0 { #expect(survey.series == series) }
            }
        case .error, .query, .registry: Issue.record("\(row.path) is none of these")
        }
    }

    @Test(arguments: [
        ("v3/xml/codelist", "no bytes"), ("ESTAT/footer2.zip", "a zip archive"),
        ("v21/xml/query/query_cl_all.xml", "a query, CodelistQuery"),
        ("v21/xml/query/query_demo_stub.xml", "a query, DataStructureQuery"),
    ])
    func `what holds no content is refused in words`(_ path: String, _ found: String) throws {
        do {
            _ = try surveyed(path)
            Issue.record("\(path) was read")
        } catch let error as SDMXError {
            #expect(error.found == found)
        }
    }

    private static func items(_ structures: Structures) -> Int {
        structures.codelists.reduce(0) { $0 + $1.codes.count }
            + structures.valueLists.reduce(0) { $0 + $1.items.count }
            + structures.conceptSchemes.reduce(0) { $0 + $1.concepts.count }
    }
}
