import Glibc
import Tables
import Testing

/// Real published files, read from the folder named by `CORRIDOR_SHARED`.
@Suite(.enabled(if: SharedTables.folder != nil)) struct TablesSharedTests {
    private func source(_ path: String) throws -> ByteSource {
        let folder = try #require(SharedTables.folder)
        return try ByteSource(path: "\(folder)/data/\(path)")
    }

    private func stocks() throws -> Workbook {
        try Workbook(source("undesa/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx"))
    }

    @Test func `the UN workbook of 2020 lists its sheets`() throws {
        #expect(
            try stocks().sheetNames
                == ["Table of contents"] + (1...6).map { "Table \($0)" } + ["Notes"])
    }

    @Test func `the world of 2020 had 280,598,105 migrants`() throws {
        let sheet = try stocks().sheet("Table 1")
        #expect(sheet["L12"].integer == 280_598_105)
        #expect(sheet["B12"].text == "WORLD")
        #expect(sheet["L11"].integer == 2020)
        #expect(sheet.merges.count == 4)
    }

    /// Counts as another reader (openpyxl 3.1.5) finds them.
    @Test func `every cell of Table 1 is read`() throws {
        let sheet = try stocks().sheet("Table 1")
        let cells = sheet.rows.flatMap(\.cells)
        #expect(sheet.rows.count == 290)
        #expect(sheet.lastRow == 294)
        #expect(sheet.lastColumn == 26)
        #expect(cells.count == 7148)
        #expect(cells.filter { $0.value.text != nil }.count == 700)
        #expect(cells.filter { $0.value.text == ".." }.count == 122)
        #expect(cells.compactMap(\.value.integer).count == 6448)
        #expect(cells.compactMap(\.value.integer).reduce(0, +) == 22_956_734_946)
    }

    @Test func `every table has the cells that another reader finds`() throws {
        let counts = try stocks().sheets().map(\.cellCount)
        #expect(counts == [21, 7148, 7148, 7148, 3170, 6296, 6824, 99])
    }

    @Test(arguments: [
        ("undesa/ims2024_bilateral_by_sex.csv.gz", 9, 153_296),
        ("unhcr/population.csv.gz", 16, 138_893),
        ("wpp/wpp2024_components_1950_2023.csv.gz", 11, 21_978),
    ])
    func `packed tables have their rows`(path: String, columns: Int, rows: Int) throws {
        var table = try HeaderedReader(source(path).inflated())
        var count = 0
        while try table.advance() {
            count += 1
            #expect(table.countFault == nil)
        }
        #expect(table.names.count == columns)
        #expect(count == rows)
    }

    @Test func `the stocks of 2024 sum to the published world`() throws {
        var table = try HeaderedReader(source("undesa/ims2024_bilateral_by_sex.csv.gz").inflated())
        let year = try table.index(of: "t")
        let figure = try table.index(of: "n")
        var sum = 0
        while try table.advance() {
            if table.int(year) == 2024 { sum += try #require(table.int(figure)) }
        }
        #expect(sum == 304_021_813)
    }

    @Test func `every packed or plain table there can be read`() throws {
        for path in [
            "unhcr/asylum_applications.csv.gz", "unhcr/asylum_decisions.csv.gz",
            "unhcr/solutions.csv.gz", "unhcr/countries.csv", "wpp/wpp2024_migproj1dt.csv.gz",
            "wpp/wpp2019_popM.txt.gz", "eurostat/mirror_flows_eu27_2010_2019.csv.gz",
            "worldbank/gbmd_1960_2000_by_sex.csv.gz", "worldbank/wdi_subset.csv.gz",
            "oecd/imd_B11_world_sdmxcsv2.csv", "codes/country-codes.csv",
        ] {
            let text = try source(path).inflated()
            var table = try HeaderedReader(text, dialect: .guess(text.bytes))
            var faults = 0
            while try table.advance() { faults += table.countFault == nil ? 0 : 1 }
            #expect(table.names.count > 3, "\(path)")
            #expect(faults == 0, "\(path)")
        }
    }
}

enum SharedTables {
    /// The folder of shared data, if it is there.
    static let folder = getenv("CORRIDOR_SHARED").map { String(cString: $0) }
}
