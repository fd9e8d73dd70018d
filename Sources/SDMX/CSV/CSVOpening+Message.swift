extension MessageOpening {
    /// Opens a message of SDMX-CSV by its first column.
    ///
    /// Throws `.unrecognised` for other tables and texts, with what they look like.
    func openCSV(
        _ input: MessageInput, _ first: [UInt8], _ structures: Structures?
    ) throws(SDMXError) -> Message {
        let limits = CSVLimits(
            fieldBytes: self.limits.tokenBytes, columns: self.limits.components * 2,
            structures: self.limits.dataSets)
        let opening = try CSVOpening(input, limits: limits)
        switch opening.start.content {
        case .metadata: return .metadata(try CSVMetadataReading.read(opening, self.limits))
        case .data, .keyedData: break
        }
        let reader = try CSVDataReader(opening, limits: limits)
        let format: MessageFormat =
            switch reader.header.version {
            case .v1: .csv1
            case .v2: .csv2
            }
        return .data(
            DataMessageReader(
                format, CSVDataSource(reader, DataBinding(structures, limits: self.limits))))
    }
}
