/// What UNHCR calls its columns: in its API and the copies made of it (`coo_iso`), and in the
/// files that the Refugee Data Finder offers to download ("Country of origin (ISO)").
enum UNHCRColumns {
    /// Year, origin and asylum, that every table has; all but the year may lack, of each pair one.
    static let base = ["year", "coo", "coo_iso", "coa", "coa_iso"]
    /// Names of the areas, which are not needed, and their ids in the API.
    static let labels = ["coo_name", "coa_name", "coo_id", "coa_id", "coo_iso2", "coa_iso2"]

    /// The column that a heading means; the heading itself where none is known.
    static func name(_ heading: String) -> String { names[plain(heading)] ?? heading }

    /// The columns that a content has.
    static func names(_ content: FileContent) -> Set<String> {
        switch content {
        case .columns(let found), .items(let found): Set(found.map { name($0).lowercased() })
        case .workbook, .other: []
        }
    }

    /// Whether these columns name a year, an origin and an asylum.
    static func haveCorridor(_ names: Set<String>) -> Bool {
        names.contains("year") && (names.contains("coo") || names.contains("coo_iso"))
            && (names.contains("coa") || names.contains("coa_iso"))
    }

    /// Small letters and digits only: headings come with blanks, apostrophes and brackets.
    private static func plain(_ heading: String) -> String {
        heading.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for (column, headings) in headings {
            for heading in [column] + headings { names[plain(heading)] = column }
        }
        return names
    }()

    private static let headings: [(column: String, headings: [String])] = [
        ("year", []),
        ("coo", ["Country of origin code", "Country of origin (UNHCR)"]),
        ("coo_name", ["Country of origin"]),
        ("coo_iso", ["Country of origin (ISO)", "Country of origin ISO code"]),
        ("coa", ["Country of asylum code", "Country of asylum (UNHCR)"]),
        ("coa_name", ["Country of asylum"]),
        ("coa_iso", ["Country of asylum (ISO)", "Country of asylum ISO code"]),
        ("refugees", ["Refugees under UNHCR's mandate"]),
        ("asylum_seekers", ["Asylum-seekers"]),
        ("returned_refugees", ["Returned refugees", "Refugee returnees"]),
        ("idps", ["IDPs of concern to UNHCR"]),
        ("returned_idps", ["Returned IDPs", "Returned IDPss", "IDP returnees"]),
        ("stateless", ["Stateless persons"]),
        ("ooc", ["Others of concern", "Others of concern to UNHCR"]),
        ("oip", ["Other people in need of international protection"]),
        ("hst", ["Host community"]),
        ("resettlement", ["Resettlement arrivals", "Resettled refugees"]),
        ("naturalisation", ["Naturalization", "Naturalised refugees", "Naturalisations"]),
        ("procedure_type", ["Authority", "Procedure type"]),
        ("app_type", ["Application type"]),
        ("dec_level", ["Stage of procedure", "Decision level"]),
        ("unit", ["app_pc", "dec_pc", "Cases / Persons", "Persons / Cases", "Data type"]),
        ("applied", ["Applications", "Applied during year", "Asylum applications"]),
        (
            "dec_recognized",
            ["Recognized decisions", "Recognised decisions", "Recognized", "Recognised"]
        ),
        ("dec_other", ["Complementary protection", "Other decisions"]),
        ("dec_rejected", ["Rejected decisions", "Rejected"]),
        ("dec_closed", ["Otherwise closed", "Closed decisions"]),
        ("dec_total", ["Total decisions"]),
        ("pop_type", ["popType", "ptype", "Population type", "Population"]),
        ("location", []),
        ("loc_type", ["urbanRural", "Urban / rural", "Location type"]),
        ("acc_type", ["accommodationType", "Accommodation type"]),
        ("f_0_4", ["Female 0-4", "Female 0 to 4"]), ("m_0_4", ["Male 0-4", "Male 0 to 4"]),
        ("f_5_11", ["Female 5-11", "Female 5 to 11"]),
        ("m_5_11", ["Male 5-11", "Male 5 to 11"]),
        ("f_12_17", ["Female 12-17", "Female 12 to 17"]),
        ("m_12_17", ["Male 12-17", "Male 12 to 17"]),
        ("f_18_59", ["Female 18-59", "Female 18 to 59"]),
        ("m_18_59", ["Male 18-59", "Male 18 to 59"]),
        ("f_60", ["Female 60+", "Female 60 or more", "Female 60 and over"]),
        ("m_60", ["Male 60+", "Male 60 or more", "Male 60 and over"]),
        ("f_other", ["Female other", "Female unknown", "f_unknown"]),
        ("m_other", ["Male other", "Male unknown", "m_unknown"]),
        ("f_total", ["Female total", "Female"]), ("m_total", ["Male total", "Male"]),
        (
            "total",
            [
                "Internally displaced persons", "IDPs (IDMC)",
                "Palestine refugees under UNRWA's mandate",
            ]
        ),
    ]
}
