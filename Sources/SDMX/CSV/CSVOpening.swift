/// A message opened as far as its header row.
struct CSVOpening {
    let header: CSVHeader
    /// Offset of the first row of data, and its line.
    let next: Int
    let nextLine: Int

    init(_ bytes: [UInt8], limits: CSVLimits) throws(SDMXError) {
        var first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        while first < bytes.count, bytes[first] == 10 || bytes[first] == 13 {
            let isPair = bytes[first] == 13 && first + 1 < bytes.count && bytes[first + 1] == 10
            first += isPair ? 2 : 1
            line += 1
        }
        guard first < bytes.count else {
            throw SDMXError(.empty, found: "nothing", expected: "a header row")
        }
        let head = bytes[first..<min(first + 64, bytes.count)]
        guard let start = CSVStart(Array(head)) else {
            let shown = String(decoding: head.prefix(24), as: UTF8.self)
            throw SDMXError(
                .unrecognised, line: line, column: 1, byte: first,
                found: SDMXError.quoted(shown), expected: "STRUCTURE or DATAFLOW as first column")
        }
        guard let separator = start.separator ?? (start.endsThere ? UInt8(ascii: ",") : nil) else {
            throw SDMXError(
                .unrecognised, line: line, column: 1, byte: first,
                found: SDMXError.quoted(start.follower) + " after the first term",
                expected: "a separator, such as a comma or semicolon")
        }
        let (scan, cells) = try Self.cells(bytes, from: first, separator, line: line, limits)
        header = try CSVHeader(cells: cells, start: start, separator: separator, line: line)
        next = scan.next
        nextLine = line + scan.innerLines + 1
    }

    /// By byte value, whether it ends or spoils a cell without quotes. To be deallocated.
    static func ends(separator: UInt8) -> UnsafeMutablePointer<Bool> {
        let ends = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        ends.initialize(repeating: false, count: 256)
        for byte in [separator, 10, 13, CSVRecordScan.quote] { ends[Int(byte)] = true }
        return ends
    }

    /// The cells of one record as texts.
    private static func cells(
        _ bytes: [UInt8], from start: Int, _ separator: UInt8, line: Int, _ limits: CSVLimits
    ) throws(SDMXError) -> (CSVRecordScan, [String]) {
        let ends = ends(separator: separator)
        defer { ends.deallocate() }
        var fields = Array(repeating: CSVField.none, count: 64)
        func scanned() -> CSVRecordScan {
            fields.withUnsafeMutableBufferPointer { fields in
                bytes.withUnsafeBufferPointer { bytes in
                    CSVRecordScan(
                        bytes, from: start, separator: separator, limit: limits.fieldBytes,
                        ends: ends, into: fields)
                }
            }
        }
        var scan = scanned()
        switch scan.stop {
        case .record: break
        case .openQuote, .strayQuote, .afterQuote, .tooLong:
            throw scan.error(in: bytes, from: start, line: line, nil, limits)
        }
        guard scan.count <= limits.columns else {
            throw SDMXError(
                .limit, line: line, byte: start, found: "\(scan.count) columns",
                expected: "at most \(limits.columns)")
        }
        if scan.count > fields.count {
            fields = Array(repeating: .none, count: scan.count)
            scan = scanned()
        }
        let texts = fields.prefix(scan.count).map { field in
            String(decoding: field.unescaped(in: bytes), as: UTF8.self)
        }
        return (scan, texts)
    }
}

extension CSVField {
    /// The bytes of the cell with quotes undoubled, copied.
    @usableFromInline
    func unescaped(in bytes: [UInt8]) -> [UInt8] {
        let raw = bytes[start..<(start + Int(length))]
        guard isEscaped else { return Array(raw) }
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var index = raw.startIndex
        while index < raw.endIndex {
            result.append(raw[index])
            index += raw[index] == CSVRecordScan.quote ? 2 : 1
        }
        return result
    }
}
