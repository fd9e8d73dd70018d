/// The wire format of a message and its version.
///
/// Switch over it without `default`, so that a format which is added later is not overlooked.
public enum MessageFormat: String, Sendable, Hashable, CaseIterable {
    /// SDMX-CSV 1.0, the companion of SDMX 2.1.
    case csv1 = "sdmx-csv-1"
    /// SDMX-CSV 2.0 or 2.1, the companions of SDMX 3.0 and 3.1, whose headers have one shape.
    case csv2 = "sdmx-csv-2"
    /// SDMX-ML 2.0; read only.
    case ml20 = "sdmx-ml-2.0"
    case ml21 = "sdmx-ml-2.1"
    case ml30 = "sdmx-ml-3.0"
    /// SDMX-ML 3.1; read only.
    case ml31 = "sdmx-ml-3.1"
    /// SDMX-JSON 1.0, the companion of SDMX 2.1.
    case json1 = "sdmx-json-1"
    case json2 = "sdmx-json-2"
    /// SDMX-JSON 2.1, the companion of SDMX 3.1; read only.
    case json21 = "sdmx-json-2.1"
    /// JSON-stat 2.0; written only.
    case jsonStat = "json-stat"
    /// None that is known here.
    case unknown

    /// Tells the format by the first bytes; never fails and promises nothing about the rest of
    /// the message.
    ///
    /// - Parameter bytes: the start of the message, the more the better. CSV needs 64 bytes, XML
    ///   its first tag. JSON is told by what its first kilobytes name; where they name nothing,
    ///   the answer is `.unknown` here, while reading the message finds out.
    public static func recognise(_ bytes: some Collection<UInt8>) -> MessageFormat {
        let start = Array(bytes.prefix(1 << 16))
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
        let first = text.first { ![32, 9, 10, 13].contains($0) }
        if first == UInt8(ascii: "<") || start.starts(with: [0xFE, 0xFF])
            || start.starts(with: [0xFF, 0xFE])
        {
            return MLRoot.recognise(start)?.format ?? .unknown
        }
        if first == UInt8(ascii: "{") { return JSONRoot.recognise(start) }
        let csv = CSVStart(Array(start.prefix(64)))
        guard let csv, csv.separator != nil || csv.endsThere else { return .unknown }
        switch csv.content {
        case .data:
            let isComplete = csv.version == .v1 || csv.isFollowed(by: "STRUCTURE_ID")
            return !isComplete ? .unknown : csv.version == .v1 ? .csv1 : .csv2
        case .metadata: return csv.isFollowed(by: "MDSTRUCTURE_ID") ? .csv2 : .unknown
        case .keyedData:
            let line = String(decoding: text.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
            return line.contains("TIME_PERIOD") || line.contains("OBS_VALUE") ? .csv1 : .unknown
        }
    }
}

/// What a message is about.
public enum MessageKind: String, Sendable, Hashable, CaseIterable {
    case structure
    case data
    case metadata
    /// Only notes of the sender: that something went wrong.
    case error
    /// A query in XML; refused.
    case query
    /// A conversation with a registry; refused.
    case registry
}
