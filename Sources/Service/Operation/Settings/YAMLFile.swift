internal import Foundation
internal import Yams

/// A file of settings: names and values with the line on which each stands.
struct YAMLFile {
    /// A name in a mapping, with its value.
    struct Entry {
        let key: String
        let line: Int
        let value: Node
    }

    /// What errors call it.
    let name: String
    let entries: [Entry]

    /// The largest file that is read. Units: bytes.
    static let largest = 1 << 20

    /// Reads a file whose whole is a mapping.
    init(path: String) throws(ServiceError) {
        let text = try Self.text(path)
        name = path
        guard let root = try Self.root(text, path) else {
            entries = []
            return
        }
        entries = try Self.entries(of: root, path)
    }

    /// The one node of a text; nil where there is nothing but comments.
    static func root(_ text: String, _ name: String) throws(ServiceError) -> Node? {
        do {
            return try compose(yaml: text)
        } catch let error as YamlError {
            throw explained(error, name)
        } catch {
            throw ServiceError(place: name, found: "\(error)", expected: "YAML")
        }
    }

    /// The names and values of a mapping.
    static func entries(of node: Node, _ name: String) throws(ServiceError) -> [Entry] {
        guard case .mapping(let mapping) = node else {
            throw ServiceError(
                place: place(name, node), found: kind(node), expected: "names with values")
        }
        var entries: [Entry] = []
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else {
                throw ServiceError(
                    place: place(name, key), found: kind(key), expected: "a name before the colon")
            }
            entries.append(Entry(key: scalar.string, line: key.mark?.line ?? 0, value: value))
        }
        return entries
    }

    /// The text of a value: a scalar, or a list of scalars with commas between.
    static func text(_ node: Node) -> String? {
        switch node {
        case .scalar(let scalar): return scalar.string
        case .sequence(let items):
            let texts = items.map { $0.scalar?.string }
            return texts.contains(nil) ? nil : texts.compactMap { $0 }.joined(separator: ",")
        case .mapping, .alias: return nil
        }
    }

    /// A node as an error names it.
    static func kind(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar):
            scalar.string.isEmpty ? "nothing" : Refusal.shortened(scalar.string)
        case .mapping: "names with values"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    static func place(_ name: String, _ node: Node) -> String {
        node.mark.map { "\(name):\($0.line)" } ?? name
    }

    private static func text(_ path: String) throws(ServiceError) -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw ServiceError(
                place: path, found: "no file that can be read", expected: "a file of settings")
        }
        defer { try? handle.close() }
        let data: Data
        do {
            data = try handle.read(upToCount: largest + 1) ?? Data()
        } catch {
            throw ServiceError(
                place: path, found: error.localizedDescription, expected: "a file of settings")
        }
        guard data.count <= largest else {
            throw ServiceError(
                place: path, found: "more than \(largest) bytes", expected: "a file of settings")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ServiceError(
                place: path, found: "bytes that are not UTF-8", expected: "YAML in UTF-8")
        }
        return text
    }

    private static func explained(_ error: YamlError, _ name: String) -> ServiceError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ServiceError(
                place: "\(name):\(mark.line)", found: "text that cannot be read (\(problem))",
                expected: "YAML")
        case .duplicatedKeysInMapping(let keys, let context):
            ServiceError(
                place: "\(name):\(context.mark.line)",
                found: "\(keys.sorted().joined(separator: ", ")) more than once",
                expected: "each name once")
        case .reader(let problem, _, _, _):
            ServiceError(
                place: name, found: "text that cannot be read (\(problem))",
                expected: "YAML in UTF-8")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            ServiceError(place: name, found: "text that cannot be read", expected: "YAML")
        }
    }
}
