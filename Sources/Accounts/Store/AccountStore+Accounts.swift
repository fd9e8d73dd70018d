internal import GRDB

extension AccountStore {
    /// All accounts by name, the closed ones too.
    public func accounts() throws(AccountError) -> [Account] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY name").map(Self.account)
        }
    }

    /// The account of a name.
    public func account(_ name: String) throws(AccountError) -> Account {
        try reading { try Self.account(try Self.row($0, name)) }
    }

    /// Makes an account with a password, as the first administrator is made.
    public func create(
        _ draft: AccountDraft, password: String, by caller: Caller
    ) throws(AccountError) -> Account {
        let hash = try hashing.hash(try PasswordRules.checked(password, name: draft.name))
        return try writing { db in
            let id = try insert(db, draft)
            try setPassword(db, id, hash)
            try audit(db, .create, draft.name, caller, .allowed, Self.words(draft))
            return try Self.account(try Self.row(db, draft.name))
        }
    }

    /// Changes what an account is for. Its sessions end where its role, organisations or areas change.
    public func change(_ draft: AccountDraft, by caller: Caller) throws(AccountError) -> Account {
        try writing { db in
            let row = try Self.row(db, draft.name)
            let before = try Self.account(row)
            guard before.isOpen else { throw Self.isClosed(draft.name) }
            if before.role == .administrator, draft.role != .administrator {
                try keepAdministrator(db, besides: draft.name)
            }
            try db.execute(
                sql: """
                    UPDATE account SET full_name = ?, role = ?, organisations = ?, areas = ?
                    WHERE name = ?
                    """,
                arguments: [
                    draft.fullName, draft.role.rawValue, Self.list(draft.organisations),
                    Self.list(draft.areas), draft.name,
                ])
            let after = try Self.account(try Self.row(db, draft.name))
            if before.principal() != after.principal() { try endSessions(db, of: row["id"]) }
            try audit(db, .change, draft.name, caller, .allowed, Self.words(draft))
            return after
        }
    }

    /// Closes an account: its sessions, tokens and invitations end at once. What it did stays.
    public func close(_ name: String, by caller: Caller) throws(AccountError) {
        try writing { db in
            let row = try Self.row(db, name)
            let account = try Self.account(row)
            guard account.isOpen else { throw Self.isClosed(name) }
            if account.role == .administrator { try keepAdministrator(db, besides: name) }
            let (id, now): (Int, Int) = (row["id"], clock().seconds)
            try db.execute(
                sql: "UPDATE account SET closed = ? WHERE id = ?", arguments: [now, id])
            try db.execute(
                sql: "UPDATE token SET revoked = ? WHERE account = ? AND revoked IS NULL",
                arguments: [now, id])
            try endInvitations(db, of: id)
            try endSessions(db, of: id)
            try audit(db, .close, name, caller)
        }
    }

    /// Opens an account again, without a password: an invitation sets one.
    public func reopen(_ name: String, by caller: Caller) throws(AccountError) {
        try writing { db in
            let row = try Self.row(db, name)
            guard try !Self.account(row).isOpen else {
                throw AccountError(
                    .conflict, "account \(name)", found: "an open account", expected: "a closed one"
                )
            }
            try db.execute(
                sql: """
                    UPDATE account SET closed = NULL, password = NULL, password_set = NULL
                    WHERE name = ?
                    """, arguments: [name])
            try audit(db, .reopen, name, caller)
        }
    }

    /// Sets a password in place of whatever it was, by those who may; all sessions end.
    public func setPassword(
        _ name: String, _ password: String, by caller: Caller
    ) throws(AccountError) {
        let hash = try hashing.hash(try PasswordRules.checked(password, name: name))
        try writing { db in
            let row = try Self.row(db, name)
            guard try Self.account(row).isOpen else { throw Self.isClosed(name) }
            try setPassword(db, row["id"], hash)
            try audit(db, .password, name, caller)
        }
    }

    func insert(_ db: Database, _ draft: AccountDraft) throws -> Int {
        let isTaken = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM account WHERE name = ?", arguments: [draft.name])
        guard isTaken == 0 else {
            throw AccountError(
                .conflict, "account \(draft.name)", found: "an account of that name",
                expected: "a name that is free; closed accounts keep theirs")
        }
        try db.execute(
            sql: """
                INSERT INTO account (name, full_name, role, organisations, areas, created)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                draft.name, draft.fullName, draft.role.rawValue, Self.list(draft.organisations),
                Self.list(draft.areas), clock().seconds,
            ])
        return Int(db.lastInsertedRowID)
    }

    /// Sets the hash, ends all sessions and makes invitations void.
    func setPassword(_ db: Database, _ id: Int, _ hash: String) throws {
        try db.execute(
            sql: "UPDATE account SET password = ?, password_set = ? WHERE id = ?",
            arguments: [hash, clock().seconds, id])
        try endInvitations(db, of: id)
        try endSessions(db, of: id)
    }

    func endSessions(_ db: Database, of id: Int) throws {
        try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [id])
    }

    func endInvitations(_ db: Database, of id: Int) throws {
        try db.execute(
            sql: "UPDATE invitation SET ended = ? WHERE account = ? AND ended IS NULL",
            arguments: [clock().seconds, id])
    }

    /// Refuses what would leave nobody who administers and can sign in.
    private func keepAdministrator(_ db: Database, besides name: String) throws {
        let others = try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM account
                WHERE role = 'administrator' AND closed IS NULL AND password IS NOT NULL AND name <> ?
                """, arguments: [name])
        guard let others, others > 0 else {
            throw AccountError(
                .lastAdministrator, "account \(name)", found: "the last administrator",
                expected: "another administrator with a password first")
        }
    }

    static func row(_ db: Database, _ name: String) throws -> Row {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM account WHERE name = ?", arguments: [name])
        guard let row else {
            throw AccountError(
                .notFound, "account \(name.prefix(80))", found: "no such account",
                expected: "one that `corridor account list` shows")
        }
        return row
    }

    static func account(_ row: Row) throws -> Account {
        let text: String = row["role"]
        guard let role = Role(rawValue: text) else {
            throw AccountError(
                .unreadable, "account \(row["name"] ?? "")", found: "role \"\(text)\"",
                expected: Role.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return Account(
            name: row["name"], fullName: row["full_name"], role: role,
            organisations: codes(row["organisations"]), areas: codes(row["areas"]),
            created: Moment(seconds: row["created"]), closed: moment(row["closed"]),
            passwordSet: moment(row["password_set"]))
    }

    static func moment(_ seconds: Int?) -> Moment? { seconds.map { Moment(seconds: $0) } }

    static func isClosed(_ name: String) -> AccountError {
        AccountError(
            .conflict, "account \(name)", found: "a closed account",
            expected: "an open one; `corridor account reopen` opens it")
    }

    static func words(_ draft: AccountDraft) -> String {
        var parts = ["role \(draft.role.rawValue)"]
        if !draft.organisations.isEmpty {
            parts.append("organisations " + draft.organisations.joined(separator: " "))
        }
        if !draft.areas.isEmpty { parts.append("areas " + draft.areas.joined(separator: " ")) }
        return parts.joined(separator: ", ")
    }

    private static func list(_ codes: [String]) -> String { codes.joined(separator: " ") }
    private static func codes(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init)
    }
}
