internal import GRDB
internal import Vocabulary

extension Warehouse {
    /// Puts a release among the others and gives its id; ``seal(_:_:_:)`` is to follow once its
    /// series are written.
    static func insert(
        _ draft: ReleaseDraft, at time: UTCTime, isPending: Bool, withdraws: Int? = nil,
        _ db: Database
    ) throws -> Int {
        try db.execute(
            sql: """
                INSERT INTO release (source, data_table, kind, publisher, title, citation,
                  licence, licence_url, url, notes, held_from, parameters, report, extent,
                  embargo, needs_sign_off, withdraws, series_sum, sum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
                """,
            arguments: [
                draft.source, draft.table, draft.kind.rawValue, draft.publisher, draft.title,
                draft.citation, draft.licence.name, draft.licence.url, draft.url,
                try json(draft.notes), time.description, draft.parameters, draft.report,
                try ExtentText.write(draft.extent), draft.embargo?.description,
                isPending ? 1 : 0, withdraws,
            ])
        let id = Int(db.lastInsertedRowID)
        for file in draft.files {
            try db.execute(
                sql: "INSERT INTO file (release, name, sha256, size, sheets) VALUES (?,?,?,?,?)",
                arguments: [id, file.name, file.sha256, file.size, try json(file.sheets)])
        }
        return id
    }

    /// Writes what a release did to the series, and the sum over the release and its files.
    static func seal(_ release: Int, _ series: SeriesSeal, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE release SET series_sum = ? WHERE id = ?",
            arguments: [series.value, release])
        try db.execute(
            sql: "UPDATE release SET sum = ? WHERE id = ?",
            arguments: [try releaseSum(Int64(release), db), release])
    }

    /// The sum over a release and its files as they are.
    static func releaseSum(_ release: Int64, _ db: Database) throws -> Int64 {
        var sum = RowSum()
        for row in try db.cachedStatement(sql: "SELECT * FROM release WHERE id = ?").rows([release])
        {
            sum.add(row)
        }
        for row in try db.cachedStatement(sql: "SELECT * FROM file WHERE release = ? ORDER BY id")
            .rows([release])
        {
            sum.add(row)
        }
        return sum.value
    }

    /// The sum over a row of a table as it is.
    static func sum(_ table: String, _ id: Int64, _ db: Database) throws -> Int64 {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM \(table) WHERE rowid = ?", arguments: [id])
        return row.map(RowSum.of) ?? 0
    }

    /// The time of what is about to be written: never before what was written last, so that
    /// releases, events and revisions follow each other in time even where a clock was put back.
    func now(_ db: Database) throws -> UTCTime {
        let last = try String.fetchOne(
            db,
            sql: """
                SELECT max(t) FROM (SELECT max(held_from) AS t FROM release
                  UNION ALL SELECT max(at) FROM release_event
                  UNION ALL SELECT at FROM (
                    SELECT at FROM register_revision ORDER BY id DESC LIMIT 1))
                """)
        let now = clock()
        guard let last, let held = UTCTime(last) else { return now }
        return max(now, held)
    }

    /// The release of an id, or a refusal in words.
    static func require(_ id: Int, _ db: Database) throws -> Release {
        guard let release = try releases(db, where: "id = ?", [id]).first else {
            let last = try Int.fetchOne(db, sql: "SELECT max(id) FROM release") ?? 0
            throw WarehouseError(
                kind: .noRelease, place: "release \(id)", found: "no such release",
                expected: last == 0 ? "a release; there is none yet" : "a number from 1 to \(last)")
        }
        return release
    }
}
