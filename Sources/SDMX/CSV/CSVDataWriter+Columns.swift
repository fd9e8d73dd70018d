extension CSVDataWriter {
    /// How many columns may be added after the first row, since all rows are gone through for it.
    private static let lateColumns = 256

    /// Adds a language to a column that has some, while the header is not sent; false after that.
    mutating func addLanguage(_ language: String, to column: Int) -> Bool {
        guard !isHeaderSent, case .languages(let known) = columns[column].multiplicity else {
            return false
        }
        columns[column].multiplicity = .languages(known + [language])
        return true
    }

    /// Adds a column, which the rows that were written have nothing in, while the header is not
    /// sent; false if that cannot be.
    mutating func addColumn(_ column: CSVComponent) -> Bool {
        guard !isHeaderSent, lateColumnCount < Self.lateColumns else { return false }
        takeBack()
        columns.append(column)
        do {
            try checkHeader()
        } catch {
            columns.removeLast()
            return false
        }
        lateColumnCount += 1
        let rest = [UInt8](repeating: separator, count: labels == .name ? 2 : 1)
        let old = Array(buffer.bytes)
        buffer.shorten(to: 0)
        var isQuoted = false
        var start = 0
        for (index, byte) in old.enumerated() {
            if byte == CSVRecordScan.quote { isQuoted.toggle() }
            guard byte == 13, !isQuoted else { continue }
            old[start..<index].withUnsafeBufferPointer { buffer.append($0) }
            buffer.append(rest)
            start = index
        }
        old[start...].withUnsafeBufferPointer { buffer.append($0) }
        return true
    }
}
