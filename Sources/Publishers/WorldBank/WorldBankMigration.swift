import Vocabulary

/// World Bank, Global Bilateral Migration Database: stocks by origin, destination and sex of
/// the census rounds of 1960 to 2000, as DataBank gives them and in the layout of a public copy.
public struct WorldBankMigration: Publisher {
    public init() {}

    public let id = "worldbank-migration"

    public let layout =
        "a CSV with columns " + Form.copy.columns.joined(separator: ", ") + " or "
        + Form.dataBank.columns.joined(separator: ", ") + ", and one a year"

    public let dataSet = DataSet(
        source: "WB_GBMD", table: "bilateral_migration",
        publisher: "World Bank",
        title: "Global Bilateral Migration Database, 1960-2000",
        citation: "World Bank, Global Bilateral Migration Database. Ozden, C., Parsons, C., "
            + "Schiff, M. and Walmsley, T. (2011). Where on Earth is Everybody? The Evolution of "
            + "Global Bilateral Migration 1960-2000. World Bank Economic Review 25(1).",
        licence: .ccBy4, url: "https://databank.worldbank.org/source/global-bilateral-migration",
        notes: [
            "Stocks of the census rounds, labelled 1960, 1970, 1980, 1990 and 2000.",
            "Compiled primarily on the foreign-born, on citizenship where a country has nothing "
                + "else; the file does not say which, so CRITERION is _U.",
            "Every matrix is complete: cells without a census were filled by the authors, and the "
                + "file does not say which. A zero is printed, a blank is no figure.",
            "Areas of about 2000 are carried back: successors of the USSR have figures in 1960, "
                + "Serbia and Montenegro is one area, and Serbia, Montenegro and Kosovo are blank.",
        ])

    public let quirks = [
        Quirk(
            id: "mixed-criteria", fact: "foreign-born and foreign citizens in one matrix",
            treatment: "CRITERION _U for all"),
        Quirk(
            id: "old-codes", fact: "CHI, IMY, KSV, ROM and SCG, which ISO lacks or withdrew",
            treatment: "Channel Islands, Isle of Man, Kosovo, Romania, Serbia and Montenegro"),
        Quirk(
            id: "zzz", fact: "an origin zzz, which is no area and has no figures",
            treatment: "left out and counted while blank, else a finding"),
        Quirk(
            id: "own-country", fact: "rows whose origin is the destination, with 0 or nothing",
            treatment: "left out and counted, with a figure above 0 too"),
        Quirk(
            id: "blank-areas",
            fact: "areas of a later list (Channel Islands, Kosovo, Serbia) have rows of blanks",
            treatment: "left out and counted; a blank beside figures is missing, not reported"),
        Quirk(
            id: "years-reversed",
            fact: "a public copy had the labels of the years in reverse order",
            treatment: "the sums of 1960 and 2000 are compared with those of the authors"),
        Quirk(
            id: "notes-below", fact: "DataBank closes its files with empty rows and notes",
            treatment: "taken off and counted"),
    ]

    /// The layouts, by the names of their columns.
    enum Form: CaseIterable {
        case copy, dataBank

        /// Sex, destination and origin.
        var columns: [String] {
            switch self {
            case .copy: ["sex", "destcode", "origincode"]
            case .dataBank:
                ["Migration by Gender Code", "Country Dest Code", "Country Origin Code"]
            }
        }

        /// Known columns that are not needed, in small letters.
        static let labels = [
            "migration by gender name", "country dest name", "country origin name",
        ]
    }

    public func recognises(_ content: FileContent) -> Bool {
        if case .workbook(_, let texts) = content {
            // The first texts of a DataBank workbook are its header.
            return recognises(.columns(texts.map(ColumnTable.trimmed)))
        }
        return YearColumns.any(in: content)
            && Form.allCases.contains { content.hasColumns($0.columns) }
    }
}
