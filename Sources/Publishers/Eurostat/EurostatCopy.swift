import Tables
public import Vocabulary

/// A public copy of Eurostat's immigration by citizenship, with labels in place of codes.
public struct EurostatCopy: Publisher {
    public init() {}

    public let id = "eurostat-immigration-copy"

    public let layout = "a CSV with columns \(columns.joined(separator: ", "))"

    public let dataSet = DataSet(
        source: "ESTAT_COPY", table: "immigration_by_citizenship", publisher: "Eurostat",
        title: "Immigration by citizenship, a public copy with labels",
        citation: "Eurostat, immigration by age group, sex and citizenship (migr_imm1ctz), from a "
            + "public copy. https://ec.europa.eu/eurostat",
        licence: .eurostat,
        url: "https://ec.europa.eu/eurostat/databrowser/view/migr_imm1ctz/default/table",
        notes: [
            "Read from a public copy that kept the labels and lost codes, flags, sex and age: "
                + "breaks, estimates and provisional figures cannot be told.",
            "The origin is the country of citizenship; reported by the destination. W is the "
                + "total, an origin equal to the destination are nationals who came.",
            "Holds reporters outside the EU and EFTA too, such as the United States in 2004; "
                + "their figures are excepted from Eurostat's terms.",
        ])

    public let quirks = [
        Quirk(
            id: "labels", fact: "countries are named in English, as Eurostat labels them",
            treatment: "each label is looked up whole; an unknown one is a finding"),
        Quirk(
            id: "aggregates", fact: "the EU, continents and totals stand among the countries",
            treatment: "Total is the origin W, groups of M49 are kept as such; others are left out "
                + "and counted"),
        Quirk(
            id: "own-country-twice",
            fact: "the reporting country stands under its name and as Reporting country; in "
                + "two country-years they differ (Belarus 2007, United Kingdom 2000)",
            treatment: "the repeat is left out and counted if it says the same, else a finding"),
        Quirk(
            id: "former-countries-as-sums",
            fact: "up to 2001 the Soviet Union, Yugoslavia and Czechoslovakia include their "
                + "successors, which stand beside; later they do not",
            treatment: "left out up to 2001 and counted; taken from 2002"),
        Quirk(
            id: "decimals", fact: "persons are written with a decimal (12.0)",
            treatment: "read as whole numbers"),
    ]

    static let columns = ["Country of citizenship", "geo", "year", "Migrants number"]

    public func recognises(_ content: FileContent) -> Bool { content.hasColumns(Self.columns) }

    /// Reads the whole table.
    ///
    /// Shape: one DF_FLOW observation a row. Units: persons. Missing: rows the file lacks.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(file, columns: Self.columns)
        let layout = EurostatTable(
            code: dataSet.table, title: dataSet.title, kind: .immigration, breakdown: "citizenship",
            criterion: .citizenship, source: dataSet.source)
        let codes = EurostatCodes(
            table: layout, areas: areas, hasCompleted: true, hasForeignAndStateless: true,
            labels: EurostatLabels(areas))
        var rows = EurostatRows(layout, codes: codes, file: file.name)
        rows.choose(.age, rows.index(.age, of: "TOTAL"))
        rows.choose(.sex, rows.index(.sex, of: "T"))
        while try table.advance(&rows.log) {
            guard let year = table.year(2) else {
                try rows.log.fault(
                    "year", at: table.cell(2), found: table.shown(2),
                    expected: "a year of 1800 to 2200")
                continue
            }
            var figure = EurostatRows.Figure()
            if let number = table.double(3), FigureRule.persons.allows(number) {
                figure.value = number
            } else if !table.reader.isEmpty(table.places[3]) {
                try rows.log.fault(
                    "persons", at: table.cell(3), found: table.shown(3),
                    expected: FigureRule.persons.words)
                continue
            }
            table.reader.withBytes(table.places[0]) { rows.choose(.breakdown, $0) }
            table.reader.withBytes(table.places[1]) { rows.choose(.geo, $0) }
            rows.settle()
            try rows.take(
                figure, year: year, row: table.reader.row, column: table.places[3] + 1)
        }
        let reading = rows.finish()
        return TableReading(dataSet: dataSet, cubes: reading.cubes, report: reading.report)
    }
}
