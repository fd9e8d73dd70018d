import Tables

extension DelimitedReader {
    /// Moves to the heading: the first record, or, where that has less than half the fields of
    /// the widest among the first forty, the first of that width. So lines of introduction above a
    /// table are passed over.
    mutating func advanceToHeading() throws(TableError) -> Bool {
        guard try advance() else { return false }
        var ahead = self
        var widest = self
        for _ in 0..<40 {
            guard let isThere = try? ahead.advance(), isThere else { break }
            if ahead.count > widest.count { widest = ahead }
        }
        if count * 2 < widest.count, widest.count >= 4 { self = widest }
        return true
    }
}
