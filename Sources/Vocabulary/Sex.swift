/// Sex as statistics of migration publish it (SDMX CL_SEX).
public enum Sex: String, CaseIterable, Sendable {
    case total = "_T"
    case female = "F"
    case male = "M"
    case unknown = "_U"

    /// The English word for tables and pages.
    public var name: String {
        switch self {
        case .total: "both sexes"
        case .female: "women"
        case .male: "men"
        case .unknown: "sex unknown"
        }
    }
}
