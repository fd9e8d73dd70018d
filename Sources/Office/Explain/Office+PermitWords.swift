internal import Cubes
internal import Vocabulary

extension Office {
    /// A code of the dimensions that only permits have, in words.
    func permitWord(_ dimension: DimensionID, _ code: String) -> String? {
        let list: [Definition]
        switch dimension {
        case .permitMeasure: list = HouseCodelist.permitMeasures
        case .permitReason: list = HouseCodelist.permitReasons
        case .permitDuration: list = HouseCodelist.permitDurations
        default: return nil
        }
        return list.first { $0.id == code }?.name.lowercasedAtStart
    }

    /// What a figure of permits counts, for a sentence: "first permits (work, 3 to 5 months)".
    func permitWords(_ key: SeriesKey) -> String {
        func word(_ dimension: DimensionID) -> String? {
            guard let code = key[dimension], code != "_T", code != "_Z" else { return nil }
            return permitWord(dimension, code) ?? code
        }
        let what = word(.permitMeasure) ?? "permits"
        let parts = [DimensionID.permitReason, .permitDuration].compactMap(word)
        return parts.isEmpty ? what : what + " (" + parts.joined(separator: ", ") + ")"
    }

    /// Sex and age of the people that a figure counts, where they are told: " (women, 0 to 4
    /// years)".
    func peopleWords(_ key: SeriesKey) -> String {
        var parts: [String] = []
        if let sex = key[.sex].flatMap(Sex.init), sex != .total { parts.append(sex.name) }
        if let age = key[.age], age != "_T" {
            parts.append(AgeCodes.definition(age)?.name.lowercasedAtStart ?? age)
        }
        return parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
    }
}
