internal import Atlas
internal import Office
internal import Vocabulary

/// Fills the list of areas, whole or searched.
struct AreasQuery {
    let snapshot: Snapshot
    private let figures: FigureMaker
    private let naming: Naming

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        figures = FigureMaker(snapshot: snapshot)
        naming = Naming(snapshot: snapshot)
    }

    func model(_ query: String?) -> AreasPage.Model {
        let year = snapshot.stocks?.years.last ?? 2024
        let groups = query.map { found($0, year) } ?? regions(year)
        return AreasPage.Model(query: query, year: year, groups: groups, source: naming.stocks)
    }

    private func regions(_ year: Int) -> [AreasPage.Group] {
        let byRegion = Dictionary(grouping: snapshot.places) {
            snapshot.areas.region(of: $0)?.name ?? ""
        }
        return byRegion.keys.sorted { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }.map {
            name in
            AreasPage.Group(
                name: name.isEmpty ? "Other areas" : name,
                rows: rows((byRegion[name] ?? []).sorted { $0.shortName < $1.shortName }, year))
        }
    }

    private func found(_ query: String, _ year: Int) -> [AreasPage.Group] {
        let matches = snapshot.areas.search(query, limit: 40)
        var seen = Set<Area>()
        let areas = matches.flatMap { area in
            area.kind == .former ? snapshot.areas.areas(area.successorIDs) : [area]
        }.filter { area in
            (area.kind == .country || area.kind == .territory) && area.isCurrent
                && seen.insert(area).inserted
        }
        return areas.isEmpty ? [] : [AreasPage.Group(name: "Found", rows: rows(areas, year))]
    }

    private func rows(_ areas: [Area], _ year: Int) -> [AreasPage.Row] {
        areas.map { area in
            AreasPage.Row(
                area: naming.label(area.id), immigrants: figures.immigrants(area.id, year),
                emigrants: figures.emigrants(area.id, year))
        }
    }
}
