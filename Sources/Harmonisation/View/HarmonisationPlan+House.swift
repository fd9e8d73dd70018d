internal import Vocabulary

extension HarmonisationPlan {
    /// The house's order of preference. A change of it, or of what the view does with it, is a new
    /// version.
    public static let house = HarmonisationPlan(
        version: "2026.1",
        stocks: Part(
            target: [
                DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01"),
            ],
            sources: [
                Preference(
                    "UNDESA_2024",
                    "all areas at the same dates, one publisher's treatment of gaps"),
                Preference("STARTER_2024", "a selection of the same edition"),
                Preference("UNDESA_2020", "the edition before"),
                Preference("UNDESA_2019", "two editions before"),
                Preference("ESTAT", "registers and censuses under one Regulation, in Europe"),
                Preference("OECD_IMD", "national figures as the countries define them"),
                Preference("WB_GBMD", "censuses of 1960 to 2000, nearest to the decade's year"),
            ]),
        flows: Part(
            target: [
                DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.time, "YEAR"),
                DefinitionStatement(.duration, "12"),
            ],
            sources: [
                Preference("ESTAT", "reports under one Regulation, as the publisher has them"),
                Preference("ESTAT_MIRROR", "the same reports with grades, in a copy"),
                Preference("ESTAT_COPY", "a labelled copy, which years before 2008 mix"),
                Preference("OECD_IMD", "national figures as the countries define them"),
            ]))
}
