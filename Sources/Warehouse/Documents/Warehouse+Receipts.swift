internal import Foundation
internal import GRDB

extension Warehouse {
    /// Receipts, oldest first.
    ///
    /// - Parameter topic: only those of this topic or below it: `a/b` takes `a/b` and `a/b/c`.
    ///   Nil is all.
    public func receipts(topic: String? = nil) throws(WarehouseError) -> [Receipt] {
        try reading { db in
            guard let topic else { return try Self.receipts("1", [], db) }
            // What is below `a/b` lies between `a/b/` and `a/b0`, the character after `/`.
            return try Self.receipts(
                "r.topic = ? OR (r.topic >= ? AND r.topic < ?)",
                [topic, topic + "/", topic + "0"], db)
        }
    }

    /// Receipts of a document, oldest first.
    public func receipts(ofDocument sha256: String) throws(WarehouseError) -> [Receipt] {
        try reading { try Self.receipts("d.sha256 = ?", [sha256], $0) }
    }

    /// One receipt.
    public func receipt(_ id: Int) throws(WarehouseError) -> Receipt? {
        try reading { try Self.receipts("r.id = ?", [id], $0).first }
    }

    /// Writes down that a document was judged and nothing of it taken.
    @discardableResult
    public func record(_ draft: ReceiptDraft) throws(WarehouseError) -> Receipt {
        try writing { try insert(draft, release: nil, $0) }
    }

    /// Takes the figures of a document, in one transaction: what waits for its sign-off in the
    /// table of the release is withdrawn, the changes are written, and the receipt names the
    /// release. What was signed off before stays where nothing new is said.
    ///
    /// - Parameters:
    ///   - amendments: they speak of the figures that they name only, whatever extent the draft of
    ///     the release states.
    ///   - reason: why what waited is withdrawn.
    /// - Returns: the receipt, what was written, and the releases withdrawn.
    public func take(
        _ receipt: ReceiptDraft, _ draft: ReleaseDraft, _ amendments: [Amendment], reason: String
    ) throws(WarehouseError) -> (
        receipt: Receipt, outcome: WriteOutcome, counts: AmendmentCounts, withdrawn: [Int]
    ) {
        try writing { db in
            let waiting = try Self.releases(
                db, where: "source = ? AND data_table = ? ORDER BY id DESC",
                [draft.source, draft.table]
            ).filter { $0.standing == .pending && $0.kind != .withdrawal }.map(\.id)
            for id in waiting { try withdraw(id, reason, receipt.who, db) }
            var dictionaries = try Dictionaries(db)
            let written = try amend(draft, amendments, &dictionaries, db)
            let kept = try insert(receipt, release: written.outcome.release.id, db)
            return (kept, written.outcome, written.counts, waiting.reversed())
        }
    }

    private func insert(
        _ draft: ReceiptDraft, release: Int?, _ db: Database
    ) throws -> Receipt {
        let document = try Int.fetchOne(
            db, sql: "SELECT id FROM document WHERE sha256 = ?", arguments: [draft.document])
        guard let document else {
            throw WarehouseError(
                kind: .conflict, place: "receipt of \(draft.document)", found: "no such document",
                expected: "a document that is kept")
        }
        try db.execute(
            sql: """
                INSERT INTO receipt (document, topic, at, who, outcome, account, release, sum)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0)
                """,
            arguments: [
                document, draft.topic, try now(db).description, draft.who, draft.outcome,
                draft.account, release,
            ])
        let id = db.lastInsertedRowID
        try db.execute(
            sql: "UPDATE receipt SET sum = ? WHERE id = ?",
            arguments: [try Self.sum("receipt", id, db), id])
        guard let receipt = try Self.receipts("r.id = ?", [id], db).first else {
            throw Dictionaries.damaged("a receipt that is gone while it is written")
        }
        return receipt
    }

    private static func receipts(
        _ condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [Receipt] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(documentColumns), r.id, r.topic, r.at, r.who, r.outcome, r.account,
                  r.release
                FROM receipt AS r JOIN document AS d ON d.id = r.document
                WHERE \(condition) ORDER BY r.id
                """, arguments: arguments
        ).map { row in
            Receipt(
                id: try row.decode(atIndex: 6), document: try HeldDocument(row),
                topic: try row.decode(atIndex: 7), at: try row.decode(atIndex: 8),
                who: try row.decode(atIndex: 9), outcome: try row.decode(atIndex: 10),
                account: try row.decode(atIndex: 11), release: try row.decode(atIndex: 12))
        }
    }
}
