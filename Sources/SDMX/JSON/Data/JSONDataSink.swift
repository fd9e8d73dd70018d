/// Writes a data message of SDMX-JSON 1.0 or 2.0.
///
/// Observations are given to the output as they come, the structure after them, since only then
/// all values are known. Memory grows with distinct values, with attributes of groups, which stand
/// after the series of their data set, and by some 16 bytes for each series, to notice one that
/// comes again.
///
/// A series that comes again goes into a further data set, since a JSON object has each member
/// once. Observations without series are not checked for that.
///
/// Version 1.0 has one structure, so that its data sets have the same components and the layout of
/// the first, one measure, and no place for attributes of groups, which are written on the series
/// and observations that follow them.
final class JSONDataSink: DataSink {
    /// What is open in the message.
    enum Place {
        /// The list of data sets.
        case message
        /// A data set whose rows did not yet tell how it is laid out.
        case begun
        /// A data set, and in it its series or its observations.
        case dataSet
        /// A series with its observations.
        case series
        case finished
    }

    /// Attributes of a part of the key, or of the data set.
    struct Held {
        var values: [(column: Int, values: [ComponentValue])]
        var annotations: [Annotation]
    }

    let edition: JSONEdition
    @exclusivity(unchecked) var writer: JSONWriter
    let structures: Structures
    let options: DataMessageWriter.Options
    var losses = LossLog()
    var shapes: [JSONDataShape] = []
    @exclusivity(unchecked) var shape: JSONDataShape?
    @exclusivity(unchecked) var place = Place.message
    var info = DataSetInfo()
    var dataSetCount = 0
    /// Columns of all shapes.
    var columnCount = 0
    /// As many columns as all structures of a message may have.
    static let mostColumns = 100_000
    /// Version 2.0: attributes of groups, until the data set's data are written.
    var groups: [Held] = []
    /// Version 1.0: those that the data which follow are given.
    @exclusivity(unchecked) var attached = AttachedValues<[ComponentValue]>()
    /// Attributes of the data set.
    var own = Held(values: [], annotations: [])
    /// A series row of which it is not yet known whether observations follow that show its values.
    var pending: Held?
    /// The key of the open series.
    @exclusivity(unchecked) var seriesCodes: [UInt32] = []
    /// Whether the rows of the open series come under it as they were given.
    @exclusivity(unchecked) var isGivenSeries = false
    @exclusivity(unchecked) var seriesHashes: Set<Int> = []
    /// Number of the open series, from 1 through the message.
    @exclusivity(unchecked) var seriesNumber = 0
    /// The last series in which each value of the observed dimension was seen.
    @exclusivity(unchecked) var lastSeries: [Int] = []
    @exclusivity(unchecked) var key = ByteBuffer(capacity: 256)
    @exclusivity(unchecked) var codes: [UInt32] = []

    init(
        _ edition: JSONEdition, _ header: MessageHeader, _ structures: Structures,
        _ options: DataMessageWriter.Options, _ output: @escaping MessageSink
    ) throws(SDMXError) {
        self.edition = edition
        self.structures = structures
        self.options = options
        writer = JSONWriter(options.isIndented ? .indented : .compact, sink: output)
        try writer.beginObject()
        try writer.key("meta")
        try writeMeta(header)
        try writer.key("data")
        try writer.beginObject()
        try writer.key("dataSets")
        try writer.beginArray()
    }

    func begin(_ dataSet: DataSetInfo) throws(SDMXError) {
        try endDataSet()
        noteUnused()
        info = dataSet
        place = .begun
        own = Held(values: [], annotations: dataSet.annotations)
        groups = []
        pending = nil
    }

    func write(_ row: DataRow) throws(SDMXError) {
        guard place != .message, place != .finished else {
            throw SDMXError(.unexpected, found: "a row", expected: "the start of a data set")
        }
        if row.count > info.columns.count { try extend(row.columns) }
        switch row.level {
        case .dataSet, .group: try keep(row)
        case .series: try writeSeries(row)
        case .observation: try writeObservation(row)
        }
    }

    func finish() throws(SDMXError) -> [Loss] {
        guard place != .finished else { return losses.losses }
        try endDataSet()
        noteUnused()
        try writer.endArray()
        switch edition {
        case .v1:
            if let shape = shapes.first {
                try writer.key("structure")
                try write(shape)
            }
        case .v2:
            try writer.key("structures")
            try writer.beginArray()
            for shape in shapes { try write(shape) }
            try writer.endArray()
        }
        try writer.endObject()
        try writer.endObject()
        place = .finished
        // The writer ends by being consumed, which a stored one cannot be.
        var done = JSONWriter()
        swap(&done, &writer)
        try done.finish()
        return losses.losses
    }

    /// Goes on with more columns; in version 2.0 in a further data set if this one has data already.
    private func extend(_ columns: [DataColumn]) throws(SDMXError) {
        if edition == .v1, place != .begun, let shape {
            try shape.extend(columns, structures)
            noteMeasures(columns, of: shape, known: info.columns.count)
            info.columns = columns
            return
        }
        let held = (own, groups)
        if place != .begun {
            try endDataSet()
            place = .begun
            own = held.0
            groups = []
        }
        info.columns = columns
    }
}
