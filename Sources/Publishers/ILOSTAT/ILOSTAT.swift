import Vocabulary

/// ILOSTAT, International Labour Migration Statistics: migrants of working age, their inflow, and
/// nationals abroad, as the ILO's bulk files and API give them.
///
/// Experimental: made from descriptions of the layout, without a file at hand.
public struct ILOSTAT: Publisher {
    public init() {}

    public let id = "ilostat"

    public let layout =
        "a CSV of ILOSTAT with columns " + columns.joined(separator: ", ")
        + ", of one of the indicators "
        + ILOIndicator.all.map(\.code).joined(separator: ", ")

    /// What all tables share; each file's reading names its own population and table.
    public let dataSet = ILOSTAT.table("migration", of: prefix, title: "all indicators")

    public let quirks = [
        Quirk(
            id: "experimental", fact: "the reader was made without a file at hand",
            treatment: "columns are found by name; a code of no known form is left out by name and "
                + "counted, and an unknown area is a finding"),
        Quirk(
            id: "working-age",
            fact: "the collection is of people of working age, also where a code says TOTAL",
            treatment: "AGE is Y_GE15, never _T"),
        Quirk(
            id: "one-source-a-population",
            fact: "several indicators give the same corridor of another population",
            treatment: "SOURCE names the population: ILOSTAT_XWAP, ILOSTAT_FORP"),
        Quirk(
            id: "several-surveys",
            fact: "an area and year may have figures of several surveys and censuses",
            treatment: "the publisher's best_source where the file says it, else the first in the "
                + "file; the others are left out and counted, and COMMENT names the one kept"),
        Quirk(
            id: "ages-thrice",
            fact:
                "the same ages stand in several classifications (aggregate, youth and adults, five "
                + "years)",
            treatment:
                "a figure that repeats another is left out and counted; one that differs is a "
                + "finding"),
        Quirk(
            id: "status-of-residents",
            fact: "natives and citizens, and people whose birthplace or citizenship is not known, "
                + "stand among the birthplaces and citizenships",
            treatment: "natives and citizens are left out and counted; not known is the origin UNK "
                + "where the indicator counts migrants only, else left out"),
        Quirk(
            id: "aggregates", fact: "X01 to X99 are the world, regions and groups, modelled",
            treatment: "left out and counted"),
        Quirk(
            id: "own-status-letters", fact: "A is adjusted and R real, unlike SDMX",
            treatment: "both are figures as reported, A with a COMMENT"),
        Quirk(
            id: "labels", fact: "the API gives codes, labels or both",
            treatment: "codes are read, labels beside them not needed; labels alone are refused"),
    ]

    /// Columns that every table has.
    static let columns = [
        "ref_area", "source", "indicator", "sex", "classif1", "time", "obs_value",
    ]
    /// Columns that not every table has.
    static let optional = [
        "classif2", "obs_status", "note_classif", "note_indicator", "note_source", "best_source",
        "source.label",
    ]
    /// Labels, which are not needed.
    static let labels =
        [
            "ref_area", "indicator", "sex", "classif1", "classif2", "time", "obs_status",
            "note_classif", "note_indicator", "note_source", "collection",
        ].map { $0 + ".label" } + ["collection"]

    static let prefix = "ILOSTAT"

    /// Whether the columns are ILOSTAT's, of whatever indicator: what is not taken is refused by name.
    public func recognises(_ content: FileContent) -> Bool {
        content.hasColumns(["ref_area", "indicator", "time", "obs_value"])
            || content.hasColumns(["ref_area.label", "indicator.label", "time", "obs_value"])
    }

    /// Each population is a source of its own.
    public func isReader(of source: String) -> Bool { source.hasPrefix(Self.prefix + "_") }

    static func table(_ table: String, of source: String, title: String) -> DataSet {
        DataSet(
            source: source, table: table, publisher: "International Labour Organization",
            title: "ILOSTAT, International Labour Migration Statistics: " + title,
            citation: "International Labour Organization, ILOSTAT, International Labour Migration "
                + "Statistics. https://ilostat.ilo.org/",
            licence: .ccBy4, url: "https://ilostat.ilo.org/data/",
            notes: [
                "People of working age, which most countries count from 15: never a total of all "
                    + "ages.",
                "Figures are thousands, as countries report them from surveys, censuses and "
                    + "registers; COMMENT names the source and the ILO's codes of notes.",
                "Updated without a number of the edition: say when the file was downloaded.",
                "The reader of these files is experimental: it follows descriptions of the layout.",
            ])
    }
}
