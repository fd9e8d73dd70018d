/// Writes JSON-stat 2.0: a dataset, or a collection of several.
///
/// A cube is written by the place of its cells, which is known only when all categories are, so
/// that observations are held until the end (see `JSONStatCube` for their cost).
///
/// What JSON-stat has no place for is told as a loss: attributes but `OBS_STATUS` and those of the
/// data set, annotations, series and groups, actions.
final class JSONStatSink: DataSink {
    private let header: MessageHeader
    private let structures: Structures
    private let options: DataMessageWriter.Options
    private let output: MessageSink
    private var cubes: [JSONStatCube] = []
    private var losses = LossLog()
    private var isFinished = false
    /// Columns of all data sets.
    private var columnCount = 0
    /// Of the data set that was begun: columns of attributes, dimensions and measures. Asked here
    /// for every row, since the cube is changed in place.
    private var attributes: [Int] = []
    private var dimensions: [Int] = []
    private var measures: [Int] = []
    private var status = -1

    init(
        _ header: MessageHeader, _ structures: Structures, _ options: DataMessageWriter.Options,
        _ output: @escaping MessageSink
    ) {
        self.header = header
        self.structures = structures
        self.options = options
        self.output = output
    }

    func begin(_ dataSet: DataSetInfo) throws(SDMXError) {
        columnCount += dataSet.columns.count
        guard columnCount <= JSONDataSink.mostColumns else {
            throw SDMXError(
                .limit,
                found: "data sets with more than \(JSONDataSink.mostColumns) columns in all",
                expected: "fewer data sets in one message")
        }
        cubes.append(JSONStatCube(dataSet))
        use(cubes[cubes.count - 1])
        if dataSet.action != .information {
            losses.add(
                .leftOut, path: "action \(dataSet.action.rawValue)",
                what: "the format has no actions")
        }
        noteAnnotations(dataSet.annotations)
    }

    func write(_ row: DataRow) throws(SDMXError) {
        guard !isFinished, let last = cubes.indices.last else {
            throw SDMXError(.unexpected, found: "a row", expected: "the start of a data set")
        }
        if row.count > cubes[last].info.columns.count { try extend(row.columns, last) }
        switch row.level {
        case .dataSet:
            for column in attributes where row.isPresent(column) {
                cubes[last].attributes.append((row.columns[column].id, row.values(column)))
            }
        case .group, .series:
            let what = row.level == .group ? "of a group" : "of a series"
            for column in attributes where row.isPresent(column) {
                drop(row.columns[column].id, what)
            }
            noteAnnotations(row.annotations)
        case .observation: try writeObservation(row, last)
        }
    }

    func finish() throws(SDMXError) -> [Loss] {
        guard !isFinished else { return losses.losses }
        isFinished = true
        let writing = JSONStatWriting(
            header: header, structures: structures, language: options.language, output: output)
        try writing.write(&cubes, &losses)
        cubes = []
        return losses.losses
    }

    private func use(_ cube: JSONStatCube) {
        dimensions = cube.dimensions
        measures = cube.measures
        status = cube.status
        let columns = cube.info.columns
        attributes = columns.indices.filter { columns[$0].role == .attribute }
    }

    /// Goes on with more columns. Those of keys and measures have to come before the first
    /// observation.
    private func extend(_ columns: [DataColumn], _ last: Int) throws(SDMXError) {
        let known = cubes[last].info.columns.count
        columnCount += columns.count - known
        if cubes[last].count > 0,
            let late = columns[known...].first(where: { $0.role != .attribute })
        {
            throw SDMXError(
                .unsupported, path: "\(late.role.rawValue) \(late.id)",
                found: "a column that the data set's observations were begun without",
                expected: "all dimensions and measures before the first observation")
        }
        cubes[last].extend(columns)
        use(cubes[last])
    }

    private func writeObservation(_ row: DataRow, _ last: Int) throws(SDMXError) {
        for column in dimensions where !row.isPresent(column) {
            throw SDMXError(
                .value, path: "observation",
                found: "no value of \(cubes[last].info.columns[column].id)",
                expected: "one, since a cell of a cube has all dimensions")
        }
        for column in measures where row.isPresent(column) && row.number(column) == nil {
            if row.isIntentionallyMissing(column) { continue }
            losses.add(
                .leftOut, path: "measure \(row.columns[column].id)",
                what: "a value that is no number")
        }
        for column in attributes where column != status {
            if row.isPresent(column), !row.isInherited(column) {
                drop(row.columns[column].id, "of an observation")
            }
        }
        noteAnnotations(row.annotations)
        cubes[last].add(row)
    }

    private func drop(_ id: String, _ what: String) {
        losses.add(
            .leftOut, path: "attribute \(id)", what: "the format has no attributes \(what)")
    }

    private func noteAnnotations(_ annotations: [Annotation]) {
        for _ in annotations {
            losses.add(.leftOut, path: "annotation", what: "the format has no annotations")
        }
    }
}
