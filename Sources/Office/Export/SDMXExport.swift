internal import Cubes
internal import SDMX
internal import Vocabulary

/// Series as SDMX-CSV messages of our dataflows.
enum SDMXExport {
    static let version = "1.0.0"

    /// Writes one message; returns the number of observations.
    static func write(
        _ csv: CSVVersion, _ dataflow: Dataflow, _ series: [Series],
        to sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        guard
            let structure = StructureReference(
                .dataflow, agency: "CORRIDOR", id: dataflow.rawValue, version: version)
        else { return 0 }
        let columns =
            dataflow.dimensions.map(\.rawValue) + ["TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"]
            + AttributeID.allCases.map(\.rawValue)
        var writer = try CSVDataWriter(
            csv, structure: structure, columns: columns.map { CSVComponent($0) }, sink: sink)
        var count = 0
        for item in series {
            for observation in item.observations {
                try writer.beginRow(action: .information)
                for code in item.key.codes { try writer.add(code) }
                try writer.add(observation.period.description)
                if let number = observation.value.number {
                    try writer.add(number)
                } else {
                    try writer.addEmpty()
                }
                try writer.add(observation.status.rawValue)
                for id in AttributeID.allCases {
                    if let value = observation.attributes[id] {
                        try writer.add(value)
                    } else {
                        try writer.addEmpty()
                    }
                }
                try writer.endRow()
                count += 1
            }
        }
        try writer.finish()
        return count
    }
}
