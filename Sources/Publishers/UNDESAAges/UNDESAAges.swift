import Tables
public import Vocabulary

/// UN DESA, International Migrant Stock, the publisher's workbooks by age, sex and destination of 2017,
/// 2019 and 2020; there is none of 2024.
///
/// Experimental: made from descriptions of the layout, without the files at hand.
public struct UNDESAAges: Publisher {
    /// The editions with this layout.
    public enum Edition: String, Sendable {
        case of2017 = "2017"
        case of2019 = "2019"
        case of2020 = "2020"
    }

    private let edition: Edition

    public init(_ edition: Edition) { self.edition = edition }

    public var id: String { "undesa-stock-\(edition.rawValue)-ages-workbook" }

    /// What the workbook must show.
    public var layout: String {
        "an Excel workbook whose Table 1 says \(mark) and has columns Year, "
            + (edition == .of2020 ? "Location code" : "Code") + " and one for each age group"
    }

    /// The edition's source, table, terms and citation.
    public var dataSet: DataSet {
        DataSet(
            source: "UNDESA_" + edition.rawValue, table: "stock_by_age_sex_and_destination",
            publisher:
                "United Nations, Department of Economic and Social Affairs, Population Division",
            title: "International Migrant Stock \(edition.rawValue): by age, sex and destination",
            citation:
                "United Nations Department of Economic and Social Affairs, Population Division "
                + "(\(edition.rawValue)). International Migrant Stock \(edition.rawValue).",
            licence: edition == .of2020 ? .ccBy3IGO : UNDESA2019().dataSet.licence,
            url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
            notes: [
                "Stocks refer to 1 July of 1990, 1995, 2000, 2005, 2010, 2015 and \(edition.rawValue).",
                "Five-year age groups to 75 and above, of all origins together.",
                "Birth in another area makes a migrant where the data type has B, foreign "
                    + "citizenship where it has C; R adds refugees and asylum-seekers; I is imputed.",
                "The reader of this workbook is experimental: it follows descriptions of the layout.",
            ])
    }

    public let quirks = [
        Quirk.experimentalWorkbook,
        Quirk(
            id: "three-blocks",
            fact: "both sexes, males and females stand side by side under the same ages",
            treatment:
                "told apart by the headings above; both sexes are kept where they are not the "
                + "sum of the others"),
        Quirk(
            id: "totals", fact: "a column Total closes each block",
            treatment: "left out and counted, as the workbook by destination has it; a check"),
        Quirk(
            id: "sums-beside", fact: "world, regions and groups stand among the areas",
            treatment: "left out and counted"),
        Quirk(
            id: "spelling-of-ages", fact: "a heading of ages has stray blanks (\" 15-19\")",
            treatment: "blanks do not matter"),
    ]

    /// The line under the title that names the edition.
    private var mark: String { "POP/DB/MIG/Stock/Rev." + edition.rawValue }

    private static let sheet = "Table 1"

    public func recognises(_ content: FileContent) -> Bool {
        guard case .workbook(let sheets, _) = content else { return false }
        return sheets.contains(Self.sheet)
    }

    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        guard let sheet = StockBook.firstTable(of: file, content, edition: mark) else {
            return false
        }
        return AgesSheet.hasAges(sheet)
    }

    /// Reads Table 1.
    ///
    /// Shape: DF_STOCK, one observation an area, year, sex and age. Units: persons. Missing: by the
    /// workbook's marks; a blank is nothing. Cost: some seconds.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let book = try StockBook(file)
        let sheet = try AgesSheet(book.sheet(Self.sheet), edition: mark, file: file.name)
        var rows = AgeRows(sheet, source: dataSet.source, areas: areas, sheets: book.names)
        try rows.take()
        for name in book.names where name != Self.sheet {
            rows.log.leaveOut(
                "sheet \"\(name)\": not read, population, shares or no figures",
                at: rows.log.cell(1, 1, sheet: name))
        }
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.finish())
    }
}
