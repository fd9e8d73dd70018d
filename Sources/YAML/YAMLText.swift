internal import Foundation
internal import Yams

/// The text of a YAML file, read as values with their lines.
///
/// The text may come from anybody. Aliases are refused, since few bytes of them can stand for more
/// than fits a machine; so are a name twice in a mapping, names that are no scalars, more than one
/// document, and values more than ``deepest`` within each other.
public struct YAMLText: Sendable {
    /// What errors call it.
    public let name: String
    public let text: String
    /// Nil where there is nothing but comments.
    public let root: YAMLNode?

    /// The largest file that is read. Units: bytes.
    public static let largest = 1 << 20
    /// How deep values may lie within each other.
    public static let deepest = 64

    /// Reads a file.
    ///
    /// - Parameter what: what the file should be, for errors: `a file of settings`.
    public init(path: String, what: String) throws(YAMLError) {
        try self.init(try Self.read(path, what), name: path)
    }

    /// - Parameter name: what errors call the text.
    public init(_ text: String, name: String) throws(YAMLError) {
        self.name = name
        self.text = text
        guard text.utf8.count <= Self.largest else {
            throw YAMLError(
                file: name, line: nil, found: "\(text.utf8.count) bytes",
                expected: "YAML of at most \(Self.largest) bytes")
        }
        try Self.refuseAliases(text, name)
        do {
            root = try compose(yaml: text).map { try Self.node($0, name, depth: 0) }
        } catch let error as YAMLError {
            throw error
        } catch let error as YamlError {
            throw Self.explained(error, name)
        } catch {
            throw YAMLError(file: name, line: nil, found: "\(error)", expected: "YAML")
        }
    }

    /// Refuses a text in which a word follows both `&` and `*`, which is how an alias names its
    /// anchor. It is looked for before anything is read, since aliases of aliases grow without end.
    private static func refuseAliases(_ text: String, _ name: String) throws(YAMLError) {
        var words: [UInt8: [[UInt8]: Int]] = [:]
        let bytes = Array(text.utf8)
        var line = 1
        var index = 0
        while index < bytes.count {
            let mark = bytes[index]
            index += 1
            if mark == 10 { line += 1 }
            guard mark == UInt8(ascii: "&") || mark == UInt8(ascii: "*") else { continue }
            let start = index
            while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
            if index > start { words[mark, default: [:]][Array(bytes[start..<index])] = line }
        }
        let anchors = words[UInt8(ascii: "&")] ?? [:]
        let aliases = words[UInt8(ascii: "*")] ?? [:]
        guard
            let found = aliases.filter({ anchors[$0.key] != nil }).min(by: { $0.value < $1.value })
        else { return }
        throw YAMLError(
            file: name, line: found.value,
            found: "the alias *" + String(decoding: found.key.prefix(40), as: UTF8.self),
            expected: "the value itself: anchors and aliases are not read")
    }

    /// Whether a byte may stand in the name of an anchor, as far as YAML 1.1 and 1.2 go.
    private static func isWord(_ byte: UInt8) -> Bool {
        byte > 0x20 && !",[]{}&*\"'".utf8.contains(byte)
    }

    private static func node(_ node: Node, _ name: String, depth: Int) throws(YAMLError) -> YAMLNode
    {
        let line = node.mark?.line ?? 1
        guard depth <= deepest else {
            throw YAMLError(
                file: name, line: line, found: "values more than \(deepest) deep",
                expected: "at most \(deepest)")
        }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style != .plain && scalar.style != .any
            return YAMLNode(kind: .scalar(scalar.string, isQuoted: isQuoted), line: line)
        case .sequence(let items):
            var list: [YAMLNode] = []
            for item in items { list.append(try Self.node(item, name, depth: depth + 1)) }
            return YAMLNode(kind: .list(list), line: line)
        case .mapping(let mapping):
            var entries: [YAMLNode.Entry] = []
            var seen: Set<String> = []
            for (key, value) in mapping {
                let keyLine = key.mark?.line ?? line
                guard case .scalar(let scalar) = key else {
                    throw YAMLError(
                        file: name, line: keyLine, found: "a list or mapping before the colon",
                        expected: "a name before the colon")
                }
                // Yams tells keys apart by their tags too: `1` and `"1"`.
                guard seen.insert(scalar.string).inserted else {
                    throw YAMLError(
                        file: name, line: keyLine, found: "\(scalar.string) more than once",
                        expected: "each name once")
                }
                entries.append(
                    YAMLNode.Entry(
                        key: scalar.string, line: keyLine,
                        value: try Self.node(value, name, depth: depth + 1)))
            }
            return YAMLNode(kind: .mapping(entries), line: line)
        case .alias:
            throw YAMLError(
                file: name, line: line, found: "an alias", expected: "the value itself")
        }
    }

    private static func read(_ path: String, _ what: String) throws(YAMLError) -> String {
        func refused(_ found: String, _ expected: String) -> YAMLError {
            YAMLError(file: path, line: nil, found: found, expected: expected)
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw refused("no file that can be read", what)
        }
        defer { try? handle.close() }
        let data: Data
        do {
            data = try handle.read(upToCount: largest + 1) ?? Data()
        } catch {
            throw refused(error.localizedDescription, what)
        }
        guard data.count <= largest else { throw refused("more than \(largest) bytes", what) }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw refused("bytes that are not UTF-8", "YAML in UTF-8")
        }
        return text
    }

    private static func explained(_ error: YamlError, _ name: String) -> YAMLError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            YAMLError(
                file: name, line: mark.line, found: "text that cannot be read (\(problem))",
                expected: "YAML")
        case .duplicatedKeysInMapping(let keys, let context):
            YAMLError(
                file: name, line: context.mark.line,
                found: "\(keys.sorted().joined(separator: ", ")) more than once",
                expected: "each name once")
        case .reader(let problem, _, _, _):
            YAMLError(
                file: name, line: nil, found: "text that cannot be read (\(problem))",
                expected: "YAML in UTF-8")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            YAMLError(
                file: name, line: nil, found: "text that cannot be read", expected: "YAML")
        }
    }
}

/// What is wrong with a YAML text: where, found, expected.
public struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
    public let file: String
    /// From 1; nil where the fault has no line.
    public let line: Int?
    public let found: String
    public let expected: String

    /// The file and the line: `service.yaml:3`.
    public var place: String { line.map { "\(file):\($0)" } ?? file }

    public var description: String { "\(place): found \(found), expected \(expected)" }
}
