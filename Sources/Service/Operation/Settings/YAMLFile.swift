internal import YAML

/// A file of settings: names and values with the line on which each stands.
struct YAMLFile {
    let entries: [YAMLNode.Entry]

    /// Reads a file whose whole is a mapping.
    init(path: String) throws(ServiceError) {
        let file: YAMLText
        do { file = try YAMLText(path: path, what: "a file of settings") } catch {
            throw ServiceError(error)
        }
        entries =
            try file.root.map { root throws(ServiceError) in try Self.entries(of: root, path) }
            ?? []
    }

    /// The one node of a text; nil where there is nothing but comments.
    static func root(_ text: String, _ name: String) throws(ServiceError) -> YAMLNode? {
        do { return try YAMLText(text, name: name).root } catch { throw ServiceError(error) }
    }

    /// The names and values of a mapping.
    static func entries(
        of node: YAMLNode, _ name: String
    ) throws(ServiceError) -> [YAMLNode.Entry] {
        guard let entries = node.entries else {
            throw ServiceError(
                place: place(name, node), found: node.shown, expected: "names with values")
        }
        return entries
    }

    /// The text of a value: a scalar, or a list of scalars with commas between.
    static func text(_ node: YAMLNode) -> String? {
        switch node.kind {
        case .scalar(let text, _): return text
        case .list(let items):
            let texts = items.map(\.text)
            return texts.contains(nil) ? nil : texts.compactMap { $0 }.joined(separator: ",")
        case .mapping: return nil
        }
    }

    static func place(_ name: String, _ node: YAMLNode) -> String { "\(name):\(node.line)" }
}

extension ServiceError {
    fileprivate init(_ error: YAMLError) {
        self.init(place: error.place, found: error.found, expected: error.expected)
    }
}
