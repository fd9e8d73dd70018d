import Cubes
public import Vocabulary

/// UN DESA, World Population Prospects 2024: projections from 2024 to 2100 by area and year, of
/// population or of net migration, with bounds.
public struct WPP2024Projection: Publisher {
    /// What is projected.
    public enum Subject: Sendable { case population, migration }

    public let subject: Subject

    public init(_ subject: Subject) { self.subject = subject }

    public var id: String {
        switch subject {
        case .population: "wpp-population-projection-2024"
        case .migration: "wpp-migration-projection-2024"
        }
    }

    public var layout: String { "a CSV with columns " + columns.joined(separator: ", ") }

    /// A table of its own for each subject.
    public var dataSet: DataSet {
        DataSet(
            source: "WPP_2024_PROJECTION",
            table: subject == .population ? "population_2024_2100" : "migration_2024_2100",
            publisher:
                "United Nations, Department of Economic and Social Affairs, Population Division",
            title: subject == .population
                ? "World Population Prospects 2024: projected population, 2024-2100"
                : "World Population Prospects 2024: projected net migration, 2024-2100",
            citation: "United Nations, Department of Economic and Social Affairs, Population "
                + "Division (2024). World Population Prospects 2024, Online Edition.",
            licence: .ccBy3IGO, url: "https://population.un.org/wpp/",
            notes: subject == .population
                ? [
                    "Thousands of persons at 31 December of the year (World 2024: 8,196,981), hence "
                        + "POP_END and not POP.",
                    "L80, U80, L95 and U95 bound 80 and 95 percent of the projected paths; LOW and "
                        + "HIGH are the variants of fertility.",
                    "Regions and groups are kept as printed beside countries: never add both.",
                ]
                : [
                    "Thousands of persons over the calendar year: immigrants less emigrants.",
                    "L80, U80, L95 and U95 bound 80 and 95 percent of the projected paths.",
                    "Regions and groups are kept as printed beside countries: never add both.",
                ])
    }

    /// Those of both subjects, and the reference day of population.
    public var quirks: [Quirk] {
        let shared = [
            Quirk(
                id: "same-region-twice",
                fact: "a region is listed again under its number among the SDG regions",
                treatment: "the repeat is left out and counted if it says the same, else a finding"),
            Quirk(
                id: "bounds-of-groups",
                fact: "bounds of a group are not sums of its members' bounds",
                treatment: "kept as printed; only medians are compared with their members"),
        ]
        guard subject == .population else { return shared }
        return shared + [
            Quirk(
                id: "end-of-year",
                fact: "population is of 31 December, while other tables are of 1 July or averages",
                treatment: "indicators of their own, POP_END and its bounds"),
            Quirk(
                id: "binary-noise", fact: "women and men carry digits of a binary sum",
                treatment: "kept as printed"),
        ]
    }

    public func recognises(_ content: FileContent) -> Bool { content.hasColumns(columns) }

    var columns: [String] { ["country_code", "year"] + figures.map(\.column) }

    var figures: [WPPFigure] {
        switch subject {
        case .population:
            [
                WPPFigure("popM", "POP_END", sex: .male, .projectedThousands),
                WPPFigure("popF", "POP_END", sex: .female, .projectedThousands),
                WPPFigure("pop_80l", "POP_END_L80", .projectedThousands),
                WPPFigure("pop_80u", "POP_END_U80", .projectedThousands),
                WPPFigure("pop_95l", "POP_END_L95", .projectedThousands),
                WPPFigure("pop_95u", "POP_END_U95", .projectedThousands),
                WPPFigure("pop_low", "POP_END_LOW", .projectedThousands),
                WPPFigure("pop_high", "POP_END_HIGH", .projectedThousands),
            ]
        case .migration:
            [
                WPPFigure("mig", "NETMIG", .thousandsEitherWay),
                WPPFigure("mig_80l", "NETMIG_L80", .thousandsEitherWay),
                WPPFigure("mig_80u", "NETMIG_U80", .thousandsEitherWay),
                WPPFigure("mig_95l", "NETMIG_L95", .thousandsEitherWay),
                WPPFigure("mig_95u", "NETMIG_U95", .thousandsEitherWay),
            ]
        }
    }

    /// Reads the whole table.
    ///
    /// Shape: DF_POPULATION, eight or five observations a row, OBS_STATUS F. Units: thousands of
    /// persons. Missing: a blank field is not reported. Cost: some 5 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(file, columns: columns)
        var rows = WPPRows(
            file: file.name, source: dataSet.source, status: .forecast, areas: areas)
        var world = WPPWorld()
        var bounds = Bounds()
        let figures = figures
        while try table.advance(&rows.log) {
            guard let year = table.year(1), let period = Period(year: year) else {
                try rows.fault(table, 1, "year", "a year of 1800 to 2200")
                continue
            }
            guard let area = try rows.area(table, 0),
                let values = try rows.take(
                    figures, from: 2, of: area, .init(period: period, age: .total), table)
            else { continue }
            let medians = subject == .population ? values.prefix(2) : values.prefix(1)
            if !medians.contains(nil) {
                let median = medians.reduce(0) { $0 + ($1 ?? 0) }
                world.add(median, area.area, String(year))
                bounds.add(median, Array(values.dropFirst(medians.count)))
            }
        }
        rows.log.report.figures = rows.cube.count
        bounds.check(&rows.log)
        world.check(
            "countries sum to the world", each: subject == .population ? 0.01 : 0.05, &rows.log)
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.log.report)
    }

    /// Whether medians lie within their bounds.
    private struct Bounds {
        private var rows = 0
        private var outside = 0

        /// - Parameter bounds: lower and upper of 80 percent, of 95 percent, and of variants.
        mutating func add(_ median: Double, _ bounds: [Double?]) {
            rows += 1
            let limits = bounds.map { $0 ?? median }
            let isOutside = stride(from: 0, to: limits.count - 1, by: 2).contains { place in
                median < limits[place] - 0.01 || median > limits[place + 1] + 0.01
            }
            let isWide = limits[2] <= limits[0] + 0.01 && limits[3] >= limits[1] - 0.01
            if isOutside || !isWide { outside += 1 }
        }

        func check(_ log: inout ReadingLog) {
            log.check(
                "medians lie within 80 percent and those within 95", outside == 0,
                found: "\(outside) of \(rows) rows outside", expected: "none outside")
        }
    }
}
