extension MessageOpening {
    /// Opens a JSON message by its members.
    ///
    /// Data are read in two passes, since their structure follows them; what comes as a stream is
    /// kept whole for that.
    func openJSON(_ input: MessageInput, _ structures: Structures?) throws(SDMXError) -> Message {
        let input = try repeatable(input)
        let scanner = try jsonScanner(input)
        let outline = try JSONOutline(scanner, limits: limits)
        let probe = outline.probe
        if let foreign = probe.foreignFormat {
            throw SDMXError(
                .unsupported, line: 1, character: 1, byte: 0, found: foreign,
                expected: "SDMX-JSON, which is what is read here of JSON")
        }
        switch probe.kind {
        case .data?: return .data(try openJSONData(outline, input, structures))
        case .structure?: return .structure(try JSONStructureReader(limits: limits).read(input))
        case .metadata?: return .metadata(try JSONMetadataReader(limits: limits).read(input))
        case .error?:
            let reading = JSONReading(probe.format, limits: limits)
            let header = try outline.messageHeader(reading)
            var message = NoteMessage(probe.format, notes: try outline.messageNotes(reading))
            message.header = header
            for index in message.notes.indices { message.notes[index].severity = .error }
            return .notes(message)
        case .query?, .registry?, nil:
            let names = outline.names.prefix(5).map { SDMXError.quoted($0) }
            throw SDMXError(
                .unrecognised, line: 1, character: 1, byte: 0,
                found: names.isEmpty
                    ? "an empty object" : "an object with " + names.joined(separator: ", "),
                expected: "an SDMX-JSON message, with the members meta and data")
        }
    }

    private func openJSONData(
        _ outline: JSONOutline, _ input: MessageInput, _ structures: Structures?
    ) throws(SDMXError) -> DataMessageReader {
        let format = outline.probe.format
        let reader = try JSONDataReader(
            outline, try jsonScanner(input), DataBinding(structures, limits: limits),
            JSONReading(format, limits: limits))
        return DataMessageReader(format, reader)
    }

    private func jsonScanner(_ input: MessageInput) throws(SDMXError) -> JSONScanner {
        JSONScanner(
            try ByteWindow(input, encodings: .json, limit: limits.tokenBytes), limits: limits)
    }

    private func repeatable(_ input: MessageInput) throws(SDMXError) -> MessageInput {
        if input.isRepeatable { return input }
        return .bytes(try input.open().rest(atMost: limits.spoolBytes))
    }
}
