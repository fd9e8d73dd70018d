import Collection
import Foundation
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// The Python with openpyxl that `make test` installs and passes in CORRIDOR_ORACLES.
private let python = ProcessInfo.processInfo.environment["CORRIDOR_ORACLES"]

/// Questionnaires that another program worked on and saved, as in a country's office.
@Suite(.enabled(if: python != nil)) struct CountryOracleTests {
    private func worked(_ kind: String, _ bench: AnswerOffice) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .path
        let scratch = try Scratch()
        let source = try scratch.file("sent.xlsx", try bench.blank().bytes())
        let target = source + ".filled.xlsx"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = [
            "-B", root + "/scripts/oracles/fill_questionnaire.py", kind, source, target,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: target)))
    }

    @Test(
        arguments: [
            ("plain", 3, [], []), ("sorted", 3, ["in another place"], []),
            ("inserted", 3, ["in another place", "of whom in the capital"], []),
            ("formulas", 2, [], ["a formula without a result"]),
            ("merged", 2, [], ["merged cells"]),
            ("column", 3, ["headed \"Our source\""], []), ("dates", 2, [], ["a date"]),
        ] as [(String, Int, [String], [String])])
    func `what was filled in is found, wherever it was moved to`(
        kind: String, taken: Int, remarks: [String], faults: [String]
    ) throws {
        let bench = try AnswerOffice()
        let bytes = try worked(kind, bench)
        let answer = try bench.office.receive(
            SentDocument(bytes, name: kind + ".xlsx", isInPart: true), by: "ana")
        let told = answer.findings.map(\.found)
        #expect(answer.account.takenCount == taken, "\(told)")
        #expect(answer.faults.count == faults.count, "\(told)")
        for words in remarks + faults { #expect(told.contains { $0.contains(words) }, "\(told)") }
        let held = try bench.held()
        #expect(held["B DZA _T 2022"] == "20000")
        #expect(Set(held.values).isSubset(of: ["30000", "10000", "20000"]))
    }
}
