public import Vocabulary

/// UNHCR, Refugee Data Finder: resettlement and naturalisation of refugees within a year.
public struct UNHCRSolutions: Publisher {
    public init() {}

    public let id = "unhcr-solutions"

    public let layout =
        "a CSV or JSON of UNHCR with columns year, coo, coa and resettlement or naturalisation"

    public let dataSet = DataSet(
        source: "UNHCR", table: "solutions",
        publisher: "United Nations High Commissioner for Refugees",
        title: "Refugee Data Finder: resettlement and naturalisation of refugees",
        citation: "UNHCR, Refugee Data Finder. https://www.unhcr.org/refugee-statistics/",
        licence: .ccBy4, url: "https://www.unhcr.org/refugee-statistics/",
        notes: [
            "RST are arrivals for resettlement within the year: the destination is the area that "
                + "admits them, the origin that of flight, not where they had been given asylum.",
            "NAT are refugees naturalised within the year; few States report them as such.",
            "Returns (RET, RDP) are in the table of population, with the same figures.",
            "Counts below 5 are rounded to 0 or 5 by the publisher.",
        ])

    public let quirks = [
        Quirk(
            id: "returns-twice",
            fact: "returned_refugees and returned_idps stand here and in the table of population, "
                + "with the same figures",
            treatment: "left out here and counted, as a series belongs to one table of its source"),
        Quirk(
            id: "blank-solutions", fact: "a row has up to four figures, the others are blank",
            treatment: "missing, not reported, where the series has a figure; else counted"),
    ]

    public func recognises(_ content: FileContent) -> Bool {
        let names = UNHCRColumns.names(content)
        return UNHCRColumns.haveCorridor(names) && names.isDisjoint(with: UNHCR.own)
            && Self.categories.contains { names.contains($0.column) }
    }

    /// Reads the whole table: see `DisplacedTable`.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try DisplacedTable(
            dataSet: dataSet, categories: Self.categories, elsewhere: Self.elsewhere
        ).read(file, areas: areas)
    }

    private static let categories = [
        UNHCR.Category(column: "resettlement", code: "RST", firstYear: nil),
        UNHCR.Category(column: "naturalisation", code: "NAT", firstYear: nil),
    ]
    private static let elsewhere = [
        UNHCR.Category(column: "returned_refugees", code: "RET", firstYear: nil),
        UNHCR.Category(column: "returned_idps", code: "RDP", firstYear: nil),
    ]
}
