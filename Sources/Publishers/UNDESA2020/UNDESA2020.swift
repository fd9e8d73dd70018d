public import Vocabulary

/// UN DESA, International Migrant Stock 2020, the publisher's workbook by destination: stocks
/// and population by sex, and refugees.
public struct UNDESA2020: Publisher {
    public init() {}

    public let id = "undesa-stock-2020-workbook"

    public let layout =
        "an Excel workbook with sheets \(requiredSheets.joined(separator: ", ")) "
        + "that says \(edition)"

    public let dataSet = DataSet(
        source: "UNDESA_2020", table: "stock_by_sex_and_destination",
        publisher: "United Nations, Department of Economic and Social Affairs, Population Division",
        title: "International Migrant Stock 2020: Destination",
        citation: "United Nations Department of Economic and Social Affairs, Population Division "
            + "(2020). International Migrant Stock 2020.",
        licence: .ccBy3IGO,
        url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
        notes: [
            "Stocks refer to 1 July of 1990, 1995, 2000, 2005, 2010, 2015 and 2020.",
            "Birth in another area makes a migrant where the data type has B, foreign citizenship "
                + "where it has C; R adds refugees and asylum-seekers; I is imputed.",
            "World, regions and groups are kept as printed beside countries: never add both.",
            "Table 2 (population, thousands) is of World Population Prospects 2019.",
            "Table 6 is refugees with asylum-seekers at mid-year (REF_ASY), rounded or withheld "
                + "below five.",
            "A country's note is cut after \(CountryNotes.longest) characters.",
        ])

    public let quirks = [
        Quirk(
            id: "group-twice",
            fact: "Australia and New Zealand stands twice (927), and Latin America and the "
                + "Caribbean under 904 and 1830",
            treatment: "the repeat is left out and counted if it says the same, else a finding"),
        Quirk(
            id: "type-spelling", fact: "types are printed \"B R\", \"B R \", \"C B R\"",
            treatment: "one spelling in the order B C I R"),
        Quirk(
            id: "aggregates-without-type", fact: "world, regions and groups have no type of data",
            treatment: "CRITERION _U and no DATA_TYPE"),
        Quirk(id: "two-dots", fact: ".. is not available", treatment: "missing, not reported"),
        Quirk(
            id: "tilde", fact: "~ is withheld because the number is below five",
            treatment: "missing, suppressed"),
        Quirk(
            id: "em-dash", fact: "an em dash is not zero, but less than half of the unit",
            treatment: "the value 0 with a COMMENT that says so"),
        Quirk(
            id: "hyphen", fact: "a hyphen alone is not among the workbook's marks",
            treatment: "missing, not applicable"),
        Quirk(
            id: "derived-tables",
            fact: "Tables 3, 4, 5 and two blocks of Table 6 are ratios and "
                + "rates of the others",
            treatment: "left out and counted; Tables 3 and 4 are recomputed as a check"),
        Quirk(
            id: "no-split", fact: "some areas have a total and no figures by sex",
            treatment: "missing by sex; the check of sums allows for them"),
    ]

    private static let edition = TotalsLayout.of2020.edition
    private static let requiredSheets = ["Table 1", "Table 2", "Table 6", "Notes"]

    public func recognises(_ content: FileContent) -> Bool {
        guard case .workbook(let sheets, let texts) = content else { return false }
        return Self.requiredSheets.allSatisfy(sheets.contains)
            && texts.contains { $0.contains(Self.edition) }
            && texts.contains { ColumnTable.trimmed($0).hasSuffix(": Destination") }
    }

    /// Reads Tables 1, 2 and 6 and the notes, and recomputes Tables 3 and 4.
    ///
    /// Shape: a cube each of DF_STOCK, DF_POPULATION and DF_DISPLACED; one observation a cell.
    /// Units: persons, population in thousands. Missing: by the workbook's marks.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try TotalsReading(layout: .of2020, dataSet: dataSet).read(file, areas: areas)
    }
}
