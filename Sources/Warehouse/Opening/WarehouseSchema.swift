internal import GRDB

/// The tables of a workspace. A series is one row: its key as packed integers, its
/// observations in one blob; a row is current until a release closes it.
///
/// `sum` guards a row against faults of storage (``RowSum``): in `release` over its columns and
/// its files, in the others over their columns. That of `series` leaves `closed` out, which
/// changes; `series_sum` of a release covers the rows that it opened and closed.
enum WarehouseSchema {
    /// "Corr", in the header of each workspace, so that no other file passes for one.
    static let applicationID = 0x436F_7272
    static let version = 4

    static let statements = releases + dictionaries + series + revisions

    static let releases = """
        CREATE TABLE release (
          id INTEGER PRIMARY KEY,
          source TEXT NOT NULL, data_table TEXT NOT NULL, kind TEXT NOT NULL,
          publisher TEXT NOT NULL, title TEXT NOT NULL, citation TEXT NOT NULL,
          licence TEXT NOT NULL, licence_url TEXT, url TEXT NOT NULL, notes TEXT NOT NULL,
          held_from TEXT NOT NULL, parameters TEXT NOT NULL, report TEXT NOT NULL,
          extent TEXT NOT NULL, embargo TEXT, needs_sign_off INTEGER NOT NULL,
          withdraws INTEGER REFERENCES release (id),
          series_sum INTEGER NOT NULL, sum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX release_table ON release (source, data_table);
        CREATE TABLE file (
          id INTEGER PRIMARY KEY,
          release INTEGER NOT NULL REFERENCES release (id),
          name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, sheets TEXT NOT NULL
        ) STRICT;
        CREATE INDEX file_release ON file (release);
        CREATE TABLE release_event (
          id INTEGER PRIMARY KEY,
          release INTEGER NOT NULL REFERENCES release (id),
          kind TEXT NOT NULL, at TEXT NOT NULL, who TEXT, reason TEXT, embargo TEXT,
          sum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX release_event_release ON release_event (release);
        CREATE TABLE setting (
          name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, sum INTEGER NOT NULL
        ) STRICT;

        """

    static let dictionaries = """
        CREATE TABLE code (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE period (id INTEGER PRIMARY KEY, period TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE attribute_set (id INTEGER PRIMARY KEY, pairs TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE data_table (
          id INTEGER PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL,
          UNIQUE (source, name)
        ) STRICT;

        """

    static let series = """
        CREATE TABLE series (
          id INTEGER PRIMARY KEY,
          dataflow INTEGER NOT NULL, key BLOB NOT NULL,
          data_table INTEGER NOT NULL REFERENCES data_table (id),
          opened INTEGER NOT NULL REFERENCES release (id),
          closed INTEGER REFERENCES release (id),
          observations BLOB NOT NULL, sum INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX series_current ON series (dataflow, key) WHERE closed IS NULL;
        CREATE INDEX series_table ON series (data_table) WHERE closed IS NULL;
        CREATE INDEX series_past ON series (dataflow, key) WHERE closed IS NOT NULL;
        CREATE INDEX series_closed ON series (closed) WHERE closed IS NOT NULL;
        CREATE TABLE amendment (
          id INTEGER PRIMARY KEY,
          release INTEGER NOT NULL REFERENCES release (id),
          dataflow INTEGER NOT NULL, key BLOB NOT NULL, changes BLOB NOT NULL,
          sum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX amendment_release ON amendment (release);
        CREATE TABLE artefact (
          id INTEGER PRIMARY KEY,
          urn TEXT NOT NULL,
          opened INTEGER NOT NULL REFERENCES release (id),
          closed INTEGER REFERENCES release (id),
          format TEXT NOT NULL, message BLOB NOT NULL, sum INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX artefact_current ON artefact (urn) WHERE closed IS NULL;

        """

    /// Revisions of the records of registers. Each row's sum covers that of the row before it, so
    /// that they are a chain; a revision without content deletes its record.
    static let revisions =
        """
        CREATE TABLE register_revision (
          id INTEGER PRIMARY KEY,
          register TEXT NOT NULL, record TEXT NOT NULL, number INTEGER NOT NULL,
          at TEXT NOT NULL, who TEXT NOT NULL, reason TEXT NOT NULL,
          content TEXT, sum INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX register_revision_record
          ON register_revision (register, record, number);

        """ + revisionIndexes

    /// Lead to the last revisions of a register, and to those that somebody made: an index ends in the
    /// row's id, by which they are in order.
    static let revisionIndexes = """
        CREATE INDEX register_revision_register ON register_revision (register);
        CREATE INDEX register_revision_who ON register_revision (register, who);

        """

    /// Makes the tables in one transaction with the marks that say they are whole.
    static func create(_ db: Database) throws {
        try db.execute(sql: statements)
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }
}

extension WarehouseSchema {
    /// What a database file turned out to be.
    enum State {
        case empty
        case current
        /// A layout that this version brings up to date when it opens the file for writing.
        case older(Int)
        case newer(Int)
        case foreign(String)
    }

    static func state(_ db: Database) throws -> State {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if application == applicationID {
            switch version {
            case Self.version: return .current
            case 1..<Self.version: return .older(version)
            case (Self.version + 1)...: return .newer(version)
            default: return .foreign("a workspace of layout \(version)")
            }
        }
        if tables == 0 && application == 0 { return .empty }
        return .foreign("an SQLite file of application \(application) with \(tables) tables")
    }
}
