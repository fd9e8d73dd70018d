extension JSONDataReader {
    /// Reads attributes of a part of the key, whose key is the scanner's token.
    func group(_ buffer: DataRowBuffer) throws(SDMXError) {
        scanner.anchor = scanner.tokenStart
        let key = scanner.text.string
        let keyError = error(
            .columnCount, found: "the key \(SDMXError.quoted(key))", expected: expectedKey)
        let node = try scanner.node()
        try group(key, node, buffer, keyError)
    }

    /// Gives attributes of a part of the key that were read in the first pass.
    func lateGroup(_ member: JSONNode.Member, _ buffer: DataRowBuffer) throws(SDMXError) {
        let node = member.value
        let keyError = node.error(
            .columnCount, path: path, found: "the key \(SDMXError.quoted(member.name))",
            expected: expectedKey)
        let place = RowPlace(line: node.line, position: node.character)
        try group(member.name, node, buffer, keyError, place)
    }

    private func group(
        _ key: String, _ node: JSONNode, _ buffer: DataRowBuffer, _ keyError: SDMXError,
        _ place: RowPlace = RowPlace()
    ) throws(SDMXError) {
        buffer.begin(.group)
        buffer.place = place
        guard case .array(let elements) = node.value else {
            throw node.error(
                .value, path: path, found: node.kind,
                expected: "an array of values")
        }
        set(elements, layout.groupCells, buffer, takesAnnotations: true)
        if !isFaulty { try setGroupKey(key.jsonKeyParts, elements, buffer, keyError) }
        try throwFault()
    }

    /// The ids of a key's dimensions, as many as can be shown.
    func names(_ parts: JSONDataLayout.Parts) -> String {
        let shown = parts.buffer.prefix(12).map { layout.columns[$0.column].id }
        return shown.joined(separator: ":") + (parts.count > 12 ? ":..." : "")
    }

    private var expectedKey: String {
        guard let parts = layout.groupKeys.first else { return "a key" }
        return "\(parts.count) numbers or nothing, for \(names(parts))"
    }

    /// Sets the dimensions of a group's key in the first order in which it makes sense: its numbers
    /// are those of values, and the dimensions are those that an attribute depends on.
    private func setGroupKey(
        _ words: [Substring], _ elements: [JSONNode], _ buffer: DataRowBuffer,
        _ keyError: SDMXError
    ) throws(SDMXError) {
        var best: [(column: Int, text: String)]?
        for parts in layout.groupKeys where parts.count == words.count {
            guard let found = dimensions(words, parts) else { continue }
            if best == nil { best = found }
            if agrees(Set(found.map { $0.column }), elements) {
                best = found
                break
            }
        }
        guard let best else {
            guard words.count == layout.groupKeys.first?.count else { throw keyError }
            throw SDMXError(
                .value, line: keyError.line, character: keyError.character, byte: keyError.byte,
                path: keyError.path, found: keyError.found,
                expected: "for each dimension the number of one of its values, or nothing")
        }
        for (column, text) in best { buffer.set(column, text) }
    }

    /// The values that a key's numbers stand for; nil if one of them stands for none.
    private func dimensions(
        _ words: [Substring], _ parts: JSONDataLayout.Parts
    ) -> [(column: Int, text: String)]? {
        var found: [(column: Int, text: String)] = []
        for (word, part) in zip(words, parts.buffer) where !word.isEmpty {
            if word == "~" {
                found.append((part.column, "~"))
            } else if let number = Self.number(word),
                let value = layout.values(part, number)?.first
            {
                found.append((part.column, value.text))
            } else {
                return nil
            }
        }
        return found
    }

    /// Whether the columns are those that an attribute with a value depends on, as far as it says.
    private func agrees(_ columns: Set<Int>, _ elements: [JSONNode]) -> Bool {
        var isStated = false
        let number = layout.dependency(on: columns)
        for (element, dependency) in zip(elements, layout.dependencies) where !element.isNull {
            if dependency == number { return true }
            if dependency >= 0 { isStated = true }
        }
        return !isStated
    }
}
