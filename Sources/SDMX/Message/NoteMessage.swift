/// A message that brings nothing but notes: that the request could not be answered.
///
/// ```swift
/// let note = MessageNote(.noResultsFound, detail: "There are no data before 1990.")
/// let message = NoteMessage(.ml21, notes: [note])
/// try message.write(.ml21) { chunk in body.append(contentsOf: chunk) }
/// ```
public struct NoteMessage: Hashable, Sendable {
    public var format: MessageFormat
    public var header: MessageHeader
    public var notes: [MessageNote]

    public init(_ format: MessageFormat, notes: [MessageNote]) {
        self.format = format
        self.notes = notes
        header = MessageHeader()
    }

    /// The notes as an error, for callers who asked for something else.
    public var error: SDMXError {
        SDMXError(
            .unsupported, line: notes.first?.line,
            found: "the sender's error "
                + SDMXError.quoted(lines("en").joined(separator: "; ")),
            expected: "a message with content")
    }

    /// The notes for people, one in a line: `140: Syntax error. Found ...`. SDMX-CSV has no other
    /// form of them.
    public func text(_ language: String = LocalisedText.defaultLanguage) -> String {
        lines(language).map { $0 + "\n" }.joined()
    }

    private func lines(_ language: String) -> [String] {
        notes.map { note in
            (note.code.map { $0 + ": " } ?? "")
                + note.texts.compactMap { $0.best(language) }.joined(separator: " ")
        }
    }

    /// Writes the notes as a message of that format; returns what it could not carry.
    ///
    /// SDMX-ML has no header in such a message. SDMX-JSON has one if the message has any.
    ///
    /// - Parameter kind: what was asked for, since each kind of SDMX-JSON names a schema of its own.
    ///
    /// Throws `.unsupported` for formats without such messages, or in which they are only read.
    @discardableResult
    public func write(
        _ format: MessageFormat, of kind: MessageKind = .data, output: @escaping MessageSink
    ) throws(SDMXError) -> [Loss] {
        if let edition = MLEdition(format) {
            let writer = MLElementWriter(edition, sink: output)
            try writer.errorMessage(self)
            _ = try writer.finish()
            return writer.log.losses
        }
        guard let edition = JSONEdition(format) else {
            throw SDMXError(
                .unsupported, found: "an error message in \(format.rawValue)",
                expected: "sdmx-ml-2.1, sdmx-ml-3.0, sdmx-json-1 or sdmx-json-2; or its text")
        }
        let writer = JSONElementWriter(edition, .compact, sink: output)
        try writer.errorMessage(self, of: kind)
        _ = try writer.finish()
        return writer.log.losses
    }
}
