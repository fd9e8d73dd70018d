internal import Foundation
internal import GRDB

/// Which entries of the audit trail are wanted.
public struct AuditQuestion: Hashable, Sendable {
    public var who: String?
    public var deed: String?
    /// The beginning of what it was done to.
    public var object: String?
    public var outcome: AuditEntry.Outcome?
    public var from: Moment?
    public var until: Moment?
    /// Only entries before this one.
    public var before: Int?
    public var limit = 100

    public init() {}
}

extension AccountStore {
    /// Writes down something that was done, or was not allowed, elsewhere than in this store.
    public func record(
        _ deed: String, on object: String, by caller: Caller, _ outcome: AuditEntry.Outcome,
        detail: String = ""
    ) throws(AccountError) {
        try writing(decides: false) { db in
            try audit(db, deed, object, caller, outcome, detail)
        }
    }

    /// Entries of the audit trail, latest first.
    public func auditTrail(_ question: AuditQuestion) throws(AccountError) -> [AuditEntry] {
        try reading { db in
            var conditions: [String] = []
            var arguments: [(any DatabaseValueConvertible)?] = []
            func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
                guard let value else { return }
                conditions.append(condition)
                arguments.append(value)
            }
            add("who = ?", question.who)
            add("deed = ?", question.deed)
            add("outcome = ?", question.outcome?.rawValue)
            add("at >= ?", question.from?.seconds)
            add("at <= ?", question.until?.seconds)
            add("id < ?", question.before)
            if let object = question.object {
                add("substr(object, 1, ?) = ?", object.count)
                arguments.append(object)
            }
            let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
            arguments.append(max(1, min(question.limit, 10_000)))
            return try Row.fetchAll(
                db, sql: "SELECT * FROM audit \(filter) ORDER BY id DESC LIMIT ?",
                arguments: StatementArguments(arguments)
            ).map(AuditEntry.init)
        }
    }

    func audit(
        _ db: Database, _ deed: AuditDeed, _ object: String, _ caller: Caller,
        _ outcome: AuditEntry.Outcome = .allowed, _ detail: String = ""
    ) throws {
        try audit(db, deed.rawValue, object, caller, outcome, detail)
    }

    private func audit(
        _ db: Database, _ deed: String, _ object: String, _ caller: Caller,
        _ outcome: AuditEntry.Outcome, _ detail: String
    ) throws {
        let last = try Row.fetchOne(
            db, sql: "SELECT id, at, sum FROM audit ORDER BY id DESC LIMIT 1")
        let lastID: Int = last?["id"] ?? 0
        // A clock that was set back does not turn the order round.
        let at = max(clock(), Moment(seconds: last?["at"] ?? 0))
        let entry = AuditEntry(
            id: lastID + 1, at: at, who: caller.name, address: caller.address, deed: deed,
            object: String(object.prefix(500)), outcome: outcome,
            detail: String(detail.prefix(500)))
        let sum = entry.sum(after: last?["sum"])
        try db.execute(
            sql: "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                entry.id, entry.at.seconds, entry.who, entry.address, entry.deed, entry.object,
                entry.outcome.rawValue, entry.detail, sum,
            ])
    }
}
