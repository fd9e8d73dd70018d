public import Cubes
internal import Estimation
internal import SDMX
internal import Tables
internal import Vocabulary

extension Office {
    /// Writes the figures of a selection; returns how many, and what the format could not carry.
    ///
    /// - Parameter sink: takes the bytes, chunk by chunk.
    @discardableResult
    public func export(
        _ pattern: KeyPattern, format: ExportFormat, asOf release: Int? = nil,
        to sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> ExportOutcome {
        let shown = try show(pattern, asOf: release)
        guard !shown.isEmpty else { throw try explainEmpty(pattern) }
        let series = shown.map(\.series)
        let message: MessageFormat
        switch format {
        case .csv:
            let count = try plain(pattern.dataflow, series, to: sink)
            return ExportOutcome(count: count, losses: [])
        case .sdmxCSV2: message = .csv2
        case .sdmxCSV1: message = .csv1
        case .sdmxML21: message = .ml21
        case .sdmxML30: message = .ml30
        case .sdmxJSON2: message = .json2
        case .jsonStat: message = .jsonStat
        }
        return try SDMXExport.write(message, pattern.dataflow, series, to: sink)
    }

    private func plain(
        _ dataflow: Cubes.Dataflow, _ series: [Series],
        to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        var writer = DelimitedWriter()
        var header: [String] = []
        for dimension in dataflow.dimensions {
            header.append(dimension.rawValue)
            if dimension.isArea { header.append(dimension.rawValue + "_NAME") }
        }
        header += ["TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"]
        header += AttributeID.allCases.map(\.rawValue)
        writer.row(header)
        var count = 0
        for item in series {
            var key: [String] = []
            for (dimension, code) in zip(dataflow.dimensions, item.key.codes) {
                key.append(code)
                if dimension.isArea { key.append(areas.area(code)?.name ?? "") }
            }
            for observation in item.observations {
                writer.row(
                    key + [
                        observation.period.description,
                        observation.value.number.map { Self.plainNumber($0) } ?? "",
                        observation.status.rawValue,
                    ] + AttributeID.allCases.map { observation.attributes[$0] ?? "" })
                count += 1
            }
        }
        try writer.bytes.withUnsafeBytes { try sink($0) }
        return count
    }

    private static func plainNumber(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return "\(value)"
    }
}
