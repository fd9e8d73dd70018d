import Vocabulary

/// Names of areas as the World Bank prints them.
enum WorldBankNames {
    /// What a name of a row or column stands for.
    enum Meaning: Hashable {
        case area(Area)
        /// Origins or destinations that are not told apart.
        case others
        /// The sum of all others.
        case total
    }

    /// What a name means; nil for an unknown or ambiguous one.
    static func meaning(of name: String, in areas: AreaRegister) -> Meaning? {
        let key = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if totals.contains(key) { return .total }
        if others.contains(key) { return .others }
        if let id = ids[key] { return areas.area(id).map { .area($0) } }
        let found = areas.areas(named: name)
        guard let area = found.first, found.count == 1, !area.isAggregate else { return nil }
        return .area(area)
    }

    private static let totals: Set<String> = ["world", "total", "grand total", "world total"]
    private static let others: Set<String> = [
        "other north", "other south", "others", "other", "other countries", "unknown",
    ]

    /// The World Bank's names that are neither the United Nations' nor usual.
    private static let ids: [String: String] = [
        "bahamas, the": "BHS", "congo, dem. rep.": "COD", "congo, dem. rep": "COD",
        "congo, rep.": "COG", "congo, rep": "COG", "cote d'ivoire": "CIV", "côte d'ivoire": "CIV",
        "curacao": "CUW", "egypt, arab rep.": "EGY", "faeroe islands": "FRO",
        "gambia, the": "GMB", "hong kong sar, china": "HKG", "iran, islamic rep.": "IRN",
        "korea, dem. rep.": "PRK", "korea, dem. people's rep.": "PRK", "korea, rep.": "KOR",
        "kosovo": "XKX", "kyrgyz republic": "KGZ", "lao pdr": "LAO", "macao sar, china": "MAC",
        "macedonia, fyr": "MKD", "micronesia, fed. sts.": "FSM", "slovak republic": "SVK",
        "st. kitts and nevis": "KNA", "st. lucia": "LCA", "st. martin (french part)": "MAF",
        "st. vincent and the grenadines": "VCT", "st. vincent & grenadines": "VCT",
        "venezuela, rb": "VEN", "virgin islands (u.s.)": "VIR", "virgin islands (us)": "VIR",
        "west bank and gaza": "PSE", "yemen, rep.": "YEM", "taiwan, china": "TWN",
        "serbia and montenegro": "SCG", "netherlands antilles": "ANT", "channel islands": "XCI",
        "puerto rico (us)": "PRI", "puerto rico (u.s.)": "PRI", "somalia, fed. rep.": "SOM",
        "turkiye": "TUR", "são tomé and principe": "STP", "são tomé and príncipe": "STP",
        "viet nam": "VNM", "vietnam": "VNM", "british virgin islands": "VGB",
        "reunion": "REU", "st. helena": "SHN", "st. pierre and miquelon": "SPM",
        "wallis and futuna": "WLF", "falkland islands": "FLK",
    ]
}
