/// Records of registers as a JSON message: what ``write(_:)`` gives, ``read(_:name:)`` takes.
///
/// ```json
/// {"format": "corridor-registers-1",
///  "sources": {"report": {"document": "Report of the meeting", "date": "2004"}},
///  "registers": {"meetings": [{"id": "third", "source": "report", "title": "Third meeting"}]}}
/// ```
/// A record has an `id`; `revision`, from which it was changed, and `source`, who says what no source
/// is given for, may be left out. Everything else is a field.
public enum RegisterMessage {
    /// The form's name, in each message.
    public static let format = "corridor-registers-1"

    /// A record of a message.
    public struct Item: Hashable, Sendable {
        public let key: RecordKey
        /// The revision that it was changed from; nil where the message does not say.
        public let revision: Int?
        public let content: RecordContent
        /// The line on which it begins in the file it was read from; 0 where it was not read.
        public let line: Int

        public init(key: RecordKey, revision: Int?, content: RecordContent, line: Int = 0) {
            self.key = key
            self.revision = revision
            self.content = content
            self.line = line
        }
    }

    /// Reads a message.
    ///
    /// - Throws: every fault with its line.
    public static func read(_ bytes: [UInt8], name: String) throws(RegisterError) -> [Item] {
        let json = try JSONReader.read(bytes, name: name)
        guard case .object(let members) = json, json["format"]?.string == format else {
            throw RegisterError(
                .format, name, found: json["format"].map { "format " + $0.summary } ?? "no format",
                expected: "an object with \"format\": \"\(format)\"")
        }
        var sources: [String: StatementSource] = [:]
        var items: [Item] = []
        var faults: [RegisterError] = []
        for member in members where member.name == "sources" {
            guard case .object(let named) = member.value else {
                throw unexpected(member, name, "an object of sources")
            }
            for source in named {
                sources[source.name] = try StatementSource(
                    source.value, place: "\(name), line \(source.line)")
            }
        }
        for member in members where member.name != "sources" && member.name != "format" {
            guard member.name == "registers", case .object(let registers) = member.value else {
                throw unexpected(member, name, "format, sources and registers")
            }
            for register in registers {
                guard case .array(let records) = register.value else {
                    throw unexpected(register, name, "a list of records")
                }
                for record in records {
                    do {
                        items.append(
                            try item(record, register.name, name, register.line, sources))
                    } catch {
                        faults += error.all
                    }
                }
            }
        }
        if let error = RegisterError(faults) { throw error }
        return items
    }

    private static func unexpected(
        _ member: JSONMember, _ name: String, _ expected: String
    ) -> RegisterError {
        RegisterError(
            .format, "\(name), line \(member.line)",
            found: "\"\(member.name)\" with \(member.value.summary)", expected: expected)
    }

    private static func item(
        _ json: JSONValue, _ register: String, _ name: String, _ line: Int,
        _ sources: [String: StatementSource]
    ) throws(RegisterError) -> Item {
        guard case .object(let members) = json else {
            throw RegisterError(
                .format, "\(name), line \(line)", found: json.summary, expected: "a record")
        }
        let here = "\(name), line \(members.first?.line ?? line)"
        guard let id = json["id"]?.string else {
            throw RegisterError(
                .format, here, found: "a record without an id", expected: "an id as text")
        }
        var revision: Int?
        if let stated = json["revision"] {
            guard case .number(let digits) = stated, let number = Int(digits), number >= 0 else {
                throw RegisterError(
                    .format, here, found: "revision " + stated.summary,
                    expected: "a whole number")
            }
            revision = number
        }
        let source = try json["source"].map { json throws(RegisterError) in
            try StatementSource(json, place: here, sources: sources)
        }
        let reserved: Set<String> = ["id", "revision", "source", "history", "flags"]
        let content = try RecordContent(
            .object(members.filter { !reserved.contains($0.name) }),
            place: "\(name), \(register)/\(id)", sources: sources, source: source)
        return Item(
            key: RecordKey(register, id), revision: revision, content: content,
            line: members.first?.line ?? line)
    }

    /// Writes records, by register in the order given.
    ///
    /// - Parameter extra: what else is told of a record, as `history` and `flags`, which reading
    ///   passes over.
    public static func write(
        _ records: [Record], extra: (Record) throws -> [JSONMember] = { _ in [] }
    ) throws -> JSONValue {
        var names: [String] = []
        var lists: [String: [JSONValue]] = [:]
        for record in records {
            if lists[record.key.register] == nil { names.append(record.key.register) }
            var members = [
                JSONMember("id", .string(record.key.id)),
                JSONMember("revision", .number("\(record.revision)")),
            ]
            if case .object(let fields) = record.content.json { members += fields }
            members += try extra(record)
            lists[record.key.register, default: []].append(.object(members))
        }
        return .object([
            JSONMember("format", .string(format)),
            JSONMember(
                "registers",
                .object(names.map { JSONMember($0, .array(lists[$0] ?? [])) })),
        ])
    }
}
