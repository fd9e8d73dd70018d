internal import Cubes
internal import Vocabulary

extension Office {
    /// A code of the dimensions that only asylum has, in words.
    func asylumWord(_ dimension: DimensionID, _ code: String) -> String? {
        let list: [Definition]
        switch dimension {
        case .procedure: list = HouseCodelist.procedures
        case .asylumMeasure: list = HouseCodelist.asylumMeasures
        case .applicationType: list = HouseCodelist.applicationTypes
        case .decisionLevel: list = HouseCodelist.decisionLevels
        case .countUnit: list = HouseCodelist.countUnits
        case .freq, .source, .origin, .destination, .criterion, .sex, .age, .reporter, .method,
            .popType, .refArea, .indicator, .sendingArea, .receivingArea, .criterionArea,
            .permitMeasure, .permitReason, .permitDuration, .incidentRegion, .route, .cause,
            .casualty:
            return nil
        }
        return list.first { $0.id == code }?.name.lowercasedAtStart
    }

    /// What a figure of asylum counts, for a sentence: "decisions (rejected; first instance,
    /// persons)".
    func asylumWords(_ key: SeriesKey) -> String {
        func word(_ dimension: DimensionID) -> String? {
            guard let code = key[dimension], code != "_Z", code != "_T" else { return nil }
            return asylumWord(dimension, code) ?? code
        }
        let details: [DimensionID] = [.applicationType, .decisionLevel, .procedure, .countUnit]
        var parts = details.compactMap(word)
        if let sex = key[.sex].flatMap(Sex.init), sex != .total { parts.append(sex.name) }
        if let age = key[.age], age != "_T" {
            parts.append(AgeCodes.definition(age)?.name.lowercasedAtStart ?? age)
        }
        let what: String
        switch key[.asylumMeasure] {
        case "APPLICATIONS": what = "applications for asylum"
        case "DECISIONS": what = "decisions on asylum"
        case "PENDING": what = "pending applications for asylum"
        case "TEMPORARY_STOCK": what = "beneficiaries of temporary protection"
        case let other:
            what = "decisions on asylum"
            parts.insert(asylumWord(.asylumMeasure, other ?? "") ?? (other ?? ""), at: 0)
        }
        return parts.isEmpty ? what : what + " (" + parts.joined(separator: ", ") + ")"
    }
}

extension String {
    /// With a small first letter, but for words such as UNHCR.
    var lowercasedAtStart: String {
        let second = dropFirst().first
        guard let first, second?.isUppercase != true else { return self }
        return first.lowercased() + dropFirst()
    }
}
