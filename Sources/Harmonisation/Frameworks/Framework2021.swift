internal import Vocabulary

extension Framework {
    /// The revised conceptual framework of 2021.
    public static let framework2021 = Framework(
        id: "UN_2021",
        name: "Revised conceptual framework on international migration and mobility",
        citation: "United Nations Expert Group on Migration Statistics (2021). Revised conceptual "
            + "framework on international migration and mobility.",
        concepts: [
            Concept(
                id: "mobility", name: "International mobility",
                definition: "All movements across an international border within a year.",
                statements: [], isChecked: true),
            Concept(
                id: "migration", name: "International migration",
                definition: "The movements of a year that change the country of residence.",
                statements: [DefinitionStatement(.measure, "PEOPLE")], isChecked: true),
            Concept(
                id: "migrant", name: "International migrant of a year",
                definition: "Somebody who changed the country of residence in the year: immigrant "
                    + "or emigrant; national, foreign or stateless.",
                statements: [
                    DefinitionStatement(.measure, "PEOPLE"), DefinitionStatement(.nationals, "IN"),
                ], isChecked: true),
            Concept(
                id: "resident", name: "Resident",
                definition:
                    "Somebody who lived in a country for most of the last twelve months, or "
                    + "intends to for at least six; or who lived there for twelve months, or "
                    + "intends to. Which of the two rules a country takes must be known.",
                statements: [], isChecked: true),
            Concept(
                id: "temporary", name: "Temporary population",
                definition: "People in a country who are no residents of it: seasonal and border "
                    + "workers, students on a short stay and others. What is mobility and not "
                    + "migration.",
                statements: [], isChecked: false),
            Concept(
                id: "stock", name: "Stock of migrants",
                definition: "Residents by country of birth and by citizenship, which make four "
                    + "groups: foreign-born and native-born, foreigners and nationals.",
                statements: [DefinitionStatement(.measure, "STOCK")], isChecked: false),
        ],
        categories: [])
}
