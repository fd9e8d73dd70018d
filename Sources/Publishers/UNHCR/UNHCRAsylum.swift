public import Vocabulary

/// UNHCR, Refugee Data Finder: applications for asylum within a year.
public struct UNHCRApplications: Publisher {
    public init() {}

    public let id = "unhcr-asylum-applications"

    public let layout =
        "a CSV or JSON of UNHCR with columns year, coo, coa, procedure_type, app_type, dec_level, "
        + "app_pc and applied"

    public let dataSet = UNHCRAsylumTable.dataSet(
        "asylum-applications", "applications for asylum by origin and area of asylum",
        [
            "Applications lodged within the year, from 2000. A figure is of one type (N new, R "
                + "repeat, A appeal ...) and level; types and levels are not added to count people.",
            "A row that is not there is not zero: the publisher prints rows above zero only.",
            "Counts below 5 are rounded to 0 or 5 by the publisher.",
        ])

    public let quirks =
        UNHCRAsylumTable.quirks + [
            Quirk(
                id: "undescribed-types", fact: "the types V and RA stand in no list of UNHCR's",
                treatment: "kept as they are")
        ]

    public func recognises(_ content: FileContent) -> Bool {
        let names = UNHCRColumns.names(content)
        return UNHCRColumns.haveCorridor(names) && names.contains("applied")
            && names.contains("unit")
    }

    /// Reads the whole table: see `UNHCRAsylumTable`.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try UNHCRAsylumTable(
            dataSet: dataSet, measures: [.init(column: "applied", code: "APPLICATIONS")],
            hasTypes: true
        ).read(file, areas: areas)
    }
}

/// UNHCR, Refugee Data Finder: decisions on asylum within a year.
public struct UNHCRDecisions: Publisher {
    public init() {}

    public let id = "unhcr-asylum-decisions"

    public let layout =
        "a CSV or JSON of UNHCR with columns year, coo, coa, procedure_type, dec_level, dec_pc and "
        + "dec_recognized, dec_other, dec_rejected, dec_closed, dec_total"

    public let dataSet = UNHCRAsylumTable.dataSet(
        "asylum-decisions", "decisions on asylum by origin and area of asylum",
        [
            "Decisions taken within the year, from 2000, on applications of that and earlier years.",
            "DECISIONS is the total as printed, CLOSED included; it differs from the sum of its "
                + "parts where they were rounded, and in some hundred rows by more.",
            "Counts below 10 are rounded by the publisher, so a zero may be some people. An outcome "
                + "that a State does not report is printed as 0.",
        ])

    public let quirks =
        UNHCRAsylumTable.quirks + [
            Quirk(
                id: "totals-apart",
                fact: "in some hundred rows the total differs from its parts by more than rounding",
                treatment: "all are kept as printed, and the total says so in its comment")
        ]

    public func recognises(_ content: FileContent) -> Bool {
        let names = UNHCRColumns.names(content)
        return UNHCRColumns.haveCorridor(names) && names.contains("unit")
            && Self.measures.contains { names.contains($0.column) }
    }

    /// Reads the whole table: see `UNHCRAsylumTable`.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try UNHCRAsylumTable(dataSet: dataSet, measures: Self.measures, hasTypes: false)
            .read(file, areas: areas)
    }

    private static let measures: [UNHCRAsylumTable.Measure] = [
        .init(column: "dec_recognized", code: "RECOGNISED"),
        .init(column: "dec_other", code: "OTHER_PROTECTION"),
        .init(column: "dec_rejected", code: "REJECTED"),
        .init(column: "dec_closed", code: "CLOSED"),
        .init(column: "dec_total", code: "DECISIONS"),
    ]
}
