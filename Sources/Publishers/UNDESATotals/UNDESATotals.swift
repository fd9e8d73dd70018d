import Tables
public import Vocabulary

/// UN DESA, International Migrant Stock, the publisher's workbooks of totals: by destination of 2015,
/// 2017, 2019 and 2024, with population and refugees, and by origin of 2020 and 2024. That of 2020 by
/// destination is ``UNDESA2020``.
///
/// Experimental: made from descriptions of the layouts, without the files at hand.
public struct UNDESATotals: Publisher {
    /// The workbooks with these layouts.
    public enum Edition: String, Sendable, CaseIterable {
        case of2015 = "2015"
        case of2017 = "2017"
        case of2019 = "2019"
        case of2024 = "2024"
        case originsOf2020 = "2020 by origin"
        case originsOf2024 = "2024 by origin"
    }

    private let edition: Edition

    public init(_ edition: Edition) { self.edition = edition }

    public var id: String {
        "undesa-stock-\(year)-\(isByOrigin ? "origins" : "totals")-workbook"
    }

    private var year: String { String(edition.rawValue.prefix(4)) }

    private var isByOrigin: Bool {
        switch edition {
        case .originsOf2020, .originsOf2024: true
        case .of2015, .of2017, .of2019, .of2024: false
        }
    }

    /// The edition of 2024 has no table of refugees.
    private var hasRefugees: Bool { !isByOrigin && edition != .of2024 }

    private var totals: TotalsLayout {
        isByOrigin ? .byOrigin(year) : .described(year, hasRefugees: hasRefugees)
    }

    /// What the workbook must show.
    public var layout: String {
        "an Excel workbook whose Table 1 says \(totals.edition) and has a row for each area of "
            + (isByOrigin ? "origin" : "destination")
            + ", with years under headings by sex"
    }

    /// The edition's source, table, terms and citation.
    public var dataSet: DataSet {
        let end = isByOrigin ? "origin" : "destination"
        return DataSet(
            source: "UNDESA_" + year, table: "stock_by_sex_and_" + end,
            publisher:
                "United Nations, Department of Economic and Social Affairs, Population Division",
            title: "International Migrant Stock \(year): by sex and \(end)",
            citation:
                "United Nations Department of Economic and Social Affairs, Population Division "
                + "(\(year)). International Migrant Stock \(year).",
            licence: ["2020", "2024"].contains(year) ? .ccBy3IGO : UNDESA2019().dataSet.licence,
            url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
            notes: notes)
    }

    private var notes: [String] {
        var notes = [
            "Stocks refer to 1 July.",
            "World, regions and groups are kept as printed beside countries: never add both.",
        ]
        if isByOrigin {
            notes.append("The criterion differs between destinations and is not stated here.")
        } else {
            notes += [
                "Birth in another area makes a migrant where the data type has B, foreign "
                    + "citizenship where it has C; R adds refugees; I is imputed.",
                "Table 2 is total population in thousands.",
            ]
        }
        if hasRefugees {
            notes.append(
                "Table 6 is refugees at mid-year, with asylum-seekers (REF_ASY) where its title says "
                    + "so, else without (REF).")
        }
        return notes + [
            "The reader of this workbook is experimental: it follows descriptions of the layout."
        ]
    }

    public let quirks = [
        Quirk.experimentalWorkbook,
        Quirk(
            id: "years-below-labels",
            fact: "up to 2019 headings stand in the row of the labels and years below it, later "
                + "headings above and years in it", treatment: "both are read"),
        Quirk(
            id: "aggregates-without-type", fact: "world, regions and groups have no type of data",
            treatment: "CRITERION _U and no DATA_TYPE"),
        Quirk(
            id: "new-groups", fact: "groups of areas change between editions",
            treatment: "an unknown code of 900 or more is left out and counted; any other is a "
                + "finding"),
        Quirk(
            id: "refugees-with-or-without",
            fact: "some editions count asylum-seekers among refugees, and say so in the title",
            treatment: "REF_ASY where a title or heading of Table 6 names them, else REF"),
        Quirk(
            id: "derived-tables",
            fact: "Tables 3 to 5 and two blocks of Table 6 are ratios and rates",
            treatment: "left out and counted; Tables 3 and 4 are recomputed as a check"),
    ]

    /// What stands first says too little: see ``recognises(_:as:)``.
    public func recognises(_ content: FileContent) -> Bool { false }

    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        let totals = totals
        guard let sheet = StockBook.firstTable(of: file, content, edition: totals.edition),
            DestinationSheet.hasHeader(sheet, totals.labels),
            CorridorSheet.header(sheet) == nil, OriginsSheet.header(sheet) == nil,
            !AgesSheet.hasAges(sheet)
        else { return false }
        let titles = sheet.rows.prefix { $0.number <= 20 }.flatMap(\.cells)
            .compactMap { $0.value.text }.map(DestinationSheet.plain)
        let namesOrigin = titles.contains {
            $0.hasSuffix(": origin") || $0.contains("country or area of origin")
        }
        return namesOrigin == isByOrigin
    }

    /// Reads the tables of stocks, population and refugees.
    ///
    /// Shape: a cube each of DF_STOCK, DF_POPULATION and DF_DISPLACED as far as there are such
    /// tables; one observation a cell. Units: persons, population in thousands. Missing: by the
    /// workbook's marks.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try TotalsReading(layout: totals, dataSet: dataSet).read(file, areas: areas)
    }
}
