extension CSVRecordScan {
    /// The error for a scan that did not stop at the end of a record.
    ///
    /// - Parameter start: where the record starts, on `line`.
    func error(in window: ByteWindow, from start: Int, line: Int, limit: Int) -> SDMXError {
        let kind: SDMXError.Kind
        let byte: Int
        let found: String
        let expected: String
        switch stop {
        case .record, .more:
            (kind, byte) = (.columnCount, next)
            (found, expected) = ("a row", "another")
        case .openQuote(let at):
            (kind, byte) = (.unterminatedQuote, at)
            (found, expected) = Self.unclosed
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
            found = "a cell of more than \(limit) bytes"
            expected = "at most \(limit)"
        }
        let count = min(max(byte - start, 0), window.end - start)
        let before = Array(UnsafeBufferPointer(start: window.base + start, count: count))
        return SDMXError(
            kind, line: line + TextCheck.line(of: before.count, in: before) - 1,
            column: self.count + 1, byte: window.byte(of: byte), found: found, expected: expected)
    }

    /// The error for a record that has another number of cells than the header.
    func wrongCount(_ wanted: Int, line: Int) -> SDMXError {
        let isCut = !hasLineEnd && count < wanted
        return SDMXError(
            isCut ? .truncated : .columnCount, line: line, column: min(count, wanted),
            found: "\(count) columns" + (isCut ? " at the end of the message" : ""),
            expected: "\(wanted), as in the header")
    }

    /// What is said of a quote that nothing closes.
    static let unclosed = (found: "a quote that is not closed", expected: "a closing quote")
}
