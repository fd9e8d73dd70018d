import Cubes
import Foundation
import GRDB
import Testing
import Vocabulary
import Warehouse

/// A workspace of layout 1 is brought up to date when it is opened for writing.
struct MigrationTests {
    /// The tables of layout 1.
    private static let layout1 = """
        CREATE TABLE release (
          id INTEGER PRIMARY KEY,
          source TEXT NOT NULL, data_table TEXT NOT NULL, kind TEXT NOT NULL,
          publisher TEXT NOT NULL, title TEXT NOT NULL, citation TEXT NOT NULL,
          licence TEXT NOT NULL, licence_url TEXT, url TEXT NOT NULL, notes TEXT NOT NULL,
          held_from TEXT NOT NULL, parameters TEXT NOT NULL, report TEXT NOT NULL
        ) STRICT;
        CREATE INDEX release_table ON release (source, data_table);
        CREATE TABLE file (
          id INTEGER PRIMARY KEY,
          release INTEGER NOT NULL REFERENCES release (id),
          name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, sheets TEXT NOT NULL
        ) STRICT;
        CREATE INDEX file_release ON file (release);
        CREATE TABLE code (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE period (id INTEGER PRIMARY KEY, period TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE attribute_set (id INTEGER PRIMARY KEY, pairs TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE data_table (
          id INTEGER PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL,
          UNIQUE (source, name)
        ) STRICT;
        CREATE TABLE series (
          id INTEGER PRIMARY KEY,
          dataflow INTEGER NOT NULL, key BLOB NOT NULL,
          data_table INTEGER NOT NULL REFERENCES data_table (id),
          opened INTEGER NOT NULL REFERENCES release (id),
          closed INTEGER REFERENCES release (id),
          observations BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX series_current ON series (dataflow, key) WHERE closed IS NULL;
        CREATE INDEX series_table ON series (data_table) WHERE closed IS NULL;
        CREATE INDEX series_past ON series (dataflow, key) WHERE closed IS NOT NULL;
        PRAGMA application_id = \(0x436F_7272);
        PRAGMA user_version = 1;
        """

    /// Two releases of one series, the second an estimate of two intervals, and one of another.
    private static let content = """
        INSERT INTO release VALUES (3, 'S', 't', 'import', 'P', 'T', 'C', 'CC BY 4.0', NULL, 'u',
          '["n"]', '2025-01-01T00:00:00Z', '{"acceptFindings":false}', '{}');
        INSERT INTO release VALUES (5, 'S', 't', 'import', 'P', 'T2', 'C', 'CC BY 4.0', 'l', 'u',
          '[]', '2025-02-01T00:00:00Z', '{}', '{}');
        INSERT INTO release VALUES (6, 'CORRIDOR', 'flows', 'estimate', 'P', 'E', 'C', 'L', NULL,
          'u', '[]', '2025-03-01T00:00:00Z',
          '{"intervals":[{"start":2010,"end":2015},{"start":2015,"end":2020}]}', '{}');
        INSERT INTO file VALUES (1, 3, 'f.csv', '\(String(repeating: "0a", count: 32))', 12,
          '["one"]');
        INSERT INTO code VALUES (1, 'A'), (2, 'S'), (3, 'SYR'), (4, 'TUR'), (5, 'REF');
        INSERT INTO period VALUES (1, '2014');
        INSERT INTO attribute_set VALUES (1, '{}');
        INSERT INTO data_table VALUES (1, 'S', 't'), (2, 'CORRIDOR', 'flows');
        INSERT INTO series VALUES
          (10, 2, x'0100000002000000030000000400000005000000', 1, 3, 5, \(observation(8, 3))),
          (11, 2, x'0100000002000000030000000400000005000000', 1, 5, NULL, \(observation(9, 5)));
        """

    /// One observation of 2014 as SQL: a single-digit value, brought by a release.
    private static func observation(_ value: Double, _ release: UInt32) -> String {
        func hex(_ value: some FixedWidthInteger) -> String {
            withUnsafeBytes(of: value.littleEndian) { bytes in
                bytes.map { String(format: "%02x", $0) }.joined()
            }
        }
        return "x'" + hex(UInt8(1)) + hex(UInt32(1)) + hex(UInt32(1)) + hex(value.bitPattern)
            + hex(UInt8(0)) + hex(UInt8(ascii: "A")) + hex(UInt32(1)) + hex(release)
            + hex(UInt32(2)) + hex(UInt16(3)) + hex(UInt16(0)) + "'"
    }

    private func old() throws -> Workspace {
        let workspace = try Workspace()
        let queue = try DatabaseQueue(path: workspace.file)
        try queue.write { try $0.execute(sql: Self.layout1 + Self.content) }
        try queue.close()
        return workspace
    }

    @Test func `what layout 1 held stays, and gets its extent and its sums`() throws {
        let workspace = try old()
        let warehouse = try workspace.open(create: false)
        #expect(try warehouse.series(displaced).flatMap(\.releases) == [5])
        #expect(
            try warehouse.series(displaced).first?.series.observations.map(\.value) == [.number(9)])
        #expect(
            try warehouse.series(displaced, asOf: 3).first?.series.observations.map(\.value)
                == [.number(8)])
        let releases = try warehouse.releases()
        #expect(releases.map(\.id) == [3, 5, 6])
        #expect(
            releases.map(\.extent)
                == [.table, .table, .periods(["2010-07-01/P5Y", "2015-07-01/P5Y"])])
        #expect(releases[0].files.map(\.sheets) == [["one"]])
        #expect(
            releases.map(\.standing) == releases.map { .published(at: $0.heldFrom, by: nil) })
        #expect(releases[1].licence.url == "l")
        #expect(try Warehouse.check(folder: workspace.folder).findings == [])
        try warehouse.withdraw(5, reason: "test")
        #expect(
            try warehouse.series(displaced).first?.series.observations.map(\.value) == [.number(8)])
        #expect(try Warehouse.check(folder: workspace.folder).findings == [])
        #expect(try workspace.open(create: false).releases().count == 4)
    }

    @Test func `a workspace of layout 2 gets registers, and keeps what it held`() throws {
        let workspace = try CheckTests.filled()
        let held = try workspace.open(create: false).releases()
        try workspace.execute(
            """
            DROP TABLE register_revision; DROP TABLE receipt; DROP TABLE document;
            PRAGMA user_version = 2
            """)
        let warehouse = try workspace.open(create: false)
        #expect(try warehouse.releases() == held)
        #expect(try warehouse.readRevisions { try $0.last() } == 0)
        let report = try Warehouse.check(folder: workspace.folder)
        #expect(report.findings == [] && report.revisions == 0)
    }

    @Test func `a workspace of layout 3 gets documents and the indexes of its history, once`()
        throws
    {
        let workspace = try CheckTests.filled()
        try workspace.execute(
            """
            DROP TABLE receipt; DROP TABLE document;
            DROP INDEX register_revision_register; DROP INDEX register_revision_who;
            PRAGMA user_version = 3
            """)
        let warehouse = try workspace.open(create: false)
        #expect(try warehouse.readRevisions { try $0.last() } == 6)
        #expect(try warehouse.documents().isEmpty)
        _ = try warehouse.revise(by: "Ana", reason: "test") { _ in
            [RevisionDraft(register: "views", record: "a", content: "{}")]
        }
        let latest = try warehouse.readRevisions { reader in
            try reader.latest("views", most: 5) + reader.latest("views", by: "Ana", most: 5)
        }
        #expect(latest.map(\.record) == ["a", "a"])
        let report = try Warehouse.check(folder: workspace.folder)
        #expect(report.findings == [] && report.revisions == 7 && report.documents == 0)
    }

    @Test func `it is not opened for reading, and says what brings it up to date`() throws {
        let workspace = try old()
        let before = try Data(contentsOf: URL(fileURLWithPath: workspace.file))
        let error = try #require(throws: WarehouseError.self) {
            try Warehouse(folder: workspace.folder, create: false, readOnly: true)
        }
        #expect(error.kind == .older && error.found == "layout 1")
        #expect(error.expected.contains("corridor settings"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: workspace.file)) == before)
    }

    @Test func `what cannot be brought up to date stays as it was`() throws {
        let workspace = try old()
        try workspace.execute("UPDATE series SET opened = 99 WHERE id = 11")
        let error = try #require(throws: WarehouseError.self) { try workspace.open() }
        #expect(error.kind == .storage)
        let queue = try DatabaseQueue(path: workspace.file)
        let (version, rows) = try queue.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA user_version"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM series")
            )
        }
        #expect(version == 1 && rows == 2)
    }

    @Test func `several processes may find it at once`() async throws {
        let workspace = try old()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask { try workspace.open(create: false).releases().count }
            }
            for try await count in group { #expect(count == 3) }
        }
        #expect(try Warehouse.check(folder: workspace.folder).findings == [])
    }

    @Test func `a backup of layout 1 is a copy of layout 1`() throws {
        let workspace = try old()
        let copy = workspace.folder + "/copy"
        let backup = try Warehouse.backUp(folder: workspace.folder, to: copy)
        #expect(backup.lastRelease == 6)
        let queue = try DatabaseQueue(path: copy + "/" + Warehouse.fileName)
        #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
        try queue.close()
        #expect(try Warehouse(folder: copy, create: false).releases().count == 3)
    }
}
