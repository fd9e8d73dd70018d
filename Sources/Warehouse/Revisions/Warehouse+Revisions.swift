internal import GRDB

extension Warehouse {
    /// Reads revisions of records in one consistent state.
    public func readRevisions<T>(
        _ body: (RevisionReader) throws -> T
    ) throws -> T {
        let thrown = Thrown()
        do {
            return try reading { db in try thrown.guarding { try body(RevisionReader(db: db)) } }
        } catch {
            throw thrown.instead(of: error)
        }
    }

    /// Writes revisions in one transaction: all or none.
    ///
    /// - Parameters:
    ///   - who: the name kept with them.
    ///   - reason: why, for those who read the history.
    ///   - body: looks at the state at hand and says what to write. What it throws is thrown here.
    /// - Returns: what was written, in the order of the drafts; nothing where there are none.
    public func revise(
        by who: String, reason: String, _ body: (RevisionReader) throws -> [RevisionDraft]
    ) throws -> [RecordRevision] {
        let thrown = Thrown()
        do {
            return try writing { db in
                let reader = RevisionReader(db: db)
                let drafts = try thrown.guarding { try body(reader) }
                guard !drafts.isEmpty else { return [] }
                let at = try now(db)
                var sum = try Int64.fetchOne(
                    db, sql: "SELECT sum FROM register_revision ORDER BY id DESC LIMIT 1")
                return try drafts.map { draft in
                    let before = try reader.current(draft.register, draft.record)
                    let revision = RecordRevision(
                        id: try reader.last() + 1, register: draft.register,
                        record: draft.record, number: (before?.number ?? 0) + 1, at: at,
                        who: who, reason: reason, content: draft.content)
                    let link = revision.sum(after: sum)
                    sum = link
                    try Self.insert(revision, link, db)
                    return revision
                }
            }
        } catch {
            throw thrown.instead(of: error)
        }
    }

    private static func insert(
        _ revision: RecordRevision, _ sum: Int64, _ db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO register_revision
                  (id, register, record, number, at, who, reason, content, sum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(
            arguments: [
                revision.id, revision.register, revision.record, revision.number,
                revision.at.description, revision.who, revision.reason, revision.content, sum,
            ])
    }
}

/// What the caller's own code threw, which passes as it is, while failures of the storage are put
/// into words.
private final class Thrown {
    private var own: (any Error)?

    func guarding<T>(_ work: () throws -> T) throws -> T {
        own = nil
        do {
            return try work()
        } catch {
            if !(error is DatabaseError), !(error is RowDecodingError) { own = error }
            throw error
        }
    }

    func instead(of error: any Error) -> any Error { own ?? error }
}
