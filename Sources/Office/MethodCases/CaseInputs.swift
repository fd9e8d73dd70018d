import Estimation

/// The `inputs` object of a case, read key by key; every fault names its JSON path.
struct CaseInputs {
    private let values: [String: CaseNode]
    /// Keys that were asked for, so that the others can be reported as ignored.
    private(set) var read: Set<String> = []

    init(_ node: CaseNode) throws(MethodCaseError) {
        guard case .object(let values) = node else {
            throw MethodCaseError(
                kind: .type, path: "$", found: node.kindName, expected: "an object of inputs")
        }
        self.values = values
    }

    /// Keys of the case that the method did not read.
    var ignored: [String] { values.keys.filter { !read.contains($0) }.sorted() }

    /// The value under the first of several names; nil where absent or null.
    mutating func optional(_ names: String...) -> (node: CaseNode, path: String)? {
        read.formUnion(names)
        for name in names {
            if let node = values[name], node != .null { return (node, "$.\(name)") }
        }
        return nil
    }

    /// The value under a name, which must be there.
    mutating func required(
        _ name: String, _ alias: String? = nil
    ) throws(MethodCaseError) -> (node: CaseNode, path: String) {
        if let value = optional(name) { return value }
        if let alias, let value = optional(alias) { return value }
        throw MethodCaseError(
            kind: .missing, path: "$.\(name)", found: values[name] == nil ? "nothing" : "null",
            expected: "a value")
    }

    /// A word out of a list; the default where absent.
    mutating func choice(
        _ name: String, _ words: [String], default word: String
    ) throws(MethodCaseError) -> String {
        guard let (node, path) = optional(name) else { return word }
        guard case .text(let text) = node else {
            throw MethodCaseError(
                kind: .type, path: path, found: node.kindName,
                expected: "one of \(words.joined(separator: ", "))")
        }
        guard words.contains(text) else {
            throw MethodCaseError(
                kind: .unknown, path: path, found: "'\(text)'",
                expected: "one of \(words.joined(separator: ", "))")
        }
        return text
    }

    /// True or false; the default where absent.
    mutating func flag(_ name: String, default value: Bool) throws(MethodCaseError) -> Bool {
        guard let (node, path) = optional(name) else { return value }
        guard case .bool(let flag) = node else {
            throw MethodCaseError(
                kind: .type, path: path, found: node.kindName, expected: "true or false")
        }
        return flag
    }

    /// A number; nil where absent.
    mutating func number(_ name: String) throws(MethodCaseError) -> Double? {
        guard let (node, path) = optional(name) else { return nil }
        return try CaseReader.number(node, path)
    }
}
