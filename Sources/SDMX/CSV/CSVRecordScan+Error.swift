extension CSVRecordScan {
    /// The error for a scan that did not stop at the end of a record.
    ///
    /// - Parameters:
    ///   - start: where the record starts, on `line`.
    ///   - header: nil while the header itself is read.
    func error(
        in bytes: [UInt8], from start: Int, line: Int, _ header: CSVHeader?, _ limits: CSVLimits
    ) -> SDMXError {
        let kind: SDMXError.Kind
        let byte: Int
        let found: String
        let expected: String
        switch stop {
        case .record:
            (kind, byte) = (.columnCount, next)
            (found, expected) = ("a row", "another")
        case .openQuote(let at):
            (kind, byte) = (.unterminatedQuote, at)
            (found, expected) = ("a quote that is not closed", "a closing quote")
        case .strayQuote(let at):
            (kind, byte) = (.quoting, at)
            found = "a quote inside a cell that does not begin with one"
            expected = "the whole cell in quotes, with quotes in it doubled"
        case .afterQuote(let at):
            (kind, byte) = (.quoting, at)
            found = "text after a closing quote"
            expected = "a separator or the end of the line"
        case .tooLong(let at):
            (kind, byte) = (.limit, at)
            found = "a cell of more than \(limits.fieldBytes) bytes"
            expected = "at most \(limits.fieldBytes)"
        }
        let before = Array(bytes[start..<min(byte, bytes.count)])
        let columnID = header.flatMap { header in
            header.columns.indices.contains(count) ? header.columns[count].id : nil
        }
        return SDMXError(
            kind, line: line + TextCheck.line(of: before.count, in: before) - 1, column: count + 1,
            columnID: columnID, byte: byte, found: found, expected: expected)
    }
}
