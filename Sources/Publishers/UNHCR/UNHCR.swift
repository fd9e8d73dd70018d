public import Vocabulary

/// UNHCR, Refugee Data Finder: persons of concern by origin and area of asylum.
public struct UNHCR: Publisher {
    public init() {}

    public let id = "unhcr-population"

    public let layout =
        "a CSV or JSON of UNHCR with columns year, coo, coa and any of "
        + categories.map(\.column).joined(separator: ", ")

    public let dataSet = DataSet(
        source: "UNHCR", table: "population",
        publisher: "United Nations High Commissioner for Refugees",
        title: "Refugee Data Finder: persons of concern by origin and area of asylum",
        citation: "UNHCR, Refugee Data Finder. https://www.unhcr.org/refugee-statistics/",
        licence: .ccBy4, url: "https://www.unhcr.org/refugee-statistics/",
        notes: [
            "REF, ASY, IDP, STA, OOC, OIP and HST are stocks on 31 December; RET and RDP are "
                + "counts over the year.",
            "Counts below 5 are rounded to 0 or 5 by the publisher, so a zero may be up to four "
                + "people.",
            "REF includes people in refugee-like situations, IDP those in IDP-like situations.",
            "Only IDPs of concern to UNHCR; IDMC's and UNRWA's figures are other series.",
            "Figures start in 1951 for REF, 1993 for ASY and IDP, 1997 for OOC, 2004 for STA, "
                + "2018 for OIP and 2019 for HST; a zero before is not a figure.",
            "Serbia includes Kosovo; unknown, stateless and Tibetan origins are codes of their own.",
        ])

    public let quirks = [
        Quirk(
            id: "own-codes",
            fact: "coo and coa are UNHCR's own codes, of which some mean another area in ISO: "
                + "AUS is Austria, ARE Egypt, MAR Martinique",
            treatment: "read as UNHCR's and compared with the *_iso columns; a contradiction is "
                + "a finding. A file in ISO codes throughout is read as such"),
        Quirk(
            id: "nine-categories", fact: "a row has nine categories and most of them are 0",
            treatment: "a zero is kept where the series has a figure above zero in another year; "
                + "the others are counted as left out"),
        Quirk(
            id: "not-collected", fact: "years before a category was collected print 0 or nothing",
            treatment: "not collected, hence not kept; counted by category"),
        Quirk(
            id: "blank-oip", fact: "oip is blank, not 0, for most rows",
            treatment: "missing, not reported, where the series has a figure; else counted"),
        Quirk(
            id: "dash", fact: "the publisher's own download prints - where nothing applies",
            treatment: "missing, not applicable, under the same rule"),
        Quirk(
            id: "star",
            fact: "older downloads print * where one to four people would be told apart",
            treatment: "missing, suppressed; kept whatever the rest of the series says"),
        Quirk(
            id: "three-layouts",
            fact: "the API sends JSON page by page, the download has lines of introduction and "
                + "headings in words",
            treatment: "all are read; of JSON all pages must be there"),
    ]

    public func recognises(_ content: FileContent) -> Bool {
        let names = UNHCRColumns.names(content)
        let solutions = ["resettlement", "naturalisation"]
        let returns = ["returned_refugees", "returned_idps"]
        return UNHCRColumns.haveCorridor(names)
            && (!names.isDisjoint(with: Self.own)
                || names.isDisjoint(with: solutions) && !names.isDisjoint(with: returns))
    }

    /// Reads the whole table: see `DisplacedTable`.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try DisplacedTable(dataSet: dataSet, categories: Self.categories)
            .read(file, areas: areas)
    }

    /// Columns that no other table of UNHCR has.
    static let own: Set = [
        "refugees", "asylum_seekers", "idps", "stateless", "ooc", "oip", "hst",
    ]

    /// A group of persons of concern.
    struct Category {
        let column: String
        /// The code of the POP_TYPE dimension.
        let code: String
        /// The first year of data; nil where the publisher states none.
        let firstYear: Int?
    }

    static let categories = [
        Category(column: "refugees", code: "REF", firstYear: 1951),
        Category(column: "asylum_seekers", code: "ASY", firstYear: 1993),
        Category(column: "returned_refugees", code: "RET", firstYear: nil),
        Category(column: "idps", code: "IDP", firstYear: 1993),
        Category(column: "returned_idps", code: "RDP", firstYear: nil),
        Category(column: "stateless", code: "STA", firstYear: 2004),
        Category(column: "ooc", code: "OOC", firstYear: 1997),
        Category(column: "oip", code: "OIP", firstYear: 2018),
        Category(column: "hst", code: "HST", firstYear: 2019),
    ]
}
