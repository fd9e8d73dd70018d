import Cubes
public import Vocabulary

/// IOM, Missing Migrants Project: incidents in which people died or disappeared on the way, added
/// up by month, region, route and cause. From the documented layout; no file was at hand.
public struct MissingMigrants: Publisher {
    public init() {}

    public let id = "iom-missing-migrants"

    public let layout =
        "a CSV of incidents with columns Region of Incident, Incident Year, Number of Dead, Minimum "
        + "Estimated Number of Missing (experimental)"

    public let dataSet = DataSet(
        source: "IOM_MMP", table: "incidents",
        publisher: "International Organization for Migration",
        title: "Missing Migrants Project: deaths and disappearances during migration",
        citation: "International Organization for Migration (IOM), Missing Migrants Project. "
            + "https://missingmigrants.iom.int/",
        licence: .ccBy4, url: "https://missingmigrants.iom.int/downloads",
        notes: [
            "The least there were: many deaths during migration are never recorded.",
            "Incidents from 2014 on, added up by month, region, route and cause.",
            "Women, men and children are among the dead and missing, and known of a small part.",
            "Experimental: read from the layout as described, not from a file of the publisher.",
            "Terms as stated with copies of the file; look at the publisher's own.",
        ])

    public let quirks = [
        Quirk(
            id: "experimental", fact: "the reader was made without a file at hand",
            treatment: "columns are found by name; those not taken are counted"),
        Quirk(
            id: "incidents-not-figures", fact: "a row is an incident, with a place and sources",
            treatment: "people are added up by month, region, route and cause; COMMENT says of how "
                + "many incidents, and the lineage leads to the first"),
        Quirk(
            id: "many-headings",
            fact: "headings and dates have changed many times: Incident year, Incident Year, Year",
            treatment: "all that are known are read; the month is that of Reported Month or Month, "
                + "else of a date that begins with the year"),
        Quirk(
            id: "blanks", fact: "a blank is a number that nobody knows",
            treatment: "no figure, never zero; counted"),
        Quirk(
            id: "negative-people", fact: "some copies have numbers below zero",
            treatment: "a finding, with its cell"),
        Quirk(
            id: "cumulative-incidents",
            fact: "some rows are of several incidents over a time (Cumulative Incident)",
            treatment: "taken in the month that the row states"),
    ]

    /// Columns by the names used here; the first three and one of the month must be there.
    static let columns =
        ["region", "year", "dead", "missing", "month", "date", "route", "cause", "incident"]
        + measures.dropFirst(2).map(\.column)

    /// A column of people and its code of the CASUALTY dimension.
    struct Measure {
        let column: String
        let code: String
    }

    static let measures = [
        Measure(column: "dead", code: "DEAD"), Measure(column: "missing", code: "MISSING"),
        Measure(column: "total", code: "DEAD_MISSING"),
        Measure(column: "survivors", code: "SURVIVORS"),
        Measure(column: "females", code: "WOMEN"), Measure(column: "males", code: "MEN"),
        Measure(column: "children", code: "CHILDREN"),
    ]

    public func recognises(_ content: FileContent) -> Bool {
        guard case .columns(let headings) = content else { return false }
        let names = Set(headings.map(Self.name))
        return names.isSuperset(of: ["region", "dead", "missing"])
            && !names.isDisjoint(with: ["year", "date"])
    }

    /// Reads the whole table.
    ///
    /// Shape: DF_DEATHS, one observation a month, region, route, cause and column with a number.
    /// Units: persons. Missing: a sum of blanks has no observation. Cost: some 5 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(
            file, columns: Self.columns, optional: Array(Self.columns.dropFirst(4)) + ["year"],
            labels: [Self.label], spelling: Self.name)
        guard table.places[1] >= 0 || table.places[5] >= 0 else {
            throw PublisherError(
                kind: .layout, place: file.name,
                found: "columns " + table.names.joined(separator: ", "),
                expected: "a column Incident Year or Incident Date")
        }
        var rows = IncidentRows(dataSet.source, file: file.name)
        while try table.advance(&rows.log) {
            try rows.take(table)
        }
        return TableReading(dataSet: dataSet, cubes: [rows.finish(table)], report: rows.log.report)
    }

    /// The name used here of a heading: one for all that are known and not needed, else the heading.
    static func name(_ heading: String) -> String {
        let plain = heading.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return names[plain] ?? heading
    }

    private static let label = "not needed"

    private static let names: [String: String] = {
        let known = [
            "region": ["regionofincident", "region"],
            "year": ["incidentyear", "yearofincident", "reportedyear", "year"],
            "month": ["reportedmonth", "incidentmonth", "monthofincident", "month"],
            "date": ["incidentdate", "dateofincident", "websitedate", "reporteddate", "date"],
            "dead": ["numberofdead", "numberdead", "dead"],
            "missing": ["minimumestimatednumberofmissing", "missing"],
            "total": ["totalnumberofdeadandmissing", "totaldeadandmissing"],
            "survivors": ["numberofsurvivors", "survivors"],
            "females": ["numberoffemales", "females"], "males": ["numberofmales", "males"],
            "children": ["numberofchildren", "children"],
            "cause": ["causeofdeath", "cause"], "route": ["migrationroute", "route"],
            "incident": ["incidentid", "webid"],
            label: [
                "mainid", "incidenttype", "countryoforigin", "regionoforigin", "countryofincident",
                "locationofdeath", "locationofincident", "location", "locationdescription",
                "informationsource", "coordinates", "latitude", "longitude", "x", "y",
                "unsdgeographicalgrouping", "articletitle", "sourcequality", "url", "origin",
            ],
        ]
        var names: [String: String] = [:]
        for (name, headings) in known {
            for heading in headings { names[heading] = name }
        }
        return names
    }()
}
