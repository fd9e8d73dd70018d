internal import GRDB

/// A token for programs, which act as the account that made it.
public struct AccountToken: Hashable, Sendable, Codable {
    public let id: Int
    public let name: String
    public let created: Moment
    public let expires: Moment
    /// When it was last used, to a minute; nil where it never was.
    public let used: Moment?
    public let revoked: Moment?
}

extension AccountStore {
    /// What every token begins with, so that one that was published by mistake can be found.
    public static let tokenStart = "corridor_"
    /// The most tokens of an account that are in force.
    public static let mostTokens = 50

    /// Makes a token. The text is kept nowhere, and is shown once.
    ///
    /// - Parameters:
    ///   - title: what it is for, in the account's own words.
    ///   - days: how long it is in force.
    public func addToken(
        to name: String, title: String, days: Int, by caller: Caller
    ) throws(AccountError) -> (text: String, token: AccountToken) {
        let title = AccountDraft.trimmed(title)
        guard (1...100).contains(title.utf8.count),
            title.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else {
            throw AccountError(
                .value, "token's name", found: title.isEmpty ? "nothing" : "\(title.prefix(80))",
                expected: "1 to 100 bytes on one line")
        }
        guard (1...366).contains(days) else {
            throw AccountError(.value, "days", found: "\(days)", expected: "1 to 366")
        }
        return try writing { db in
            let row = try Self.row(db, name)
            guard try Self.account(row).isOpen else { throw Self.isClosed(name) }
            let account: Int = row["id"]
            let held = try tokens(db, account).filter { $0.revoked == nil && $0.expires > clock() }
            guard !held.contains(where: { $0.name == title }) else {
                throw AccountError(
                    .conflict, "token's name", found: "another token in force of that name",
                    expected: "a name of its own")
            }
            guard held.count < Self.mostTokens else {
                throw AccountError(
                    .conflict, "account \(name)", found: "\(held.count) tokens in force",
                    expected: "fewer than \(Self.mostTokens); revoke some")
            }
            let (secret, now) = (Secret(), clock())
            try db.execute(
                sql: """
                    INSERT INTO token (account, name, digest, created, expires)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    account, title, secret.digest, now.seconds, (now + days * 86_400).seconds,
                ])
            let id = Int(db.lastInsertedRowID)
            try audit(db, .addToken, name, caller, .allowed, "token \(id), \(title)")
            let token = AccountToken(
                id: id, name: title, created: now, expires: now + days * 86_400, used: nil,
                revoked: nil)
            return (Self.tokenStart + secret.text, token)
        }
    }

    /// The tokens of an account, latest first; those that are over too.
    public func tokens(of name: String) throws(AccountError) -> [AccountToken] {
        try reading { try tokens($0, try Self.row($0, name)["id"]) }
    }

    /// The account that a token acts as; nil where the token is unknown, over or revoked, or the account
    /// closed. Cost: one row.
    public func holder(ofToken text: String) throws(AccountError) -> (Account, AccountToken)? {
        guard text.hasPrefix(Self.tokenStart),
            let secret = Secret(String(text.dropFirst(Self.tokenStart.count)))
        else { return nil }
        return try reading { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT account.*, token.id AS token_id FROM token
                    JOIN account ON account.id = token.account
                    WHERE token.digest = ? AND revoked IS NULL AND expires > ? AND closed IS NULL
                    """, arguments: [secret.digest, clock().seconds])
            guard let row else { return nil }
            let id: Int = row["token_id"]
            guard let token = try tokens(db, row["id"]).first(where: { $0.id == id }) else {
                return nil
            }
            return (try Self.account(row), token)
        }
    }

    /// Writes down that a token is in use.
    public func touch(_ token: AccountToken) throws(AccountError) {
        try writing(decides: false) { db in
            try db.execute(
                sql: "UPDATE token SET used = ? WHERE id = ?",
                arguments: [clock().seconds, token.id])
        }
    }

    /// Ends a token at once.
    public func revokeToken(_ id: Int, of name: String, by caller: Caller) throws(AccountError) {
        try writing { db in
            let account: Int = try Self.row(db, name)["id"]
            try db.execute(
                sql:
                    "UPDATE token SET revoked = ? WHERE id = ? AND account = ? AND revoked IS NULL",
                arguments: [clock().seconds, id, account])
            guard db.changesCount > 0 else {
                throw AccountError(
                    .notFound, "account \(name)", found: "no token \(id) in force",
                    expected: "one of its own")
            }
            try audit(db, .revokeToken, name, caller, .allowed, "token \(id)")
        }
    }

    private func tokens(_ db: Database, _ account: Int) throws -> [AccountToken] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM token WHERE account = ? ORDER BY id DESC", arguments: [account]
        ).map { row in
            AccountToken(
                id: row["id"], name: row["name"], created: Moment(seconds: row["created"]),
                expires: Moment(seconds: row["expires"]), used: Self.moment(row["used"]),
                revoked: Self.moment(row["revoked"]))
        }
    }
}
