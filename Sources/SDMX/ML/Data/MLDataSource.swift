/// What the sources of SDMX-ML data have in common.
///
/// Memory is that of the reader's window and of the longest tag, text or list of annotations.
class MLDataSource: DataSource {
    var memory: AnyObject { envelope.scanner }

    let envelope: MLDataEnvelope
    let scanner: XMLScanner
    let columns: MLDataColumns
    /// Whether the next tag was looked at and is the current one.
    @exclusivity(unchecked) final var isAhead = false
    /// The last tag that was looked at before its turn.
    @exclusivity(unchecked) final var token = XMLScanner.Token.start
    /// That of the last step.
    @exclusivity(unchecked) private var buffer: DataRowBuffer?
    /// The dimension of the observations was found out and is not told.
    private var sentence: String?

    init(_ envelope: MLDataEnvelope) {
        self.envelope = envelope
        scanner = envelope.scanner
        columns = MLDataColumns(envelope)
    }

    var header: MessageHeader { envelope.header?.header ?? MessageHeader() }
    var notes: [MessageNote] { envelope.notes }
    var remarks: [SDMXError] { envelope.remarks }

    var info: DataSetInfo {
        var info = envelope.info
        if envelope.structure == nil, let buffer {
            info.guesses += MLRoleGuess.sentences(buffer.columns)
        }
        if let sentence { info.guesses.append(sentence) }
        return info
    }

    func next(into buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        if self.buffer !== buffer { self.buffer = buffer }
        return try step(buffer)
    }

    /// The next tag, past the end of an element that was empty.
    @inline(__always)
    final func nextTag() throws(SDMXError) -> XMLScanner.Token {
        if isAhead {
            isAhead = false
            return token
        }
        scanner.passEmptyEnd()
        return try scanner.nextTag()
    }

    /// Puts the next row into the buffer; false at the end of the message.
    func step(_ buffer: DataRowBuffer) throws(SDMXError) -> Bool { false }

    func place(of row: RowPlace) -> ByteWindow.Place {
        guard row.line > 0 else { return scanner.window.place(of: row.position) }
        return ByteWindow.Place(line: row.line, character: row.character, byte: 0)
    }

    /// Begins the row of a data set, whose columns are known by now.
    func begin(
        _ values: [(id: String, value: String)], _ place: ByteWindow.Place, _ buffer: DataRowBuffer,
        guessesRoles: Bool
    ) throws(SDMXError) {
        sentence = nil
        envelope.bind(guessesRoles: guessesRoles)
        columns.reset()
        buffer.reset(columns: envelope.info.columns)
        begin(.dataSet, at: place, buffer)
        for (ordinal, pair) in values.enumerated() {
            let column = try find(pair.id, ordinal, .dataSet, buffer)
            buffer.set(column, pair.value)
        }
        buffer.annotations = envelope.info.annotations
    }

    /// Begins a row whose place is known.
    func begin(
        _ level: DataRow.Level, group: String? = nil, at place: ByteWindow.Place,
        _ buffer: DataRowBuffer
    ) {
        buffer.begin(level, group: group)
        buffer.place = RowPlace(line: place.line, character: place.character, position: -1)
    }

    /// The place of the current token.
    var here: ByteWindow.Place { scanner.window.place(of: scanner.tokenStart) }

    /// The column of a component that is not named by bytes of the message.
    func find(
        _ id: String, _ ordinal: Int, _ place: MLDataColumns.Place, _ buffer: DataRowBuffer,
        value: ByteSlice? = nil
    ) throws(SDMXError) -> Int {
        let bytes = Array(id.utf8)
        var column = -1
        var failure: SDMXError?
        bytes.withUnsafeBufferPointer { id in
            guard let start = id.baseAddress else { return }
            let slice = ByteSlice(start: start, count: id.count)
            do throws(SDMXError) {
                column = try columns.find(slice, ordinal, place, buffer, value ?? slice)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        guard column >= 0 else {
            throw envelope.error(.missing, found: "an empty id", expected: "that of a component")
        }
        return column
    }

    /// Sets the dimension of the observations, which nothing says.
    func settle(dimensionAtObservation id: String) {
        envelope.info.dimensionAtObservation = id
        guard envelope.root.format != .ml20 else { return }
        sentence = "dimensionAtObservation is not told; it was taken for \(id)"
    }
}
