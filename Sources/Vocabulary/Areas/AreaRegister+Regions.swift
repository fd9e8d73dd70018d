/// Who belongs to whom: regions and groups, and areas before and after a change.
extension AreaRegister {
    /// The countries and territories of the world, of a region, group or composite area.
    ///
    /// Members make their whole once: a region gives Guernsey and Jersey and not also the
    /// Channel Islands, and no former area. Empty for an area without members and for an id the
    /// register lacks. Groups are as listed, so they may be older or newer than a publisher's.
    public func members(of id: String) -> [Area] {
        guard let whole = area(id) else { return [] }
        switch whole.kind {
        case .world: return countries
        case .region: return countries.filter { $0.regionID == id }
        case .subregion: return countries.filter { $0.subregionID == id }
        case .intermediateRegion: return countries.filter { $0.intermediateRegionID == id }
        case .country, .territory, .former, .special, .group: return areas(whole.memberIDs)
        }
    }

    /// The M49 region of an area: Africa, the Americas, Asia, Europe or Oceania. Nil for
    /// Antarctica, special origins, groups and the world.
    public func region(of area: Area) -> Area? { area.regionID.flatMap(self.area) }

    /// The M49 subregion of an area.
    public func subregion(of area: Area) -> Area? { area.subregionID.flatMap(self.area) }

    /// The M49 intermediate region of an area.
    public func intermediateRegion(of area: Area) -> Area? {
        area.intermediateRegionID.flatMap(self.area)
    }

    /// The groups that list an area, in the register's order; regions are not among them.
    public func groups(containing area: Area) -> [Area] {
        all.filter { $0.kind == .group && $0.memberIDs.contains(area.id) }
    }

    /// All areas of one kind, in the register's order.
    public func areas(of kind: Area.Kind) -> [Area] { all.filter { $0.kind == kind } }

    /// The areas that an ended area's land belongs to today, through every change: six for SFR
    /// Yugoslavia. Empty for an area that has not ended.
    public func successorsToday(of area: Area) -> [Area] {
        area.isCurrent ? [] : follow(area, \.successorIDs) { $0.isCurrent }
    }

    /// The areas that had an ended area's land in a later year.
    public func successors(of area: Area, in year: Int) -> [Area] {
        follow(area, \.successorIDs) { $0.dates.contains(year) }
    }

    /// The areas that had the area's land, or part of it, in an earlier year.
    public func predecessors(of area: Area, in year: Int) -> [Area] {
        follow(area, \.predecessorIDs) { $0.dates.contains(year) }
    }

    /// Walks successors or predecessors until areas that will do, without going past them.
    private func follow(
        _ start: Area, _ next: KeyPath<Area, [String]>, until done: (Area) -> Bool
    ) -> [Area] {
        var found: [Area] = []
        var seen: Set<Area> = [start]
        var open = areas(start[keyPath: next])
        while !open.isEmpty {
            let area = open.removeFirst()
            guard seen.insert(area).inserted else { continue }
            if done(area) {
                found.append(area)
            } else {
                open += areas(area[keyPath: next])
            }
        }
        return found
    }
}
