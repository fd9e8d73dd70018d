/// Writes structure-specific data of SDMX-ML 2.1 and 3.0, and generic data of 2.1, row by row.
///
/// The header names the structure and layout of each data set. It is written with the first, so
/// that those of others have to be told by then: see `DataMessageWriter.Options.dataSets`.
final class MLDataSink: DataSink {
    enum State {
        /// Nothing is written.
        case start
        /// A data set was begun, whose start tag waits for the attributes of the data set.
        case waiting
        case dataSet
        case series
        case finished
    }

    let out: MLElementWriter
    let header: MessageHeader
    let structures: Structures
    let options: DataMessageWriter.Options
    /// Whether components are named in values.
    let isGeneric: Bool
    var state = State.start
    /// What the header lists.
    var entries: [MLDataEntry] = []
    /// By entry, what data sets call it.
    var structureIDs: [String] = []
    var info = DataSetInfo()
    var entry = 0
    var plan: MLDataPlan?
    private var dataSets = 0
    /// Elements of data sets that were begun.
    var elements = 0

    /// Whether the current series was given as a row; else the writer made it.
    @exclusivity(unchecked) var isGivenSeries = false
    /// Whether a row of a series waits for its first observation, which will show its values.
    var awaitsObservation = false
    /// Whether the data set has something after its groups.
    var hasContent = false
    /// Values of the data set, by column.
    var dataSetValues = MLKeptValues()
    /// Values of the series that the writer made, by column.
    @exclusivity(unchecked) var seriesValues = MLKeptValues()
    /// Columns of the current row that have several values.
    @exclusivity(unchecked) var complex: [MLDataPlan.Column] = []
    /// Losses of rows and values, which are added up.
    @exclusivity(unchecked) var lost = MLRowLosses()

    init(
        _ edition: MLEdition, _ header: MessageHeader, _ structures: Structures,
        _ options: DataMessageWriter.Options, _ output: @escaping MessageSink
    ) {
        self.header = header
        self.structures = structures
        self.options = options
        isGeneric = options.isGeneric && edition == .v21
        out = MLElementWriter(edition, sink: output)
        out.xml = XMLWriter(isIndented: options.isIndented, sink: output)
    }

    func begin(_ dataSet: DataSetInfo) throws(SDMXError) {
        try endDataSet()
        dataSets += 1
        out.path = "data set \(dataSets)"
        let dimension = try MLDataPlan.dimensionAtObservation(dataSet, options.layout)
        let reference = reference(of: dataSet)
        if state == .start { try writeHeader(dataSet) }
        guard
            let index = entries.firstIndex(where: {
                $0.reference == reference && $0.dimensionAtObservation == dimension
            })
        else {
            throw SDMXError(
                .unsupported, path: out.path,
                found: "\(reference), observations by \(dimension)",
                expected: "a structure and layout that the header names, which is written with "
                    + "the first data set; tell those that follow by the option dataSets")
        }
        entry = index
        plan = try MLDataPlan(
            dataSet.columns, dimensionAtObservation: dimension, out)
        info = dataSet
        state = .waiting
        hasContent = false
        isGivenSeries = false
        awaitsObservation = false
        dataSetValues.reset(dataSet.columns.count)
        seriesValues.reset(dataSet.columns.count)
        lost.grow(dataSet.columns.count)
    }

    func write(_ row: DataRow) throws(SDMXError) {
        guard var plan, state != .finished else {
            throw SDMXError(.unsupported, found: "a row", expected: "a data set to be begun first")
        }
        if row.count > plan.count {
            plan = try MLDataPlan(
                row.columns, known: plan.count,
                dimensionAtObservation: plan.dimensionAtObservation, out)
            self.plan = plan
            info.columns = row.columns
            dataSetValues.grow(row.count)
            seriesValues.grow(row.count)
            lost.grow(row.count)
        }
        switch row.level {
        case .observation:
            if state == .waiting { try openDataSet(row) }
            try observation(row, plan)
        case .series:
            if state == .waiting { try openDataSet(row) }
            try series(row, plan)
        case .group:
            if state == .waiting { try openDataSet(nil) }
            try group(row, plan)
        case .dataSet:
            guard state == .waiting else {
                lost.lateDataSets += 1
                return
            }
            keepDataSet(row)
        }
        for index in plan.dropped
        where row.slotIfThere(index) != nil && !row.isInheritedIfThere(index) {
            lost.dropped[index] += 1
        }
    }

    func finish() throws(SDMXError) -> [Loss] {
        if state == .start { try writeHeader(nil) }
        try endDataSet()
        state = .finished
        _ = try out.finish()
        return out.log.losses
    }

    /// Ends the data set, and adds up what was lost in it.
    func endDataSet() throws(SDMXError) {
        if state == .waiting { try openDataSet(nil) }
        try endSeries()
        if state == .dataSet { out.end() }
        lost.report(info.columns, to: out)
    }

    func endSeries() throws(SDMXError) {
        if awaitsObservation {
            awaitsObservation = false
            lost.emptySeries += 1
        }
        guard state == .series else { return }
        out.end()
        state = .dataSet
        isGivenSeries = false
    }
}
