internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Names of codes, looked up once each.
struct DownloadNames {
    private let result: any DownloadableResult
    private var found: [DimensionID: [String: String]] = [:]

    init(_ result: any DownloadableResult) { self.result = result }

    /// The name of a code; that of a source is else taken from its releases. Empty where none is
    /// known.
    mutating func name(of code: String, in dimension: DimensionID) -> String {
        if let name = found[dimension]?[code] { return name }
        var name = result.name(of: code, in: dimension) ?? ""
        if name.isEmpty, dimension == .source { name = title(ofSource: code) }
        found[dimension, default: [:]][code] = name
        return name
    }

    private func title(ofSource code: String) -> String {
        let releases = result.releases.filter { $0.source == code }
        let titles = Set(releases.map(\.title))
        if titles.count == 1, let title = titles.first { return title }
        return Set(releases.map(\.publisher)).sorted().joined(separator: "; ")
    }

    /// What a code of an attribute means.
    static func name(of code: String, in attribute: AttributeID) -> String {
        switch attribute {
        case .confidentiality:
            switch code {
            case "F": "free for publication"
            case "N": "not for publication, restricted to internal use"
            case "C": "confidential"
            case "D": "secondary confidentiality, not for publication"
            case "S": "secondary confidentiality, set by the receiver, not for publication"
            default: ""
            }
        case .unitMeasure:
            switch code {
            case "PS": "persons"
            case "PT": "per cent"
            case "PER_1000": "per 1,000 population"
            case "USD": "United States dollars"
            default: ""
            }
        case .unitMult:
            switch code {
            case "0": "as it is"
            case "3": "thousands"
            case "6": "millions"
            case "9": "thousand millions"
            default: "times 10 to the power of \(code)"
            }
        case .dataType:
            switch code {
            case "B": "foreign-born population"
            case "C": "foreign citizens"
            case "R": "refugees were added"
            case "I": "imputed by the publisher"
            default: ""
            }
        case .comment: ""
        }
    }

    /// What an attribute says of a figure, as the name of a status: for a missing value why it is.
    static func status(_ observation: Observation) -> String {
        guard case .missing(let reason) = observation.value else { return observation.status.name }
        switch observation.status {
        case .normal, .missing, .notCollected, .cannotExist, .suppressed: return reason.name
        case .breakInSeries, .definitionDiffers, .estimated, .forecast, .imputed,
            .includedElsewhere, .notSignificant, .provisional, .lowReliability:
            return reason.name + "; " + observation.status.name
        }
    }
}
