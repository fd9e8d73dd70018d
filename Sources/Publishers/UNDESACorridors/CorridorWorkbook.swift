import Cubes
import Tables
import Vocabulary

/// What UN DESA's workbooks of stocks by destination and origin share.
struct CorridorWorkbook {
    let dataSet: DataSet
    /// The line under the title that names the edition.
    let edition: String
    /// The world's migrants in each year, to which all corridors sum.
    let worldTotals: [(year: Int, persons: Int)]

    static let sheet = "Table 1"

    static func mayBe(_ content: FileContent) -> Bool {
        guard case .workbook(let sheets, _) = content else { return false }
        return sheets.contains(sheet)
    }

    /// Whether the sheet of figures has this layout and edition.
    func fits(_ content: FileContent, _ file: InputFile) -> Bool {
        guard Self.mayBe(content), let book = try? Workbook(bytes: file.bytes, file: file.name),
            let sheet = try? book.sheet(Self.sheet)
        else { return false }
        return CorridorSheet.header(sheet) != nil && CorridorSheet.says(edition, sheet)
    }

    /// Reads Table 1.
    ///
    /// Shape: DF_STOCK, one observation a corridor, sex and year. Units: persons. Missing: by the
    /// workbook's marks; rows the file lacks. Cost: some seconds for 40,000 rows.
    func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let book = try UNDESA2020.Book(file)
        let sheet = try CorridorSheet(book.sheet(Self.sheet), edition: edition, file: file.name)
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
}
