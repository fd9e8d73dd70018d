import Foundation
import Vocabulary

/// Names of countries in languages that the register does not have, as the system's locales know
/// them. They draft a mapping, where they stand as codes that its user sees; no import asks here.
enum ForeignNames {
    /// What a name probably means.
    static func area(named text: String, in areas: AreaRegister) -> Area? {
        table[TableWords.folded(text)].flatMap { areas.area($0) }
    }

    private static let languages = [
        "de", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "bg", "hr",
        "sl", "sr", "sr-Latn", "sq", "el", "tr", "lt", "lv", "et", "uk", "is", "mk", "ca", "ja",
        "ko",
        "vi", "id", "ms", "th", "fa", "he", "hi", "az", "ka", "hy", "kk",
    ]

    /// Ids by folded name; a name that means two countries is left out. Built at the first
    /// question, in some tens of milliseconds.
    private static let table: [String: String] = {
        var table: [String: String] = [:]
        var ambiguous: Set<String> = []
        for language in languages {
            let locale = Locale(identifier: language)
            for area in AreaRegister.standard.countries {
                guard let alpha2 = area.alpha2,
                    let name = locale.localizedString(forRegionCode: alpha2), name != alpha2
                else { continue }
                let key = TableWords.folded(name)
                if let known = table[key], known != area.id { ambiguous.insert(key) }
                table[key] = area.id
            }
        }
        for key in ambiguous { table[key] = nil }
        return table
    }()
}
