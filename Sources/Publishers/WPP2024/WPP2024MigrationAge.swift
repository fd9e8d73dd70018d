import Cubes
import Tables
public import Vocabulary

/// UN DESA, World Population Prospects 2024: projected net migration by age and sex, in periods
/// of five years.
public struct WPP2024MigrationAge: Publisher {
    public init() {}

    public let id = "wpp-migration-age-2024"

    public let layout = "a CSV with columns \(columns.joined(separator: ", "))"

    public let dataSet = DataSet(
        source: "WPP_2024_PROJECTION", table: "migration_by_age_2020_2100",
        publisher: "United Nations, Department of Economic and Social Affairs, Population Division",
        title: "World Population Prospects 2024: projected net migration by age and sex, 2020-2100",
        citation: "United Nations, Department of Economic and Social Affairs, Population Division "
            + "(2024). World Population Prospects 2024, Online Edition.",
        licence: .ccBy3IGO, url: "https://population.un.org/wpp/",
        notes: [
            "Thousands of persons over five years, from 1 July to 1 July.",
            "The first period, 2020-2025, is partly past and is marked as a forecast like the others.",
            "Regions and groups are kept as printed beside countries: never add both.",
        ])

    public let quirks = [
        Quirk(
            id: "mid-year-periods",
            fact:
                "a period such as 2025-2030 does not say its days: it is the sum of half of 2025, "
                + "2026 to 2029 and half of 2030 of the yearly table",
            treatment: "TIME_PERIOD 2025-07-01/P5Y, FREQ A5"),
        Quirk(
            id: "middle-year", fact: "year repeats the period by its middle (2028 of 2025-2030)",
            treatment: "compared, and a row that says otherwise is a finding"),
        Quirk(
            id: "world-not-zero", fact: "the world's net migration by age is not zero",
            treatment: "kept as printed"),
        Quirk(
            id: "same-region-twice",
            fact: "a region is listed again under its number among the SDG regions",
            treatment: "the repeat is left out and counted if it says the same, else a finding"),
    ]

    static let columns = ["country_code", "period", "age", "migM", "migF"]

    public func recognises(_ content: FileContent) -> Bool { content.hasColumns(Self.columns) }

    private static let figures = [
        WPPFigure("migM", "NETMIG", sex: .male, .thousandsEitherWay),
        WPPFigure("migF", "NETMIG", sex: .female, .thousandsEitherWay),
    ]

    /// Reads the whole table.
    ///
    /// Shape: DF_POPULATION, two observations a row, OBS_STATUS F. Units: thousands of persons.
    /// Missing: a blank field is not reported. Cost: some 3 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(
            file, columns: Self.columns + ["year"], optional: ["year"])
        var rows = WPPRows(
            file: file.name, source: dataSet.source, frequency: "A5", status: .forecast,
            areas: areas)
        var world = WPPWorld()
        while try table.advance(&rows.log) {
            let text = ColumnTable.trimmed(table.reader.text(table.places[1]))
            guard let (first, period) = Self.period(text) else {
                try rows.fault(table, 1, "period", "five years such as 2025-2030")
                continue
            }
            guard table.reader.isEmpty(table.places[5]) || table.year(5) == first + 3 else {
                try rows.fault(table, 5, "middle year", "\(first + 3), as the period is \(text)")
                continue
            }
            guard let age = try rows.age(table, 2), let area = try rows.area(table, 0),
                let values = try rows.take(
                    Self.figures, from: 3, of: area, .init(period: period, age: age), table)
            else { continue }
            for (figure, value) in zip(Self.figures, values) {
                if let value {
                    world.add(value, area.area, "\(text) \(age.code) \(figure.sex.rawValue)")
                }
            }
        }
        rows.log.report.figures = rows.cube.count
        world.check("countries sum to the world by age and sex", each: 0.002, &rows.log)
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.log.report)
    }

    /// The first year of `2025-2030` and the five years from its 1 July.
    private static func period(_ text: String) -> (Int, Period)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = NumberText.int(parts[0]),
            let last = NumberText.int(parts[1]), FigureRule.years.contains(first),
            last - first == 5, let period = Period(midYear: first, to: last)
        else { return nil }
        return (first, period)
    }
}
