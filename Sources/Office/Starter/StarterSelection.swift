internal import Vocabulary

/// Which areas the starter set keeps one by one, and the remainder that each other one
/// goes to.
struct StarterSelection {
    /// How many areas stand alone.
    static let count = 56
    /// Remainders by M49 region.
    static let remainders = [
        "002": "R002", "019": "R019", "142": "R142", "150": "R150", "009": "R009",
    ]

    /// Areas that stand alone, largest first.
    let kept: [String]
    private let keptSet: Set<String>
    private let areas: AreaRegister

    /// Ranks by the sum of immigrants and emigrants of a year.
    init(_ stocks: StockBook, year: Int, areas: AreaRegister) {
        self.areas = areas
        let ranked = stocks.destinations.compactMap { code -> (String, Double)? in
            guard let area = areas.area(code), area.kind != .special else { return nil }
            let sum = (stocks.immigrants(code, year) ?? 0) + (stocks.emigrants(code, year) ?? 0)
            return (code, sum)
        }.sorted { ($0.1, $1.0) > ($1.1, $0.0) }
        kept = ranked.prefix(Self.count).map(\.0)
        keptSet = Set(kept)
    }

    /// The code under which an area's corridors go; nil for aggregates.
    func group(_ code: String) -> String? {
        if keptSet.contains(code) { return code }
        guard let area = areas.area(code), !area.isAggregate else { return nil }
        if area.kind == .special { return code }
        let region =
            area.regionID
            ?? area.memberIDs.lazy.compactMap {
                areas.area($0)?.regionID
            }.first
        return region.flatMap { Self.remainders[$0] }
    }
}
