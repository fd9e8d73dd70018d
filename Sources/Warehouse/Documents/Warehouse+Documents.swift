internal import Foundation
internal import GRDB

extension Warehouse {
    /// Keeps a document as it came, in a transaction of its own, so that it is there whatever
    /// becomes of its content. The same bytes again change nothing: the first name and sender stay.
    ///
    /// - Throws: ``WarehouseError`` of kind `conflict` for no bytes, or more than
    ///   ``HeldDocument/largest``.
    public func keep(
        _ bytes: [UInt8], name: String, mediaType: String, by who: String
    ) throws(WarehouseError) -> HeldDocument {
        guard !bytes.isEmpty, bytes.count <= HeldDocument.largest else {
            throw WarehouseError(
                kind: .conflict, place: name, found: "\(bytes.count) bytes",
                expected: "a document of 1 to \(HeldDocument.largest) bytes")
        }
        let hash = contentHash(bytes)
        if let held = try document(hash) { return held }
        return try writing { db in
            if let held = try Self.document(hash, db) { return held }
            try db.execute(
                sql: """
                    INSERT INTO document (sha256, name, media_type, at, who, bytes, sum)
                    VALUES (?, ?, ?, ?, ?, ?, 0)
                    """,
                arguments: [hash, name, mediaType, try now(db).description, who, Data(bytes)])
            let id = db.lastInsertedRowID
            try db.execute(
                sql: "UPDATE document SET sum = ? WHERE id = ?",
                arguments: [try Self.sum("document", id, db), id])
            guard let held = try Self.document(hash, db) else {
                throw Dictionaries.damaged("a document that is gone while it is written")
            }
            return held
        }
    }

    /// A document by the SHA-256 of its bytes; nil where it never came.
    public func document(_ sha256: String) throws(WarehouseError) -> HeldDocument? {
        try reading { try Self.document(sha256, $0) }
    }

    /// The bytes of a document as they came; nil where it never did.
    public func documentBytes(_ sha256: String) throws(WarehouseError) -> [UInt8]? {
        try reading { db in
            try Data.fetchOne(
                db, sql: "SELECT bytes FROM document WHERE sha256 = ?", arguments: [sha256]
            ).map { [UInt8]($0) }
        }
    }

    /// All documents, in the order in which they came.
    public func documents() throws(WarehouseError) -> [HeldDocument] {
        try reading { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.documentColumns) FROM document AS d ORDER BY id"
            )
            .map { try HeldDocument($0) }
        }
    }

    static let documentColumns = "d.sha256, d.name, d.media_type, length(d.bytes), d.at, d.who"

    static func document(_ sha256: String, _ db: Database) throws -> HeldDocument? {
        try Row.fetchOne(
            db, sql: "SELECT \(documentColumns) FROM document AS d WHERE sha256 = ?",
            arguments: [sha256]
        ).map { try HeldDocument($0) }
    }
}

extension HeldDocument {
    /// Reads the columns of ``Warehouse/documentColumns`` from the first.
    init(_ row: Row) throws {
        self.init(
            sha256: try row.decode(atIndex: 0), name: try row.decode(atIndex: 1),
            mediaType: try row.decode(atIndex: 2), size: try row.decode(atIndex: 3),
            at: try row.decode(atIndex: 4), who: try row.decode(atIndex: 5))
    }
}
