internal import Atlas
internal import Office
internal import Vocabulary

/// Which areas have a page.
struct Known {
    let snapshot: Snapshot

    /// Refuses areas without a page: regions, groups and ended areas, and origins that are no
    /// place unless the stocks know them. Says which areas may be meant.
    func require(_ code: String) throws(Refusal) {
        guard let area = snapshot.areas.area(code) else {
            throw .notFound("No such area", "No area has the code \(Refusal.shortened(code)).")
        }
        switch area.kind {
        case .country, .territory:
            if area.isCurrent { return }
        case .special:
            if snapshot.stockTotals?.areas.contains(code) ?? false { return }
        case .former, .region, .subregion, .intermediateRegion, .group, .world: break
        }
        let instead =
            area.kind == .former
            ? snapshot.areas.areas(area.successorIDs) : snapshot.areas.members(of: code)
        let problem =
            switch area.kind {
            case .former: "\(area.name) has ended; figures are of the areas that followed it."
            case .world: "The world as a whole is on the map page."
            case .special: "\(area.name) is not an area, and no figures are held for it."
            default: "\(area.name) is a group of areas; each of them has a page."
            }
        throw .notFound(
            "No page for \(area.shortName)", problem,
            instead.filter { $0.kind == .country || $0.kind == .territory }.prefix(60).map {
                Link(text: $0.name, href: Route.area($0.id).path)
            } + [Link(text: "All areas", href: Route.areas().path)])
    }
}
