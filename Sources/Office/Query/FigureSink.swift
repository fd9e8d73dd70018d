internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// What figures are written into.
protocol FigureSink: AnyObject {
    /// Begins a data set.
    func begin(_ request: FigureRequest, _ part: FigureAnswer.Part) throws
    /// Writes observations of the series at hand; only its key, if there are none.
    func write(_ cursor: any FigureCursor, _ taken: ArraySlice<Int>) throws
    /// Ends the message; returns what it could not carry.
    func finish() throws -> [Loss]
}

/// The columns of a data set that are shown.
enum FigureLayout {
    /// What the data set says of itself.
    static func info(_ request: FigureRequest, _ part: FigureAnswer.Part) -> DataSetInfo {
        let dataflow = request.question.dataflow
        var info = DataSetInfo(
            structure: ArtefactReference(
                .dataflow, agency: FigureColumns.agency, id: dataflow.rawValue,
                version: request.version),
            columns: columns(request))
        info.action = part.action
        info.validFrom = part.validFrom
        switch request.layout {
        case .series: info.dimensionAtObservation = ComponentFilter.timePeriod
        case .flat: info.dimensionAtObservation = DataSetInfo.allDimensions
        case .by(let dimension): info.dimensionAtObservation = dimension.rawValue
        }
        return info
    }

    static func columns(_ request: FigureRequest) -> [DataColumn] {
        FigureColumns.all(request.question.dataflow).filter { column in
            switch column.role {
            case .dimension, .timeDimension: true
            case .measure: request.hasValues
            case .attribute: request.attributes?.contains(column.id) ?? true
            }
        }
    }
}

/// Figures as a message of the standard.
final class MessageFigureSink: FigureSink {
    private let writer: DataMessageWriter
    private let buffer = DataRowBuffer()
    /// Where things are in the rows of the data set at hand; nil for what is not shown.
    private var places = Places()
    private var source: Source?
    private var isFlat = false
    private var isDeletion = false

    private struct Places {
        var dimensions = 0
        var value: Int?
        var status: Int?
        var release: Int?
        /// By the place in `AttributeID.allCases`.
        var attributes: [(place: Int, column: Int)] = []
    }

    /// What the figures of the data set at hand are read from.
    private struct Source {
        let columns: SeriesColumns
        let observations: ObservationColumns
        let holdings: Holdings
    }

    init(
        _ format: MessageFormat, _ frame: FigureOutput.Frame, _ infos: [DataSetInfo],
        _ layout: FigureRequest.Layout?, output: @escaping MessageSink
    ) throws {
        var options = DataMessageWriter.Options()
        options.labels = frame.labels
        options.separator = frame.separator
        options.isIndented = frame.isIndented
        options.dataSets = infos
        switch layout {
        case nil, .series?: options.layout = .asGiven
        case .flat?: options.layout = .flat
        case .by(let dimension)?: options.layout = .series(by: dimension.rawValue)
        }
        if case .by? = layout { isFlat = true }
        writer = try DataMessageWriter(
            format, header: frame.header, structures: frame.structures, options: options,
            output: output)
    }

    func begin(_ request: FigureRequest, _ part: FigureAnswer.Part) throws {
        let info = FigureLayout.info(request, part)
        let state = request.question.state
        let dataflow = request.question.dataflow
        source = Source(
            columns: state.view(dataflow).columns,
            observations: try state.observations(dataflow), holdings: state.holdings)
        isDeletion = part.action == .delete
        buffer.reset(columns: info.columns)
        func column(_ id: String) -> Int? { info.columns.firstIndex { $0.id == id } }
        places = Places(
            dimensions: dataflow.dimensions.count, value: column(FigureColumns.value),
            status: column(FigureColumns.status), release: column(FigureColumns.release),
            attributes: AttributeID.allCases.enumerated().compactMap { place, id in
                column(id.rawValue).map { (place, $0) }
            })
        try writer.begin(info)
    }

    func write(_ cursor: any FigureCursor, _ taken: ArraySlice<Int>) throws {
        guard let source else { return }
        let item = cursor.item
        if !isFlat || taken.isEmpty {
            buffer.begin(.series)
            setKey(item, cursor, source)
            try writer.write(buffer.row)
        }
        for index in taken {
            buffer.begin(.observation)
            if isFlat { setKey(item, cursor, source) }
            switch item {
            case .held: set(index, source)
            case .computed(let series):
                set(cursor.computed[series].shown.series.observations[index])
            }
            try writer.write(buffer.row)
        }
    }

    func finish() throws -> [Loss] { try writer.finish() }

    private func setKey(_ item: FigureItem, _ cursor: any FigureCursor, _ source: Source) {
        switch item {
        case .held(let row):
            for place in 0..<places.dimensions {
                buffer.set(place, source.columns.code(row, place))
            }
            if let release = places.release, !isDeletion {
                buffer.set(release, String(source.columns.opened[row]))
            }
        case .computed(let series):
            for (place, code) in cursor.computed[series].shown.key.codes.enumerated() {
                buffer.set(place, code)
            }
        }
    }

    private func set(_ index: Int, _ source: Source) {
        let data = source.observations
        buffer.set(places.dimensions, source.holdings.periodTexts[Int(data.periods[index])])
        if isDeletion { return }
        if let value = places.value, data.reasons[index] == 0 {
            buffer.set(value, data.values[index])
        }
        if let status = places.status {
            buffer.set(status, Self.letters[Int(data.statuses[index])])
        }
        let texts = source.holdings.attributeTexts[Int(data.attributes[index])]
        for (place, column) in places.attributes {
            if let text = texts[place] { buffer.set(column, text) }
        }
    }

    private func set(_ figure: Observation) {
        buffer.set(places.dimensions, figure.period.description)
        if let value = places.value, let number = figure.value.number { buffer.set(value, number) }
        if let status = places.status { buffer.set(status, figure.status.rawValue) }
        for (place, column) in places.attributes {
            if let text = figure.attributes[AttributeID.allCases[place]] {
                buffer.set(column, text)
            }
        }
    }

    /// Each status as text.
    private static let letters = (0..<256).map { String(UnicodeScalar(UInt8($0))) }
}
