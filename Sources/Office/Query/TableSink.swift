internal import Cubes
internal import SDMX
internal import Tables
internal import Vocabulary
internal import Warehouse

/// Figures as a plain table: codes, names of areas, value and what is known of it.
final class TableSink: FigureSink {
    private let output: ByteStore
    private let dataflows: Set<Cubes.Dataflow>
    private var request: FigureRequest?
    private var isDeletion = false
    private var hasHeader = false
    private var names: [String: String] = [:]
    private var source: (columns: SeriesColumns, observations: ObservationColumns)?

    init(_ output: ByteStore, _ requests: [FigureRequest]) {
        self.output = output
        dataflows = Set(requests.map(\.question.dataflow))
    }

    func begin(_ request: FigureRequest, _ part: FigureAnswer.Part) throws {
        let dataflow = request.question.dataflow
        guard dataflows.count == 1 else {
            throw OfficeError(
                kind: .request, place: "format csv", found: "\(dataflows.count) dataflows",
                expected: "one; SDMX-CSV takes several")
        }
        self.request = request
        isDeletion = part.action == .delete
        let state = request.question.state
        source = (state.view(dataflow).columns, try state.observations(dataflow))
        guard !hasHeader else { return }
        hasHeader = true
        var writer = DelimitedWriter()
        writer.row(Self.header(request))
        append(writer)
    }

    /// The columns of a plain table.
    static func header(_ request: FigureRequest) -> [String] {
        var header: [String] = []
        for column in FigureLayout.columns(request) {
            header.append(column.id)
            if let dimension = DimensionID(rawValue: column.id), dimension.isArea {
                header.append(column.id + "_NAME")
            }
        }
        return header
    }

    func write(_ cursor: any FigureCursor, _ taken: ArraySlice<Int>) throws {
        // What is gone has no place in a table of figures.
        guard let request, let source, !isDeletion else { return }
        let codes: [String]
        let release: String
        switch cursor.item {
        case .held(let row):
            codes = source.columns.keys.indices.map { source.columns.code(row, $0) }
            release = String(source.columns.opened[row])
        case .computed(let series):
            codes = cursor.computed[series].shown.key.codes
            release = ""
        }
        var key: [String] = []
        for (dimension, code) in zip(request.question.dataflow.dimensions, codes) {
            key.append(code)
            if dimension.isArea { key.append(name(code, request)) }
        }
        var writer = DelimitedWriter()
        if taken.isEmpty { writer.row(key + rest(nil, release, request)) }
        for index in taken {
            let figure: Observation
            switch cursor.item {
            case .held: figure = request.question.state.figure(index, source.observations)
            case .computed(let series):
                figure = cursor.computed[series].shown.series.observations[index]
            }
            writer.row(key + rest(figure, release, request))
        }
        append(writer)
    }

    func finish() throws -> [Loss] { [] }

    private func rest(
        _ figure: Observation?, _ release: String, _ request: FigureRequest
    ) -> [String] {
        var cells = [figure?.period.description ?? ""]
        if request.hasValues { cells.append(figure?.value.number.map(FigureText.number) ?? "") }
        func shows(_ id: String) -> Bool { request.attributes?.contains(id) ?? true }
        if shows(FigureColumns.status) { cells.append(figure?.status.rawValue ?? "") }
        for id in AttributeID.allCases where shows(id.rawValue) {
            cells.append(figure?.attributes[id] ?? "")
        }
        if shows(FigureColumns.release) { cells.append(release) }
        return cells
    }

    private func name(_ code: String, _ request: FigureRequest) -> String {
        if let known = names[code] { return known }
        let name = request.question.state.office.areas.area(code)?.name ?? ""
        names[code] = name
        return name
    }

    private func append(_ writer: DelimitedWriter) {
        writer.bytes.withUnsafeBytes { output.append($0) }
    }
}
