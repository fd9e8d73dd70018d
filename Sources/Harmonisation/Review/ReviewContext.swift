public import Cubes
public import Vocabulary

/// What checks need beside the figures.
public struct ReviewContext: Sendable {
    public let areas: AreaRegister
    /// Findings that concern fewer people are left out.
    public let least: Double
    /// What a series counts, as far as its publisher says.
    public let definition: @Sendable (SeriesKey) -> SeriesDefinition

    private let words: [String: String]

    /// - Parameter words: for codes of indicators and of types of people; those without are shown as
    ///   they are.
    public init(
        areas: AreaRegister, least: Double = 1000, words: [String: String] = [:],
        definition: @escaping @Sendable (SeriesKey) -> SeriesDefinition
    ) {
        self.areas = areas
        self.least = max(1, least)
        self.words = words
        self.definition = definition
    }

    func name(_ area: String) -> String { areas.area(area)?.shortName ?? area }

    /// What a series is of, in words: `Mexico to the United States`, `Turkey, refugees`.
    func subject(_ key: SeriesKey) -> String {
        var words: String
        if let origin = key[.origin], let destination = key[.destination] {
            words = "\(name(origin)) to \(name(destination))"
        } else {
            words = name(key[.refArea] ?? key[.receivingArea] ?? "")
        }
        for dimension in [
            DimensionID.indicator, .popType, .asylumMeasure, .sex, .age,
        ] {
            guard let code = key[dimension], !["_T", "_Z"].contains(code) else { continue }
            words += ", " + (dimension == .sex ? sex(code) : self.words[code] ?? code)
        }
        return words
    }

    private func sex(_ code: String) -> String {
        switch code {
        case "F": "women"
        case "M": "men"
        default: code
        }
    }

    /// Whether two series count what may be set side by side, and what differs between them, in
    /// words; nil where they may not.
    func differences(_ first: SeriesKey, _ second: SeriesKey) -> [String]? {
        let compared = DefinitionComparison(
            ComparedSeries(key: first, definition: definition(first), units: ["PS"]),
            ComparedSeries(key: second, definition: definition(second), units: ["PS"]))
        guard compared.verdict != .notComparable else { return nil }
        return compared.differences.filter { $0.relation == .differs }.map {
            "\($0.respect): \($0.first) beside \($0.second)"
        }
    }

    /// The places of an area's change of borders or name that lie between two years.
    func areaChanges(_ codes: [String], from first: Double, to last: Double) -> [String] {
        codes.compactMap { code in
            guard let area = areas.area(code) else { return nil }
            for year in [area.firstYear, area.lastYear] {
                if let year, Double(year) >= first - 1, Double(year) <= last + 1 {
                    return "\(area.shortName) changed as an area in \(year)"
                }
            }
            for id in area.successorIDs + area.predecessorIDs {
                if let other = areas.area(id), let year = other.firstYear,
                    Double(year) >= first, Double(year) <= last
                {
                    return "\(other.shortName) begins in \(year)"
                }
            }
            return nil
        }
    }
}

/// The figures that checks look through.
public struct ReviewData: Sendable {
    public private(set) var tables: [Dataflow: ReviewTable] = [:]

    public init(_ tables: [ReviewTable]) {
        for table in tables { self.tables[table.dataflow] = table }
    }

    /// The number of series of all tables.
    public var seriesCount: Int { tables.values.reduce(0) { $0 + $1.count } }
    /// The number of figures of all tables.
    public var figureCount: Int { tables.values.reduce(0) { $0 + $1.figureCount } }
}
