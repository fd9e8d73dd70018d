internal import Cubes
internal import Tables
internal import Vocabulary

/// A result as a plain table: one row a figure, each code with its name beside it. The same cells
/// go into `data.csv` and into the workbook.
struct DownloadTable {
    let dataflow: Dataflow
    private var names: DownloadNames
    private var key: SeriesKey?
    private var start: [WorkbookCell] = []

    init(_ dataflow: Dataflow, _ names: DownloadNames) {
        self.dataflow = dataflow
        self.names = names
    }

    /// The titles of the columns.
    var header: [String] { DownloadDefinitions.columns(dataflow).map(\.term) }

    /// The cells of a row; a missing value is a blank cell, never zero.
    mutating func cells(_ row: DownloadRow) -> [WorkbookCell] {
        if row.key != key {
            key = row.key
            start.removeAll(keepingCapacity: true)
            for (dimension, code) in zip(dataflow.dimensions, row.key.codes) {
                start.append(.text(code))
                start.append(.text(names.name(of: code, in: dimension)))
            }
        }
        let observation = row.observation
        var cells = start
        cells.reserveCapacity(start.count + 10)
        if let year = observation.period.calendarYear {
            cells.append(.number(Double(year)))
        } else {
            cells.append(.text(observation.period.description))
        }
        cells.append(observation.value.number.map { .number($0) } ?? .blank)
        cells.append(.text(observation.status.rawValue))
        cells.append(.text(DownloadNames.status(observation)))
        for id in AttributeID.allCases {
            cells.append(observation.attributes[id].map { .text($0) } ?? .blank)
        }
        cells.append(row.release.map { .number(Double($0)) } ?? .blank)
        return cells
    }

    /// Writes cells as a row of delimited text.
    static func write(_ cells: [WorkbookCell], to writer: inout DelimitedWriter) {
        for cell in cells {
            switch cell {
            case .text(let text), .heading(let text), .link(let text, _):
                writer.field(SpreadsheetText.harmless(text))
            case .number(let number): writer.field(number)
            case .blank: writer.emptyField()
            }
        }
        writer.endRow()
    }
}
