public import Vocabulary

/// UN DESA, International Migrant Stock 2024, the publisher's workbook by destination and origin.
///
/// Experimental: made from descriptions of the layout, without the file at hand.
public struct UNDESA2024Workbook: Publisher {
    public init() {}

    public let id = "undesa-stock-2024-workbook"

    public let layout = CorridorQuirks.layout("2024")

    /// Source and table are those of the copy: either replaces the other.
    public var dataSet: DataSet { workbook.dataSet }

    public let quirks = CorridorQuirks.all

    public func recognises(_ content: FileContent) -> Bool { CorridorWorkbook.mayBe(content) }

    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        workbook.fits(content, file)
    }

    /// Reads the whole table: see `CorridorWorkbook`.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try workbook.read(file, areas: areas)
    }

    private let workbook = CorridorWorkbook(
        dataSet: CorridorQuirks.dataSet(
            "2024", years: "1990, 1995, 2000, 2005, 2010, 2015, 2020 and 2024"),
        edition: "POP/DB/MIG/Stock/Rev.2024", worldTotals: UNDESA2024.worldTotals)
}

/// UN DESA, International Migrant Stock 2020, the publisher's workbook by destination and origin.
///
/// Experimental: made from descriptions of the layout, without the file at hand.
public struct UNDESA2020Corridors: Publisher {
    public init() {}

    public let id = "undesa-stock-2020-corridors-workbook"

    public let layout = CorridorQuirks.layout("2020")

    public var dataSet: DataSet { workbook.dataSet }

    public let quirks = CorridorQuirks.all

    public func recognises(_ content: FileContent) -> Bool { CorridorWorkbook.mayBe(content) }

    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        workbook.fits(content, file)
    }

    /// Reads the whole table: see `CorridorWorkbook`.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try workbook.read(file, areas: areas)
    }

    /// The world's totals are those that the edition's workbook by destination prints.
    private let workbook = CorridorWorkbook(
        dataSet: CorridorQuirks.dataSet(
            "2020", years: "1990, 1995, 2000, 2005, 2010, 2015 and 2020"),
        edition: UNDESA2020.edition,
        worldTotals: [
            (1990, 152_986_157), (1995, 161_289_976), (2000, 173_230_585), (2005, 191_446_828),
            (2010, 220_983_187), (2015, 247_958_644), (2020, 280_598_105),
        ])
}

/// What the editions' workbooks have in common, in words.
enum CorridorQuirks {
    static func layout(_ year: String) -> String {
        "an Excel workbook whose Table 1 says POP/DB/MIG/Stock/Rev.\(year) and has columns Location "
            + "code of destination and of origin"
    }

    static func dataSet(_ year: String, years: String) -> DataSet {
        DataSet(
            source: "UNDESA_" + year, table: "stock_by_sex_destination_and_origin",
            publisher:
                "United Nations, Department of Economic and Social Affairs, Population Division",
            title: "International Migrant Stock \(year): by sex, destination and origin",
            citation:
                "United Nations Department of Economic and Social Affairs, Population Division "
                + "(\(year)). International Migrant Stock \(year).",
            licence: .ccBy3IGO,
            url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
            notes: [
                "Stocks refer to 1 July of \(years).",
                "Birth in another area makes a migrant where the data type has B, foreign "
                    + "citizenship where it has C; R adds refugees and asylum-seekers; I is imputed.",
                "The data type is the destination's, not of each figure.",
                "An origin without a row is unknown, not zero.",
                "Sudan before 2011 is Sudan and South Sudan; Kosovo is in Serbia.",
                "The reader of this workbook is experimental: it follows descriptions of the layout.",
            ])
    }

    static let all = [
        Quirk(
            id: "experimental", fact: "the reader was made without the file at hand",
            treatment:
                "headers are found by their words, and what differs is an error with its cell"),
        Quirk(
            id: "sums-beside", fact: "world, regions and groups stand as origins and destinations",
            treatment:
                "left out and counted: they are sums, which are computed when asked for, and "
                + "the world's are a check"),
        Quirk(
            id: "three-blocks",
            fact: "both sexes, males and females stand side by side under the "
                + "same years",
            treatment: "told apart by the headings above; both sexes are kept where they are not "
                + "the sum of the others"),
        Quirk(
            id: "others", fact: "origins that are not known are one row, 2003",
            treatment: "kept as the origin OOO"),
        Quirk(
            id: "new-groups", fact: "groups of areas change between editions",
            treatment: "an unknown code of 900 or more is left out and counted; any other is a "
                + "finding"),
    ]
}
