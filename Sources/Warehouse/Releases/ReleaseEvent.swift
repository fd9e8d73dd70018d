internal import GRDB

/// Something that was done to a release after it was written. Events are only ever added.
struct ReleaseEvent {
    enum Kind: String {
        case signedOff = "signed-off"
        case withdrawn
        /// The embargo became `embargo`, or none.
        case embargo
    }

    let kind: Kind
    let at: String
    let who: String?
    let reason: String?
    let embargo: String?

    init(_ row: Row) throws {
        let text = try row.decode(String.self, forColumn: "kind")
        guard let kind = Kind(rawValue: text) else {
            throw Dictionaries.damaged("a release event of kind \(text)")
        }
        self.kind = kind
        at = try row.decode(forColumn: "at")
        who = try row.decode(forColumn: "who")
        reason = try row.decode(forColumn: "reason")
        embargo = try row.decode(forColumn: "embargo")
    }

    /// What happened to a release, in order.
    static func all(_ db: Database, of release: Int) throws -> [ReleaseEvent] {
        try db.cachedStatement(sql: "SELECT * FROM release_event WHERE release = ? ORDER BY id")
            .rows([release]).map { try ReleaseEvent($0) }
    }

    static func standing(
        _ events: [ReleaseEvent], heldFrom: String, needsSignOff: Bool
    ) throws -> Release.Standing {
        if let end = events.last(where: { $0.kind == .withdrawn }) {
            return .withdrawn(at: end.at, reason: end.reason ?? "")
        }
        if let signed = events.last(where: { $0.kind == .signedOff }) {
            return .published(at: signed.at, by: signed.who)
        }
        return needsSignOff ? .pending : .published(at: heldFrom, by: nil)
    }

    static func signedOff(
        _ events: [ReleaseEvent], heldFrom: String, needsSignOff: Bool
    ) -> String? {
        events.last { $0.kind == .signedOff }?.at ?? (needsSignOff ? nil : heldFrom)
    }

    static func embargo(_ events: [ReleaseEvent], first: String?) -> String? {
        guard let last = events.last(where: { $0.kind == .embargo }) else { return first }
        return last.embargo
    }

    /// Adds an event.
    static func add(
        _ kind: Kind, to release: Int, at time: UTCTime, by who: String?, reason: String? = nil,
        embargo: UTCTime? = nil, _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO release_event (release, kind, at, who, reason, embargo, sum)
                VALUES (?, ?, ?, ?, ?, ?, 0)
                """,
            arguments: [
                release, kind.rawValue, time.description, who, reason, embargo?.description,
            ])
        let id = db.lastInsertedRowID
        try db.execute(
            sql: "UPDATE release_event SET sum = ? WHERE id = ?",
            arguments: [try Warehouse.sum("release_event", id, db), id])
    }
}
