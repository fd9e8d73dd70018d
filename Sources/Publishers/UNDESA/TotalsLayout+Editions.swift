import Cubes
import Vocabulary

extension TotalsLayout {
    private static let stockHeading = "International migrant stock at mid-year"
    private static let populationHeading = "Total population at mid-year"
    private static let shareHeading =
        "International migrant stock as a percentage of the total population"
    private static let womenHeading =
        "Female migrants as a percentage of the international migrant stock"

    /// The edition 2020 by destination, as the file at hand has it.
    static let of2020 = TotalsLayout(
        edition: "POP/DB/MIG/Stock/Rev.2020",
        labels: Labels(
            code: ["Location code"], area: ["Region, development group, country or area"],
            type: ["Type of data"], notes: ["Notes"]),
        tables: [
            Table(
                sheet: "Table 1", dataflow: .stock, blocks: bySex(stockHeading), rule: .persons,
                attributes: [.unitMeasure: "PS"]),
            Table(
                sheet: "Table 2", dataflow: .population,
                blocks: bySex(populationHeading, " (thousands)"), rule: .thousands,
                attributes: [.unitMeasure: "PS", .unitMult: "3"]),
            Table(
                sheet: "Table 6", dataflow: .displaced,
                blocks: [
                    Block(
                        heading: "Refugee and asylum seekers at mid-year, both sexes combined",
                        sex: .total)
                ],
                rule: .persons, attributes: [.unitMeasure: "PS"]),
        ],
        derived: derived, share: bySex(shareHeading),
        femaleShare: [Block(heading: womenHeading, sex: .female)], isConfirmed: true)

    /// An edition by destination, known from descriptions.
    ///
    /// - Parameter hasRefugees: whether Table 6 is of refugees; 2024 has none.
    static func described(_ year: String, hasRefugees: Bool) -> TotalsLayout {
        var tables = [
            Table(
                sheet: "Table 1", dataflow: .stock, blocks: stockBlocks, rule: .persons,
                attributes: [.unitMeasure: "PS"]),
            Table(
                sheet: "Table 2", dataflow: .population,
                blocks: bySex(
                    populationHeading, " (thousands)", words: ("population", ["percentage"])),
                rule: .thousands, attributes: [.unitMeasure: "PS", .unitMult: "3"],
                needsType: false),
        ]
        if hasRefugees {
            tables.append(
                Table(
                    sheet: "Table 6", dataflow: .displaced,
                    blocks: [
                        Block(
                            heading: "Estimated refugee stock at mid-year (both sexes)",
                            sex: .total, words: ("refugee", ["percentage", "rate"]),
                            mayOmitSex: true)
                    ],
                    rule: .persons, attributes: [.unitMeasure: "PS"], needsType: false))
        }
        return TotalsLayout(
            edition: "POP/DB/MIG/Stock/Rev." + year, labels: describedLabels("destination"),
            tables: tables, derived: derived,
            share: bySex(shareHeading, words: ("percentage of the total population", [])),
            femaleShare: [
                Block(heading: womenHeading, sex: .female, words: ("percentage", []))
            ])
    }

    /// An edition by origin, known from descriptions: Table 1 alone, whose rows are origins.
    static func byOrigin(_ year: String) -> TotalsLayout {
        TotalsLayout(
            edition: "POP/DB/MIG/Stock/Rev." + year, labels: describedLabels("origin"),
            tables: [
                Table(
                    sheet: "Table 1", dataflow: .stock, blocks: stockBlocks, rule: .persons,
                    attributes: [.unitMeasure: "PS"], needsType: false)
            ],
            derived: [], share: [], femaleShare: [], isByOrigin: true)
    }

    private static let stockBlocks = bySex(
        stockHeading, words: ("migrant stock", ["percentage", "rate of change"]))

    private static func describedLabels(_ end: String) -> Labels {
        let areas = [
            "Region, development group, country or area",
            "Major area, region, country or area",
        ]
        return Labels(
            code: ["Location code", "Country code", "Code", "Location code of \(end)"],
            area: areas + areas.map { $0 + " of \(end)" },
            type: ["Type of data", "Data type"], notes: ["Notes", "Note"])
    }
}
