public import Warehouse

/// The registers of a workspace: records with their history.
///
/// Every change is one transaction. A revision is never changed; a deleted record keeps its history
/// and its id.
public struct RegisterStore: Sendable {
    public let warehouse: Warehouse
    /// The registers there are, in the order in which they are shown.
    public let registers: [Register]
    public let rules: RecordRules

    public init(
        _ warehouse: Warehouse, registers: [Register] = Register.all,
        rules: RecordRules = RecordRules()
    ) {
        self.warehouse = warehouse
        self.registers = registers
        self.rules = rules
    }

    /// The register of an id.
    public func register(_ id: String) throws(RegisterError) -> Register {
        guard let register = registers.first(where: { $0.id == id }) else {
            throw RegisterError(
                .noRegister, "register \(id)", found: "no such register",
                expected: "one of " + registers.map(\.id).joined(separator: ", "))
        }
        return register
    }

    /// A record as it stands, or stood at a time.
    public func record(_ key: RecordKey, asOf time: UTCTime? = nil) throws -> Record {
        _ = try register(key.register)
        let revision = try warehouse.readRevisions { reader in
            try reader.current(key.register, key.id, until: time.map { try reader.last(at: $0) })
        }
        guard let revision else { throw Self.absent(key, "no such record") }
        guard let content = revision.content else {
            throw Self.absent(
                key,
                "a record that was deleted at \(revision.at) by \(revision.who) "
                    + "(\(revision.reason))")
        }
        return Record(
            key: key, revision: revision.number,
            content: try RecordContent(stored: content, place: key.description))
    }

    /// Every revision of a record, oldest first, each with what it changed.
    public func history(_ key: RecordKey) throws -> [RecordChange] {
        let register = try register(key.register)
        let revisions = try warehouse.readRevisions { try $0.history(key.register, key.id) }
        guard !revisions.isEmpty else { throw Self.absent(key, "no such record") }
        var last = RecordContent()
        return try revisions.map { revision in
            let content = try revision.content.map {
                try RecordContent(stored: $0, place: key.description)
            }
            defer { last = content ?? RecordContent() }
            return RecordChange(
                revision: revision, content: content, before: last, register: register)
        }
    }

    /// What somebody may read of the past of a record: without what is hidden from them, and without
    /// revisions that changed nothing else.
    public func history(_ key: RecordKey, seenBy reader: Readership) throws -> [RecordChange] {
        let register = try register(key.register)
        guard register.readership.includes(reader) else {
            throw Self.absent(key, "no such record")
        }
        return try history(key).compactMap { $0.seen(by: reader, register) }
    }

    /// What a record held after one of its revisions; nothing where that deleted it.
    public func content(_ key: RecordKey, revision number: Int) throws -> RecordContent {
        _ = try register(key.register)
        return try warehouse.readRevisions { try Self.content(key, revision: number, $0) }
    }

    static func content(
        _ key: RecordKey, revision number: Int, _ reader: RevisionReader
    ) throws -> RecordContent {
        guard let text = try reader.revision(key.register, key.id, number)?.content else {
            return RecordContent()
        }
        return try RecordContent(stored: text, place: key.description)
    }

    static func absent(_ key: RecordKey, _ found: String) -> RegisterError {
        RegisterError(
            .noRecord, key.description, found: found,
            expected: "a record; `corridor register show \(key.register)` lists them")
    }
}

extension RecordContent {
    /// Reads what the workspace keeps.
    init(stored text: String, place: String) throws(RegisterError) {
        try self.init(try JSONReader.read(Array(text.utf8), name: place), place: place)
    }
}

/// A revision of a record and what it changed, field by field.
public struct RecordChange: Hashable, Sendable {
    public let revision: RecordRevision
    /// What the record held since; nil where it was deleted.
    public let content: RecordContent?
    /// The fields that say something else than before, in the order of the register.
    public let changes: [FieldChange]

    /// What became of a field.
    public struct FieldChange: Hashable, Sendable {
        public let path: FieldPath
        public let before: [Statement]
        public let after: [Statement]
    }

    /// The same as somebody may read it; nil where there is nothing left of it, or it is of no concern to
    /// them.
    func seen(by reader: Readership, _ register: Register) -> RecordChange? {
        guard register.readership.includes(reader) else { return nil }
        guard reader != .desk, register.hidesSome else { return self }
        let left = changes.filter { register.field($0.path)?.readership.includes(reader) ?? false }
        if left.isEmpty, content != nil, revision.number > 1, !changes.isEmpty { return nil }
        return RecordChange(
            revision: revision, content: content?.seen(by: reader, register), changes: left)
    }

    private init(revision: RecordRevision, content: RecordContent?, changes: [FieldChange]) {
        self.revision = revision
        self.content = content
        self.changes = changes
    }

    init(
        revision: RecordRevision, content: RecordContent?, before: RecordContent,
        register: Register
    ) {
        self.revision = revision
        self.content = content
        let after = content ?? RecordContent()
        changes = register.ordered(after.paths(differingFrom: before)).map {
            FieldChange(path: $0, before: before[$0], after: after[$0])
        }
    }
}
