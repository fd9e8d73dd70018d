extension CSVDataReader {
    /// Finds the structure of the current row; a comparison of bytes where it is the same as
    /// that of the row before.
    @inline(__always)
    func readStructure() throws(SDMXError) {
        var id = slice(fields[header.structureIDColumn])
        if header.isKeyed { id.count = Self.start(of: id) }
        let kind = header.version == .v1 ? ByteSlice(start: id.start, count: 0) : slice(fields[0])
        if structureIndex >= 0, id.isSame(as: structureCells.id),
            kind.isSame(as: structureCells.kind)
        {
            return
        }
        try findStructure(kind, id)
    }

    /// Finds the action of the current row; information where the message has no such column.
    @inline(__always)
    func readAction() throws(SDMXError) {
        guard let column = header.actionColumn else { return }
        let field = fields[column]
        guard field.length == 1, let found = Action(byte: base[field.start]) else {
            throw fail(
                .action, column: column, found: SDMXError.quoted(text(column)),
                expected: "one of " + Action.allCases.map(\.rawValue).joined(separator: " "))
        }
        action = found
    }

    /// The bytes of a cell as they stand there.
    @inline(__always)
    func slice(_ field: CSVField) -> ByteSlice {
        ByteSlice(start: base + field.start, count: Int(field.length))
    }

    /// The cell as text.
    func text(_ column: Int) -> String {
        String(decoding: fields[column].unescaped(in: base), as: UTF8.self)
    }

    func fail(
        _ kind: SDMXError.Kind, column: Int, found: String, expected: String
    ) -> SDMXError {
        SDMXError(
            kind, line: line, column: column + 1, columnID: header.columns[column].id,
            byte: cursor.byte(of: fields[column].start), found: found, expected: expected)
    }

    private func findStructure(_ kind: ByteSlice, _ id: ByteSlice) throws(SDMXError) {
        let cells = kind.string + "=" + id.string
        if let known = structureIndices[cells] {
            structureIndex = known
        } else {
            let column = header.structureIDColumn
            guard structureIndices.count < limits.structures else {
                throw fail(
                    .limit, column: column, found: "structure \(limits.structures + 1)",
                    expected: "at most \(limits.structures)")
            }
            let text = header.isKeyed ? id.string : text(column)
            let reading = CSVStructureReading(
                header.version == .v1 ? "dataflow" : self.text(0), text, header.version)
            guard let reference = reading.reference else {
                throw fail(
                    .structureReference, column: reading.isKindWrong ? 0 : column,
                    found: SDMXError.quoted(reading.isKindWrong ? self.text(0) : text),
                    expected: reading.expected)
            }
            if let oddity = reading.oddity {
                remarks.append(
                    fail(
                        .structureReference, column: column, found: oddity,
                        expected: "AGENCY:ID(VERSION)"))
            }
            structureIndex = index(of: reference, name: reading.name ?? nameCell)
            structureIndices[cells] = structureIndex
        }
        structureArena.clear()
        structureCells = (structureArena.copy(kind), structureArena.copy(id))
    }

    /// The structure's index; the same one for all ways to write it.
    private func index(of reference: StructureReference, name: String?) -> Int {
        if let index = referenceIndices[reference] { return index }
        referenceIndices[reference] = structures.count
        structures.append(reference)
        structureNames.append(name)
        return structures.count - 1
    }

    /// The name of the structure in a column of its own.
    private var nameCell: String? {
        guard let column = header.columns.firstIndex(where: { $0.role == .structureName }),
            fields[column].length > 0
        else { return nil }
        return text(column)
    }

    /// Number of bytes before the first dot.
    private static func start(of key: ByteSlice) -> Int {
        var end = 0
        while end < key.count, key.start[end] != UInt8(ascii: ".") { end &+= 1 }
        return end
    }
}
