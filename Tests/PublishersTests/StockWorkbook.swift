import Publishers
import Vocabulary

/// A small workbook in the layout of the migrant stock 2020 by destination; the figures are
/// made up. Two areas, France and Mayotte, and the world; two years.
struct StockWorkbook {
    typealias Value = WorkbookBuilder.Value
    typealias Cells = [Int: [Int: Value]]

    var edition = "POP/DB/MIG/Stock/Rev.2020"
    /// Where the header stands; block headings are three rows above.
    var headerRow = 11
    var sheets: [String: Cells] = [:]
    static let order = [
        "Table of contents", "Table 1", "Table 2", "Table 3", "Table 4", "Table 5", "Table 6",
        "Notes",
    ]

    init(edition: String = "POP/DB/MIG/Stock/Rev.2020", headerRow: Int = 11) {
        self.edition = edition
        self.headerRow = headerRow
        for name in Self.order { sheets[name] = titles(name) }
        let stock = "International migrant stock at mid-year"
        let population = "Total population at mid-year"
        header(
            "Table 1", [stock + ", both sexes combined", stock + ", males", stock + ", females"])
        header(
            "Table 2",
            [
                population + ", both sexes combined (thousands)",
                population + ", males (thousands)", population + ", females (thousands)",
            ])
        let share = "International migrant stock as a percentage of the total population"
        header(
            "Table 3", [share + ", both sexes combined", share + ", males", share + ", females"])
        header("Table 4", ["Female migrants as a percentage of the international migrant stock"])
        header("Table 5", ["Annual rate of change of the migrant stock, both sexes combined"])
        header(
            "Table 6",
            [
                "Refugee and asylum seekers at mid-year, both sexes combined",
                "Refugee and asylum seekers as a percentage of the international migrant stock",
            ])
        rows(
            "Table 1", [110, 220, 50, 100, 60, 120], [100, 200, 45, 90, 55, 110],
            [10, 20, 5, 10, 5, 10])
        rows(
            "Table 2", [11, 22, 5, 10, 6, 12], [10, 20, 4.5, 9, 5.5, 11],
            [1, 2, 0.5, 1, 0.5, 1])
        rows("Table 3", [1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1])
        let women = [60.0 / 110 * 100, 120.0 / 220 * 100]
        rows("Table 4", women.map { .number($0) }, [55, 55], [50, 50])
        rows("Table 5", [1, 1], [1, 1], [1, 1])
        rows("Table 6", [30, 60, 1, 2], [30, 57, 1, 2], ["~", 3, "~", 2])
        sheets["Notes", default: [:]][20] = [1: 1, 2: "A made-up note on  Mayotte."]
    }

    var first: Int { headerRow + 1 }

    mutating func set(_ sheet: String, _ row: Int, _ column: Int, _ value: Value?) {
        sheets[sheet, default: [:]][row, default: [:]][column] = value
    }

    func file(without missing: String? = nil) -> InputFile {
        var builder = WorkbookBuilder()
        for name in Self.order where name != missing {
            builder.sheets.append((name, sheets[name] ?? [:]))
        }
        return builder.file()
    }

    func read(without missing: String? = nil) throws -> TableReading {
        try UNDESA2020().read(file(without: missing), areas: .standard)
    }

    private func titles(_ name: String) -> Cells {
        [
            2: [5: "International Migrant Stock 2020: Destination"], 3: [5: .text(name)],
            4: [5: .text(edition)],
        ]
    }

    private mutating func header(_ sheet: String, _ headings: [String]) {
        var labels: [Int: Value] = [
            2: "Region, development group, country or area", 3: "Notes", 4: "Location code",
            5: "Type of data",
        ]
        var above: [Int: Value] = [:]
        for (index, heading) in headings.enumerated() {
            above[6 + 2 * index] = .text(heading)
            labels[6 + 2 * index] = 2015
            labels[7 + 2 * index] = 2020
        }
        sheets[sheet, default: [:]][headerRow] = labels
        sheets[sheet, default: [:]][headerRow - 3] = above
    }

    private mutating func rows(
        _ sheet: String, _ world: [Value], _ france: [Value], _ mayotte: [Value]
    ) {
        row(sheet, first, [1: 1, 2: "WORLD", 4: 900, 5: ""], world)
        row(sheet, first + 1, [1: 2, 2: "   France", 4: 250, 5: "B R "], france)
        row(sheet, first + 2, [1: 3, 2: "   Mayotte*", 3: 1, 4: 175, 5: "C B R"], mayotte)
    }

    mutating func row(_ sheet: String, _ row: Int, _ labels: [Int: Value], _ figures: [Value]) {
        var cells = labels
        for (index, figure) in figures.enumerated() { cells[6 + index] = figure }
        sheets[sheet, default: [:]][row] = cells
    }
}
