internal import Cubes
import Vocabulary

/// The starter set: an extract that the project computes from full editions, so that a new
/// workspace has real figures. Its terms are those of its sources.
public enum Starter {
    /// The SOURCE code of the starter set.
    public static let source = "STARTER_2024"

    static func dataSet(_ dataflow: Dataflow) -> DataSet {
        switch dataflow {
        case .stock:
            dataSet(
                dataflow,
                publisher:
                    "United Nations, Department of Economic and Social Affairs, Population Division",
                title: "International Migrant Stock 2024, Corridor's starter extract",
                citation: "United Nations Department of Economic and Social Affairs, Population "
                    + "Division (2024). International Migrant Stock 2024. Extract by Corridor.",
                licence: .ccBy3IGO,
                url: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
                notes: [
                    "Corridors among the 56 areas with the largest sum of immigrants and emigrants "
                        + "in 2024 and one remainder a continent (R002, R009, R019, R142, R150), by sex; "
                        + "and the totals of every area as destination and as origin.",
                    "Figures among the 56 areas are the publisher's; those of remainders and the "
                        + "totals are sums of the publisher's figures.",
                ])
        case .population:
            dataSet(
                dataflow,
                publisher:
                    "United Nations, Department of Economic and Social Affairs, Population Division",
                title: "World Population Prospects 2024, Corridor's starter extract",
                citation: "United Nations, Department of Economic and Social Affairs, Population "
                    + "Division (2024). World Population Prospects 2024, Online Edition. Extract "
                    + "by Corridor.",
                licence: .ccBy3IGO, url: "https://population.un.org/wpp/",
                notes: [
                    "Persons, rounded to one. Population is births over the crude birth rate.",
                    "Births and deaths of the areas and remainders with corridors; population and "
                        + "net migration of every area.",
                ])
        case .displaced, .flow, .remittance, .asylum, .emigration, .permit, .acquisition,
            .displacedAge, .deaths:
            dataSet(
                dataflow, publisher: "UNHCR, the UN Refugee Agency",
                title: "Refugee Data Finder, Corridor's starter extract",
                citation: "UNHCR, Refugee Data Finder. Extract by Corridor.", licence: .ccBy4,
                url: "https://www.unhcr.org/refugee-statistics/",
                notes: [
                    "Refugees and asylum-seekers at the end of the years for which there are stocks.",
                    "Publisher's counts below five are rounded to 0 or 5.",
                ])
        }
    }

    private static func dataSet(
        _ dataflow: Dataflow, publisher: String, title: String, citation: String,
        licence: Licence, url: String, notes: [String]
    ) -> DataSet {
        DataSet(
            source: source, table: "starter/" + dataflow.rawValue, publisher: publisher,
            title: title, citation: citation, licence: licence, url: url, notes: notes)
    }
}
