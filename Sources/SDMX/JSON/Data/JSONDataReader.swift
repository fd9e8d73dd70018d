/// Reads the data of an SDMX-JSON message, of any version, in the second pass over it.
///
/// A row holds no copy of codes: its values point into the lists of the structure. Keys that occur
/// twice are not noticed, since that would take memory for all of them.
final class JSONDataReader: DataSource {
    /// What the scanner is within.
    enum State {
        case message, dataSets, dataSet, series, seriesObservations, seriesRest, observations,
            groups, finished
    }

    let outline: JSONOutline
    let binding: DataBinding
    let reading: JSONReading
    let scanner: JSONScanner
    let header: MessageHeader
    let notes: [MessageNote]
    @exclusivity(unchecked) var info = DataSetInfo()
    @exclusivity(unchecked) var state = State.message
    @exclusivity(unchecked) var layout: JSONDataLayout
    /// What the structures say, by their numbers, as far as it was asked for.
    var descriptions: [Int: JSONDescription] = [:]
    /// Number of the data set, -1 before the first.
    @exclusivity(unchecked) var dataSetIndex = -1
    /// Place of the series among those of its data set.
    @exclusivity(unchecked) var seriesIndex = -1
    /// The key of the series, for places.
    @exclusivity(unchecked) var seriesKey: [UInt8] = []
    /// Columns that every row of the data set's data shows, and their bytes.
    @exclusivity(unchecked) var constants: [(column: Int, bytes: ByteSlice)] = []
    /// Attributes of parts of the key which stand after the data and are given before them, since
    /// other formats have them there; the next one last.
    @exclusivity(unchecked) var lateGroups: [JSONNode.Member] = []
    /// What is wrong with the row that is being read.
    @exclusivity(unchecked) private(set) var fault: SDMXError?
    /// Whether there is such a fault, which is cheaper to ask.
    @exclusivity(unchecked) private(set) var isFaulty = false
    /// Whether parts of keys may be left out, as they are for deleting.
    @exclusivity(unchecked) var mayBePartial = false
    /// What is wrong with the data set's own dimensions, if it has any data.
    @exclusivity(unchecked) var keyFault: SDMXError?

    var memory: AnyObject { self }

    init(
        _ outline: JSONOutline, _ scanner: JSONScanner, _ binding: DataBinding,
        _ reading: JSONReading
    ) throws(SDMXError) {
        self.outline = outline
        self.scanner = scanner
        self.binding = binding
        self.reading = reading
        header = try outline.messageHeader(reading)
        notes = try outline.messageNotes(reading)
        layout = JSONDataLayout(
            JSONOutline.Structure(
                node: JSONNode(value: .null, line: 1, character: 1)), columns: [], measure: nil,
            isFirst: false, takesDefaults: false, annotations: [])
    }

    var remarks: [SDMXError] { reading.remarks }

    func place(of row: RowPlace) -> ByteWindow.Place {
        if row.line > 0 {
            return ByteWindow.Place(line: row.line, character: max(row.position, 1), byte: 0)
        }
        return scanner.window.place(of: max(scanner.anchor, 0))
    }

    func next(into buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        while true {
            switch state {
            case .seriesObservations:
                guard try scanner.next() == .key else {
                    state = .seriesRest
                    continue
                }
                try observation(buffer)
                return true
            case .observations:
                guard try scanner.next() == .key else {
                    state = .dataSet
                    continue
                }
                try observation(buffer)
                return true
            case .series:
                guard try scanner.next() == .key else {
                    state = .dataSet
                    continue
                }
                if try series(buffer) { return true }
            case .seriesRest:
                // What stands here was read in the first pass.
                scanner.anchor = -1
                try scanner.skipRest()
                state = .series
            case .groups:
                guard try scanner.next() == .key else {
                    state = .dataSet
                    continue
                }
                try group(buffer)
                return true
            case .dataSet:
                try throwFault()
                if let group = lateGroups.popLast() {
                    try lateGroup(group, buffer)
                    return true
                }
                try member(buffer)
            case .dataSets:
                guard try scanner.next() == .objectStart else {
                    state = .finished
                    continue
                }
                try beginDataSet(buffer)
                return true
            case .message: state = try enterDataSets() ? .dataSets : .finished
            case .finished: return false
            }
        }
    }

    /// Moves to the data sets; false if there are none.
    private func enterDataSets() throws(SDMXError) -> Bool {
        guard try scanner.next() == .objectStart else { return false }
        while try scanner.next() == .key {
            if scanner.text.isSame(as: "dataSets") {
                return try scanner.next() == .arrayStart
            }
            if !outline.isEarly, scanner.text.isSame(as: "data") {
                guard try scanner.next() == .objectStart else { return false }
            } else {
                try scanner.skipValue()
            }
        }
        return false
    }

    /// Reads a member of a data set, or its end.
    private func member(_ buffer: DataRowBuffer) throws(SDMXError) {
        scanner.anchor = -1
        guard try scanner.next() == .key else {
            state = .dataSets
            return
        }
        let next: State
        if scanner.text.isSame(as: "series") {
            next = .series
            seriesIndex = -1
        } else if scanner.text.isSame(as: "observations") {
            next = .observations
            buffer.endSeries()
        } else if scanner.text.isSame(as: "dimensionGroupAttributes"),
            outline.dataSets[dataSetIndex].lateGroups == nil
        {
            next = .groups
        } else {
            try scanner.skipValue()
            return
        }
        if try scanner.next() == .objectStart { state = next }
    }

    /// Notes a fault of the row; the first one is thrown when the row was passed over.
    func note(_ error: @autoclosure () -> SDMXError) {
        guard !isFaulty else { return }
        fault = error()
        isFaulty = true
    }

    /// Throws what was noted of the row.
    @inline(never)
    func throwFault() throws(SDMXError) {
        guard isFaulty, let error = fault else { return }
        fault = nil
        isFaulty = false
        throw error
    }

    /// Where the scanner is, in words.
    var path: String {
        let dataSet = (outline.isEarly ? "dataSets" : "data.dataSets") + "[\(dataSetIndex)]"
        switch state {
        case .message, .dataSets, .dataSet, .finished: return dataSet
        case .observations: return dataSet + ".observations"
        case .groups: return dataSet + ".dimensionGroupAttributes"
        case .series, .seriesObservations, .seriesRest:
            let key = SDMXError.quoted(String(decoding: seriesKey, as: UTF8.self))
            return dataSet + ".series[\(key)]"
        }
    }

    /// An error at the scanner's token.
    func error(_ kind: SDMXError.Kind, found: String, expected: String) -> SDMXError {
        var error = scanner.error(kind, found: found, expected: expected)
        error.path = path
        return error
    }
}

extension JSONOutline {
    /// What the message says of itself; sets the language of texts that do not state theirs.
    func messageHeader(_ reading: JSONReading) throws(SDMXError) -> MessageHeader {
        guard let header, !header.isNull else { return MessageHeader() }
        let name = isEarly ? "header" : "meta"
        return try JSONMeta.header(JSONItem(header, JSONPath(name), reading))
    }

    func messageNotes(_ reading: JSONReading) throws(SDMXError) -> [MessageNote] {
        guard let errors, !errors.isNull else { return [] }
        return try JSONMeta.notes(JSONItem(errors, JSONPath("errors"), reading))
    }
}
