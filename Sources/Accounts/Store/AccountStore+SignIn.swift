internal import Crypto
internal import Foundation
internal import GRDB

/// What became of an attempt to sign in.
public enum SignIn: Sendable {
    case done(Secret, Account)
    /// The name or the password is wrong; which of them is not said.
    case wrong
    /// There were too many wrong tries. Nothing was looked at.
    case wait(seconds: Int)
}

extension AccountStore {
    /// Signs in, from outside.
    ///
    /// Each try is counted before the password is worked on, so that many at once are no more than many
    /// in a row. The work is the same for names that there are none of.
    public func signIn(
        _ name: String, password: String, by caller: Caller
    ) throws(AccountError) -> SignIn {
        let keys = attemptKeys(name, caller)
        let (wait, row) = try writing(decides: false) { db in try begin(db, name, keys, caller) }
        if wait > 0 { return .wait(seconds: wait) }
        let plain = PasswordRules.canonical(String(password.prefix(PasswordRules.longest)))
        let kept: String? = row?["password"]
        let isRight = try hashing.isRight(plain, kept) && row?["closed"] as Int? == nil
        let isCheap = kept.map(hashing.isOutdated) ?? false
        let renewed = isRight && isCheap ? try hashing.hash(plain) : nil
        return try writing { db in
            // It may have been closed, or given another password, meanwhile.
            let now = try Row.fetchOne(
                db, sql: "SELECT * FROM account WHERE name = ?", arguments: [name])
            guard isRight, let now, now["password"] == kept, now["closed"] as Int? == nil else {
                try audit(
                    db, .signIn, now == nil ? "unknown name" : name, caller, .refused,
                    "wrong name or password")
                return .wrong
            }
            let id: Int = now["id"]
            if let renewed {
                try db.execute(
                    sql: "UPDATE account SET password = ? WHERE id = ?", arguments: [renewed, id])
            }
            try forgetAttempts(db, on: name, from: caller)
            try db.execute(
                sql: """
                    INSERT INTO known_client VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET last = excluded.last
                    """, arguments: [id, caller.network, clock().seconds])
            let secret = try beginSession(db, id, caller)
            let account = try Self.account(now)
            try audit(
                db, .signIn, name,
                Caller(name: name, address: caller.address, network: caller.network))
            return .done(secret, account)
        }
    }

    /// Changes the password of whoever knows the present one; all sessions end.
    ///
    /// - Returns: a new session, or why not.
    public func changePassword(
        _ name: String, from old: String, to new: String, by caller: Caller
    ) throws(AccountError) -> SignIn {
        let plain = try PasswordRules.checked(new, name: name)
        let outcome = try signIn(name, password: old, by: caller)
        guard case .done = outcome else { return outcome }
        let hash = try hashing.hash(plain)
        return try writing { db in
            let row = try Self.row(db, name)
            guard try Self.account(row).isOpen else { throw Self.isClosed(name) }
            let id: Int = row["id"]
            try setPassword(db, id, hash)
            try audit(db, .password, name, caller)
            return .done(try beginSession(db, id, caller), try Self.account(row))
        }
    }

    /// Forgets wrong tries at an account, but not those of a client at others: signing in to an account
    /// of one's own does not buy new tries.
    func forgetAttempts(_ db: Database, on name: String, from caller: Caller) throws {
        for key in attemptKeys(name, caller) where key.throttle == .pair {
            try db.execute(sql: "DELETE FROM attempt WHERE key = ?", arguments: [key.digest])
        }
        let own = attemptKeys(name, caller).filter { $0.throttle == .client }
        for key in own {
            // The try that was right was counted too.
            try db.execute(
                sql: """
                    UPDATE attempt SET failures = max(0, failures - 1), until = 0 WHERE key = ?
                    """, arguments: [key.digest])
        }
    }

    private typealias Key = (digest: Data, throttle: Throttle)

    /// Names are kept as digests: what is typed as one may be a password.
    private func attemptKeys(_ name: String, _ caller: Caller) -> [Key] {
        func digest(_ text: String) -> Data { Data(SHA256.hash(data: Data(text.utf8))) }
        return [
            (digest("pair\n\(caller.network)\n\(name)"), .pair),
            (digest("client\n\(caller.network)"), .client),
            (digest("account\n\(name)"), .account),
        ]
    }

    /// Counts a try, or says how long to wait.
    private func begin(
        _ db: Database, _ name: String, _ keys: [Key], _ caller: Caller
    ) throws -> (wait: Int, row: Row?) {
        let now = clock().seconds
        try db.execute(
            sql: "DELETE FROM attempt WHERE last < ?", arguments: [now - Throttle.pair.memory])
        try db.execute(
            sql: "DELETE FROM known_client WHERE last < ?", arguments: [now - 90 * 86_400])
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM account WHERE name = ?", arguments: [name])
        let isKnown =
            try row.map { row in
                try Int.fetchOne(
                    db, sql: "SELECT 1 FROM known_client WHERE account = ? AND network = ?",
                    arguments: [row["id"] as Int, caller.network]) != nil
            } ?? false
        let counted = keys.filter { $0.throttle != .account || !isKnown }
        let held = try counted.map { key in
            try Row.fetchOne(
                db, sql: "SELECT * FROM attempt WHERE key = ? AND last >= ?",
                arguments: [key.digest, now - key.throttle.memory])
        }
        let until = held.compactMap { $0?["until"] as Int? }.max() ?? 0
        if until > now {
            // Told once for each wait, so that an attack does not fill the trail.
            let isTold = held.compactMap { $0?["told"] as Int? }.contains { $0 >= until }
            if !isTold {
                for key in counted {
                    try db.execute(
                        sql: "UPDATE attempt SET told = ? WHERE key = ?",
                        arguments: [until, key.digest])
                }
                try audit(
                    db, .signIn, row == nil ? "unknown name" : name, caller, .refused,
                    "too many wrong tries, wait until \(Moment(seconds: until))")
            }
            return (until - now, row)
        }
        for (key, before) in zip(counted, held) {
            let failures = (before?["failures"] as Int? ?? 0) + 1
            try db.execute(
                sql: """
                    INSERT INTO attempt VALUES (?, ?, ?, ?, 0)
                    ON CONFLICT DO UPDATE SET failures = excluded.failures, last = excluded.last,
                      until = excluded.until
                    """,
                arguments: [
                    key.digest, failures, now, now + key.throttle.wait(after: failures),
                ])
        }
        return (0, row)
    }
}
