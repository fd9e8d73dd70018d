import Estimation
public import Foundation

/// Runs methods on JSON cases and checks them against expected results.
public enum MethodCases {
    /// The methods offered.
    public static let list: [MethodCase] = FlowCases.all + FitCases.all

    /// The method with an id or alias; nil for any other word.
    public static func method(_ name: String) -> MethodCase? {
        list.first { $0.id == name || $0.aliases.contains(name) }
    }

    /// Runs a method.
    ///
    /// - Parameters:
    ///   - id: an id or alias.
    ///   - input: the `inputs` object of a case, as JSON.
    /// - Returns: `{"diagnostics": ..., "method": ..., "output": ...}` as JSON with sorted keys.
    /// - Throws: `MethodCaseError` with the JSON path of the fault.
    public static func run(id: String, input: Data) throws -> Data {
        let node = try CaseNode.read(input, path: "$")
        return try run(id, node).written()
    }

    /// Runs a method on inputs that have been read.
    static func run(_ name: String, _ node: CaseNode) throws -> CaseNode {
        guard let method = method(name) else {
            throw MethodCaseError(
                kind: .unknown, path: "method", found: "'\(name)'",
                expected: "one of \(list.map(\.id).joined(separator: ", "))")
        }
        var inputs = try CaseInputs(node)
        do {
            var result = try method.run(&inputs, name)
            if !inputs.ignored.isEmpty {
                result.diagnostics["ignored_inputs"] = .texts(inputs.ignored)
            }
            return .object([
                "method": .text(method.id), "output": result.output,
                "diagnostics": .object(result.diagnostics),
            ])
        } catch let error as EstimationError {
            throw MethodCaseError(
                kind: error.kind == .shape ? .type : .value, path: "$, \(error.place)",
                found: error.found, expected: error.expected)
        }
    }
}
