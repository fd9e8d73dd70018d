internal import Foundation
internal import GRDB
internal import Vocabulary

extension Warehouse {
    /// All releases, oldest first.
    public func releases() throws(WarehouseError) -> [Release] {
        try read { try Self.releases($0, where: "1") }
    }

    /// One release.
    public func release(_ id: Int) throws(WarehouseError) -> Release? {
        try read { try Self.releases($0, where: "id = ?", [id]).first }
    }

    /// The last release of a table.
    public func latestRelease(source: String, table: String) throws(WarehouseError) -> Release? {
        try read { try Self.latest($0, source: source, table: table) }
    }

    /// The last release held at a time (`YYYY-MM-DD` means the end of that day, UTC).
    public func lastRelease(heldAt time: String) throws(WarehouseError) -> Release? {
        let bound = time.count == 10 ? time + "T23:59:59Z" : time
        return try read {
            try Self.releases($0, where: "held_from <= ? ORDER BY id DESC LIMIT 1", [bound]).first
        }
    }

    /// The release that was read from a file of these bytes alone and is its table's last one.
    public func currentRelease(readFrom sha256: String) throws(WarehouseError) -> Release? {
        try read { db in
            let found = try Self.releases(
                db,
                where: """
                    id IN (SELECT release FROM file GROUP BY release
                      HAVING count(*) = 1 AND max(sha256) = ?)
                    ORDER BY id DESC
                    """, [sha256])
            return try found.first {
                try Self.latest(db, source: $0.source, table: $0.table)?.id == $0.id
            }
        }
    }

    static func latest(_ db: Database, source: String, table: String) throws -> Release? {
        try releases(
            db, where: "source = ? AND data_table = ? ORDER BY id DESC LIMIT 1", [source, table]
        ).first
    }

    static func releases(
        _ db: Database, where condition: String, _ arguments: StatementArguments = []
    ) throws -> [Release] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM release WHERE \(condition)", arguments: arguments)
        return try rows.map { row in
            func text(_ column: String) throws -> String { try row.decode(forColumn: column) }
            let id = try row.decode(Int.self, forColumn: "id")
            guard let kind = Release.Kind(rawValue: try text("kind")) else {
                throw Dictionaries.damaged("release \(id) of kind \(try text("kind"))")
            }
            return Release(
                id: id, source: try text("source"), table: try text("data_table"), kind: kind,
                publisher: try text("publisher"), title: try text("title"),
                citation: try text("citation"),
                licence: Licence(
                    name: try text("licence"), url: try row.decode(forColumn: "licence_url")),
                url: try text("url"), notes: try strings(text("notes")),
                heldFrom: try text("held_from"), files: try files(db, release: id),
                parameters: try text("parameters"), report: try text("report"),
                extent: .table, embargo: nil,
                standing: .published(at: try text("held_from"), by: nil), withdraws: nil)
        }
    }

    private static func files(_ db: Database, release: Int) throws -> [ReleaseFile] {
        try Row.fetchAll(
            db, sql: "SELECT name, sha256, size, sheets FROM file WHERE release = ? ORDER BY id",
            arguments: [release]
        ).map { row in
            ReleaseFile(
                name: try row.decode(atIndex: 0), sha256: try row.decode(atIndex: 1),
                size: try row.decode(atIndex: 2), sheets: try strings(row.decode(atIndex: 3)))
        }
    }

    static func strings(_ json: String) throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(json.utf8))
    }

    static func json(_ strings: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(strings), as: UTF8.self)
    }

    static func insert(_ draft: ReleaseDraft, _ db: Database) throws -> Int {
        try db.execute(
            sql: """
                INSERT INTO release (source, data_table, kind, publisher, title, citation,
                  licence, licence_url, url, notes, held_from, parameters, report)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                draft.source, draft.table, draft.kind.rawValue, draft.publisher, draft.title,
                draft.citation, draft.licence.name, draft.licence.url, draft.url,
                try json(draft.notes), now(), draft.parameters, draft.report,
            ])
        let id = Int(db.lastInsertedRowID)
        for file in draft.files {
            try db.execute(
                sql: "INSERT INTO file (release, name, sha256, size, sheets) VALUES (?,?,?,?,?)",
                arguments: [id, file.name, file.sha256, file.size, try json(file.sheets)])
        }
        return id
    }

    private static func now() -> String {
        Date.now.formatted(.iso8601)
    }
}
