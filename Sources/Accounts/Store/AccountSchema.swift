internal import GRDB

/// The tables of the accounts.
enum AccountSchema {
    /// The layout that this program reads and writes.
    static let current = 1
    /// Says whose file it is: `Cora`.
    private static let applicationID = 0x436F_7261

    /// What a file is found to be.
    struct Version {
        let application: Int
        let layout: Int
        let isEmpty: Bool
    }

    static func version(_ db: Database) throws -> Version {
        Version(
            application: try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
            layout: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
            isEmpty: try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0)
    }

    static func refuse(_ version: Version, place: String) throws(AccountError) {
        if version.isEmpty, version.application == 0 { return }
        guard version.application == applicationID else {
            throw AccountError(
                .unreadable, place, found: "another program's database",
                expected: "accounts written by corridor")
        }
        guard version.layout <= current else {
            throw AccountError(
                .unreadable, place, found: "layout \(version.layout)",
                expected: "at most \(current); use a later corridor")
        }
    }

    /// Makes the tables where there are none.
    static func prepare(_ db: Database, place: String) throws {
        let version = try version(db)
        try refuse(version, place: place)
        guard version.isEmpty else { return }
        try db.execute(sql: tables)
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(current)")
    }

    /// Times are seconds since 1970; lists are texts with blanks between, which no code holds.
    private static let tables = """
        CREATE TABLE account (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          full_name TEXT NOT NULL,
          role TEXT NOT NULL,
          organisations TEXT NOT NULL,
          areas TEXT NOT NULL,
          created INTEGER NOT NULL,
          closed INTEGER,
          password TEXT,
          password_set INTEGER
        ) STRICT;
        CREATE TABLE invitation (
          id INTEGER PRIMARY KEY,
          account INTEGER NOT NULL REFERENCES account(id),
          digest BLOB NOT NULL UNIQUE,
          created INTEGER NOT NULL,
          expires INTEGER NOT NULL,
          ended INTEGER
        ) STRICT;
        CREATE INDEX invitation_account ON invitation(account);
        CREATE TABLE session (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          account INTEGER NOT NULL REFERENCES account(id),
          digest BLOB NOT NULL UNIQUE,
          created INTEGER NOT NULL,
          seen INTEGER NOT NULL,
          address TEXT NOT NULL,
          agent TEXT NOT NULL
        ) STRICT;
        CREATE INDEX session_account ON session(account);
        CREATE TABLE token (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          account INTEGER NOT NULL REFERENCES account(id),
          name TEXT NOT NULL,
          digest BLOB NOT NULL UNIQUE,
          created INTEGER NOT NULL,
          expires INTEGER NOT NULL,
          used INTEGER,
          revoked INTEGER
        ) STRICT;
        CREATE INDEX token_account ON token(account);
        CREATE TABLE attempt (
          key BLOB PRIMARY KEY,
          failures INTEGER NOT NULL,
          last INTEGER NOT NULL,
          until INTEGER NOT NULL,
          told INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX attempt_last ON attempt(last);
        CREATE TABLE known_client (
          account INTEGER NOT NULL REFERENCES account(id),
          network TEXT NOT NULL,
          last INTEGER NOT NULL,
          PRIMARY KEY (account, network)
        ) STRICT;
        CREATE TABLE audit (
          id INTEGER PRIMARY KEY,
          at INTEGER NOT NULL,
          who TEXT,
          address TEXT NOT NULL,
          deed TEXT NOT NULL,
          object TEXT NOT NULL,
          outcome TEXT NOT NULL,
          detail TEXT NOT NULL,
          sum BLOB NOT NULL
        ) STRICT;
        CREATE INDEX audit_who ON audit(who, id);
        """
}
