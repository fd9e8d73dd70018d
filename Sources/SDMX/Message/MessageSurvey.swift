/// What a message holds, found out by reading all of it once.
public struct MessageSurvey: Sendable {
    /// What one data set holds.
    public struct DataSet: Sendable {
        /// With all of its columns.
        public var info: DataSetInfo
        /// Series, or different keys without the dimension at observation in flat formats.
        public var series = 0
        public var observations = 0
        /// Rows of attributes of groups.
        public var groups = 0
        /// Observations whose first measure is a number.
        public var numericObservations = 0
        /// The earliest and the latest period, as written; nil where there is none.
        public var firstPeriod: String?
        public var lastPeriod: String?
    }

    public var format: MessageFormat
    public var kind: MessageKind
    public var header: MessageHeader
    /// Of structure messages.
    public var structures: Structures?
    /// Of data messages.
    public var dataSets: [DataSet] = []
    /// Of metadata messages.
    public var metadataSets: [MetadataSet] = []
    public var notes: [MessageNote] = []
    /// Faults that did not keep the message from being read.
    public var remarks: [SDMXError] = []
    /// Rows that cannot be read, at most `ValidationReport.mostErrors`, and the fault at which
    /// reading ended.
    public var faults: [SDMXError] = []
    public var faultCount = 0

    /// Reads the message.
    ///
    /// Throws what `Message.open` throws. Faults within data end up in `faults`.
    ///
    /// Memory: that of a structure message; for data in flat formats 32 to 64 bytes a series.
    public init(
        _ input: MessageInput, structures: Structures? = nil,
        limits: MessageLimits = MessageLimits()
    ) throws(SDMXError) {
        let message = try Message.open(input, structures: structures, limits: limits)
        format = message.format
        kind = message.kind
        switch message {
        case .structure(let message):
            header = message.header
            self.structures = message.structures
            notes = message.notes
            remarks = message.remarks
        case .metadata(let message):
            header = message.header
            metadataSets = message.sets
            notes = message.notes
            remarks = message.remarks
        case .notes(let message):
            header = message.header
            notes = message.notes
        case .data(let reader):
            header = reader.header
            var counter = DataCounter()
            counter.run(reader)
            dataSets = counter.dataSets
            faults = counter.faults
            faultCount = counter.faultCount
            header = reader.header
            notes = reader.notes
            remarks = reader.remarks
        }
    }

    /// All data sets together.
    public var observations: Int { dataSets.reduce(0) { $0 + $1.observations } }
    /// All data sets together.
    public var series: Int { dataSets.reduce(0) { $0 + $1.series } }
}

/// Counts what a reader gives.
private struct DataCounter: ~Copyable {
    var dataSets: [MessageSurvey.DataSet] = []
    var faults: [SDMXError] = []
    var faultCount = 0
    /// Which data set each pair of structure and action of a flat format is.
    private var places: [Place: Int] = [:]
    private var current = -1
    private var series = KeyTable()
    private var hasSeriesRows = false
    private var keyColumns: [Int] = []
    private var timeColumn: Int?
    private var measureColumn: Int?
    private var columnCount = 0
    private var spans: [(first: PeriodSpan, last: PeriodSpan)?] = []

    private struct Place: Hashable {
        var structure: ArtefactReference?
        var action: Action
    }

    init() {}

    mutating func run(_ reader: DataMessageReader) {
        while true {
            do throws(SDMXError) {
                guard let row = try reader.next() else { break }
                take(row, reader)
            } catch {
                faultCount += 1
                if faults.count < ValidationReport.mostErrors { faults.append(error) }
                if error.kind.endsReading { break }
            }
        }
        // What was guessed is known when all is read.
        if dataSets.count == 1 { dataSets[0].info.guesses = reader.dataSet.guesses }
    }

    private mutating func take(_ row: DataRow, _ reader: DataMessageReader) {
        if row.level == .dataSet { begin(reader) }
        if row.count != columnCount { update(row, reader) }
        switch row.level {
        case .dataSet: break
        case .group: dataSets[current].groups += 1
        case .series:
            hasSeriesRows = true
            dataSets[current].series += 1
        case .observation: observe(row)
        }
    }

    private mutating func begin(_ reader: DataMessageReader) {
        let info = reader.dataSet
        let isFlat = reader.format == .csv1 || reader.format == .csv2
        let place = Place(structure: info.structure, action: info.action)
        if isFlat, let known = places[place] {
            current = known
        } else {
            current = dataSets.count
            places[place] = current
            dataSets.append(MessageSurvey.DataSet(info: info))
            spans.append(nil)
            if !isFlat { series = KeyTable() }
        }
        hasSeriesRows = false
        columnCount = -1
    }

    /// Takes over columns that were added while the data set is read.
    private mutating func update(_ row: DataRow, _ reader: DataMessageReader) {
        columnCount = row.count
        let columns = row.columns
        dataSets[current].info = reader.dataSet
        let other = dataSets[current].info.dimensionAtObservation
        keyColumns = columns.indices.filter {
            columns[$0].role == .dimension && columns[$0].id != other
        }
        timeColumn = columns.firstIndex { $0.role == .timeDimension }
        measureColumn = columns.firstIndex { $0.role == .measure }
    }

    private mutating func observe(_ row: DataRow) {
        dataSets[current].observations += 1
        if !hasSeriesRows {
            var key = KeyHash()
            var number = current
            withUnsafeBytes(of: &number) { key.add($0.bindMemory(to: UInt8.self)) }
            for column in keyColumns { row.withBytes(column) { key.add($0) } }
            if series.insert(key, number: 0) == nil { dataSets[current].series += 1 }
        }
        if let measureColumn, row.number(measureColumn) != nil {
            dataSets[current].numericObservations += 1
        }
        if let timeColumn { note(row, timeColumn) }
    }

    private mutating func note(_ row: DataRow, _ column: Int) {
        guard let slot = row.slot(column) else { return }
        // Most periods are one of the two ends, or between them in a form that compares as text.
        let text = slot.bytes.string
        if text == dataSets[current].firstPeriod || text == dataSets[current].lastPeriod { return }
        guard let span = PeriodSpan(text) else { return }
        guard let known = spans[current] else {
            spans[current] = (span, span)
            dataSets[current].firstPeriod = text
            dataSets[current].lastPeriod = text
            return
        }
        if span.start < known.first.start {
            spans[current]?.first = span
            dataSets[current].firstPeriod = text
        }
        if span.end > known.last.end {
            spans[current]?.last = span
            dataSets[current].lastPeriod = text
        }
    }
}
