extension JSONDataReader {
    /// Reads the observation whose key is the scanner's token.
    @inline(__always)
    func observation(_ buffer: DataRowBuffer) throws(SDMXError) {
        scanner.anchor = scanner.tokenStart
        buffer.begin(.observation)
        buffer.place = RowPlace()
        let isFlat = state == .observations
        if isFlat {
            for constant in constants { buffer.set(constant.column, constant.bytes) }
            if let keyFault { note(keyFault) }
        }
        let parts = isFlat ? layout.flatKey : layout.observationKey
        if !setKey(scanner.text, parts, buffer) { noteKey(scanner.text, parts, buffer) }
        switch try scanner.next() {
        case .arrayStart: try cells(layout.cells, buffer, takesAnnotations: true)
        case .null: break
        case .objectStart: try passOverOddObservation()
        case .string, .number, .yes, .no:
            // A value without its array.
            if layout.cells.count > 0 { set(layout.cells.start[0], buffer) }
        case .objectEnd, .arrayEnd, .key, .finish: break
        }
        if isFaulty { try throwFault() }
    }

    /// Reads the series whose key is the scanner's token, up to its observations; false if it was
    /// none.
    func series(_ buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        seriesIndex += 1
        seriesKey.removeAll(keepingCapacity: true)
        seriesKey.append(contentsOf: scanner.text.buffer)
        scanner.anchor = scanner.tokenStart
        buffer.begin(.series)
        buffer.place = RowPlace()
        if let keyFault { note(keyFault) }
        for constant in constants { buffer.set(constant.column, constant.bytes) }
        if !setKey(scanner.text, layout.seriesKey, buffer) {
            noteKey(scanner.text, layout.seriesKey, buffer)
        }
        let start = try scanner.next()
        guard start == .objectStart else {
            if start == .null {
                try throwFault()
                return true
            }
            throw error(
                .unexpected, found: "a series that is no object",
                expected: "an object")
        }
        if isFaulty {
            // Without a key its observations are none.
            scanner.anchor = -1
            try scanner.skipRest()
            try throwFault()
        }
        if let late = outline.dataSets[dataSetIndex].late[seriesIndex] {
            setLate(late, buffer)
        }
        var hasAttributes = outline.dataSets[dataSetIndex].late[seriesIndex]?["attributes"] != nil
        state = .series
        while try scanner.next() == .key {
            if scanner.text.isSame(as: "attributes") {
                hasAttributes = true
                let token = try scanner.next()
                if token == .arrayStart {
                    try cells(layout.seriesCells, buffer, takesAnnotations: false)
                } else if token != .null {
                    throw scanner.wrong("an array", "attributes")
                }
            } else if scanner.text.isSame(as: "annotations") {
                let token = try scanner.next()
                if token == .arrayStart {
                    try annotations(buffer)
                } else if token != .null {
                    throw scanner.wrong("an array", "annotations")
                }
            } else if scanner.text.isSame(as: "observations") {
                let token = try scanner.next()
                if token == .objectStart {
                    state = .seriesObservations
                    break
                }
                if token != .null { throw scanner.wrong("an object", "observations") }
            } else {
                try scanner.skipValue()
            }
        }
        if !hasAttributes { setFallbacks(layout.seriesCells, from: 0, buffer) }
        if isFaulty { try throwFault() }
        return true
    }

    /// Sets attributes and annotations that stand after the observations.
    private func setLate(_ late: JSONNode, _ buffer: DataRowBuffer) {
        if let attributes = late["attributes"], !attributes.isNull {
            set(attributes.elements, layout.seriesCells, buffer, takesAnnotations: false)
        }
        for element in late["annotations"]?.elements ?? [] {
            annotate(element.scalarText ?? element.kind, buffer) { found, expected in
                element.error(
                    .value, path: self.path, found: found, expected: expected)
            }
        }
    }

    /// Sets the columns of a key; false, with some of them set, if it is not as it should be.
    @inline(__always)
    func setKey(
        _ key: ByteSlice, _ parts: JSONDataLayout.Parts, _ buffer: DataRowBuffer
    ) -> Bool {
        let bytes = key.start
        let end = key.count
        var at = 0
        var index = 0
        let count = parts.count
        let parts = parts.start
        while index < count {
            var number = 0
            let start = at
            while at < end {
                let digit = Int(bytes[at] &- 48)
                if digit > 9 { break }
                number = number &* 10 &+ digit
                at &+= 1
            }
            guard at > start, at - start < 10, number < parts[index].count else { return false }
            let entry = parts[index].values[number]
            guard entry.list == JSONValueList.Entry.text else { return false }
            buffer.set(parts[index].column, entry.bytes)
            index &+= 1
            if index < count {
                guard at < end, bytes[at] == UInt8(ascii: ":") else { return false }
                at &+= 1
            }
        }
        return at == end
    }

    /// Notes what is wrong with a key, or reads one that may lack some of its parts.
    @inline(never)
    private func noteKey(
        _ key: ByteSlice, _ parts: JSONDataLayout.Parts, _ buffer: DataRowBuffer
    ) {
        let text = key.string
        let words = text.isEmpty && parts.count == 0 ? [] : text.jsonKeyParts
        guard words.count == parts.count else {
            note(
                error(
                    .columnCount, found: "the key \(SDMXError.quoted(text))",
                    expected: parts.count == 0
                        ? "an empty key" : "\(parts.count) numbers, for \(names(parts))"))
            return
        }
        for (word, part) in zip(words, parts.buffer) {
            if word.isEmpty && mayBePartial || word == "~" {
                if word == "~" { buffer.set(part.column, String(word)) }
                continue
            }
            guard let number = Self.number(word), let values = layout.values(part, number),
                let value = values.first
            else {
                let id = layout.columns[part.column].id
                note(
                    error(
                        .value,
                        found: "\(SDMXError.quoted(String(word))) for \(id) in the key "
                            + SDMXError.quoted(text),
                        expected: part.count == 0
                            ? "no key, since the structure lists no values of \(id)"
                            : "a number from 0 to \(part.count - 1)"))
                return
            }
            buffer.set(part.column, value.text)
        }
    }

    /// A number of digits alone, as keys and indices are.
    static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    private func passOverOddObservation() throws(SDMXError) {
        note(
            error(
                .value, found: "an observation that is an object",
                expected: "an array of its values"))
        try scanner.skipRest()
    }

}

extension String {
    /// The parts of a key, which may be empty.
    var jsonKeyParts: [Substring] { split(separator: ":", omittingEmptySubsequences: false) }
}
