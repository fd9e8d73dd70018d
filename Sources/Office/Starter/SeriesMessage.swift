internal import Cubes
internal import Foundation
internal import SDMX
internal import Vocabulary

/// Series at hand, which no workspace holds, as SDMX messages of our dataflows.
enum SeriesMessage {
    static let version = "1.0.0"

    /// Writes one message.
    static func write(
        _ format: MessageFormat, _ dataflow: Cubes.Dataflow, _ series: [Series],
        to sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> ExportOutcome {
        var options = DataMessageWriter.Options()
        options.isIndented = false
        let info = info(dataflow)
        let writer = try DataMessageWriter(
            format, header: header(), options: options, output: sink)
        try writer.begin(info)
        let buffer = DataRowBuffer(columns: info.columns)
        let layout = Layout(dataflow, info)
        var count = 0
        for item in series {
            buffer.begin(.series)
            for (column, code) in item.key.codes.enumerated() { buffer.set(column, code) }
            try writer.write(buffer.row)
            for observation in item.observations {
                buffer.begin(.observation)
                buffer.set(layout.period, observation.period.description)
                if let number = observation.value.number { buffer.set(layout.value, number) }
                buffer.set(layout.status, observation.status.rawValue)
                for (offset, id) in AttributeID.allCases.enumerated() {
                    guard let value = observation.attributes[id] else { continue }
                    buffer.set(layout.attributes + offset, value)
                }
                try writer.write(buffer.row)
                count += 1
            }
        }
        let losses = try writer.finish()
        return ExportOutcome(count: count, losses: losses.map { "\($0)" })
    }

    /// Where the columns after the dimensions are.
    private struct Layout {
        let period: Int
        let value: Int
        let status: Int
        let attributes: Int

        init(_ dataflow: Cubes.Dataflow, _ info: DataSetInfo) {
            period = dataflow.dimensions.count
            value = period + 1
            status = period + 2
            attributes = period + 3
        }
    }

    static func info(_ dataflow: Cubes.Dataflow) -> DataSetInfo {
        // No release has brought them yet.
        let columns = FigureColumns.all(dataflow).filter { $0.id != FigureColumns.release }
        var info = DataSetInfo(
            structure: ArtefactReference(
                .dataflow, agency: FigureColumns.agency, id: dataflow.rawValue, version: version),
            columns: columns)
        info.dimensionAtObservation = "TIME_PERIOD"
        return info
    }

    private static func header() -> MessageHeader {
        var header = MessageHeader(id: "CORRIDOR")
        header.prepared = Date().formatted(.iso8601)
        header.sender = Party("CORRIDOR")
        return header
    }
}
