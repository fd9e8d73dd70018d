import Tables
public import Vocabulary

/// UN DESA, International Migrant Stock, the publisher's workbooks by destination and origin of 2020
/// and 2024.
///
/// Experimental: made from descriptions of the layout, without the files at hand.
public struct UNDESACorridors: Publisher {
    /// The editions with this layout.
    public enum Edition: String, Sendable {
        case of2020 = "2020"
        case of2024 = "2024"
    }

    private let edition: Edition

    public init(_ edition: Edition) { self.edition = edition }

    public var id: String {
        switch edition {
        case .of2020: "undesa-stock-2020-corridors-workbook"
        case .of2024: "undesa-stock-2024-workbook"
        }
    }

    /// What the workbook must show.
    public var layout: String {
        "an Excel workbook whose Table 1 says \(mark) and has columns Location code of destination "
            + "and of origin"
    }

    /// Of 2024, source and table are those of the copy: either replaces the other.
    public var dataSet: DataSet {
        let years = worldTotals.map { String($0.year) }
        return DataSet(
            source: "UNDESA_" + edition.rawValue, table: "stock_by_sex_destination_and_origin",
            publisher:
                "United Nations, Department of Economic and Social Affairs, Population Division",
            title:
                "International Migrant Stock \(edition.rawValue): by sex, destination and origin",
            citation:
                "United Nations Department of Economic and Social Affairs, Population Division "
                + "(\(edition.rawValue)). International Migrant Stock \(edition.rawValue).",
            licence: .ccBy3IGO,
            url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
            notes: [
                "Stocks refer to 1 July of " + years.dropLast().joined(separator: ", ")
                    + " and \(years.last ?? "").",
                "Birth in another area makes a migrant where the data type has B, foreign "
                    + "citizenship where it has C; R adds refugees and asylum-seekers; I is imputed.",
                "The data type is the destination's, not of each figure.",
                "An origin without a row is unknown, not zero.",
                "Sudan before 2011 is Sudan and South Sudan; Kosovo is in Serbia.",
                "The reader of this workbook is experimental: it follows descriptions of the layout.",
            ])
    }

    /// The line under the title that names the edition.
    private var mark: String { "POP/DB/MIG/Stock/Rev." + edition.rawValue }

    /// The world's migrants in each year, to which all corridors sum. Those of 2020 are what the
    /// edition's workbook by destination prints.
    private var worldTotals: [(year: Int, persons: Int)] {
        switch edition {
        case .of2020:
            [
                (1990, 152_986_157), (1995, 161_289_976), (2000, 173_230_585),
                (2005, 191_446_828), (2010, 220_983_187), (2015, 247_958_644),
                (2020, 280_598_105),
            ]
        case .of2024: UNDESA2024.worldTotals
        }
    }

    private static let sheet = "Table 1"

    public func recognises(_ content: FileContent) -> Bool {
        guard case .workbook(let sheets, _) = content else { return false }
        return sheets.contains(Self.sheet)
    }

    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        guard let sheet = StockBook.firstTable(of: file, content, edition: mark) else {
            return false
        }
        return CorridorSheet.header(sheet) != nil
    }

    /// Reads Table 1.
    ///
    /// Shape: DF_STOCK, one observation a corridor, sex and year. Units: persons. Missing: by the
    /// workbook's marks; rows the file lacks. Cost: some seconds for 40,000 rows.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let book = try StockBook(file)
        let sheet = try CorridorSheet(book.sheet(Self.sheet), edition: mark, file: file.name)
        var rows = CorridorRows(
            sheet, source: dataSet.source, areas: areas, sheets: book.names)
        try rows.take()
        for name in book.names where name != Self.sheet {
            rows.log.leaveOut(
                "sheet \"\(name)\": not read, no figures of the data set or the same by share",
                at: rows.log.cell(1, 1, sheet: name))
        }
        return TableReading(
            dataSet: dataSet, cubes: [rows.cube], report: rows.finish(worldTotals))
    }

    public let quirks = [
        Quirk.experimentalWorkbook,
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
