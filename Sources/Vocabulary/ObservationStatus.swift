/// The status of an observation (SDMX CL_OBS_STATUS, the codes that migration figures use).
public enum ObservationStatus: String, CaseIterable, Sendable {
    case normal = "A"
    case breakInSeries = "B"
    case definitionDiffers = "D"
    case estimated = "E"
    case forecast = "F"
    case imputed = "I"
    case includedElsewhere = "K"
    case notSignificant = "N"
    case missing = "O"
    case notCollected = "L"
    case cannotExist = "M"
    case provisional = "P"
    case suppressed = "Q"
    case lowReliability = "U"

    /// The status in words.
    public var name: String {
        switch self {
        case .normal: "reported"
        case .breakInSeries: "break in series"
        case .definitionDiffers: "definition differs"
        case .estimated: "estimated"
        case .forecast: "forecast"
        case .imputed: "imputed by the publisher"
        case .includedElsewhere: "included elsewhere"
        case .notSignificant: "not significant"
        case .missing: "missing"
        case .notCollected: "not collected"
        case .cannotExist: "cannot exist"
        case .provisional: "provisional"
        case .suppressed: "suppressed"
        case .lowReliability: "low reliability"
        }
    }
}
