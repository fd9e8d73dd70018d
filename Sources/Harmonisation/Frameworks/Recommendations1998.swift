internal import Vocabulary

extension Framework {
    /// The United Nations Recommendations of 1998.
    public static let recommendations1998 = Framework(
        id: "UN_1998", name: "Recommendations on Statistics of International Migration, Revision 1",
        citation: "United Nations (1998). Recommendations on Statistics of International "
            + "Migration, Revision 1. ST/ESA/STAT/SER.M/58/Rev.1.",
        concepts: [
            Concept(
                id: "usual-residence", name: "Country of usual residence",
                definition: "The country where a person lives, which is where the daily rest is "
                    + "usually spent. Trips for recreation, holiday, visits, business, medical "
                    + "treatment or pilgrimage do not change it.",
                statements: [], isChecked: true),
            Concept(
                id: "long-term", name: "Long-term migrant",
                definition: "Somebody who moves to another country for twelve months or more, so "
                    + "that it becomes the country of usual residence.",
                statements: [
                    DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "12"),
                    DefinitionStatement(.residence, "USUAL"),
                ], isChecked: true),
            Concept(
                id: "short-term", name: "Short-term migrant",
                definition: "Somebody who moves to another country for three months or more but "
                    + "less than twelve, other than on such trips.",
                statements: [
                    DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "3"),
                    DefinitionStatement(.residence, "USUAL"),
                ], isChecked: true),
            Concept(
                id: "foreign-born-stock", name: "Stock of migrants",
                definition: "Usual residents who were born in another country, or who hold another "
                    + "citizenship; the two are kept apart.",
                statements: [
                    DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.duration, "12"),
                    DefinitionStatement(.residence, "USUAL"),
                ], isChecked: false),
        ],
        categories: categories([
            "Not migrants": [
                "in transit", "excursionists", "tourists", "business travellers",
                "border workers", "diplomats and consular staff", "military personnel", "nomads",
            ],
            "Education": ["students", "trainees"],
            "Work": [
                "seasonal workers", "contract workers", "project-tied workers",
                "temporary workers", "established workers", "highly skilled workers",
                "international civil servants",
            ],
            "Settlement": [
                "employment-based", "family-based", "ancestry-based",
                "entrepreneurs and investors", "retirees", "other settlers",
            ],
            "Free movement": ["under the right of free establishment or movement"],
            "Family": ["reunification or formation of a family"],
            "Humanitarian": [
                "refugees", "asylum-seekers", "with temporary protected status",
                "others admitted for humanitarian reasons",
            ],
            "Irregular": [
                "with a stay of deportation", "whose entry or stay is not sanctioned",
                "regularized",
            ],
            "Citizens": [
                "returning after a stay abroad", "leaving for a stay abroad",
                "deported from abroad",
            ],
        ]))

    private static func categories(_ blocks: KeyValuePairs<String, [String]>) -> [Category] {
        blocks.flatMap { block, names in names.map { Category(block: block, name: $0) } }
    }
}
