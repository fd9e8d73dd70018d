internal import Vocabulary
internal import Warehouse

/// Names of codes that the program does not fix. They follow from the code and from the release
/// that brought it, so that they never change.
enum GrownCode {
    /// The code in a list, as the release brought it.
    static func definition(
        _ code: String, in list: HouseCodelist, broughtBy release: Release?
    ) -> Definition {
        switch list {
        case .source: return source(code, release)
        case .age: if let age = AgeCodes.definition(code) { return age }
        case .frequency:
            if code.first == "A", let count = Int(code.dropFirst()), let years = years(count),
                years.id == code
            {
                return years
            }
        case .populationType, .unit:
            if let later = HouseCodelist.later(code, in: list) { return later }
        case .area, .criterion, .reporter, .method, .indicator, .dataType, .procedure,
            .asylumMeasure, .applicationType, .decisionLevel, .countUnit, .permitMeasure,
            .permitReason, .permitDuration, .casualty:
            break
        case .incidentRegion, .route, .cause:
            return Definition(code, words(code), "As the publisher calls it, made a code.")
        }
        let origin = release.map { " of \($0.source), \($0.table)" } ?? ""
        return Definition(
            code, code, "As in the data\(origin): the program has no words for it.")
    }

    /// A code that was made of words, in words again, as names are written: `Route to the Canary
    /// Islands`.
    static func words(_ code: String) -> String {
        let small: Set = ["and", "the", "to", "of", "from", "or", "in", "by", "via", "route"]
        let words = code.lowercased().split(separator: "_").enumerated().map { place, word in
            place > 0 && small.contains(String(word))
                ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
        }
        return words.joined(separator: " ")
    }

    /// The frequency of periods of several years: `A5`.
    static func years(_ count: Int) -> Definition? {
        guard (2...9999).contains(count) else { return nil }
        return Definition(
            "A\(count)", "Every \(count) years",
            "A period of \(count) years, or a stock every \(count) years.")
    }

    private static func source(_ code: String, _ release: Release?) -> Definition {
        if code == starter.id { return starter }
        guard let release else {
            return Definition(code, code, "The release that brought it is not at hand.")
        }
        return Definition(
            code, release.title,
            """
            \(release.publisher). To be cited as: \(release.citation) Terms: \
            \(release.licence.name). \(release.url)
            """)
    }

    /// The starter set has releases of several publishers, so that no title stands for all.
    private static let starter = Definition(
        StarterBuild.source, "Corridor's starter extract, 2024",
        """
        Extracts by Corridor of UN DESA's International Migrant Stock 2024 and World Population \
        Prospects 2024 and of UNHCR's Refugee Data Finder, on the terms of each.
        """)

    /// Whether the standard allows the text as the id of a code.
    static func isID(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                    UInt8(ascii: "@"), UInt8(ascii: "$"):
                    true
                default: false
                }
            }
    }
}
