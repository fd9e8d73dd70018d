import SDMX
import Vocabulary

/// UNICEF, child migration and displacement: migrants by country of destination, refugees by country of
/// asylum and of origin, and people displaced within their country, of all ages and under 18.
///
/// Experimental: made from descriptions of the dataflow, without a message at hand.
public struct UNICEFMigration: Publisher {
    public init() {}

    public let id = "unicef-migration"

    public let layout =
        "an SDMX message of UNICEF:MG (SDMX-CSV with columns " + components.joined(separator: ", ")
        + ")"

    public let dataSet = DataSet(
        source: "UNICEF", table: "mg", publisher: "UNICEF",
        title: "Child migration and displacement",
        citation: "UNICEF Data Warehouse, Migration (MG). https://data.unicef.org/",
        licence: Licence(
            name: "UNICEF's terms of use; figures of UN DESA, UNHCR and IDMC keep theirs",
            url: "https://www.unicef.org/legal"),
        url: "https://data.unicef.org/topic/child-migration-and-displacement/migration/",
        notes: [
            "Figures of others as UNICEF passes them on: migrants are UN DESA's, refugees UNHCR's, "
                + "people displaced within their country IDMC's; those under 18 are UNICEF's "
                + "estimates.",
            "A figure is of one area: the other end of the corridor is the world.",
            "Who is under 18 is kept for migrants only; DF_DISPLACED has no ages.",
            "The reader of this dataflow is experimental: it follows descriptions of it.",
        ])

    public let quirks = [
        Quirk(
            id: "experimental", fact: "the reader was made without a message at hand",
            treatment: "what does not fit is left out by name and counted; an unknown area is a "
                + "finding"),
        Quirk(
            id: "one-end", fact: "a figure names one area, of destination, asylum or origin",
            treatment: "the other end is the world, W, as printed"),
        Quirk(
            id: "children", fact: "most figures are of those under 18 (AGE Y0T17)",
            treatment:
                "kept for migrants with their age; for refugees and displaced people only all "
                + "ages are kept, others are left out and counted"),
        Quirk(
            id: "others-indicators",
            fact:
                "ratios to population, new displacements in a year and refugees of UNRWA stand beside",
            treatment: "left out by name and counted"),
        Quirk(
            id: "by-cause", fact: "displaced people by cause stand beside the total (STAT_POP)",
            treatment: "the total (_T) is taken, causes are left out and counted"),
        Quirk(
            id: "below-one", fact: "small figures are printed as <1, of thousands",
            treatment: "missing, with a COMMENT: they are not zero"),
        Quirk(
            id: "groups", fact: "the world and UNICEF's regions stand among the areas",
            treatment: "left out and counted"),
    ]

    /// Ids that the message must have.
    static let components = ["REF_AREA", "INDICATOR", "AGE", "TIME_PERIOD", "OBS_VALUE"]
    static let structure = "UNICEF:MG("

    public func recognises(_ content: FileContent) -> Bool {
        switch content {
        case .columns(let names):
            // With labels=both a name reads "REF_AREA:Geographic area".
            let ids = Set(names.map { name in String(name.prefix { $0 != ":" }) })
            return (ids.contains("STRUCTURE_ID") || ids.contains("DATAFLOW"))
                && Self.components.allSatisfy { ids.contains($0) } && !ids.contains("SOURCE")
        case .other(let words):
            return words.hasPrefix("an SDMX-") && words.contains(Self.structure)
        case .workbook, .items: return false
        }
    }

    /// Of a CSV, the first row must be of the dataflow.
    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        guard recognises(content) else { return false }
        guard case .columns = content else { return true }
        guard let reader = try? DataMessageReader(.bytes(file.bytes)),
            (try? reader.nextObservation()) != nil, let structure = reader.dataSet.structure
        else { return false }
        return structure.agency == "UNICEF" && structure.id == "MG"
    }

    /// What an indicator becomes.
    enum Measure {
        case migrants, refugeesIn, refugeesFrom, displaced

        init?(_ code: String) {
            switch code {
            case "MG_INTNL_MG_CNTRY_DEST": self = .migrants
            case "MG_RFGS_CNTRY_ASYLM": self = .refugeesIn
            case "MG_RFGS_CNTRY_ORIGIN": self = .refugeesFrom
            case "MG_INTERNAL_DISP_PERS": self = .displaced
            default: return nil
            }
        }

        /// A key without time.
        func key(_ source: String, _ area: Area, _ sex: Sex, _ age: AgeGroup) -> [String] {
            switch self {
            case .migrants:
                ["A", source, "W", area.id, Criterion.unstated.rawValue, sex.rawValue, age.code]
            case .refugeesIn: ["A", source, "W", area.id, "REF"]
            case .refugeesFrom: ["A", source, area.id, "W", "REF"]
            case .displaced: ["A", source, area.id, area.id, "IDP"]
            }
        }
    }
}
