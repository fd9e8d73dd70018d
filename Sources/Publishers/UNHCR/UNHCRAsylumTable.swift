import Cubes
import Tables
import Vocabulary

/// A table of applications or decisions, each row of one corridor, year, authority, level and unit.
struct UNHCRAsylumTable {
    let dataSet: DataSet
    let measures: [Measure]
    /// Whether rows are told apart by the type of application.
    let hasTypes: Bool

    struct Measure {
        let column: String
        /// The code of the ASYLUM_MEASURE dimension.
        let code: String
    }

    /// Columns beside those of year, origin and asylum.
    var particulars: [String] {
        ["procedure_type", "dec_level", "unit"] + (hasTypes ? ["app_type"] : [])
    }

    /// Reads the whole table.
    ///
    /// Shape: DF_ASYLUM, one observation a row and measure, zeros included: every row has been
    /// reported. Units: persons or cases as COUNT_UNIT says, never added up. Missing: blank is not
    /// reported, `-` not applicable. Cost: some 3 microseconds a row.
    func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let own = measures.map(\.column)
        // Aggregated answers of the API may lack all but the unit.
        let optional = UNHCRColumns.base.dropFirst() + particulars.filter { $0 != "unit" }
        var table = try ColumnTable(
            file, columns: UNHCRColumns.base + particulars + own,
            optional: Array(optional) + own, labels: UNHCRColumns.labels,
            spelling: UNHCRColumns.name)
        var rows = try UNHCRAsylumRows(table, self, areas, file: file.name)
        while try table.advance(&rows.log) {
            try rows.take(table)
        }
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.finish())
    }

    static func dataSet(_ table: String, _ what: String, _ notes: [String]) -> DataSet {
        DataSet(
            source: "UNHCR", table: table,
            publisher: "United Nations High Commissioner for Refugees",
            title: "Refugee Data Finder: " + what,
            citation: "UNHCR, Refugee Data Finder. https://www.unhcr.org/refugee-statistics/",
            licence: .ccBy4, url: "https://www.unhcr.org/refugee-statistics/",
            notes: [
                "Figures are in persons or in cases, as States report; a case may be a family. The "
                    + "two are never added.",
                "Of the United States of America, decisions by Citizenship and Immigration Services "
                    + "(IN) and immigration courts (EO) are levels of their own.",
                "Serbia includes Kosovo; unknown, stateless and Tibetan origins are codes of their own.",
            ] + notes)
    }

    static let quirks = [
        Quirk(
            id: "own-codes",
            fact: "coo and coa are UNHCR's own codes, of which some mean another area in ISO: "
                + "AUS is Austria, ARE Egypt, MAR Martinique",
            treatment: "read as UNHCR's and compared with the *_iso columns; a file in ISO codes "
                + "throughout is read as such"),
        Quirk(
            id: "persons-and-cases",
            fact:
                "some rows count persons and others cases; totals over both are printed elsewhere",
            treatment: "COUNT_UNIT tells them apart, and a row of both together is a finding"),
        Quirk(
            id: "zeros-rounded", fact: "small counts are rounded, to 0 among others",
            treatment: "zeros are kept; the notes say what they may be"),
    ]

    /// Codes of a column that are written as words in the publisher's download.
    static func code(_ text: String, of column: String) -> String? {
        let plain = ColumnTable.trimmed(text)
        switch plain {
        case "": return column == "unit" ? nil : "_U"
        case "-": return column == "unit" ? nil : "_T"
        default: break
        }
        if let code = words[column]?[plain.lowercased()] { return code }
        // "FI - First instance", "G / Government".
        let code = plain.prefix { $0.isLetter && $0.isASCII }.uppercased()
        let rest = plain.dropFirst(code.count).drop { $0 == " " }
        guard (1...2).contains(code.count), rest.isEmpty || rest.first == "-" || rest.first == "/"
        else { return nil }
        if column == "unit" { return code == "P" || code == "C" ? code : nil }
        return code
    }

    private static let words = [
        "unit": ["persons": "P", "cases": "C", "person": "P", "case": "C"],
        "procedure_type": ["government": "G", "joint": "J", "unhcr": "U"],
        "app_type": [
            "new": "N", "new applications": "N", "new application": "N", "repeat": "R",
            "repeat applications": "R", "appeal": "A", "appeal applications": "A",
        ],
        "dec_level": [
            "first instance": "FI", "first instance decisions": "FI", "new applications": "NA",
            "administrative review": "AR", "judicial review": "JR",
            "repeat/reopened applications": "RA", "first instance and appeal": "FA",
        ],
    ]
}
