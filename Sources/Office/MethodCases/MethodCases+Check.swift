public import Foundation

extension MethodCases {
    /// Runs every case of a file and compares with its expected output.
    ///
    /// A number agrees where |difference| <= 1e-6 max(1, |expected|). Cases of functions that are
    /// not offered are skipped and named.
    /// - Parameter file: a JSON list of cases with `id`, `function`, `inputs` and `output`.
    /// - Throws: `MethodCaseError` where the file is no such list.
    public static func check(file: Data) throws -> MethodCaseReport {
        let node = try CaseNode.read(file, path: "file")
        guard case .list(let cases) = node else {
            throw MethodCaseError(
                kind: .type, path: "file", found: node.kindName, expected: "a list of cases")
        }
        return MethodCaseReport(results: cases.enumerated().map(check))
    }

    private static func check(_ index: Int, _ node: CaseNode) -> MethodCaseReport.Result {
        func result(
            _ outcome: MethodCaseReport.Outcome, _ message: String, id: String? = nil,
            function: String = ""
        ) -> MethodCaseReport.Result {
            MethodCaseReport.Result(
                id: id ?? "case \(index + 1)", function: function, outcome: outcome,
                message: message)
        }
        guard case .object(let fields) = node else {
            return result(.failed, "file[\(index)]: found \(node.kindName), expected a case")
        }
        var id: String?
        if case .text(let text)? = fields["id"] { id = text }
        guard case .text(let function)? = fields["function"] else {
            return result(.failed, "file[\(index)].function: expected a name", id: id)
        }
        guard method(function) != nil else {
            return result(.skipped, "\(function) is not offered", id: id, function: function)
        }
        guard let inputs = fields["inputs"], let expected = fields["output"] else {
            return result(
                .failed, "file[\(index)]: expected inputs and output", id: id, function: function)
        }
        guard CaseComparison.hasNumber(expected) else {
            return result(
                .failed, "file[\(index)].output: found no number, expected a result to compare",
                id: id, function: function)
        }
        do {
            guard case .object(let answer) = try run(function, inputs),
                let output = answer["output"]
            else { return result(.failed, "no output", id: id, function: function) }
            let difference = CaseComparison.firstDifference(expected, output, path: "output")
            return result(
                difference == nil ? .passed : .failed, difference ?? "", id: id,
                function: function)
        } catch {
            return result(.failed, "\(error)", id: id, function: function)
        }
    }
}

/// Compares an expected output with the one computed.
enum CaseComparison {
    /// Whether there is a number to compare with.
    static func hasNumber(_ node: CaseNode) -> Bool {
        switch node {
        case .number: true
        case .list(let items): items.contains(where: hasNumber)
        case .object(let fields): fields.values.contains(where: hasNumber)
        default: false
        }
    }

    /// The first difference, with its JSON path; nil where they agree.
    ///
    /// Keys that only the computed output has do not matter, nor do labels that either side lacks.
    static func firstDifference(
        _ expected: CaseNode, _ found: CaseNode, path: String
    ) -> String? {
        switch (expected, found) {
        case (.null, _): return nil
        case (.number(let a), .number(let b)):
            guard abs(a - b) <= 1e-6 * max(1, abs(a)) else {
                return "\(path): found \(b), expected \(a)"
            }
            return nil
        case (.list(let a), .list(let b)):
            guard a.count == b.count else {
                return "\(path): found \(b.count) items, expected \(a.count)"
            }
            for (index, pair) in zip(a, b).enumerated() {
                if let text = firstDifference(pair.0, pair.1, path: "\(path)[\(index)]") {
                    return text
                }
            }
            return nil
        case (.object(let a), .object(let b)):
            for (key, value) in a.sorted(by: { $0.key < $1.key }) {
                let other = b[key] ?? .null
                if key == "dimnames", other == .null || other.kindName != value.kindName {
                    continue
                }
                if let text = firstDifference(value, other, path: "\(path).\(key)") { return text }
            }
            return nil
        default:
            return expected == found
                ? nil : "\(path): found \(found.kindName), expected \(expected.kindName)"
        }
    }
}
