import Tables
public import Vocabulary

/// UN DESA, International Migrant Stock 2017 and 2019, the publisher's workbooks by destination and
/// origin, with a column for each origin.
///
/// Experimental: made from descriptions of the layout, without the file at hand.
public struct UNDESA2019: Publisher {
    /// The editions with this layout.
    public enum Edition: String, Sendable {
        case of2017 = "2017"
        case of2019 = "2019"
    }

    private let edition: Edition

    public init(_ edition: Edition = .of2019) { self.edition = edition }

    public var id: String { "undesa-stock-\(edition.rawValue)-workbook" }

    /// What the workbook must show.
    public var layout: String {
        "an Excel workbook whose Table 1 says \(mark) and has columns Year, Code, Type of data and "
            + "one for each origin"
    }

    /// The edition's source, table, terms and citation.
    public var dataSet: DataSet {
        let year = edition.rawValue
        return DataSet(
            source: "UNDESA_" + year, table: "stock_by_origin_and_destination",
            publisher:
                "United Nations, Department of Economic and Social Affairs, Population Division",
            title: "International Migrant Stock \(year): by sex, origin and destination",
            citation:
                "United Nations Department of Economic and Social Affairs, Population Division "
                + "(\(year)). International Migrant Stock \(year).",
            licence: Licence(
                name: "as the workbook states; not known to be CC BY",
                url: "https://www.un.org/en/about-us/terms-of-use"),
            url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
            notes: [
                "Stocks refer to 1 July of 1990, 1995, 2000, 2005, 2010, 2015 and \(year).",
                "Birth in another area makes a migrant where the data type has B, foreign citizenship "
                    + "where it has C; R adds refugees and asylum-seekers; I is imputed.",
                "OOO adds up two columns, Other North and Other South; the comment has both.",
                "An origin without a figure is unknown, not zero.",
                "The reader of this workbook is experimental: it follows descriptions of the layout.",
            ])
    }

    public let quirks = [
        Quirk.experimentalWorkbook,
        Quirk(
            id: "origins-as-columns",
            fact: "origins are columns, headed by a name without a code",
            treatment: "the code is that of the row with the same name; a name without a row is a "
                + "finding"),
        Quirk(
            id: "others-in-two", fact: "origins not known are two columns, Other North and South",
            treatment: "added up as OOO, with both in the comment"),
        Quirk(
            id: "sums-beside",
            fact: "world, regions and groups stand as destinations, totals as a column",
            treatment: "left out and counted; the totals are a check"),
        Quirk(
            id: "three-tables", fact: "both sexes, men and women are three sheets",
            treatment: "both sexes are kept where they are not the sum of the others"),
    ]

    /// The line under the title that names the edition.
    private var mark: String { "POP/DB/MIG/Stock/Rev." + edition.rawValue }

    static let sheets = ["Table 1", "Table 2", "Table 3"]

    public func recognises(_ content: FileContent) -> Bool {
        guard case .workbook(let sheets, _) = content else { return false }
        return Self.sheets.allSatisfy(sheets.contains)
    }

    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        guard recognises(content),
            let sheet = StockBook.firstTable(of: file, content, edition: mark)
        else { return false }
        return OriginsSheet.header(sheet) != nil && !AgesSheet.hasAges(sheet)
    }

    /// Reads Tables 1 to 3.
    ///
    /// Shape: DF_STOCK, one observation a corridor, sex and year. Units: persons. Missing: by the
    /// workbook's marks; a blank is nothing. Cost: some seconds.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let book = try StockBook(file)
        var rows = OriginRows(
            file: file.name, source: dataSet.source, areas: areas, sheets: book.names)
        // Both sexes last, as they are kept only beside what men and women are not.
        for name in Self.sheets.reversed() {
            let sheet = try OriginsSheet(book.sheet(name), edition: mark, file: file.name)
            try rows.take(sheet)
        }
        for name in book.names where !Self.sheets.contains(name) {
            rows.log.leaveOut(
                "sheet \"\(name)\": not read, no figures of the data set",
                at: rows.log.cell(1, 1, sheet: name))
        }
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.finish())
    }
}
