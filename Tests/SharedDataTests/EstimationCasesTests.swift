import Foundation
import Office
import Testing

/// The case file of published examples, in the folder that CORRIDOR_SHARED names.
@Suite(.enabled(if: EstimationFiles.folder != nil))
struct EstimationCasesTests {
    @Test func `every case of a method that is offered passes`() throws {
        let report = try MethodCases.check(file: EstimationFiles.data("estimation_cases.json"))
        for result in report.results where result.outcome == .failed {
            Issue.record("\(result.id): \(result.message)")
        }
        let prefixes = ["ffs_", "cm2", "cm3", "ipf2", "ipf3"]
        for result in report.results where prefixes.contains(where: result.function.hasPrefix) {
            #expect(result.outcome == .passed, "\(result.id)")
        }
        #expect(report.passed >= 15)
    }

    @Test func `functions that are not offered are skipped by name`() throws {
        let report = try MethodCases.check(file: EstimationFiles.data("estimation_cases.json"))
        let skipped = report.results.filter { $0.outcome == .skipped }
        #expect(skipped.contains { $0.id == "rc_curve.fund" })
        #expect(skipped.allSatisfy { $0.message.contains($0.function) })
    }
}
