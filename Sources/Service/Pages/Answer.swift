internal import Atlas
internal import Office
internal import Vocabulary

/// What a query found: a page's model, or the address that has it.
enum Answer<Model> {
    case model(Model)
    /// For now at another address.
    case elsewhere(Route)
}

/// What a starter set lacks, in words.
enum Starter {
    /// The sentence for pages that show a starter set.
    static func note(_ snapshot: Snapshot) -> String {
        "This workspace holds the starter set: totals of all areas, and corridors between the "
            + "\(alone(snapshot)) with most migrants; the others are together as the rest of their "
            + "region. The publisher’s full table, once imported, brings the rest."
    }

    private static func alone(_ snapshot: Snapshot) -> String {
        let count = (snapshot.stockTotals?.detailed ?? [])
            .count { snapshot.areas.area($0)?.kind != .special }
        return "\(count) areas"
    }
}
