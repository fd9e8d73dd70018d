internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// The areas of a date, asked for by code.
struct FrameAreas {
    let date: CalendarDate
    let frame: AreaFrame
    let history = AreaHistory.standard
    let book = AreaCoverageBook.published
    private let office: Office

    init(_ office: Office, on date: CalendarDate) {
        self.office = office
        self.date = date
        frame = AreaHistory.standard.frame(on: date)
    }

    /// The areas of a date, where composites stand for their members if figures are held of them and of
    /// no member: the Channel Islands.
    init(_ office: Office, on date: CalendarDate, codes: Set<String>) throws {
        self.office = office
        self.date = date
        var all = AreaHistory.standard.frame(on: date).areas
        for code in codes.sorted() {
            guard let area = office.areas.area(code), area.isComposite,
                codes.isDisjoint(with: area.memberIDs),
                area.memberIDs.allSatisfy({ all[$0] == AreaExtent([$0]) })
            else { continue }
            for member in area.memberIDs { all[member] = nil }
            all[code] = AreaExtent(Set(area.memberIDs))
        }
        frame = try AreaFrame(all)
    }

    /// The asked areas, sorted; nil where all are meant.
    ///
    /// - Throws: ``OfficeError`` for a code that is no area of the date, naming those that have its land.
    func targets(_ asked: Set<String>?, _ dimension: DimensionID) throws -> [String]? {
        guard let asked else { return nil }
        return try Set(asked.map { try target($0, dimension) }).sorted()
    }

    private func target(_ code: String, _ dimension: DimensionID) throws -> String {
        let area = try office.knownArea(code)
        guard frame.areas[area.id] == nil else { return area.id }
        let name = "\(area.id) (\(area.name))"
        guard let extent = history.extent(of: area.id) else {
            throw OfficeError(
                kind: .request, place: dimension.rawValue, found: "\(name), an aggregate",
                expected: "an area: in aggregates those who moved between their areas are counted")
        }
        let there = frame.areas(in: extent).map { "\($0) (\(office.areas.area($0)?.name ?? $0))" }
        var why = "which is no area of \(date)"
        if let end = history.end(of: area.id), end <= date {
            why = "which ended on \(end)"
        } else if let start = history.start(of: area.id), start > date {
            why = "which began on \(start)"
        }
        throw OfficeError(
            kind: .request, place: dimension.rawValue, found: "\(name), \(why)",
            expected: there.isEmpty
                ? "an area of \(date)"
                : "what there was of it on \(date): " + there.joined(separator: ", "))
    }

    /// Everything a code may stand for, in any source and year.
    func reach(_ code: String) -> AreaExtent {
        var extent = history.extent(of: code) ?? AreaExtent([code])
        if let start = history.start(of: code),
            let first = history.extent(of: code, on: start)
        {
            extent = extent.union(first)
        }
        for id in book.statements(of: code).flatMap(\.covers) {
            if let covered = history.extent(of: id) { extent = extent.union(covered) }
        }
        return extent
    }

    /// Of some codes those that figures of the targets may be under, with all that overlap these.
    /// Aggregates are none.
    func codes(for targets: [String]?, among all: [String]) -> Set<String> {
        let detail = all.filter { office.areas.area($0)?.isAggregate != true }
        guard let targets else { return Set(detail) }
        let reaches = detail.map { ($0, reach($0).parts) }
        var parts = Set(targets.flatMap { frame.areas[$0]?.parts ?? [] })
        var found: Set<String> = []
        var grows = true
        while grows {
            grows = false
            for (code, reach) in reaches
            where !found.contains(code) && !reach.isDisjoint(with: parts) {
                found.insert(code)
                parts.formUnion(reach)
                grows = true
            }
        }
        return found
    }

    /// The smallest area that ever took all of an extent in; nil where there is none.
    func whole(of extent: AreaExtent) -> String? {
        if let area = history.area(of: extent), history.extent(of: area) == extent { return area }
        let larger = office.areas.all.compactMap { area in
            history.extent(of: area.id).map { (area.id, $0.parts) }
        }.filter { $0.1.isSuperset(of: extent.parts) }
        return larger.min { ($0.1.count, $0.0) < ($1.1.count, $1.0) }?.0
    }

    /// The day from which the parts of an extent were apart, as figures of a day are moved to the frame:
    /// the last change between both, else the last one before the frame that touched it.
    func split(of extent: AreaExtent, figure day: CalendarDate) -> CalendarDate? {
        let (from, to) = (min(day, date), max(day, date))
        let between = history.changes(within: extent, after: from, upTo: to)
        if let last = between.last { return last.date }
        return history.changes.last { change in
            change.date <= to
                && (change.from + change.to).contains {
                    history.extent(of: $0)?.relation(to: extent) != .apart
                        && history.extent(of: $0) != nil
                }
        }?.date
    }
}
