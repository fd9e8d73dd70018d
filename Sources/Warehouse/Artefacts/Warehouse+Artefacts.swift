internal import Foundation
internal import GRDB

extension Warehouse {
    /// Writes a release of structures that were sent in, or nothing. Former versions of what
    /// it replaces or takes away stay in the history.
    ///
    /// - Throws: a conflict for the deletion of what is not held.
    public func write(
        _ draft: ReleaseDraft, artefacts: [ArtefactChange]
    ) throws(WarehouseError) -> Release {
        try writing { db in
            var draft = draft
            draft.extent = .figures
            let waits = try draft.isPending || Self.value(of: .signOffRequired, db) == "yes"
            let id = try Self.insert(draft, at: try now(db), isPending: waits, db)
            for change in artefacts {
                switch change {
                case .put(let artefact):
                    _ = try Self.close(artefact.urn, release: id, db)
                    try Self.insert(artefact, release: id, db)
                case .delete(let urn):
                    guard try Self.close(urn, release: id, db) else {
                        throw WarehouseError(
                            kind: .conflict, place: urn, found: "no such structure",
                            expected: "one that was sent in")
                    }
                }
            }
            try Self.seal(id, SeriesSeal(), db)
            return try Self.require(id, db)
        }
    }

    /// The structures that were sent in and are seen, in the order in which they came.
    public func artefacts(_ sight: Sight) throws(WarehouseError) -> [HeldArtefact] {
        try reading { db in
            let taken = Set(
                try Self.releases(db, where: "1 ORDER BY id").lazy.filter { sight.takes($0) }
                    .map(\.id))
            let rows = try Row.fetchAll(
                db, sql: "SELECT urn, format, message, opened, closed FROM artefact ORDER BY id")
            return try rows.compactMap { row in
                let opened = try row.decode(Int.self, atIndex: 3)
                let closed = try row.decode(Int?.self, atIndex: 4)
                guard taken.contains(opened), closed.map({ !taken.contains($0) }) ?? true else {
                    return nil
                }
                return HeldArtefact(
                    urn: try row.decode(atIndex: 0), format: try row.decode(atIndex: 1),
                    message: Array(try row.decode(Data.self, atIndex: 2)), release: opened)
            }
        }
    }

    private static func close(_ urn: String, release: Int, _ db: Database) throws -> Bool {
        try db.execute(
            sql: "UPDATE artefact SET closed = ? WHERE urn = ? AND closed IS NULL",
            arguments: [release, urn])
        return db.changesCount > 0
    }

    private static func insert(
        _ artefact: HeldArtefact, release: Int, _ db: Database
    ) throws {
        var sum = RowSum()
        sum.add(artefact.urn)
        sum.add(artefact.format)
        artefact.message.withUnsafeBytes { sum.add($0) }
        try db.execute(
            sql: """
                INSERT INTO artefact (urn, opened, format, message, sum) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                artefact.urn, release, artefact.format, Data(artefact.message), sum.value,
            ])
    }
}
