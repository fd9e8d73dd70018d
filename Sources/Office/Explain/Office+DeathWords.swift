internal import Cubes
internal import Vocabulary

extension Office {
    /// A code of the dimensions that only deaths have, in words.
    func deathWord(_ dimension: DimensionID, _ code: String) -> String? {
        switch dimension {
        case .incidentRegion, .route:
            code == "_U" ? "not stated" : GrownCode.words(code)
        case .cause:
            HouseCodelist.causes.first { $0.id == code }?.name.lowercasedAtStart
                ?? GrownCode.words(code).lowercasedAtStart
        case .casualty:
            HouseCodelist.casualties.first { $0.id == code }?.name.lowercasedAtStart
        default: nil
        }
    }

    /// A figure of deaths in a sentence.
    func deathStatement(_ key: SeriesKey, _ amount: String, _ period: Period) -> String {
        func word(_ dimension: DimensionID) -> String? {
            guard let code = key[dimension], code != "_U" else { return nil }
            return deathWord(dimension, code) ?? code
        }
        let who = word(.casualty) ?? "people"
        let parts = [
            word(.route).map { "route \($0)" }, word(.cause).map { "cause: \($0)" },
        ].compactMap { $0 }
        let region = word(.incidentRegion).map { " in the region \($0)" } ?? ""
        return "\(amount) \(who) on the way, \(period.readable)\(region)"
            + (parts.isEmpty ? "." : " (" + parts.joined(separator: ", ") + ").")
    }
}
