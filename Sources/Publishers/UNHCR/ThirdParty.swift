import Tables
public import Vocabulary

/// Figures of third parties, as UNHCR's Refugee Data Finder passes them on: IDMC's of people displaced
/// within their country, UNRWA's of Palestine refugees.
public struct ThirdParty: Publisher {
    /// Whose figures.
    public enum Agency: Sendable {
        case idmc
        case unrwa
    }

    let agency: Agency

    public init(_ agency: Agency) { self.agency = agency }

    public var id: String {
        switch agency {
        case .idmc: "idmc-idps"
        case .unrwa: "unrwa-refugees"
        }
    }

    /// What the table must show.
    public var layout: String {
        "a CSV or JSON of UNHCR with columns year, coo, coa and total, of "
            + (agency == .idmc ? "the same origin and asylum" : "Palestinian origin")
    }

    /// Its source, table, terms and citation.
    public var dataSet: DataSet {
        switch agency {
        case .idmc: Self.idmc
        case .unrwa: Self.unrwa
        }
    }

    /// Oddities of its table as UNHCR passes it on.
    public var quirks: [Quirk] {
        let layout = Quirk(
            id: "same-layout", fact: "IDMC's and UNRWA's files have the same columns",
            treatment: "told apart by their rows: of IDMC each is of one area, of UNRWA all are "
                + "Palestinian in several areas")
        guard agency == .idmc else { return [layout] }
        return [
            layout,
            Quirk(
                id: "world-as-unknown",
                fact: "from 1990 to 2008 the only row of a year is the world's total under unknown",
                treatment: "kept under unknown, as printed"),
        ]
    }

    /// Whether the columns are theirs: a corridor, a total, and no figure of another table.
    public func recognises(_ content: FileContent) -> Bool {
        let names = UNHCRColumns.names(content)
        let others = ["applied", "dec_total", "resettlement", "naturalisation"]
        return UNHCRColumns.haveCorridor(names) && names.contains("total")
            && names.isDisjoint(with: UNHCR.own) && names.isDisjoint(with: others)
            && names.isDisjoint(with: UNHCRDemographics.own)
            && names.isDisjoint(with: ["returned_refugees", "returned_idps"])
    }

    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        recognises(content) && Self.owner(of: file) == agency
    }

    /// Reads the whole table: see `DisplacedTable`. A file that is the other's is refused.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        if let owner = Self.owner(of: file), owner != agency {
            let within = "people within their own area"
            let palestinian = "Palestinian refugees in several areas"
            throw PublisherError(
                kind: .layout, place: file.name,
                found: owner == .unrwa
                    ? palestinian + ", as in UNRWA's table" : within + ", as in IDMC's table",
                expected: agency == .unrwa ? palestinian : within)
        }
        return try DisplacedTable(
            dataSet: dataSet,
            categories: [
                UNHCR.Category(
                    column: "total", code: agency == .idmc ? "IDP" : "REF", firstYear: nil)
            ]
        ).read(file, areas: areas)
    }

    /// Whose a file is by its rows; nil where these fit both or none, as Palestine alone does.
    private static func owner(of file: InputFile) -> Agency? {
        var log = ReadingLog(file: file.name)
        guard
            var table = try? ColumnTable(
                file, columns: UNHCRColumns.base, optional: Array(UNHCRColumns.base.dropFirst()),
                spelling: UNHCRColumns.name)
        else { return nil }
        let palestine: Set = ["GAZ", "PSE"]
        var areAllPalestinian = true
        var areAllWithin = true
        var isElsewhere = false
        while let isThere = try? table.advance(&log), isThere {
            func code(_ own: Int) -> String {
                let text = ColumnTable.trimmed(table.reader.text(table.places[own]))
                let iso = ColumnTable.trimmed(table.reader.text(table.places[own + 1]))
                return (text.isEmpty ? iso : text).uppercased()
            }
            let (from, to) = (code(1), code(3))
            if !palestine.contains(from) { areAllPalestinian = false }
            if from != to { areAllWithin = false }
            if !palestine.contains(to) { isElsewhere = true }
        }
        guard log.report.rows > 0, isElsewhere else { return nil }
        return areAllWithin ? .idmc : areAllPalestinian ? .unrwa : nil
    }

    private static let idmc = DataSet(
        source: "IDMC", table: "idps",
        publisher: "Internal Displacement Monitoring Centre",
        title: "Internally displaced people at the end of the year, as passed on by UNHCR",
        citation: "Internal Displacement Monitoring Centre (IDMC), as passed on by UNHCR, Refugee "
            + "Data Finder. https://www.internal-displacement.org/",
        licence: Licence(
            name: "IDMC's own terms; UNHCR's CC BY 4.0 does not cover them",
            url: "https://www.internal-displacement.org/terms-and-conditions/"),
        url: "https://www.internal-displacement.org/database/",
        notes: [
            "All internally displaced by conflict and violence at 31 December, of concern to UNHCR "
                + "or not: another series than UNHCR's IDP, never to be added to it.",
            "Until 2008 there is one figure a year, the world's, printed under unknown.",
            "Abyei is an area of its own.",
        ])

    private static let unrwa = DataSet(
        source: "UNRWA", table: "refugees",
        publisher: "United Nations Relief and Works Agency for Palestine Refugees in the Near East",
        title: "Palestine refugees under UNRWA's mandate, as passed on by UNHCR",
        citation: "UNRWA, as passed on by UNHCR, Refugee Data Finder. https://www.unrwa.org/",
        licence: Licence(
            name: "UNRWA's own terms; UNHCR's CC BY 4.0 does not cover them",
            url: "https://www.unrwa.org/copyright"),
        url: "https://www.unrwa.org/",
        notes: [
            "Palestine refugees registered with UNRWA at the end of the year. They are not among "
                + "UNHCR's refugees.",
            "The destination is UNRWA's field: Jordan, Lebanon, Syria, or Palestine itself, where "
                + "refugees live in their own country of origin as it is coded.",
            "In 2025 a figure is printed without an area, under unknown.",
        ])
}
