import Vocabulary

/// OECD, International Migration Database: inflows, outflows and stocks by citizenship or country
/// of birth, from SDMX-CSV, SDMX-ML or SDMX-JSON of its dataflows.
public struct OECDMigration: Publisher {
    public init() {}

    public let id = "oecd-migration"

    public let layout =
        "an SDMX message of OECD.ELS.IMD:DSD_MIG@DF_MIG (SDMX-CSV with columns "
        + components.joined(separator: ", ") + ")"

    public let dataSet = DataSet(
        source: "OECD_IMD", table: "international_migration", publisher: "OECD",
        title: "International Migration Database",
        citation: "OECD, International Migration Database.",
        licence: Licence(
            name: "OECD terms and conditions",
            url: "https://www.oecd.org/en/about/terms-conditions.html"),
        url: "https://data-explorer.oecd.org",
        notes: [
            "As each country reports from registers, permits or surveys: definitions differ between "
                + "countries, durations of stay above all.",
            "Inflows and outflows are of foreign citizens; nationals who return or leave are not in "
                + "them.",
            "Revised without a number of the edition: say when the file was downloaded.",
        ])

    public let quirks = [
        Quirk(
            id: "outflow-by-citizenship",
            fact: "outflows are by citizenship, which is neither origin nor destination",
            treatment:
                "those of all citizenships are flows from the reporting country to the world (W), "
                + "with a comment; the others go to DF_EMIGRATION"),
        Quirk(
            id: "two-slots",
            fact: "the origin stands in CITIZENSHIP or in BIRTH_PLACE, the other "
                + "being W, _T or _Z", treatment: "whichever is an area; both at once are left out"),
        Quirk(
            id: "groups", fact: "totals and groups (W, OECD, EU27_2020) among the citizenships",
            treatment: "W is kept as printed, other groups are left out and counted"),
        Quirk(
            id: "no-men", fact: "SEX is F and _T, seldom M", treatment: "kept as printed"),
        Quirk(
            id: "asylum-seekers",
            fact: "inflows of asylum-seekers (B13) name neither authority nor type of application",
            treatment: "applications in DF_ASYLUM, both not stated (_U)"),
        Quirk(
            id: "workers", fact: "foreign workers (B21 to B25) in one file",
            treatment: "left out and counted, each by its measure"),
    ]

    /// Ids that the message must have.
    static let components = [
        "REF_AREA", "CITIZENSHIP", "MEASURE", "SEX", "BIRTH_PLACE", "EDUCATION_LEV", "TIME_PERIOD",
        "OBS_VALUE",
    ]
    static let agency = "OECD.ELS.IMD"

    public func recognises(_ content: FileContent) -> Bool {
        switch content {
        case .columns(let names):
            // With labels=both of SDMX-CSV 1.0 a name reads "REF_AREA: Reference area".
            let ids = Set(names.map { name in String(name.prefix { $0 != ":" }) })
            return (ids.contains("STRUCTURE_ID") || ids.contains("DATAFLOW"))
                && Self.components.allSatisfy { ids.contains($0) }
        case .other(let words):
            return words.hasPrefix("an SDMX-") && words.contains(Self.agency + ":DSD_MIG")
        case .workbook, .items: return false
        }
    }

    /// What a measure becomes.
    enum Measure {
        case inflow, outflow, asylum, foreignBorn, foreign, acquisition

        init?(_ code: String) {
            switch code {
            case "B11": self = .inflow
            case "B12": self = .outflow
            case "B13": self = .asylum
            case "B14": self = .foreignBorn
            case "B15": self = .foreign
            case "B16": self = .acquisition
            default: return nil
            }
        }
    }

    /// What measures hold that are known and not taken: decision 0033.
    static let notTaken = [
        "B21": "inflows of foreign workers", "B22": "inflows of seasonal workers",
        "B23": "stocks of workers", "B24": "stocks of workers", "B25": "stocks of workers",
    ]
    /// Codes of totals and of "does not apply".
    static let totals: Set<String> = ["W", "_T", "_Z", ""]
    /// Groups of areas that the register has no code for.
    static let groups: Set<String> = [
        "OECD", "OECDE", "OECDA", "EU", "EU15", "EU25", "EU27", "EU27_2007", "EU27_2020", "EU28",
        "EA", "EA19", "EA20", "EFTA", "EEA", "ASEAN", "G7", "G20", "F", "A", "S", "E", "O", "A5",
        "A7", "A8", "W_O", "W_X", "NAFTA",
    ]
    /// Codes that are no areas.
    static let special = ["_X": "UNK", "_U": "UNK", "UNK": "UNK", "STLS": "XXA", "XXA": "XXA"]
}
