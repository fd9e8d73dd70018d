import Vocabulary

/// Eurostat's English labels of citizenships and countries, for copies without codes.
struct EurostatLabels {
    enum Meaning {
        /// Eurostat's code.
        case code(String)
        /// Several countries.
        case aggregate
    }

    private let codes: [String: String]

    init(_ areas: AreaRegister) {
        var codes: [String: String] = [:]
        for area in areas.all where !area.isAggregate {
            guard let code = area.eurostat ?? Self.former[area.id] else { continue }
            for name in [area.name(in: .english), area.shortName] + area.otherNames {
                if codes[Self.plain(name)] == nil { codes[Self.plain(name)] = code }
            }
        }
        for (name, code) in Self.own { codes[Self.plain(name)] = code }
        self.codes = codes
    }

    subscript(label: String) -> Meaning? {
        let plain = Self.plain(label)
        if Self.regions.contains(plain) || Self.marks.contains(where: { plain.contains($0) }) {
            return .aggregate
        }
        return codes[plain].map { .code($0) }
    }

    /// Small letters, one kind of apostrophe, no asterisk of a footnote.
    private static func plain(_ label: String) -> String {
        var text = ColumnTable.trimmed(label).lowercased()
        while text.last == "*" { text.removeLast() }
        return String(text.map { $0 == "\u{2019}" ? "'" : $0 == "\u{A0}" ? " " : $0 })
    }

    private static let former = ["SUN": "EX_SU", "YUG": "EX_YU", "CSK": "CZ_SK", "SCG": "RS_ME"]

    private static let own = [
        "Total": "TOTAL", "Reporting country": "NAT", "Foreign country": "FOR",
        "Foreign country and stateless": "FOR_STLS", "Unknown": "UNK", "Stateless": "STLS",
        "Recognised non-citizens": "RNC", "Gambia, The": "GM", "Myanmar/Burma": "MM",
        "Faroes": "FO", "Kosovo": "XK",
        "Bonaire, Saint Eustatius and Saba": "BQ", "Falkland Islands": "FK",
        "French Southern and Antarctic Lands": "TF", "Netherlands Antilles": "AN",
        "Western Africa": "AFR_W", "Central America": "AME_C", "South America": "AME_S",
        "Central Asia": "ASI_C", "Eastern Asia": "ASI_E", "Southern Asia": "ASI_S",
        "South-Eastern Asia": "ASI_SE", "Caribbean": "CRB", "Oceania": "OCE",
        "Pitcairn Islands": "PN", "Saint Martin": "MF", "Wallis and Futuna": "WF",
        "Soviet Union": "EX_SU", "Yugoslavia": "EX_YU",
        "Czechoslovakia": "CZ_SK", "Serbia and Montenegro": "RS_ME",
        "Mayotte (FR - part of EU as of 01.01.2014)": "YT",
    ]

    /// Parts of labels that name several countries.
    private static let marks = [
        "except reporting country", "nor reporting country", "aggregate changing",
        "european union - ", "candidate countries", "countries other than",
        "developed countries", "european free trade association",
    ]

    /// Those that M49 has too are among the codes.
    private static let regions: Set<String> = [
        "africa", "america", "asia", "europe", "northern africa", "eastern africa",
        "central africa", "southern africa", "northern america", "western asia",
        "australia and new zealand", "melanesia", "micronesia", "polynesia", "others",
    ]
}
