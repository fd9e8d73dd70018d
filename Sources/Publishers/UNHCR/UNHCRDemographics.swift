import Cubes
public import Vocabulary

/// UNHCR, Refugee Data Finder: demographics, which are persons of concern by sex and age.
public struct UNHCRDemographics: Publisher {
    public init() {}

    public let id = "unhcr-demographics"

    public let layout =
        "a CSV or JSON of UNHCR with columns year, coo, coa, perhaps pop_type, and any of "
        + Self.cells.map(\.column).joined(separator: ", ")

    public let dataSet = DataSet(
        source: "UNHCR", table: "demographics",
        publisher: "United Nations High Commissioner for Refugees",
        title: "Refugee Data Finder: persons of concern by sex and age",
        citation: "UNHCR, Refugee Data Finder. https://www.unhcr.org/refugee-statistics/",
        licence: .ccBy4, url: "https://www.unhcr.org/refugee-statistics/",
        notes: [
            "REF, ASY, IDP, STA, OOC, OIP and HST are stocks on 31 December; RET and RDP are "
                + "counts over the year.",
            "Totals are of another collection than the table of population and differ from it; "
                + "the total of a corridor has people whose sex or age is not known.",
            "Ages are 0 to 4, 5 to 11, 12 to 17, 18 to 59, 60 and over; _U is age not stated.",
            "Where a row has people but no ages, its ages are not reported; the publisher prints 0.",
            "Counts below 5 are rounded to 0 or 5 by the publisher.",
            "Serbia includes Kosovo; unknown, stateless and Tibetan origins are codes of their own.",
        ])

    public let quirks = [
        Quirk(
            id: "own-codes",
            fact: "coo and coa are UNHCR's own codes, of which some mean another area in ISO: "
                + "AUS is Austria, ARE Egypt, MAR Martinique",
            treatment: "read as UNHCR's and compared with the *_iso columns; a contradiction is "
                + "a finding. A file in ISO codes throughout (cf_type=ISO) is read as such"),
        Quirk(
            id: "zeros-for-no-breakdown",
            fact: "where people are not told apart by age or sex, every band is printed as 0",
            treatment: "bands without any figure above zero beside a sum above zero are missing, "
                + "not reported; so are both sexes' sums beside a total"),
        Quirk(
            id: "places-within-an-area",
            fact: "copies of the database have a row for each place, with its type and "
                + "accommodation",
            treatment: "rows of one corridor, group and year are added up, and COMMENT says of how "
                + "many; the cell is that of the first. Without such columns a second row is a "
                + "finding"),
        Quirk(
            id: "no-group",
            fact: "the API adds all groups up unless asked with ptype_show=true",
            treatment: "POP_TYPE is _T: stocks and counts of a year in one figure"),
        Quirk(
            id: "totals-differ",
            fact: "totals differ from those of the table of population",
            treatment: "kept apart, in DF_DISPLACED_AGE"),
        Quirk(
            id: "dash", fact: "the publisher's own download prints - where nothing applies",
            treatment: "missing, not applicable, in a series with a figure in another year"),
    ]

    public func recognises(_ content: FileContent) -> Bool {
        let names = UNHCRColumns.names(content)
        return UNHCRColumns.haveCorridor(names) && !names.isDisjoint(with: Self.own)
    }

    /// Reads the whole table.
    ///
    /// Shape: DF_DISPLACED_AGE, up to fifteen observations a row. Units: persons. Missing: not
    /// broken down or blank is not reported, `-` not applicable, where the series has a figure in
    /// another year; else counted as left out. Cost: some 5 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let cells = Self.cells.map(\.column)
        let optional = UNHCRColumns.base.dropFirst() + Self.particulars + cells
        var table = try ColumnTable(
            file, columns: UNHCRColumns.base + Self.particulars + cells,
            optional: Array(optional), labels: UNHCRColumns.labels, spelling: UNHCRColumns.name)
        let start = UNHCRColumns.base.count + Self.particulars.count
        guard table.places.dropFirst(start).contains(where: { $0 >= 0 }) else {
            throw PublisherError(
                kind: .layout, place: file.name,
                found: "columns " + table.names.joined(separator: ", "),
                expected: "a column of figures: " + cells.joined(separator: ", "))
        }
        var rows = try UNHCRDemographicRows(table, dataSet.source, areas, file: file.name)
        while try table.advance(&rows.log) {
            try rows.take(table)
        }
        return TableReading(dataSet: dataSet, cubes: [rows.finish()], report: rows.log.report)
    }

    /// A column of figures.
    struct Cell {
        let column: String
        let sex: Sex
        let age: AgeGroup
    }

    /// Columns behind those of year, origin and asylum: the group, and the place within the area.
    static let particulars = ["pop_type", "location", "loc_type", "acc_type"]

    /// Of each sex five bands, the age not stated and the sum; then the total.
    static let cells: [Cell] = {
        let bands: [(String, AgeGroup)] = [
            ("0_4", .years(0, 4)), ("5_11", .years(5, 11)), ("12_17", .years(12, 17)),
            ("18_59", .years(18, 59)), ("60", .from(60)), ("other", .unknown), ("total", .total),
        ]
        let sexes: [(String, Sex)] = [("f", .female), ("m", .male)]
        return sexes.flatMap { letter, sex in
            bands.map { Cell(column: "\(letter)_\($0.0)", sex: sex, age: $0.1) }
        } + [Cell(column: "total", sex: .total, age: .total)]
    }()

    /// Columns that no other table of UNHCR has.
    static let own = Set(cells.map(\.column)).subtracting(["total"])

    /// Our code of a group as UNHCR writes it; nil for what is none.
    static func group(_ text: String) -> String? {
        let plain = ColumnTable.trimmed(text)
        if groups.contains(plain.uppercased()) { return plain.uppercased() }
        return words[plain.lowercased().filter { $0.isLetter }]
    }

    private static let groups: Set = [
        "REF", "ROC", "ASY", "IDP", "IOC", "STA", "OOC", "OIP", "HST", "RET", "RDP", "VDA",
    ]

    private static let words = [
        "refugees": "REF", "refugeesunderunhcrsmandate": "REF", "refugeelike": "ROC",
        "asylumseekers": "ASY", "idps": "IDP", "idpsofconcerntounhcr": "IDP",
        "internallydisplacedpersons": "IDP", "statelesspersons": "STA", "stateless": "STA",
        "othersofconcern": "OOC", "othersofconcerntounhcr": "OOC",
        "otherpeopleinneedofinternationalprotection": "OIP", "hostcommunity": "HST",
        "returnedrefugees": "RET", "refugeereturnees": "RET", "returnedidps": "RDP",
        "idpreturnees": "RDP", "venezuelansdisplacedabroad": "VDA",
    ]
}
