import Cubes
import Vocabulary

extension UNDESA2020 {
    /// A block of columns, one a year, under one heading.
    struct Block: Hashable {
        let heading: String
        let sex: Sex
    }

    /// A table whose figures are taken.
    struct Table {
        let sheet: String
        let dataflow: Dataflow
        let blocks: [Block]
        let rule: FigureRule
        let attributes: [AttributeID: String]
    }

    static let stock = Table(
        sheet: "Table 1", dataflow: .stock,
        blocks: bySex("International migrant stock at mid-year", ""),
        rule: .persons, attributes: [.unitMeasure: "PS"])

    static let population = Table(
        sheet: "Table 2", dataflow: .population,
        blocks: bySex("Total population at mid-year", " (thousands)"),
        rule: .thousands, attributes: [.unitMeasure: "PS", .unitMult: "3"])

    static let refugees = Table(
        sheet: "Table 6", dataflow: .displaced,
        blocks: [
            Block(
                heading: "Refugee and asylum seekers at mid-year, both sexes combined",
                sex: .total)
        ],
        rule: .persons, attributes: [.unitMeasure: "PS"])

    static let share = bySex(
        "International migrant stock as a percentage of the total population", "")
    static let femaleShare = [
        Block(
            heading: "Female migrants as a percentage of the international migrant stock",
            sex: .female)
    ]

    /// Sheets that repeat the others as ratios and rates, and what they are.
    static let derived = [
        (sheet: "Table 3", reason: "Table 3: percentages, derived from Tables 1 and 2"),
        (sheet: "Table 4", reason: "Table 4: percentages of women, derived from Table 1"),
        (sheet: "Table 5", reason: "Table 5: rates of change, derived from Table 1"),
    ]
    static let derivedBlocks = "Table 6: percentages and rates of change, derived"

    private static func bySex(_ before: String, _ after: String) -> [Block] {
        [
            Block(heading: before + ", both sexes combined" + after, sex: .total),
            Block(heading: before + ", males" + after, sex: .male),
            Block(heading: before + ", females" + after, sex: .female),
        ]
    }
}
