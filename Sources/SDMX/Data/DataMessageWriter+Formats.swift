extension DataMessageWriter {
    static func sink(
        _ format: MessageFormat, _ header: MessageHeader, _ structures: Structures,
        _ options: Options, _ output: @escaping MessageSink
    ) throws(SDMXError) -> any DataSink {
        switch format {
        case .csv1: return CSVDataSink(.v1, header, structures, options, output)
        case .csv2: return CSVDataSink(.v2, header, structures, options, output)
        case .ml21: return MLDataSink(.v21, header, structures, options, output)
        case .ml30: return MLDataSink(.v30, header, structures, options, output)
        case .json1: return try JSONDataSink(.v1, header, structures, options, output)
        case .json2: return try JSONDataSink(.v2, header, structures, options, output)
        case .jsonStat: return JSONStatSink(header, structures, options, output)
        case .ml20, .ml31, .json21, .unknown:
            throw SDMXError(
                .unsupported, found: format.rawValue,
                expected: "one of the formats that are written: "
                    + Self.written.map(\.rawValue).joined(separator: ", "))
        }
    }

    /// The formats that are written.
    public static let written: [MessageFormat] = [
        .csv1, .csv2, .ml21, .ml30, .json1, .json2, .jsonStat,
    ]
}
