/// Writes neutral data as SDMX-CSV.
///
/// Each observation is a row with the values of its series. In version 2 attributes of groups and
/// data sets are rows of their own, in which all other dimensions are empty, and so are series
/// without observations; in version 1 they are repeated on the observations that follow.
///
/// The header has the columns of the first data set, as they are at its first row, and those of the
/// data sets that the options tell of; cells of columns that a data set does not have stay empty.
final class CSVDataSink: DataSink {
    /// A column of the message.
    struct Column {
        var id: String
        var role: DataColumn.Role
        var subfields: CSVSubfields?
        var names: CSVCodeNames?
    }

    let version: CSVVersion
    let options: DataMessageWriter.Options
    let structures: Structures
    let output: MessageSink
    @exclusivity(unchecked) var losses = LossLog()
    @exclusivity(unchecked) var writer: CSVDataWriter?
    @exclusivity(unchecked) var columns: [Column] = []
    /// By column of the message: that of the data set, or -1.
    @exclusivity(unchecked) var sources: [Int] = []
    /// Columns of the data set that `sources` was made of.
    @exclusivity(unchecked) var mapped = -1
    /// The data set that was begun.
    @exclusivity(unchecked) var info: DataSetInfo?
    @exclusivity(unchecked) var action = Action.information
    /// Whether the row of a series is begun, to be ended if no observation follows.
    @exclusivity(unchecked) var isSeriesOpen = false
    /// Version 1: whether the series has no observation yet.
    @exclusivity(unchecked) var isSeriesBare = false
    /// Version 1: what observations are given from others.
    @exclusivity(unchecked) var attached = AttachedValues<String>()
    @exclusivity(unchecked) var observations = 0
    /// Rows before the first observation of data whose columns are found while they are read.
    @exclusivity(unchecked) var waiting: [WaitingRow] = []
    @exclusivity(unchecked) var isWaiting = false
    /// By data structure, the names of the codes of its components.
    var codeNames: [ArtefactReference: [String: CSVCodeNames]] = [:]

    init(
        _ version: CSVVersion, _ header: MessageHeader, _ structures: Structures,
        _ options: DataMessageWriter.Options, _ output: @escaping MessageSink
    ) {
        self.version = version
        self.options = options
        self.structures = structures
        self.output = output
        if header != MessageHeader() {
            losses.add(.leftOut, path: "header", what: "SDMX-CSV has no place for any of it")
        }
    }

    func begin(_ dataSet: DataSetInfo) throws(SDMXError) {
        if isWaiting { try writeWaiting(dataSet.columns) }
        try endSeries()
        info = dataSet
        action = version == .v1 ? .information : dataSet.action
        mapped = -1
        noteUnused()
        attached = AttachedValues()
        observations = 0
        noteLosses(of: dataSet)
        isWaiting =
            writer == nil && !dataSet.columns.contains { $0.role == .measure }
            && !options.dataSets.contains(dataSet)
        if writer != nil {
            let choice = try structure(of: dataSet)
            try writer?.use(choice, name: structureName(dataSet, choice))
            columns.indices.forEach { columns[$0].names = nil }
        }
    }

    func write(_ row: DataRow) throws(SDMXError) {
        if isWaiting {
            if row.level != .observation, waiting.count < WaitingRow.limit {
                waiting.append(WaitingRow(row))
                return
            }
            try open(row.columns, row: row)
            try writeWaiting(row.columns)
        }
        if row.level != .observation || isSeriesOpen || !row.annotations.isEmpty {
            try prepare(row)
        }
        if isDropped || row.level == .dataSet && !hasAttributes(row) { return }
        if mapped != row.count { try map(row) }
        switch row.level {
        case .dataSet: try writePart(row)
        case .group: try writePart(row)
        case .series:
            if version == .v1 {
                isSeriesBare = true
            } else {
                try add(row)
                isSeriesOpen = true
            }
        case .observation:
            isSeriesBare = false
            observations &+= 1
            if version == .v1, !attached.isEmpty {
                try addWithAttached(row)
            } else {
                try add(row)
            }
            try writer?.endRow()
        }
    }

    func finish() throws(SDMXError) -> [Loss] {
        if isWaiting { try writeWaiting(info?.columns ?? []) }
        try endSeries()
        noteUnused()
        if writer == nil { try open(info?.columns ?? [], row: nil) }
        if let rest = writer.take() { try rest.finish() }
        return losses.losses
    }

    /// Version 1 cannot say that rows are to be deleted, and must not say the contrary.
    private var isDropped: Bool { version == .v1 && info?.action == .delete }

    private func prepare(_ row: DataRow) throws(SDMXError) {
        if !row.annotations.isEmpty {
            losses.add(.leftOut, path: "annotations", what: "of a \(row.level.rawValue)")
        }
        if isDropped {
            losses.add(.leftOut, path: "data set", what: "a row of a deletion")
        }
        if row.level == .observation {
            // The row of its series is taken back: the observation says it all.
            isSeriesOpen = false
        } else {
            try endSeries()
        }
    }

    /// Ends the row of a series that has no observations.
    private func endSeries() throws(SDMXError) {
        if isSeriesOpen { try writer?.endRow() }
        if isSeriesBare {
            losses.add(.leftOut, path: "series", what: "without observations")
        }
        isSeriesOpen = false
        isSeriesBare = false
    }

    /// Writes attributes of a part of the key, or keeps them for its observations.
    private func writePart(_ row: DataRow) throws(SDMXError) {
        switch version {
        case .v2:
            try add(row)
            try writer?.endRow()
        case .v1:
            if observations > 0 {
                losses.add(
                    .changed, path: row.group.map { "group \($0)" } ?? "attributes of a part",
                    what: "written on the observations that come after it only")
            }
            attach(row)
        }
    }

    private func attach(_ row: DataRow) {
        let columns = row.columns
        let key = columns.indices.filter { columns[$0].role.isKey && row.isPresent($0) }
        var values: [Int: String] = [:]
        for index in columns.indices where columns[index].role == .attribute {
            if let text = plainText(row, index) { values[index] = text }
        }
        guard !values.isEmpty else { return }
        attached.add(key.map { ($0, row.text($0) ?? "") }, values)
    }

    /// Tells of attributes that no observation was met of.
    private func noteUnused() {
        if attached.unused > 0 {
            losses.add(
                Loss(
                    .leftOut, path: "attributes of a part",
                    what: "no observation of the part came after them", count: attached.unused))
        }
    }

    private func hasAttributes(_ row: DataRow) -> Bool {
        (0..<row.count).contains { row.isPresent($0) }
    }
}
