internal import Foundation
internal import GRDB
internal import Vocabulary

extension Warehouse {
    /// All releases, oldest first.
    public func releases() throws(WarehouseError) -> [Release] {
        try reading { try Self.releases($0, where: "1 ORDER BY id") }
    }

    /// All releases of a source, oldest first.
    public func releases(of source: String) throws(WarehouseError) -> [Release] {
        try reading { try Self.releases($0, where: "source = ? ORDER BY id", [source]) }
    }

    /// One release.
    public func release(_ id: Int) throws(WarehouseError) -> Release? {
        try reading { try Self.releases($0, where: "id = ?", [id]).first }
    }

    /// The last release of a table that counts: not withdrawn, and no withdrawal itself.
    public func latestRelease(source: String, table: String) throws(WarehouseError) -> Release? {
        try reading { try Self.latest($0, source: source, table: table) }
    }

    /// The last release held at a time (`YYYY-MM-DD` means the end of that day, UTC).
    public func lastRelease(heldAt time: String) throws(WarehouseError) -> Release? {
        let bound = time.count == 10 ? time + "T23:59:59Z" : time
        return try reading {
            try Self.releases($0, where: "held_from <= ? ORDER BY id DESC LIMIT 1", [bound]).first
        }
    }

    /// The release that was read from a file of these bytes alone and is its table's last one
    /// that counts.
    public func currentRelease(readFrom sha256: String) throws(WarehouseError) -> Release? {
        try reading { db in
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
            db,
            where: """
                source = ? AND data_table = ? AND kind <> 'withdrawal' AND id NOT IN
                  (SELECT release FROM release_event WHERE kind = 'withdrawn')
                ORDER BY id DESC LIMIT 1
                """, [source, table]
        ).first
    }

    static func releases(
        _ db: Database, where condition: String, _ arguments: StatementArguments = []
    ) throws -> [Release] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM release WHERE \(condition)", arguments: arguments)
        return try rows.map { row in
            let id = try row.decode(Int.self, forColumn: "id")
            return try release(row, try files(db, release: id), try ReleaseEvent.all(db, of: id))
        }
    }

    /// A release of its row, its files and what happened to it since.
    static func release(
        _ row: Row, _ files: [ReleaseFile], _ events: [ReleaseEvent]
    ) throws -> Release {
        func text(_ column: String) throws -> String { try row.decode(forColumn: column) }
        let id = try row.decode(Int.self, forColumn: "id")
        guard let kind = Release.Kind(rawValue: try text("kind")) else {
            throw Dictionaries.damaged("release \(id) of kind \(try text("kind"))")
        }
        let needsSignOff = try row.decode(Int.self, forColumn: "needs_sign_off") != 0
        return Release(
            id: id, source: try text("source"), table: try text("data_table"), kind: kind,
            publisher: try text("publisher"), title: try text("title"),
            citation: try text("citation"),
            licence: Licence(
                name: try text("licence"), url: try row.decode(forColumn: "licence_url")),
            url: try text("url"), notes: try strings(text("notes")),
            heldFrom: try text("held_from"), files: files,
            parameters: try text("parameters"), report: try text("report"),
            extent: try ExtentText.read(text("extent")),
            embargo: try ReleaseEvent.embargo(
                events, first: row.decode(String?.self, forColumn: "embargo")),
            standing: try ReleaseEvent.standing(
                events, heldFrom: text("held_from"), needsSignOff: needsSignOff),
            signedOff: ReleaseEvent.signedOff(
                events, heldFrom: try text("held_from"), needsSignOff: needsSignOff),
            withdraws: try row.decode(forColumn: "withdraws"))
    }

    static func files(_ db: Database, release: Int) throws -> [ReleaseFile] {
        try db.cachedStatement(
            sql: "SELECT name, sha256, size, sheets FROM file WHERE release = ? ORDER BY id"
        ).rows([release]).map { row in
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
}

extension Statement {
    /// All rows for some arguments.
    func rows(_ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(self, arguments: arguments)
    }
}
