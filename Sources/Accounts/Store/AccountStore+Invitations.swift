internal import GRDB

/// An invitation: whoever has its secret sets the account's password, once.
public struct Invitation: Hashable, Sendable {
    public let account: Account
    public let expires: Moment
}

extension AccountStore {
    /// How long an invitation can be taken up unless said otherwise. Units: seconds.
    public static let invitationTime = 7 * 86_400

    /// Makes an account without a password and an invitation to it.
    ///
    /// - Parameter seconds: how long it can be taken up.
    /// - Returns: the secret, which is kept nowhere.
    public func invite(
        _ draft: AccountDraft, for seconds: Int = invitationTime, by caller: Caller
    ) throws(AccountError) -> Secret {
        try writing { db in
            let id = try insert(db, draft)
            try audit(db, .create, draft.name, caller, .allowed, Self.words(draft))
            return try invite(db, id, draft.name, seconds, caller)
        }
    }

    /// Another invitation to an account that is there, for those who lost the first or the password;
    /// earlier invitations end. The password stays what it is until this is taken up.
    public func inviteAgain(
        _ name: String, for seconds: Int = invitationTime, by caller: Caller
    ) throws(AccountError) -> Secret {
        try writing { db in
            let row = try Self.row(db, name)
            guard try Self.account(row).isOpen else { throw Self.isClosed(name) }
            return try invite(db, row["id"], name, seconds, caller)
        }
    }

    /// The invitation that a secret opens; nil where there is none, it is used, or its time is over.
    public func invitation(_ secret: Secret) throws(AccountError) -> Invitation? {
        try reading { db in
            guard let (row, _) = try open(db, secret) else { return nil }
            return Invitation(
                account: try Self.account(row), expires: Moment(seconds: row["expires"]))
        }
    }

    /// Takes up an invitation: sets the password. It cannot be taken up twice.
    public func accept(
        _ secret: Secret, password: String, by caller: Caller
    ) throws(AccountError) -> Account {
        guard let name = try invitation(secret)?.account.name else { throw Self.noInvitation }
        let hash = try hashing.hash(try PasswordRules.checked(password, name: name))
        return try writing { db in
            guard let (row, id) = try open(db, secret) else { throw Self.noInvitation }
            try setPassword(db, id, hash)
            try forgetAttempts(db, on: name, from: caller)
            try audit(db, .accept, name, caller)
            return try Self.account(try Self.row(db, row["name"]))
        }
    }

    private func invite(
        _ db: Database, _ id: Int, _ name: String, _ seconds: Int, _ caller: Caller
    ) throws -> Secret {
        guard (60...90 * 86_400).contains(seconds) else {
            throw AccountError(
                .value, "invitation", found: "\(seconds) seconds", expected: "a minute to 90 days")
        }
        try endInvitations(db, of: id)
        let (secret, now) = (Secret(), clock())
        try db.execute(
            sql: "INSERT INTO invitation (account, digest, created, expires) VALUES (?, ?, ?, ?)",
            arguments: [id, secret.digest, now.seconds, (now + seconds).seconds])
        try audit(db, .invite, name, caller, .allowed, "until \(now + seconds)")
        return secret
    }

    private func open(_ db: Database, _ secret: Secret) throws -> (row: Row, id: Int)? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT account.*, invitation.expires FROM invitation
                JOIN account ON account.id = invitation.account
                WHERE digest = ? AND ended IS NULL AND expires > ? AND closed IS NULL
                """, arguments: [secret.digest, clock().seconds])
        return row.map { ($0, $0["id"]) }
    }

    private static var noInvitation: AccountError {
        AccountError(
            .notFound, "invitation", found: "none that can be taken up",
            expected: "one that is neither used nor over; ask for another")
    }
}
