extension JSONDataReader {
    /// Sets a part to a value that is in memory.
    func set(_ node: JSONNode, _ part: JSONDataLayout.Part, _ buffer: DataRowBuffer) {
        if part.isIndexed, case .number(let text) = node.value {
            guard let number = Self.number(text), let values = layout.values(part, number) else {
                return noteIndex(text, part)
            }
            return set(values, part, buffer)
        }
        if part.isIndexed, case .array(let elements) = node.value {
            var all: [ComponentValue] = []
            for element in elements where !element.isNull {
                guard case .number(let text) = element.value else {
                    guard let value = JSONValue(direct: element, isXHTML: part.isXHTML) else {
                        return noteIndex(element.kind, part)
                    }
                    all += value.values
                    continue
                }
                guard let number = Self.number(text), let values = layout.values(part, number)
                else { return noteIndex(text, part) }
                all += values
            }
            return set(all, part, buffer)
        }
        guard let value = JSONValue(direct: node, isXHTML: part.isXHTML) else {
            note(
                node.error(
                    .value, path: path, found: "\(node.kind) of other things",
                    expected: "texts by language"))
            return
        }
        set(value.values, part, buffer)
    }

    /// Sets the parts of an array that is in memory.
    func set(
        _ elements: [JSONNode], _ parts: JSONDataLayout.Parts, _ buffer: DataRowBuffer,
        takesAnnotations: Bool
    ) {
        for (index, element) in elements.enumerated() where !element.isNull {
            if index < parts.count {
                set(element, parts.start[index], buffer)
            } else if takesAnnotations {
                annotate(element.scalarText ?? element.kind, buffer) { found, expected in
                    element.error(.value, path: self.path, found: found, expected: expected)
                }
            } else {
                note(
                    element.error(
                        .columnCount, path: path, found: "more than \(parts.count) values",
                        expected: "at most that many"))
                return
            }
        }
        for index in 0..<parts.count where index >= elements.count || elements[index].isNull {
            setFallback(parts.start[index], buffer)
        }
    }

    func set(
        _ values: [ComponentValue], _ part: JSONDataLayout.Part, _ buffer: DataRowBuffer
    ) {
        if values.isEmpty { return setFallback(part, buffer) }
        if values.count == 1, case .text(let text) = values[0] {
            buffer.set(part.column, text)
        } else {
            buffer.set(part.column, values)
        }
    }
}

extension JSONValue {
    /// All values, none for no value.
    var values: [ComponentValue] {
        switch self {
        case .none: []
        case .text(let text): [.text(text)]
        case .list(let values): values
        }
    }
}
