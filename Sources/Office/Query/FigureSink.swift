internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// What figures are written into.
protocol FigureSink: AnyObject {
    /// Begins a data set.
    func begin(_ request: FigureRequest, _ info: DataSetInfo) throws
    /// Writes observations of the series at hand; only its key, if there are none.
    func write(_ cursor: any FigureCursor, _ taken: ArraySlice<Int>) throws
    /// Ends the message; returns what it could not carry.
    func finish() throws -> [Loss]
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
    /// Whether series have rows of their own; in SDMX-CSV only those without observations do.
    private let hasSeriesRows: Bool

    private struct Places {
        var dimensions = 0
        var value: Int?
        var status: Int?
        var release: Int?
        /// By the place in `AttributeID.allCases`.
        var attributes: [(place: Int, column: Int)] = []

        init() {}

        /// As the layout has the columns one after the other.
        init(_ request: FigureRequest) {
            dimensions = request.question.dataflow.dimensions.count
            var next = dimensions + 1
            func place(_ isShown: Bool) -> Int? {
                guard isShown else { return nil }
                next += 1
                return next - 1
            }
            func shows(_ id: String) -> Bool { request.attributes?.contains(id) ?? true }
            value = place(request.hasValues)
            status = place(shows(FigureColumns.status))
            for (number, id) in AttributeID.allCases.enumerated() {
                if let column = place(shows(id.rawValue)) { attributes.append((number, column)) }
            }
            release = place(shows(FigureColumns.release))
        }
    }

    /// What the figures of the data set at hand are read from.
    /// A class: a struct of these would be retained one by one for each figure.
    private final class Source {
        let columns: SeriesColumns
        let observations: ObservationColumns
        let holdings: Holdings

        init(
            columns: SeriesColumns, observations: ObservationColumns, holdings: Holdings
        ) {
            self.columns = columns
            self.observations = observations
            self.holdings = holdings
        }
    }

    init(
        _ form: FigureForm, _ frame: FigureOutput.Frame, _ infos: [DataSetInfo],
        _ layout: FigureRequest.Layout?, output: @escaping MessageSink
    ) throws {
        var options = DataMessageWriter.Options()
        let format: MessageFormat
        switch form {
        case .message(let written): format = written
        case .generic:
            format = .ml21
            options.isGeneric = true
        case .csv:
            throw OfficeError(
                kind: .request, place: "format", found: "a plain table",
                expected: "a message of the standard")
        }
        options.labels = frame.labels
        options.language = frame.language
        options.separator = frame.separator
        options.isIndented = frame.isIndented
        options.dataSets = infos
        switch layout {
        case nil, .series?: options.layout = .asGiven
        case .flat?: options.layout = .flat
        case .by(let dimension)?: options.layout = .series(by: dimension.rawValue)
        }
        if case .by? = layout { isFlat = true }
        hasSeriesRows = format != .csv1 && format != .csv2
        writer = try DataMessageWriter(
            format, header: frame.header, structures: frame.structures, options: options,
            output: output)
    }

    func begin(_ request: FigureRequest, _ info: DataSetInfo) throws {
        let state = request.question.state
        let dataflow = request.question.dataflow
        source = Source(
            columns: state.view(dataflow).columns,
            observations: try state.observations(dataflow), holdings: state.holdings)
        isDeletion = info.action == .delete
        buffer.reset(columns: info.columns)
        places = Places(request)
        try writer.begin(info)
    }

    func write(_ cursor: any FigureCursor, _ taken: ArraySlice<Int>) throws {
        guard let source else { return }
        let item = cursor.item
        if !isFlat || taken.isEmpty {
            buffer.begin(.series)
            setKey(item, cursor, source)
            if hasSeriesRows || taken.isEmpty { try writer.write(buffer.row) }
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
            let columns = source.columns
            for place in 0..<places.dimensions {
                columns.texts[place].withBytes(Int(columns.keys[place][row])) {
                    buffer.set(place, $0)
                }
            }
            if let release = places.release, !isDeletion {
                buffer.set(release, String(columns.opened[row]))
            }
        case .computed(let series):
            for (place, code) in cursor.computed[series].shown.key.codes.enumerated() {
                buffer.set(place, code)
            }
            if let place = places.release, !isDeletion,
                let release = cursor.computed[series].release
            {
                buffer.set(place, String(release))
            }
        }
    }

    private func set(_ index: Int, _ source: Source) {
        let data = source.observations
        source.holdings.periodBytes.withBytes(Int(data.periods[index])) {
            buffer.set(places.dimensions, $0)
        }
        if isDeletion { return }
        if let value = places.value, data.reasons[index] == 0 {
            buffer.set(value, data.values[index])
        }
        if let status = places.status {
            buffer.set(status, Self.letters[Int(data.statuses[index])])
        }
        let set = Int(data.attributes[index])
        for (place, column) in places.attributes {
            source.holdings.withAttribute(set, place) { buffer.set(column, $0) }
        }
    }

    private func set(_ figure: Observation) {
        buffer.set(places.dimensions, figure.period.description)
        if isDeletion { return }
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
