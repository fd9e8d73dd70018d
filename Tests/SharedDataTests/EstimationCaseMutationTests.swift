import Foundation
import Office
import TestKit
import Testing

/// The cases of the shared file with one value after the other spoilt: every run answers or names
/// the fault, and none brings the process down.
@Suite(.enabled(if: EstimationFiles.folder != nil))
struct EstimationCaseMutationTests {
    private static let spoilers: [any Sendable] = [
        "x", -1, 0, 1e300, 1e-300, true, [Int](), [String: Int](), [[1, 2, 3]], "",
    ]

    @Test func `spoilt cases never bring the process down`() throws {
        let file = try EstimationFiles.data("estimation_cases.json")
        let cases = try #require(
            try JSONSerialization.jsonObject(with: file) as? [[String: Any]])
        var random = SeededGenerator(seed: 7)
        var answers = 0
        var faults = 0
        for item in cases {
            guard let function = item["function"] as? String, let inputs = item["inputs"],
                MethodCases.method(function) != nil
            else { continue }
            for _ in 0..<120 {
                let spoilt = Self.spoil(inputs, &random)
                let data = try JSONSerialization.data(
                    withJSONObject: spoilt, options: .fragmentsAllowed)
                do {
                    _ = try MethodCases.run(id: function, input: data)
                    answers += 1
                } catch let error as MethodCaseError {
                    #expect(!error.path.isEmpty && !error.expected.isEmpty)
                    faults += 1
                }
            }
        }
        #expect(answers > 0)
        #expect(faults > answers / 4)
    }

    /// Replaces one value somewhere inside.
    private static func spoil(_ node: Any, _ random: inout SeededGenerator) -> Any {
        let descend = Int.random(in: 0..<6, using: &random) > 0
        if descend, var object = node as? [String: Any],
            let key = object.keys.sorted().randomElement(using: &random), let value = object[key]
        {
            if Int.random(in: 0..<8, using: &random) == 0 {
                object[key] = nil
            } else {
                object[key] = spoil(value, &random)
            }
            return object
        }
        if descend, var list = node as? [Any], !list.isEmpty {
            let index = Int.random(in: list.indices, using: &random)
            if Int.random(in: 0..<10, using: &random) == 0 {
                list.remove(at: index)
            } else {
                list[index] = spoil(list[index], &random)
            }
            return list
        }
        let index = Int.random(in: 0...spoilers.count, using: &random)
        return index == spoilers.count ? NSNull() : spoilers[index]
    }
}
