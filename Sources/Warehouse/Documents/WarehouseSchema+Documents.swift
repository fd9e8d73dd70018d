extension WarehouseSchema {
    /// Documents that were sent in, byte by byte, and what was made of them each time they were
    /// judged. Rows are only ever added.
    static let documents = """
        CREATE TABLE document (
          id INTEGER PRIMARY KEY,
          sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL, media_type TEXT NOT NULL,
          at TEXT NOT NULL, who TEXT NOT NULL, bytes BLOB NOT NULL, sum INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE receipt (
          id INTEGER PRIMARY KEY,
          document INTEGER NOT NULL REFERENCES document (id),
          topic TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, outcome TEXT NOT NULL,
          account TEXT NOT NULL, release INTEGER REFERENCES release (id), sum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX receipt_topic ON receipt (topic);
        CREATE INDEX receipt_document ON receipt (document);

        """
}
