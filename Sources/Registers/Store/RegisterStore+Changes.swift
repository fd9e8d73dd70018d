internal import Warehouse

/// Which changes are wanted.
public struct ChangeQuestion: Hashable, Sendable {
    /// Only of this register.
    public var register: String?
    /// Only those made under this name.
    public var who: String?
    /// Only those before this revision of all records: ``RecordRevision/id``.
    public var before: Int?
    /// The most to give.
    public var limit = 50

    public init() {}
}

/// A page of changes, newest first.
public struct ChangeAnswer: Sendable {
    public let changes: [RecordChange]
    /// What to ask ``ChangeQuestion/before`` for those that follow; nil at the end.
    public let next: Int?
}

extension RegisterStore {
    /// What was changed lately in all registers, as somebody may read it.
    ///
    /// Cost: what is given; a register whose last changes are hidden costs at most twenty times that, and
    /// the page may then be shorter than asked.
    public func changes(
        _ question: ChangeQuestion, seenBy reader: Readership
    ) throws -> ChangeAnswer {
        let asked = try question.register.map { [try register($0)] } ?? registers
        let open = asked.filter { $0.readership.includes(reader) }
        return try warehouse.readRevisions { revisions in
            var found: [RecordChange] = []
            var before = question.before
            for _ in 0..<20 where found.count < question.limit {
                let most = question.limit - found.count
                let batch = try open.flatMap { register in
                    try revisions.latest(
                        register.id, by: question.who, before: before, most: most)
                }.sorted { $0.id > $1.id }.prefix(most)
                found += try batch.compactMap { try change($0, revisions, reader) }
                guard let last = batch.last, batch.count == most else {
                    return ChangeAnswer(changes: found, next: nil)
                }
                before = last.id
            }
            return ChangeAnswer(changes: found, next: before)
        }
    }

    private func change(
        _ revision: RecordRevision, _ reader: RevisionReader, _ readership: Readership
    ) throws -> RecordChange? {
        let register = try register(revision.register)
        let key = RecordKey(revision.register, revision.record)
        let before =
            revision.number > 1
            ? try Self.content(key, revision: revision.number - 1, reader) : RecordContent()
        let change = RecordChange(
            revision: revision,
            content: try revision.content.map {
                try RecordContent(stored: $0, place: key.description)
            },
            before: before, register: register)
        return change.seen(by: readership, register)
    }
}

extension EditCollision {
    /// What both made of the record where it can be brought together, and what was refused in the fields
    /// that both changed: what somebody goes on from who looks at both.
    ///
    /// - Parameter base: what the refused change was made from.
    public func brought(together base: RecordContent) -> RecordContent {
        guard let refused else { return standing ?? RecordContent() }
        guard let standing else { return refused }
        return Merge.merge(base: base, mine: refused, theirs: standing).content
    }
}
