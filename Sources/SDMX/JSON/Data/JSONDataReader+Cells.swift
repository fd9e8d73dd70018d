extension JSONDataReader {
    /// Reads the array that is open: values or their numbers, and after them the numbers of
    /// annotations.
    @inline(__always)
    func cells(
        _ parts: JSONDataLayout.Parts, _ buffer: DataRowBuffer, takesAnnotations: Bool
    ) throws(SDMXError) {
        var index = 0
        while true {
            let token = try scanner.next()
            if layout.omitsValueless { index = layout.firstWithValues(parts, from: index) }
            if index < parts.count {
                switch token {
                case .number, .string, .yes, .no:
                    let part = parts.start[index]
                    if part.isIndexed, part.count == 0, token == .number {
                        index = omit(parts, index)
                        if index == parts.count { continue }
                    }
                    set(token, parts.start[index], buffer)
                case .null: setFallback(parts.start[index], buffer)
                case .arrayEnd:
                    if parts.hasFallbacks { setFallbacks(parts, from: index, buffer) }
                    return
                case .objectStart, .arrayStart:
                    set(try scanner.node(from: token), parts.start[index], buffer)
                case .objectEnd, .key, .finish: return
                }
            } else {
                if token == .arrayEnd { return }
                try beyond(token, parts, buffer, takesAnnotations: takesAnnotations)
            }
            index &+= 1
        }
    }

    /// Takes a number where there can be none for that of the next part that has values: so some
    /// registries write, as long as they leave out all that have none.
    @inline(never)
    private func omit(_ parts: JSONDataLayout.Parts, _ index: Int) -> Int {
        let next = layout.firstWithValues(parts, from: index)
        let id = layout.columns[parts.start[index].column].id
        guard parts === layout.cells, next < parts.count else {
            noteIndex(scanner.text.string, parts.start[index])
            return parts.count
        }
        layout.omitsValueless = true
        let other = layout.columns[parts.start[next].column].id
        reading.remark("omitted", at: JSONPath(id)) {
            error(
                .value, found: "a number for \(id), which lists no values, taken for \(other)",
                expected: "null")
        }
        return next
    }

    /// Reads what stands in an array after all of its parts.
    @inline(never)
    private func beyond(
        _ token: JSONScanner.Token, _ parts: JSONDataLayout.Parts, _ buffer: DataRowBuffer,
        takesAnnotations: Bool
    ) throws(SDMXError) {
        if token == .null { return }
        guard takesAnnotations, token == .number else {
            note(
                error(
                    .columnCount, found: "more than \(parts.count) values",
                    expected: takesAnnotations
                        ? "after that many values the numbers of annotations" : "at most that many")
            )
            if token == .objectStart || token == .arrayStart { try scanner.skipRest() }
            return
        }
        annotate(scanner.text.string, buffer) { found, expected in
            self.error(.value, found: found, expected: expected)
        }
    }

    /// Reads the numbers of annotations whose array is open.
    func annotations(_ buffer: DataRowBuffer) throws(SDMXError) {
        while true {
            let token = try scanner.next()
            switch token {
            case .arrayEnd, .finish: return
            case .null: continue
            case .number, .string:
                annotate(scanner.text.string, buffer) { found, expected in
                    self.error(.value, found: found, expected: expected)
                }
            case .objectStart, .arrayStart:
                note(error(.value, found: "an annotation in place", expected: "its number"))
                try scanner.skipRest()
            case .objectEnd, .key, .yes, .no:
                note(error(.value, found: "no number", expected: "that of an annotation"))
            }
        }
    }

    /// Adds an annotation by its number.
    func annotate(
        _ text: String, _ buffer: DataRowBuffer,
        _ error: (_ found: String, _ expected: String) -> SDMXError
    ) {
        guard let number = Self.number(text), layout.annotations.indices.contains(number) else {
            note(
                error(
                    "the annotation \(SDMXError.quoted(text))",
                    "a number below \(layout.annotations.count)"))
            return
        }
        buffer.annotations.append(layout.annotations[number])
    }

    /// Sets a part to the scanner's token, which is a scalar.
    func set(_ part: JSONDataLayout.Part, _ buffer: DataRowBuffer) {
        set(.string, part, buffer)
    }

    @inline(__always)
    private func set(
        _ token: JSONScanner.Token, _ part: JSONDataLayout.Part, _ buffer: DataRowBuffer
    ) {
        guard part.isIndexed else {
            if token == .yes || token == .no {
                buffer.set(part.column, token == .yes ? "true" : "false")
            } else {
                buffer.setCopy(part.column, scanner.text)
            }
            return
        }
        guard token == .number else { return setTextForIndex(token, part, buffer) }
        let text = scanner.text
        var number = 0
        var at = 0
        while at < text.count {
            let digit = Int(text.start[at] &- 48)
            if digit > 9 { break }
            number = number &* 10 &+ digit
            at &+= 1
        }
        guard at == text.count, at < 10, number < part.count else {
            return noteIndex(text.string, part)
        }
        let entry = part.values[number]
        switch entry.list {
        case JSONValueList.Entry.text: buffer.set(part.column, entry.bytes)
        case JSONValueList.Entry.none: setFallback(part, buffer)
        default: buffer.set(part.column, layout.values(part, number) ?? [])
        }
    }

    /// Some registries give the value itself in spite of a list that may have others.
    @inline(never)
    private func setTextForIndex(
        _ token: JSONScanner.Token, _ part: JSONDataLayout.Part, _ buffer: DataRowBuffer
    ) {
        let text = token == .string ? scanner.text.string : token == .yes ? "true" : "false"
        let id = layout.columns[part.column].id
        reading.remark("text", at: JSONPath(id)) {
            error(
                .unexpected, found: "\(SDMXError.quoted(text)) for \(id), taken as the value",
                expected: "the number of a value")
        }
        buffer.set(part.column, text)
    }

    func noteIndex(_ text: String, _ part: JSONDataLayout.Part) {
        let id = layout.columns[part.column].id
        note(
            error(
                .value, found: "\(text) for \(id)",
                expected: part.count == 0
                    ? "null, since the structure lists no values of \(id)"
                    : "a number from 0 to \(part.count - 1)"))
    }

    func setFallbacks(
        _ parts: JSONDataLayout.Parts, from start: Int, _ buffer: DataRowBuffer
    ) {
        var index = start
        while index < parts.count {
            setFallback(parts.start[index], buffer)
            index += 1
        }
    }

    @inline(__always)
    func setFallback(_ part: JSONDataLayout.Part, _ buffer: DataRowBuffer) {
        if let bytes = part.fallback { buffer.set(part.column, bytes) }
    }
}
