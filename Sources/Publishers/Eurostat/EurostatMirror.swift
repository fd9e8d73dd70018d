import Vocabulary

/// Flows among the countries of the EU as the sender and as the receiver reports them, with
/// grades of how much each report misses and how sure it is.
public struct EurostatMirror: Publisher {
    public init() {}

    public let id = "eurostat-mirror-flows"

    public let layout = "a CSV with columns \(needed.joined(separator: ", "))"

    public let dataSet = DataSet(
        source: "ESTAT_MIRROR", table: "mirror_flows_eu27",
        publisher: "Eurostat, from a public copy with grades of quality",
        title: "Migration among EU countries as reported by both sides",
        citation: "Eurostat, immigration by previous and emigration by next residence, from a "
            + "public copy of mirror flows. https://ec.europa.eu/eurostat",
        licence: .eurostat, url: "https://ec.europa.eu/eurostat/web/migration-asylum",
        notes: [
            "The same move comes twice: REPORTER ORIGIN is the sender's emigration, DESTINATION "
                + "the receiver's immigration. Never add both.",
            "COMMENT grades the report: \"undercount high; accuracy medium\", low, medium or "
                + "high, either part where it was graded. The grades are the copy's, by "
                + "reporter, year and kind of report.",
            "Populations and distances of the file are not read.",
        ])

    public let quirks = [
        Quirk(
            id: "two-reports-a-row", fact: "a row holds the receiver's and the sender's report",
            treatment: "two observations with their own REPORTER"),
        Quirk(
            id: "grades-in-two-spellings", fact: "grades are written low and Low",
            treatment: "small letters in COMMENT"),
        Quirk(
            id: "empty-reports", fact: "a report that was not made is empty",
            treatment: "missing, not reported, in a series with a figure in another year; else "
                + "counted"),
        Quirk(
            id: "greece-as-gr", fact: "Greece is GR, which Eurostat's own files write EL",
            treatment: "GRC; the codes of two and of three letters are held against each other"),
    ]

    static let needed = [
        "SEX", "Year", "Sending_iso3", "Receiving_iso3", "Emig", "Immi", "UI", "AI", "UE", "AE",
    ]
    /// Codes that confirm the others where they are.
    static let optional = ["Sending_iso2", "Receiving_iso2"]
    /// Names, populations and distances.
    static let labels = [
        "sending", "receiving", "corridor", "pop.sending", "pop.receiving", "contig",
        "comlang_off", "comlang_ethno", "dist", "distcap", "distw", "distwces",
    ]

    public func recognises(_ content: FileContent) -> Bool { content.hasColumns(Self.needed) }
}
