extension CSVDataWriter {
    /// Adds a cell of text to the row that is begun; the empty text for nothing.
    ///
    /// Throws `.columnCount` if the row is full or none is begun, `.nul`, and `.limit` for more
    /// bytes than the reader would take. The row is then taken back.
    public mutating func add(_ text: String) throws(SDMXError) {
        var copy = text
        try beginCell()
        let isWritten = copy.withUTF8 { append(quoting: $0) }
        if !isWritten { throw refused(Array(text.utf8)) }
    }

    /// Adds a cell of text in UTF-8, as `add(_:)` does for a String; also throws `.encoding`.
    @inline(__always)
    public mutating func add(bytes: UnsafeBufferPointer<UInt8>) throws(SDMXError) {
        try beginCell()
        if !append(quoting: bytes) { throw refused(Array(bytes)) }
    }

    /// Adds a number in the shortest form that reads back as the same value.
    ///
    /// Throws `.value` for infinity, and for what is not a number unless that is to be written;
    /// `.columnCount` if the row is full or none is begun.
    public mutating func add(_ value: Double) throws(SDMXError) {
        try beginCell()
        if value.isFinite {
            NumberText.append(value, to: &buffer)
        } else if value.isNaN, notANumber == .written {
            buffer.append("NaN")
        } else {
            throw refuseCell(.value, found: "\(value)", expected: "a finite number, or nothing")
        }
    }

    /// Adds a whole number. Throws `.columnCount` if the row is full or none is begun.
    public mutating func add(_ value: Int) throws(SDMXError) {
        try beginCell()
        NumberText.append(value, to: &buffer)
    }

    /// Adds a period as it was read. Throws `.columnCount` if the row is full or none is begun.
    public mutating func add(_ period: TimePeriod) throws(SDMXError) {
        try beginCell()
        period.bytes.withUnsafeBufferPointer { _ = append(quoting: $0) }
    }

    /// Adds a cell with nothing in it. Throws `.columnCount` if the row is full or none is begun.
    public mutating func addEmpty() throws(SDMXError) {
        try beginCell()
    }

    /// A whole row of texts.
    public mutating func write(
        _ texts: some Sequence<String>, action: Action = .information
    ) throws(SDMXError) {
        try beginRow(action: action)
        for text in texts { try add(text) }
        try endRow()
    }

    /// Appends the bytes, in quotes if they hold a quote, a separator or a line end; false,
    /// with nothing appended, if they hold a NUL, are not UTF-8 or are over the limit.
    @inline(__always)
    mutating func append(quoting bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= limits.fieldBytes else { return false }
        let target = buffer.reserve(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if specials[Int(byte)] { return append(special: bytes) }
            target[index] = byte
            index &+= 1
        }
        buffer.advance(bytes.count)
        return true
    }

    /// The same for bytes some of which are special.
    private mutating func append(special bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.contains(where: { $0 >= 0x80 }) {
            guard isUTF8(bytes) else { return false }
            guard bytes.contains(where: { $0 < 0x80 && specials[Int($0)] }) else {
                buffer.append(bytes)
                return true
            }
        }
        // Doubled quotes count as two, as they do for the reader.
        var size = 0
        for byte in bytes {
            if byte == 0 { return false }
            size += byte == CSVRecordScan.quote ? 2 : 1
        }
        guard size <= limits.fieldBytes else { return false }
        let target = buffer.reserve(size + 2)
        target[0] = CSVRecordScan.quote
        var index = 1
        for byte in bytes {
            if byte == CSVRecordScan.quote {
                target[index] = byte
                index += 1
            }
            target[index] = byte
            index += 1
        }
        target[index] = CSVRecordScan.quote
        buffer.advance(size + 2)
        return true
    }

    @inline(__always)
    private mutating func beginCell() throws(SDMXError) {
        guard let count = cells, count < cellCount else {
            throw refuse(
                .columnCount, found: cells == nil ? "a cell outside a row" : "a cell too many",
                expected: "\(cellCount) cells in a row")
        }
        cells = count + 1
        buffer.append(separator)
    }

    /// Why a text was not written.
    private mutating func refused(_ bytes: [UInt8]) -> SDMXError {
        if bytes.contains(0) { return refuseCell(.nul, found: "a NUL byte", expected: "text") }
        if !bytes.withUnsafeBufferPointer({ isUTF8($0) }) {
            return refuseCell(.encoding, found: "bytes that are not UTF-8", expected: "UTF-8")
        }
        let quotes = bytes.count { $0 == CSVRecordScan.quote }
        return refuseCell(
            .limit, found: "a cell of \(bytes.count + quotes) bytes",
            expected: "at most \(limits.fieldBytes)")
    }

    /// As `refuse`, for the cell that was begun last.
    private mutating func refuseCell(
        _ kind: SDMXError.Kind, found: String, expected: String
    ) -> SDMXError {
        cells = cells.map { $0 - 1 }
        return refuse(kind, found: found, expected: expected)
    }

    private func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }
}
