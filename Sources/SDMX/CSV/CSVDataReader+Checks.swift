extension CSVDataReader {
    /// Finds the structure of the current row; a comparison of bytes where it is the same as
    /// that of the row before.
    func readStructure() throws(SDMXError) {
        let id = fields[header.structureIDColumn]
        let kind = header.version == .v1 ? id : fields[0]
        if structureIndex >= 0, isSame(id, structureCells.1),
            header.version == .v1 || isSame(kind, structureCells.0)
        {
            return
        }
        let kindText = header.version == .v1 ? "dataflow" : text(kind)
        var idText = text(id)
        if let colon = idText.firstRange(of: ": ") { idText = String(idText[..<colon.lowerBound]) }
        let key = kindText + "=" + idText
        if let known = structureIndices[key] {
            structureIndex = known
        } else {
            let reference = try reference(kindText, idText)
            structureIndex = structures.count
            structureIndices[key] = structureIndex
            structures.append(reference)
        }
        structureCells = (kind, id)
    }

    /// Finds the action of the current row; information where the message has no such column.
    func readAction() throws(SDMXError) {
        guard let column = header.actionColumn else { return }
        let field = fields[column]
        guard field.length == 1, let found = Action(byte: bytes[field.start]) else {
            throw fail(
                .action, column: column, found: SDMXError.quoted(text(field)),
                expected: "one of " + Action.allCases.map(\.rawValue).joined(separator: " "))
        }
        action = found
    }

    private func reference(
        _ kindText: String, _ idText: String
    ) throws(SDMXError) -> StructureReference {
        guard let kind = StructureReference.Kind(name: kindText) else {
            let kinds = StructureReference.Kind.allCases.map(\.rawValue)
            throw fail(
                .structureReference, column: 0, found: SDMXError.quoted(kindText),
                expected: "one of " + kinds.joined(separator: ", "))
        }
        guard let reference = StructureReference(kind, idText) else {
            throw fail(
                .structureReference, column: header.structureIDColumn,
                found: SDMXError.quoted(idText), expected: "AGENCY:ID(VERSION)")
        }
        return reference
    }

    private func isSame(_ one: CSVField, _ other: CSVField) -> Bool {
        guard one.length == other.length else { return false }
        let length = Int(one.length)
        return bytes.withUnsafeBytes { bytes in
            ByteCompare.isSame(
                UnsafeRawBufferPointer(rebasing: bytes[one.start..<(one.start + length)]),
                UnsafeRawBufferPointer(rebasing: bytes[other.start..<(other.start + length)]))
        }
    }

    private func text(_ field: CSVField) -> String {
        String(decoding: field.unescaped(in: bytes), as: UTF8.self)
    }

    private func fail(
        _ kind: SDMXError.Kind, column: Int, found: String, expected: String
    ) -> SDMXError {
        SDMXError(
            kind, line: line, column: column + 1, columnID: header.columns[column].id,
            byte: fields[column].start, found: found, expected: expected)
    }
}
