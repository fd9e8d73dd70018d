extension CSVDataSink {
    /// A copy of a row that is written when all columns are known.
    struct WaitingRow {
        let level: DataRow.Level
        let group: String?
        let columns: [DataColumn]
        let values: [(column: Int, text: String, list: [ComponentValue]?)]

        /// How many rows may wait; after them the header has the columns known so far.
        static let limit = 10_000

        init(_ row: DataRow) {
            level = row.level
            group = row.group
            columns = row.columns
            values = (0..<row.count).compactMap { column in
                guard let text = row.text(column) else { return nil }
                return (column, text, row.isList(column) ? row.values(column) : nil)
            }
        }
    }

    /// Writes the rows that wait.
    ///
    /// - Parameter columns: those known by now, if they are of the same data set.
    func writeWaiting(_ columns: [DataColumn]) throws(SDMXError) {
        isWaiting = false
        let rows = waiting
        waiting = []
        let known = rows.last?.columns ?? []
        let isSame = columns.prefix(known.count).map(\.id) == known.map(\.id)
        let buffer = DataRowBuffer(columns: isSame ? columns : known)
        for row in rows {
            buffer.begin(row.level, group: row.group)
            for value in row.values {
                if let list = value.list {
                    buffer.set(value.column, list)
                } else {
                    buffer.set(value.column, value.text)
                }
            }
            try write(buffer.row)
        }
    }
}
