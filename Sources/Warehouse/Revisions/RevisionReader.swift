internal import GRDB

/// Reads revisions in one state: a question, or what somebody who is about to write has to know.
public struct RevisionReader {
    let db: Database

    private static let columns = """
        SELECT id, register, record, number, at, who, reason, content FROM register_revision
        """

    /// The number of the last revision of any record; 0 where there is none.
    public func last() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT max(id) FROM register_revision") ?? 0
    }

    /// The last revision that was written until a time; 0 where there is none.
    public func last(at time: UTCTime) throws -> Int {
        let sql = "SELECT id FROM register_revision WHERE at <= ? ORDER BY id DESC LIMIT 1"
        return try Int.fetchOne(db, sql: sql, arguments: [time.description]) ?? 0
    }

    /// The last revision of a record, deletions included; nil where there never was one.
    ///
    /// - Parameter limit: looks no further than this revision.
    public func current(_ register: String, _ record: String, until limit: Int? = nil) throws
        -> RecordRevision?
    {
        let sql =
            Self.columns
            + " WHERE register = ? AND record = ? AND id <= ? ORDER BY number DESC LIMIT 1"
        let statement = try db.cachedStatement(sql: sql)
        let row = try Row.fetchOne(
            statement, arguments: [register, record, limit ?? Int(Int64.max)])
        return try row.map(RecordRevision.init)
    }

    /// Every revision of a record, oldest first.
    public func history(_ register: String, _ record: String) throws -> [RecordRevision] {
        try Row.fetchAll(
            db, sql: Self.columns + " WHERE register = ? AND record = ? ORDER BY number",
            arguments: [register, record]
        ).map(RecordRevision.init)
    }

    /// One revision of a record; nil where it never had so many.
    public func revision(_ register: String, _ record: String, _ number: Int) throws
        -> RecordRevision?
    {
        let statement = try db.cachedStatement(
            sql: Self.columns + " WHERE register = ? AND record = ? AND number = ?")
        return try Row.fetchOne(statement, arguments: [register, record, number])
            .map(RecordRevision.init)
    }

    /// The last revisions of a register, newest first.
    ///
    /// Cost: what is given, whatever there is.
    /// - Parameters:
    ///   - who: only those that were written under this name.
    ///   - limit: only those before this revision of all records.
    public func latest(
        _ register: String, by who: String? = nil, before limit: Int? = nil, most: Int
    ) throws -> [RecordRevision] {
        let named = who == nil ? "" : " AND who = :who"
        let index = who == nil ? "register_revision_register" : "register_revision_who"
        let statement = try db.cachedStatement(
            sql: Self.columns + """
                 INDEXED BY \(index) WHERE register = :register\(named) AND id < :limit
                ORDER BY id DESC LIMIT :most
                """)
        var arguments: StatementArguments = [
            "register": register, "limit": limit ?? Int(Int64.max), "most": most,
        ]
        if let who { arguments += ["who": who] }
        return try Row.fetchAll(statement, arguments: arguments).map(RecordRevision.init)
    }

    /// Hands out the last revision of every record, deletions included, oldest first.
    ///
    /// - Parameters:
    ///   - first: only those whose last revision is after this one; 0 is all.
    ///   - last: the state after this revision.
    public func each(
        after first: Int, until last: Int, _ body: (RecordRevision) throws -> Void
    ) throws {
        let chosen =
            first == 0
            ? "SELECT max(id) FROM register_revision WHERE id <= :last GROUP BY register, record"
            : """
            SELECT max(id) FROM register_revision WHERE id > :first AND id <= :last
            GROUP BY register, record
            """
        let rows = try Row.fetchCursor(
            db, sql: Self.columns + " WHERE id IN (\(chosen)) ORDER BY id",
            arguments: first == 0 ? ["last": last] : ["first": first, "last": last])
        while let row = try rows.next() { try body(try RecordRevision(row)) }
    }

    /// The last revisions whose content holds a text as it is.
    public func current(containing text: String) throws -> [RecordRevision] {
        let sql =
            Self.columns + """
                 AS r WHERE instr(content, ?) > 0 AND number = (
                  SELECT max(number) FROM register_revision AS o
                  WHERE o.register = r.register AND o.record = r.record) ORDER BY id
                """
        return try Row.fetchAll(db, sql: sql, arguments: [text]).map(RecordRevision.init)
    }
}

extension RecordRevision {
    init(_ row: Row) throws {
        let time = try row.decode(String.self, atIndex: 4)
        guard let at = UTCTime(time) else { throw Dictionaries.damaged("\(time) as a time") }
        self.init(
            id: try row.decode(atIndex: 0), register: try row.decode(atIndex: 1),
            record: try row.decode(atIndex: 2), number: try row.decode(atIndex: 3), at: at,
            who: try row.decode(atIndex: 5), reason: try row.decode(atIndex: 6),
            content: try row.decode(atIndex: 7))
    }

    /// The sum of the row: over its columns and the sum of the row before it.
    func sum(after last: Int64?) -> Int64 {
        var sum = RowSum()
        sum.add(last ?? 0)
        sum.add(Int64(id))
        sum.add(register)
        sum.add(record)
        sum.add(Int64(number))
        sum.add(at.description)
        sum.add(who)
        sum.add(reason)
        sum.add(content == nil ? 0 : 1)
        sum.add(content ?? "")
        return sum.value
    }
}
