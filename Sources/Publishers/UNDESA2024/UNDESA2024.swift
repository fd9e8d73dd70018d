import Vocabulary

/// UN DESA, International Migrant Stock 2024: stocks by origin, destination and sex, in the
/// long layout of a public copy.
public struct UNDESA2024: Publisher {
    public init() {}

    public let id = "undesa-stock-2024"

    public let layout = "a CSV with columns \(columns.joined(separator: ", "))"

    public let dataSet = DataSet(
        source: "UNDESA_2024", table: "stock_by_sex_destination_and_origin",
        publisher: "United Nations, Department of Economic and Social Affairs, Population Division",
        title: "International Migrant Stock 2024: by sex, destination and origin",
        citation: "United Nations Department of Economic and Social Affairs, Population Division "
            + "(2024). International Migrant Stock 2024.",
        licence: .ccBy3IGO,
        url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
        notes: [
            "Stocks refer to 1 July of 1990, 1995, 2000, 2005, 2010, 2015, 2020 and 2024.",
            "Birth in another area makes a migrant where the data type has B, foreign citizenship "
                + "where it has C; R adds refugees, asylum-seekers and displaced Venezuelans; I is "
                + "imputed.",
            "The data type is the destination's, not of each figure.",
            "An origin without a row is unknown, not zero.",
            "Sudan before 2011 is Sudan and South Sudan; Kosovo is in Serbia.",
            "Read from a public copy reshaped to one row a figure, not from the workbook.",
        ])

    public let quirks = [
        Quirk(
            id: "others-as-OOO", fact: "origins that are not known are one row, OOO",
            treatment: "kept as the origin OOO"),
        Quirk(
            id: "channel-islands-as-XCX", fact: "the Channel Islands, which ISO lacks, are XCX",
            treatment: "XCI"),
        Quirk(
            id: "flags-by-destination", fact: "the type flags are repeated on every origin's row",
            treatment: "CRITERION from B and C, all flags in DATA_TYPE, I also as OBS_STATUS"),
        Quirk(
            id: "both-criteria", fact: "some destinations have B and C together, some neither",
            treatment: "CRITERION _U"),
        Quirk(
            id: "no-totals", fact: "neither sexes combined nor regions are in the file",
            treatment: "totals are computed when asked for"),
    ]

    /// The columns of the layout; more may stand beside them.
    static let columns = [
        "geo", "t", "from", "sex", "n", "type_b", "type_c", "type_r", "type_i",
    ]

    public func recognises(_ content: FileContent) -> Bool { content.hasColumns(Self.columns) }
}
