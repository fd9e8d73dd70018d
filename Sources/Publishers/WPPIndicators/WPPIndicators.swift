public import Cubes
import Tables
public import Vocabulary

/// UN DESA, World Population Prospects 2022 and 2024: the publisher's own CSV of demographic
/// indicators, medium variant. Estimates are taken, projections left out.
///
/// Experimental: made from descriptions of the layout, without the file at hand.
public struct WPPIndicators: Publisher {
    /// The editions with this layout, which the file does not state.
    public enum Edition: String, Sendable {
        case of2022 = "2022"
        case of2024 = "2024"
    }

    private let edition: Edition

    public init(_ edition: Edition) { self.edition = edition }

    public var id: String { "wpp-indicators-" + edition.rawValue }

    /// The same in both editions.
    public var layout: String { "a CSV with columns " + Self.columns.joined(separator: ", ") }

    /// The last year of estimates.
    private var last: Int { edition == .of2022 ? 2021 : 2023 }

    /// The world's population on 1 July 1950, thousands, by which editions are told apart.
    private var world1950: Double { edition == .of2022 ? 2_499_322.157 : 2_493_092.848 }

    /// Of 2024, source and table are those of the copy: either replaces the other.
    public var dataSet: DataSet {
        let year = edition.rawValue
        return DataSet(
            source: "WPP_" + year, table: "components_1950_\(last)",
            publisher:
                "United Nations, Department of Economic and Social Affairs, Population Division",
            title: "World Population Prospects \(year): demographic indicators, 1950-\(last)",
            citation:
                "United Nations, Department of Economic and Social Affairs, Population Division "
                + "(\(year)). World Population Prospects \(year), Online Edition.",
            licence: .ccBy3IGO, url: "https://population.un.org/wpp/",
            notes: [
                "POP is of 1 July, thousands; births, deaths, change and net migration are thousands "
                    + "over the calendar year.",
                "Regions and groups are kept as printed beside countries: never add both.",
                "The reader of this file is experimental: it follows descriptions of the layout.",
            ])
    }

    /// As those of the copy of 2024, whose source and table the edition 2024 shares; in the edition 2022
    /// the population of 1 July is printed, not derived.
    public var definitions: [DefinitionRule] {
        let shared = WPP2024().definitions
        guard edition == .of2022 else { return shared }
        return shared + [
            DefinitionRule(
                .population, [.indicator: ["POP"]],
                [DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01")])
        ]
    }

    public let quirks = [
        Quirk(
            id: "experimental", fact: "the reader was made without the file at hand",
            treatment: "columns are found by name; those not taken are counted"),
        Quirk(
            id: "edition-not-stated", fact: "the file does not say its edition",
            treatment:
                "told by the world's population of 1950; a selection without the world needs "
                + "--publisher"),
        Quirk(
            id: "estimates-and-projections",
            fact: "estimates and the medium projection stand in one column of variants",
            treatment: "years after the last estimate and other variants are left out and counted"),
        Quirk(
            id: "same-region-twice",
            fact: "a region is listed again under its number among the SDG regions",
            treatment: "the repeat is left out and counted if it says the same, else a finding"),
    ]

    private static let figures = [
        WPPFigure("TPopulation1July", "POP"), WPPFigure("TPopulationMale1July", "POP", sex: .male),
        WPPFigure("TPopulationFemale1July", "POP", sex: .female), WPPFigure("Births", "BIRTHS"),
        WPPFigure("Deaths", "DEATHS"), WPPFigure("DeathsMale", "DEATHS", sex: .male),
        WPPFigure("DeathsFemale", "DEATHS", sex: .female),
        WPPFigure("PopChange", "POPCHANGE", .thousandsEitherWay),
        WPPFigure("NetMigrations", "NETMIG", .thousandsEitherWay),
    ]

    static let columns = ["LocID", "Time", "Variant"] + figures.map(\.column)

    private static let labels = [
        "sortorder", "notes", "iso3_code", "iso2_code", "sdmx_code", "loctypeid", "loctypename",
        "parentid", "location", "varid",
    ]

    public func recognises(_ content: FileContent) -> Bool { content.hasColumns(Self.columns) }

    /// By the columns, and by the world of 1950 where the first rows have it.
    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        guard recognises(content), var table = try? ColumnTable(file, columns: Self.columns) else {
            return false
        }
        var log = ReadingLog(file: file.name)
        for _ in 0..<200 {
            guard (try? table.advance(&log)) == true else { break }
            if table.int(0) == 900, table.int(1) == 1950, let population = table.double(3) {
                return abs(population - world1950) <= 1
            }
        }
        return true
    }

    /// Reads the estimates.
    ///
    /// Shape: DF_POPULATION, nine observations a row. Units: thousands. Missing: a blank field is
    /// not reported. Cost: some 5 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(file, columns: Self.columns, labels: Self.labels)
        var rows = WPPRows(
            file: file.name, source: dataSet.source, status: .normal, areas: areas)
        var world = WPPWorld()
        while try table.advance(&rows.log) {
            guard let year = table.year(1), let period = Period(year: year) else {
                try rows.fault(table, 1, "year", "a year of 1800 to 2200")
                continue
            }
            let variant = ColumnTable.trimmed(table.reader.text(table.places[2]))
            guard variant.lowercased() == "medium" || variant.lowercased() == "estimates" else {
                rows.log.leaveOut(
                    "variant \(variant.prefix(40))", at: table.cell(2), count: Self.figures.count)
                continue
            }
            guard year <= last else {
                rows.log.leaveOut(
                    "projections, from \(last + 1) on", at: table.cell(1),
                    count: Self.figures.count)
                continue
            }
            if let number = table.int(0), number >= 900,
                (try? areas.resolve(String(number), in: .desa)) == nil
            {
                rows.log.leaveOut(
                    "a group that the register does not know", at: table.cell(0),
                    count: Self.figures.count)
                continue
            }
            guard let area = try rows.area(table, 0) else { continue }
            let place = WPPRows.Place(period: period, age: .total)
            let values = try rows.take(Self.figures, from: 3, of: area, place, table)
            if let population = values?.first ?? nil { world.add(population, area.area, "\(year)") }
        }
        world.check("countries make the world", each: 0.001, &rows.log)
        rows.log.report.figures = rows.cube.count
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.log.report)
    }
}
