/// The two forms of the SDMX REST query language. Their URLs differ from the first part on.
public enum QueryGrammar: String, Hashable, Sendable, CaseIterable {
    /// SDMX REST 1.0 to 1.5, for SDMX 2.1: `data/ECB,EXR/D.USD+GBP...`.
    case v1 = "1.x"
    /// SDMX REST 2.0 to 2.2, for SDMX 3.0 and 3.1: `data/dataflow/ECB/EXR/1.0/D.USD.*`.
    case v2 = "2.x"
}

/// A release of SDMX REST.
///
/// Reading takes what the newest release of a grammar takes; writing keeps to one release, so that
/// a service of that release understands the URL.
public enum QueryVersion: String, Hashable, Sendable, CaseIterable {
    case v1_0 = "1.0"
    case v1_1 = "1.1"
    case v1_2 = "1.2"
    case v1_3 = "1.3"
    case v1_4 = "1.4"
    case v1_5 = "1.5"
    case v2_0 = "2.0"
    case v2_1 = "2.1"
    case v2_2 = "2.2"

    /// The grammar of the release.
    public var grammar: QueryGrammar {
        switch self {
        case .v1_0, .v1_1, .v1_2, .v1_3, .v1_4, .v1_5: .v1
        case .v2_0, .v2_1, .v2_2: .v2
        }
    }
}

extension QueryVersion: Comparable {
    /// By age.
    public static func < (left: QueryVersion, right: QueryVersion) -> Bool {
        left.rawValue < right.rawValue
    }
}
