internal import GRDB

extension WorkspaceCheck {
    /// Follows the chain of the revisions of records, and their numbers and times.
    mutating func checkRevisions() throws {
        var last: Int64?
        var lastID = 0
        var lastTime = ""
        var numbers: [String: Int] = [:]
        let sql = """
            SELECT id, register, record, number, at, who, reason, content, sum
            FROM register_revision ORDER BY id
            """
        try db.each(sql) { row in
            counted(revisions: 1)
            let id = try row.decode(Int.self, atIndex: 0)
            let stated = try row.decode(Int64.self, atIndex: 8)
            let place = "revision \(id)"
            let revision: RecordRevision
            do {
                revision = try RecordRevision(row)
            } catch {
                add("register", place, WarehouseError(error, place: path).found, "a revision")
                last = stated
                lastID = id
                return
            }
            if id != lastID + 1 {
                add("register", place, "after revision \(lastID)", "revisions without a gap")
            }
            if revision.sum(after: last) != stated {
                add(
                    "register", place,
                    "content that its sum, or that of the revision before it, does not fit",
                    "what was written")
            }
            let key = revision.register + "/" + revision.record
            let before = numbers.updateValue(revision.number, forKey: key) ?? 0
            if revision.number != before + 1 {
                add("register", place, "number \(revision.number) of \(key)", "\(before + 1)")
            }
            if revision.at.description < lastTime {
                add(
                    "register", place, "at \(revision.at)",
                    "a time in UTC, not before the revision before it (\(lastTime))")
            }
            last = stated
            lastID = id
            lastTime = revision.at.description
        }
    }
}
