import Vocabulary

/// World Bank, World Development Indicators: population, net migration, remittances and income
/// by area and year, as the Bank's own CSV, as DataBank gives it, as its API answers in JSON, and in a
/// public copy's layout.
public struct WorldBankIndicators: Publisher {
    public init() {}

    public let id = "worldbank-indicators"

    public let layout =
        "a CSV with columns Country Code, Indicator Code (or Series Code) and one a year, of World "
        + "Development Indicators, or with columns geo, var, t, v; or JSON of the API with members "
        + "indicator, countryiso3code, date and value"

    public let dataSet = DataSet(
        source: "WB_WDI", table: "indicators", publisher: "World Bank",
        title: "World Development Indicators: population, migration, remittances and income",
        citation: "World Bank, World Development Indicators.", licence: .ccBy4,
        url: "https://datatopics.worldbank.org/world-development-indicators/",
        notes: [
            "Revised several times a year without a number of the edition: say when the file was "
                + "downloaded.",
            "Net migration was printed as sums of five years in older editions and is printed by "
                + "year now: the first are kept as FREQ A5, from mid-year to mid-year.",
            "Remittances are personal transfers and compensation of employees of the balance of "
                + "payments, gross domestic product and both in current US dollars.",
            "Net migration and refugees are UN DESA's and UNHCR's, as the World Bank repeats them; "
                + "population is its own choice among UN DESA's and national figures.",
        ])

    public let quirks = [
        Quirk(
            id: "five-year-sums",
            fact: "older editions print net migration in 1962, 1967 ... as the sum of five years",
            treatment: "told by the years that have figures beside years that have none; FREQ A5, "
                + "mid-1960 to mid-1965 for 1962; where a selection of years hides it, left out"),
        Quirk(
            id: "aggregates", fact: "regions and income groups of the World Bank among the areas",
            treatment: "the world is W, those that the register lacks are left out and counted"),
        Quirk(
            id: "blank-ends", fact: "every area and indicator has a row, every year a column",
            treatment:
                "blanks before the first and after the last figure are left out and counted, "
                + "a blank between figures is missing, not reported"),
        Quirk(
            id: "notes", fact: "lines of notes before the header or after the table",
            treatment: "taken off and counted; another database than WDI is refused"),
        Quirk(
            id: "json-pages",
            fact: "the API answers in pages, each a heading and a list, and gives income groups no "
                + "three-letter code",
            treatment:
                "all pages must be in the file; income groups are known by their two letters, "
                + "other rows without a code are left out and counted"),
        Quirk(
            id: "copy-names", fact: "a public copy has names of its own, such as remin",
            treatment: "known by their figures: "
                + copyNames.map { "\($0) is \($1)" }
                .sorted().joined(separator: ", ")),
        Quirk(
            id: "copy-population",
            fact: "pop of the copy begins in 1950 and has 21 areas that WDI lacks: it is UN DESA's",
            treatment: "left out and counted"),
    ]

    /// As the content says, and of no other database where the notes around the table name one.
    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        guard recognises(content) else { return false }
        guard case .columns = content, let text = try? DataBankText(file) else { return true }
        return text.database.map(Self.isOurs) ?? true
    }

    public func recognises(_ content: FileContent) -> Bool {
        if case .workbook(_, let texts) = content {
            // The first texts of a DataBank workbook are its header.
            let names = texts.map(ColumnTable.trimmed)
            return names.first.map { ["country name", "series name"].contains($0.lowercased()) }
                == true && recognises(.columns(names))
        }
        if case .columns(let names) = content, names.count >= 2,
            names[0].lowercased() == "data source"
        {
            return Self.isOurs(names[1])
        }
        if content.hasColumns(Self.long) || content.hasColumns(Self.api) { return true }
        return YearColumns.any(in: content) && content.hasColumns([Self.area])
            && Self.codes.contains { content.hasColumns([$0]) }
    }

    static func isOurs(_ database: String) -> Bool {
        let lower = database.lowercased()
        return lower.contains("world development indicators") || lower == "wdi"
    }

    /// The columns of the copy: area, indicator, year and value.
    static let long = ["geo", "var", "t", "v"]
    /// The members of the API's items that say the same.
    static let api = ["countryiso3code", "indicator.id", "date", "value"]
    /// The API's two letters of an area, which the copy lacks.
    static let twoLetters = "country.id"
    /// Members of the API's items that are not needed.
    static let apiLabels = [
        "indicator.value", "country.value", "unit", "obs_status", "decimal", "scale",
    ]
    /// The world and income groups, which the API may name by two letters only.
    static let incomeGroups = [
        "1W": "WLD", "XD": "HIC", "XM": "LIC", "XN": "LMC", "XO": "LMY", "XP": "MIC", "XT": "UMC",
    ]
    /// The column of the area, and the names of the indicator's.
    static let area = "Country Code"
    static let codes = ["Indicator Code", "Series Code"]
    /// Known columns that are not needed, in small letters.
    static let labels = ["country name", "indicator name", "series name", ""]

    /// The copy's names of indicators.
    static let copyNames = [
        "birth": "SP.DYN.CBRT.IN", "depend": "SP.POP.DPND", "gdp": "NY.GDP.MKTP.CD",
        "income": "NY.GDP.PCAP.PP.KD", "nmig": "SM.POP.NETM", "remin": "BX.TRF.PWKR.CD.DT",
        "remout": "BM.TRF.PWKR.CD.DT", "unem": "SL.UEM.TOTL.ZS",
    ]
    /// The copy's name of what is not the World Bank's.
    static let copyPopulation = "pop"

    /// Codes of regions, income and lending groups.
    static let aggregates: Set<String> = [
        "AFE", "AFR", "AFW", "ARB", "CAA", "CEA", "CEB", "CEU", "CLA", "CME", "CSA", "CSS", "DEA",
        "DEC", "DLA", "DMN", "DNS", "DSA", "DSF", "DSS", "EAP", "EAR", "EAS", "ECA", "ECS", "EMU",
        "EUU", "FCS", "FXS", "HIC", "HPC", "IBD", "IBT", "IDA", "IDB", "IDX", "INX", "LAC", "LCN",
        "LDC", "LIC", "LMC", "LMY", "LTE", "MDE", "MEA", "MIC", "MNA", "NAC", "NAF", "NRS", "NXS",
        "OED", "OSS", "PRE", "PSS", "PST", "SAS", "SSA", "SSF", "SST", "SXZ", "TEA", "TEC", "TLA",
        "TMN", "TSA", "TSS", "UMC", "WLD", "XZN",
    ]
}
