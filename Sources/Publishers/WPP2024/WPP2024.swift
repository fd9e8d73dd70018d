import Vocabulary

/// UN DESA, World Population Prospects 2024: births, deaths, population change and net
/// migration by area and year, estimates to 2023.
public struct WPP2024: Publisher {
    public init() {}

    public let id = "wpp-components-2024"

    public let layout = "a CSV with columns \(columns.joined(separator: ", "))"

    public let dataSet = DataSet(
        source: "WPP_2024", table: "components_1950_2023",
        publisher: "United Nations, Department of Economic and Social Affairs, Population Division",
        title: "World Population Prospects 2024: components of population change, 1950-2023",
        citation: "United Nations, Department of Economic and Social Affairs, Population Division "
            + "(2024). World Population Prospects 2024, Online Edition.",
        licence: .ccBy3IGO, url: "https://population.un.org/wpp/",
        notes: [
            "Births, deaths, change and net migration are thousands over the calendar year.",
            "CBR, CDR, CNMR and NATCHANGERATE are per 1,000 persons, GROWTHRATE is per 100.",
            "POP is not printed: it is births / crude birth rate x 1,000, thousands, hence the "
                + "year's average population to three or four digits, and marked estimated.",
            "Regions and development groups are kept as printed beside countries: never add both.",
        ])

    public let quirks = [
        Quirk(
            id: "same-region-twice",
            fact: "a region is listed under its location number and again under its number "
                + "among the SDG regions (904 and 1830, 927 and 1836)",
            treatment: "the repeat is left out and counted if it says the same, else a finding"),
        Quirk(
            id: "binary-noise",
            fact: "population change carries digits of a binary sum "
                + "(43337.6910000001)", treatment: "kept as printed"),
        Quirk(
            id: "loose-balance",
            fact: "births - deaths + net migration differs from the change by up to 5 thousand "
                + "(Ukraine and its regions, 1989)",
            treatment:
                "all four kept as printed; the check allows 0.15 thousand and 0.02 percent of the "
                + "population"),
    ]

    public func recognises(_ content: FileContent) -> Bool { content.hasColumns(Self.columns) }

    static let columns = ["country_code", "year"] + indicators.map(\.column)

    /// A column of figures.
    struct Indicator {
        let column: String
        /// The code of the INDICATOR dimension.
        let code: String
        let unit: Unit
        let rule: FigureRule

        enum Unit { case thousands, perThousand, percent }
    }

    static let indicators = [
        Indicator(column: "births", code: "BIRTHS", unit: .thousands, rule: .thousands),
        Indicator(column: "cbr", code: "CBR", unit: .perThousand, rule: .rate),
        Indicator(column: "cdr", code: "CDR", unit: .perThousand, rule: .rate),
        Indicator(column: "deaths", code: "DEATHS", unit: .thousands, rule: .thousands),
        Indicator(
            column: "PopChange", code: "POPCHANGE", unit: .thousands, rule: .thousandsEitherWay),
        Indicator(
            column: "growthrate", code: "GROWTHRATE", unit: .percent, rule: .rateEitherWay),
        Indicator(column: "cnmr", code: "CNMR", unit: .perThousand, rule: .rateEitherWay),
        Indicator(
            column: "NatChangeRT", code: "NATCHANGERATE", unit: .perThousand,
            rule: .rateEitherWay),
        Indicator(column: "mig", code: "NETMIG", unit: .thousands, rule: .thousandsEitherWay),
    ]
}
