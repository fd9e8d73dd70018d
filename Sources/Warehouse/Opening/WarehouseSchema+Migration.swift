internal import Foundation
internal import GRDB
internal import Vocabulary

extension WarehouseSchema {
    /// Brings a workspace of an earlier layout to this one, step by step, within the transaction of
    /// the caller. What it held stays as it is.
    static func migrate(_ db: Database) throws {
        let layout = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if layout == 1 { try migrateToLayout2(db) }
        // Layout 3 added the registers, layout 4 the indexes by which their history is told.
        try db.execute(sql: layout < 3 ? revisions : revisionIndexes)
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Releases get their extent and every row its sum.
    private static func migrateToLayout2(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE old_release AS SELECT * FROM release;
                CREATE TEMP TABLE old_file AS SELECT * FROM file;
                CREATE TEMP TABLE old_series AS SELECT * FROM series;
                DROP TABLE series; DROP TABLE file; DROP TABLE release;
                """)
        try db.execute(sql: releases + series)
        try db.execute(
            sql: """
                INSERT INTO release SELECT id, source, data_table, kind, publisher, title,
                  citation, licence, licence_url, url, notes, held_from, parameters, report,
                  'table', NULL, 0, NULL, 0, 0 FROM old_release;
                INSERT INTO file SELECT id, release, name, sha256, size, sheets FROM old_file;
                """)
        var seals = try copySeries(db)
        try setExtents(db)
        for id in try Int.fetchAll(db, sql: "SELECT id FROM release ORDER BY id") {
            try Warehouse.seal(id, seals.removeValue(forKey: id) ?? SeriesSeal(), db)
        }
        try db.execute(
            sql: "DROP TABLE old_series; DROP TABLE old_file; DROP TABLE old_release")
    }

    /// Copies the series with their sums, and gives what each release opened and closed.
    private static func copySeries(_ db: Database) throws -> [Int: SeriesSeal] {
        let insert = try db.makeStatement(
            sql: """
                INSERT INTO series (id, dataflow, key, data_table, opened, closed, observations, sum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, dataflow, key, data_table, opened, closed, observations
                FROM old_series ORDER BY id
                """)
        var seals: [Int: SeriesSeal] = [:]
        while let row = try rows.next() {
            let values = (0..<7).map { row[$0] as DatabaseValue }
            let sum = SeriesRow.sum(values)
            try insert.execute(arguments: StatementArguments(values + [sum.databaseValue]))
            let id: Int64 = try row.decode(atIndex: 0)
            seals[try row.decode(Int.self, atIndex: 4), default: SeriesSeal()].open(sum)
            if let closed = try row.decode(Int?.self, atIndex: 5) {
                seals[closed, default: SeriesSeal()].close(id)
            }
        }
        return seals
    }

    /// Layout 1 did not keep the extent. Imports spoke of their whole table; estimates of the
    /// intervals that their parameters name.
    private static func setExtents(_ db: Database) throws {
        struct Parameters: Decodable {
            struct Interval: Decodable {
                let start: Int
                let end: Int
            }
            let intervals: [Interval]
        }
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, parameters FROM release WHERE kind = 'estimate'")
        for row in rows {
            let text = try row.decode(String.self, atIndex: 1)
            guard
                let read = try? JSONDecoder().decode(Parameters.self, from: Data(text.utf8))
            else { continue }
            let periods = read.intervals.compactMap { Period(midYear: $0.start, to: $0.end) }
            guard !periods.isEmpty, periods.count == read.intervals.count else { continue }
            try db.execute(
                sql: "UPDATE release SET extent = ? WHERE id = ?",
                arguments: [
                    try ExtentText.write(Release.Extent(periods)),
                    try row.decode(Int.self, atIndex: 0),
                ])
        }
    }
}
