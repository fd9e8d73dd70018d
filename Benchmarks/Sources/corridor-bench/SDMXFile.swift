import SDMX

/// A message of the benchmark as a file.
struct SDMXFile {
    /// The forms that are read.
    enum Kind: String, CaseIterable {
        case ml21 = "ML 2.1"
        case ml30 = "ML 3.0"
        case generic21 = "ML 2.1 generic"
        case csv1 = "CSV 1.0"
        case csv2 = "CSV 2.0"
        case json2 = "JSON 2.0"
        case jsonStat = "JSON-stat"

        /// What our writer makes it by; nil for what it does not make.
        var format: MessageFormat? {
            switch self {
            case .ml21: .ml21
            case .ml30: .ml30
            case .generic21: nil
            case .csv1: .csv1
            case .csv2: .csv2
            case .json2: .json2
            case .jsonStat: .jsonStat
            }
        }
    }

    let path: String
    let checksum: SDMXOutput.Checksum

    /// Writes it.
    init(_ kind: Kind, _ messages: SDMXMessages, in folder: TemporaryFolder) throws {
        path = folder.fresh() + (kind == .csv1 || kind == .csv2 ? ".csv" : ".xml")
        let output = try SDMXOutput(path)
        if let format = kind.format {
            try messages.write(format) { try output.take($0) }
        } else {
            try messages.writeGeneric { try output.take($0) }
        }
        checksum = output.checksum
    }
}
