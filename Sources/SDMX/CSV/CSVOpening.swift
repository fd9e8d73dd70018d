/// A message opened as far as its header row.
struct CSVOpening {
    let start: CSVStart
    let separator: UInt8
    /// The cells of the header row.
    let cells: [String]
    /// At the first row of data.
    private(set) var cursor: CSVCursor

    init(_ input: MessageInput, limits: CSVLimits) throws(SDMXError) {
        cursor = try CSVCursor(input, limits: limits)
        let head = try cursor.peek(64)
        let line = cursor.upcomingLine
        let byte = cursor.byte(of: cursor.position)
        guard let start = CSVStart(head) else {
            throw SDMXError(
                .unrecognised, line: line, column: 1, byte: byte,
                found: CSVStart.description(of: try cursor.peek(4096)),
                expected: "STRUCTURE or DATAFLOW as first column")
        }
        guard let separator = start.separator ?? (start.endsThere ? UInt8(ascii: ",") : nil) else {
            throw SDMXError(
                .unrecognised, line: line, column: 1, byte: byte,
                found: SDMXError.quoted(start.follower) + " after the first term",
                expected: "a separator, such as a comma or semicolon")
        }
        self.start = start
        self.separator = separator
        cells = try Self.cells(&cursor, separator, limits)
    }

    /// The header row of a table of data. Throws as `CSVHeader` does.
    func header() throws(SDMXError) -> CSVHeader {
        try CSVHeader(cells: cells, start: start, separator: separator, line: cursor.line)
    }

    /// The cells of the first record as texts.
    private static func cells(
        _ cursor: inout CSVCursor, _ separator: UInt8, _ limits: CSVLimits
    ) throws(SDMXError) -> [String] {
        let layout = CSVLayout(separator: separator, limit: limits.fieldBytes)
        defer { layout.deallocate() }
        var fields = UnsafeMutableBufferPointer<CSVField>.allocate(capacity: 64)
        defer { fields.deallocate() }
        fields.initialize(repeating: .none)
        while let scan = try cursor.next(layout, fields) {
            guard scan.count <= limits.columns else {
                throw SDMXError(
                    .limit, line: cursor.line, byte: cursor.byte(of: cursor.start),
                    found: "\(scan.count) columns", expected: "at most \(limits.columns)")
            }
            if scan.count <= fields.count {
                let base = cursor.base
                return fields.prefix(scan.count).map { field in
                    String(decoding: field.unescaped(in: base), as: UTF8.self)
                }
            }
            fields.deallocate()
            fields = .allocate(capacity: scan.count)
            fields.initialize(repeating: .none)
            cursor.stepBack()
        }
        return []
    }
}
