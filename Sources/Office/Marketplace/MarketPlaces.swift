internal import Vocabulary

/// Areas that an offer or need names, with the countries they mean.
struct MarketPlaces {
    private let named: [Area]
    private let countries: Set<String>
    private let register: AreaRegister

    init(_ ids: [String], _ register: AreaRegister) {
        self.register = register
        named = register.areas(ids)
        countries = Set(
            named.flatMap { area in
                area.isAggregate ? register.members(of: area.id).map(\.id) : [area.id]
            })
    }

    var isEmpty: Bool { named.isEmpty }

    /// Whether there is a country that both mean.
    func overlaps(_ other: MarketPlaces) -> Bool { !countries.isDisjoint(with: other.countries) }

    /// What they have in common by the groupings of M49: the closest that there is, with its
    /// points.
    func relation(to other: MarketPlaces) -> (points: Int, words: String)? {
        let same = named.filter { other.named.contains($0) }
        if !same.isEmpty { return (3, "both name " + Self.names(same)) }
        if overlaps(other) {
            let wide = (named + other.named).first { $0.isAggregate }
            let narrow = (named + other.named).filter { area in
                !area.isAggregate && countries.contains(area.id)
                    && other.countries.contains(area.id)
            }
            let words =
                narrow.isEmpty
                ? "the regions they name have countries in common"
                : "\(Self.names(narrow)) \(narrow.count == 1 ? "is" : "are") in "
                    + (wide?.shortName ?? "both")
            return (2, words)
        }
        if let shared = shared(other, \.intermediateRegionID) { return (2, "both in " + shared) }
        if let shared = shared(other, \.subregionID) { return (2, "both in " + shared) }
        if let shared = shared(other, \.regionID) { return (1, "both in " + shared) }
        return nil
    }

    private func shared(_ other: MarketPlaces, _ part: (Area) -> String?) -> String? {
        let mine = Set(register.areas(countries.sorted()).compactMap(part))
        let theirs = Set(register.areas(other.countries.sorted()).compactMap(part))
        let common = mine.intersection(theirs).sorted()
        return common.isEmpty ? nil : Self.names(register.areas(common))
    }

    private static func names(_ areas: [Area]) -> String {
        areas.map(\.shortName).sorted().joined(separator: ", ")
    }
}
