/// What a record says: statements by where they stand. A path without statements is not in it.
public struct RecordContent: Hashable, Sendable {
    public private(set) var statements: [FieldPath: [Statement]]

    public init(_ statements: [FieldPath: [Statement]] = [:]) {
        self.statements = statements.filter { !$0.value.isEmpty }
    }

    /// The statements of a path; none where nothing is said. Setting none takes the path away.
    public subscript(_ path: FieldPath) -> [Statement] {
        get { statements[path] ?? [] }
        set { statements[path] = newValue.isEmpty ? nil : newValue }
    }

    /// The statements of a field of the record itself.
    public subscript(_ field: String) -> [Statement] {
        get { self[FieldPath(field)] }
        set { self[FieldPath(field)] = newValue }
    }

    /// The parts of a group, in order.
    public func parts(_ group: String) -> [FieldPath.PartKey] {
        Set(statements.keys.compactMap(\.part).filter { $0.id == group }).sorted()
    }

    /// Where two contents differ.
    public func paths(differingFrom other: RecordContent) -> Set<FieldPath> {
        Set(statements.keys).union(other.statements.keys).filter { self[$0] != other[$0] }
    }
}

/// A record as it stood after a revision.
public struct Record: Hashable, Sendable {
    public let key: RecordKey
    /// The number of its revision, from 1.
    public let revision: Int
    public let content: RecordContent

    public init(key: RecordKey, revision: Int, content: RecordContent) {
        self.key = key
        self.revision = revision
        self.content = content
    }

    /// The first value of a field of the record; nil where there is none.
    public func value(_ field: String) -> String? { content[field].lazy.compactMap(\.value).first }

    /// Every value of a field of the record.
    public func values(_ field: String) -> [String] { content[field].compactMap(\.value) }
}
