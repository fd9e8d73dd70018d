internal import GRDB

/// Somebody's stay after signing in.
public struct Session: Hashable, Sendable {
    public let id: Int
    public let account: Account
    public let created: Moment
    /// When it was last used, to a minute.
    public let seen: Moment
    public let address: String
    public let agent: String

    /// It ends after so long without a request. Units: seconds.
    public static let idle = 2 * 3600
    /// It ends after so long whatever is done. Units: seconds.
    public static let longest = 24 * 3600

    /// From then on it is over, if nothing is done.
    public var ends: Moment { min(seen + Self.idle, created + Self.longest) }
}

extension AccountStore {
    /// The session that a secret opens; nil where there is none, its time is over, or its account is
    /// closed. Cost: one row.
    public func session(_ secret: Secret) throws(AccountError) -> Session? {
        try reading { db in
            let row = try Row.fetchOne(
                db, sql: Self.sessionRows + "WHERE session.digest = ? AND closed IS NULL",
                arguments: [secret.digest])
            guard let session = try row.map(Self.session) else { return nil }
            return session.ends > clock() ? session : nil
        }
    }

    /// The sessions of an account that are not over, latest first.
    public func sessions(of name: String) throws(AccountError) -> [Session] {
        try reading { db in
            _ = try Self.row(db, name)
            return try Row.fetchAll(
                db, sql: Self.sessionRows + "WHERE account.name = ? ORDER BY session.id DESC",
                arguments: [name]
            ).map(Self.session).filter { $0.ends > clock() }
        }
    }

    /// Writes down that a session is in use.
    public func touch(_ session: Session) throws(AccountError) {
        try writing(decides: false) { db in
            try db.execute(
                sql: "UPDATE session SET seen = ? WHERE id = ?",
                arguments: [clock().seconds, session.id])
        }
    }

    /// Ends the session of whoever signs out.
    public func signOut(_ secret: Secret, by caller: Caller) throws(AccountError) {
        try writing { db in
            let row = try Row.fetchOne(
                db, sql: Self.sessionRows + "WHERE session.digest = ?", arguments: [secret.digest])
            guard let session = try row.map(Self.session) else { return }
            try db.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [session.id])
            try audit(db, .signOut, session.account.name, caller)
        }
    }

    /// Ends one session of an account, or all of them.
    public func endSessions(
        of name: String, id: Int? = nil, by caller: Caller
    ) throws(AccountError) {
        try writing { db in
            let account: Int = try Self.row(db, name)["id"]
            try db.execute(
                sql: "DELETE FROM session WHERE account = ? AND (? IS NULL OR id = ?)",
                arguments: [account, id, id])
            guard db.changesCount > 0 || id == nil else {
                throw AccountError(
                    .notFound, "account \(name)", found: "no session \(id ?? 0)",
                    expected: "one of its own that is not over")
            }
            try audit(db, .endSession, name, caller, .allowed, id.map { "session \($0)" } ?? "all")
        }
    }

    /// Begins a session. A new secret each time, so that none that somebody knew before is worth anything.
    func beginSession(_ db: Database, _ id: Int, _ caller: Caller) throws -> Secret {
        let (secret, now) = (Secret(), clock().seconds)
        try db.execute(
            sql: "DELETE FROM session WHERE created <= ? OR seen <= ?",
            arguments: [now - Session.longest, now - Session.idle])
        try db.execute(
            sql: """
                INSERT INTO session (account, digest, created, seen, address, agent)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, secret.digest, now, now, caller.address, caller.agent])
        return secret
    }

    private static let sessionRows = """
        SELECT account.*, session.id AS session_id, session.created AS began, seen, address, agent
        FROM session JOIN account ON account.id = session.account

        """

    private static func session(_ row: Row) throws -> Session {
        Session(
            id: row["session_id"], account: try account(row),
            created: Moment(seconds: row["began"]),
            seen: Moment(seconds: row["seen"]), address: row["address"], agent: row["agent"])
    }
}
