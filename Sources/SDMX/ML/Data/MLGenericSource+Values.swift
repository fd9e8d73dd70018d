extension MLGenericSource {
    /// Sets what the `Value` elements of the current element say.
    func values(
        _ place: MLDataColumns.Place, _ buffer: DataRowBuffer,
        _ body: ((Int, ByteSlice) -> Void)? = nil
    ) throws(SDMXError) {
        try eachValue { id, value, ordinal throws(SDMXError) in
            let column = try columns.find(id, ordinal, place, buffer, value)
            buffer.setCopy(column, value)
            body?(column, value)
        }
    }

    /// Calls the body for each `Value` of the current element.
    @inline(__always)
    func eachValue(
        _ body: (ByteSlice, ByteSlice, Int) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        if scanner.isEmptyElement {
            scanner.passEmptyEnd()
            return
        }
        var ordinal = 0
        while try scanner.nextTag() == .start {
            guard scanner.localName.isSame(as: "Value") else {
                try envelope.passOver(expected: "Value")
                continue
            }
            if let id = idOfTag() {
                if let value = valueOfTag() {
                    try body(id, value, ordinal)
                } else {
                    envelope.remark(
                        .missing, found: "a Value without value, of \(SDMXError.quoted(id.string))",
                        expected: "a value")
                }
            } else {
                throw envelope.error(
                    .missing, found: "a Value without id", expected: "that of a component")
            }
            ordinal += 1
            try endElement()
        }
    }

    /// Passes the end of the current element.
    @inline(__always)
    func endElement() throws(SDMXError) {
        if scanner.isEmptyElement { scanner.passEmptyEnd() } else { try scanner.skipElement() }
    }

    /// The id of a component in SDMX-ML 2.1, its concept in 2.0.
    @inline(__always)
    func idOfTag() -> ByteSlice? {
        for index in 0..<scanner.attributeCount {
            let name = scanner.attributes[index].name
            if name.isSame(as: "id") || name.isSame(as: "concept") {
                return scanner.attributes[index].value
            }
        }
        return nil
    }

    @inline(__always)
    func valueOfTag() -> ByteSlice? {
        for index in 0..<scanner.attributeCount
        where scanner.attributes[index].name.isSame(as: "value") {
            return scanner.attributes[index].value
        }
        return nil
    }
}
