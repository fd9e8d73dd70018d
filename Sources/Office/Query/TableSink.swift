internal import Cubes
internal import SDMX
internal import Tables
internal import Vocabulary
internal import Warehouse

/// Figures as a plain table: codes, names of areas, value and what is known of it.
///
/// Cells are written once for each code and attribute set, and copied.
final class TableSink: FigureSink {
    private let output: ByteStore
    private let language: Language
    private var request: FigureRequest?
    private var hasHeader = false
    private var source: Source?
    private var attributes: [AttributeID] = []
    private var showsStatus = true
    private var showsRelease = true
    /// By dimension and code, the cells of the code, a comma after each.
    private var codeCells: [[[UInt8]?]] = []
    /// By attribute set, the cells of the attributes, a comma before each; and the last of them.
    private var attributeCells: [Int: [UInt8]] = [:]
    private var lastCells: (set: Int, cells: [UInt8]) = (-1, [])

    /// What the figures of the data set at hand are read from.
    private struct Source {
        let columns: SeriesColumns
        let observations: ObservationColumns
        let holdings: Holdings
    }

    /// - Parameter language: of the areas' names.
    init(_ output: ByteStore, language: String) {
        self.output = output
        self.language = Language(rawValue: language) ?? .english
    }

    func begin(_ request: FigureRequest, _ info: DataSetInfo) throws {
        let dataflow = request.question.dataflow
        self.request = request
        let state = request.question.state
        let columns = state.view(dataflow).columns
        source = Source(
            columns: columns, observations: try state.observations(dataflow),
            holdings: state.holdings)
        codeCells = columns.dictionaries.map { Array(repeating: nil, count: $0.count) }
        attributeCells = [:]
        lastCells = (-1, [])
        func shows(_ id: String) -> Bool { request.attributes?.contains(id) ?? true }
        attributes = AttributeID.allCases.filter { shows($0.rawValue) }
        showsStatus = shows(FigureColumns.status)
        showsRelease = shows(FigureColumns.release)
        guard !hasHeader else { return }
        hasHeader = true
        output.write { bytes in
            bytes += Self.cells(Self.header(request))
            bytes.append(Self.lineEnd)
        }
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
        guard let request, let source else { return }
        var key: [UInt8] = []
        var end: [UInt8] = []
        if showsRelease { end.append(Self.comma) }
        switch cursor.item {
        case .held(let row):
            for (place, column) in source.columns.keys.enumerated() {
                key += cells(place, Int(column[row]), source)
            }
            if showsRelease { end += String(source.columns.opened[row]).utf8 }
        case .computed(let series):
            let codes = cursor.computed[series].shown.key.codes
            for (dimension, code) in zip(request.question.dataflow.dimensions, codes) {
                key += cells(dimension, code)
            }
            if showsRelease, let release = cursor.computed[series].release {
                end += String(release).utf8
            }
        }
        end.append(Self.lineEnd)
        output.write { bytes in
            if taken.isEmpty {
                bytes += key
                if request.hasValues { bytes.append(Self.comma) }
                let empty = attributes.count + (showsStatus ? 1 : 0)
                bytes += [UInt8](repeating: Self.comma, count: empty)
                bytes += end
            }
            for index in taken {
                bytes += key
                switch cursor.item {
                case .held: append(index, source, &bytes)
                case .computed(let series):
                    append(cursor.computed[series].shown.series.observations[index], &bytes)
                }
                bytes += end
            }
        }
    }

    func finish() throws -> [Loss] { [] }

    private func append(_ index: Int, _ source: Source, _ bytes: inout [UInt8]) {
        let data = source.observations
        source.holdings.periodBytes.withBytes(Int(data.periods[index])) {
            bytes.append(contentsOf: $0)
        }
        if request?.hasValues == true {
            bytes.append(Self.comma)
            if data.reasons[index] == 0 { FigureText.append(data.values[index], to: &bytes) }
        }
        if showsStatus {
            bytes.append(Self.comma)
            bytes.append(data.statuses[index])
        }
        let set = Int(data.attributes[index])
        if lastCells.set != set {
            lastCells = (set, attributeCells[set] ?? cells(source.holdings.attributeSets[set]))
            attributeCells[set] = lastCells.cells
        }
        bytes += lastCells.cells
    }

    private func append(_ figure: Observation, _ bytes: inout [UInt8]) {
        bytes += figure.period.description.utf8
        if request?.hasValues == true {
            bytes.append(Self.comma)
            if let number = figure.value.number { FigureText.append(number, to: &bytes) }
        }
        if showsStatus { bytes += Self.cells(["", figure.status.rawValue]) }
        bytes += cells(figure.attributes)
    }

    private func cells(_ place: Int, _ code: Int, _ source: Source) -> [UInt8] {
        if let known = codeCells[place][code] { return known }
        let made = cells(
            source.columns.dataflow.dimensions[place], source.columns.dictionaries[place][code])
        codeCells[place][code] = made
        return made
    }

    /// A code, with its name if it is an area's, and a comma after each.
    private func cells(_ dimension: DimensionID, _ code: String) -> [UInt8] {
        guard dimension.isArea else { return Self.cells([code, ""]) }
        let area = request?.question.state.office.areas.area(code)
        return Self.cells([code, area?.name(in: language) ?? "", ""])
    }

    /// The attributes that are shown, a comma before each.
    private func cells(_ set: AttributeSet) -> [UInt8] {
        attributes.isEmpty ? [] : Self.cells([""] + attributes.map { set[$0] ?? "" })
    }

    /// Cells with commas between them.
    private static func cells(_ texts: [String]) -> [UInt8] {
        var writer = DelimitedWriter()
        for text in texts { writer.field(text) }
        return writer.bytes
    }

    private static let comma = UInt8(ascii: ",")
    private static let lineEnd = UInt8(ascii: "\n")
}
