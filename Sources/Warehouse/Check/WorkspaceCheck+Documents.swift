internal import Foundation
internal import GRDB

extension WorkspaceCheck {
    /// Compares each document with its hash, and the rows of documents and receipts with their sums.
    mutating func checkDocuments() throws {
        try db.each("SELECT * FROM document ORDER BY id") { row in
            counted(documents: 1)
            let hash = try row.decode(String.self, forColumn: "sha256")
            let bytes = try row.decode(Data.self, forColumn: "bytes")
            let found = contentHash([UInt8](bytes))
            if found != hash {
                add("document", hash, "bytes of SHA-256 \(found)", "the bytes as they came")
            }
            try checkRow(row, "document", hash)
        }
        try db.each("SELECT * FROM receipt ORDER BY id") { row in
            try checkRow(row, "receipt", "\(try row.decode(Int.self, forColumn: "id"))")
        }
    }

    private mutating func checkRow(_ row: Row, _ what: String, _ place: String) throws {
        let at = try row.decode(String.self, forColumn: "at")
        if UTCTime(at) == nil { add(what, place, "at \(at)", "a time in UTC") }
        if RowSum.of(row) != (try row.decode(Int64.self, forColumn: "sum")) {
            add(what, place, "a row that its sum does not fit", "what was written")
        }
    }
}
