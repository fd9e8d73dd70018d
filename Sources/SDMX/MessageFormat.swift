/// The format of a message, told from its first bytes.
///
/// Switch over it without `default`, so that a format which is added later is not overlooked.
public enum MessageFormat: String, Sendable, Hashable, CaseIterable {
    /// SDMX-CSV 1.0, the companion of SDMX 2.1.
    case csv1 = "sdmx-csv-1"
    /// SDMX-CSV 2.0 or 2.1, the companions of SDMX 3.0 and 3.1, whose headers have one shape.
    case csv2 = "sdmx-csv-2"
    /// None that is known here.
    case unknown

    /// Tells the format; never fails and promises nothing about the rest of the message.
    ///
    /// Looks at no more than the first 64 bytes, which may therefore be all that is passed.
    public static func recognise(_ bytes: some Collection<UInt8>) -> MessageFormat {
        let start = CSVStart(Array(bytes.prefix(64)))
        guard let start, start.separator != nil || start.endsThere else { return .unknown }
        switch start.version {
        case .v1: return .csv1
        case .v2: return start.isFollowed(by: "STRUCTURE_ID") ? .csv2 : .unknown
        }
    }
}
