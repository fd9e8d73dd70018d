public import Vocabulary

/// Which areas there were when, and what each of them stood for.
///
///     let history = AreaHistory.standard
///     history.extent(of: "SCG")                       // MNE, SRB, XKX
///     history.frame(on: CalendarDate("1990-07-01"))   // SUN, YUG, SDN736 ... and not RUS
///
/// Cost: built once, in about a millisecond; an extent is a dictionary access.
public struct AreaHistory: Sendable {
    public static let standard = AreaHistory()

    public let register: AreaRegister
    /// By date.
    public let changes: [AreaChange]
    /// All that an area ever stood for.
    private let wholes: [String: AreaExtent]

    /// - Parameter changes: of one register; where two are of a day, those that come first happened
    ///   first. Ids that the register lacks are taken as areas all the same.
    public init(
        _ register: AreaRegister = .standard, changes: [AreaChange] = AreaChange.known
    ) {
        self.register = register
        let ordered = changes.enumerated().sorted {
            ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
        }.map(\.element)
        self.changes = ordered
        var wholes: [String: AreaExtent] = [:]
        for id in Set(ordered.flatMap { $0.from + $0.to }) {
            var open: Set<String> = []
            wholes[id] = AreaExtent(Self.parts(of: id, ordered, &open))
        }
        for area in register.all where area.isComposite {
            wholes[area.id] = AreaExtent(Set(area.memberIDs))
        }
        self.wholes = wholes
    }

    /// - Parameter open: ids that are being looked up, so that a table that runs in circles ends.
    private static func parts(
        of id: String, _ changes: [AreaChange], _ open: inout Set<String>
    ) -> Set<String> {
        guard open.insert(id).inserted else { return [id] }
        defer { open.remove(id) }
        if let merger = changes.first(where: { $0.kind == .merger && $0.to.contains(id) }) {
            return merger.from.reduce(into: []) { $0.formUnion(parts(of: $1, changes, &open)) }
        }
        let left = changes.filter { $0.kind != .merger && $0.from.contains(id) }
        var found: Set<String> = []
        for change in left {
            for other in change.to where other != id {
                found.formUnion(parts(of: other, changes, &open))
            }
        }
        if left.isEmpty || left.allSatisfy({ $0.to.contains(id) }) { found.insert(id) }
        return found
    }

    /// What an area stood for.
    ///
    /// - Parameter date: the day; nil, or a day on which there was no such area, gives what it stands
    ///   for where others carry it back or on: today's extent of an area that there still is, all that
    ///   one that ended ever stood for.
    /// - Returns: nil for ids that the register lacks and for aggregates, which repeat others. An
    ///   origin that is no place (`OOO`, `UNK`) is its own part.
    public func extent(of id: String, on date: CalendarDate? = nil) -> AreaExtent? {
        guard let whole = wholes[id] else {
            guard let area = register.area(id), !area.isAggregate else { return nil }
            return AreaExtent([id])
        }
        if let date, exists(id, on: date) { return extent(id, whole) { $0.date <= date } }
        return end(of: id) == nil ? extent(id, whole) { _ in true } : whole
    }

    private func extent(
        _ id: String, _ whole: AreaExtent, after happened: (AreaChange) -> Bool
    ) -> AreaExtent {
        changes.reduce(whole) { extent, change in
            guard change.kind != .merger, change.from.contains(id), change.to.contains(id),
                happened(change)
            else { return extent }
            return change.began.reduce(extent) { $0.subtracting(wholes[$1] ?? AreaExtent([$1])) }
        }
    }

    /// Whether there was such an area on a day.
    public func exists(_ id: String, on date: CalendarDate) -> Bool {
        guard wholes[id] != nil else { return register.area(id)?.isCurrent ?? false }
        if let start = start(of: id), date < start { return false }
        return end(of: id).map { date < $0 } ?? true
    }

    /// The day from which there was the area; nil where no change is kept before.
    public func start(of id: String) -> CalendarDate? {
        changes.first { $0.began.contains(id) }?.date
    }

    /// The day from which there was the area no more; nil where there still is.
    public func end(of id: String) -> CalendarDate? {
        changes.first { $0.ended.contains(id) }?.date
    }

    /// The changes that brought, lessened or ended an area.
    public func changes(of id: String) -> [AreaChange] {
        changes.filter { $0.from.contains(id) || $0.to.contains(id) }
    }

    /// The changes of anything within an extent, after a day and up to another.
    public func changes(
        within extent: AreaExtent, after first: CalendarDate, upTo last: CalendarDate
    ) -> [AreaChange] {
        changes.filter { change in
            change.date > first && change.date <= last
                && (change.from + change.to).contains { wholes[$0]?.overlaps(extent) ?? false }
        }
    }

    /// The area of an extent, if there ever was one: today's rather than one that ended.
    public func area(of extent: AreaExtent) -> String? {
        if extent.parts.count == 1, let only = extent.parts.first,
            self.extent(of: only) == extent
        {
            return only
        }
        let found = wholes.keys.filter { wholes[$0] == extent || self.extent(of: $0) == extent }
        return found.min { (end(of: $0) != nil ? 1 : 0, $0) < (end(of: $1) != nil ? 1 : 0, $1) }
    }

    /// The areas that there were on a day.
    public func frame(on date: CalendarDate) -> AreaFrame {
        var areas: [String: AreaExtent] = [:]
        for id in wholes.keys where register.area(id)?.isComposite != true {
            if exists(id, on: date) { areas[id] = extent(of: id, on: date) }
        }
        for area in register.countries + register.areas(of: .special) where areas[area.id] == nil {
            if wholes[area.id] == nil { areas[area.id] = AreaExtent([area.id]) }
        }
        return AreaFrame(disjoint: areas)
    }

    /// The finest areas in which figures of several frames can be added up to the same: where one has
    /// Sudan with South Sudan and another has both apart, the two together.
    ///
    /// - Parameter tables: what each table's codes cover; extents of one table may overlap.
    /// - Returns: areas by the id of that extent, else by the code that covers the same in all tables.
    ///   What has neither grows to the smallest area that ever took all of it in; where there is none, it
    ///   is named by its parts, joined by `+`.
    public func commonFrame(of tables: [[String: AreaExtent]]) -> AreaFrame {
        var group: [String: Set<String>] = [:]
        for extent in tables.lazy.flatMap(\.values) {
            let joined = extent.parts.reduce(into: extent.parts) { all, part in
                all.formUnion(group[part] ?? [])
            }
            for part in joined { group[part] = joined }
        }
        let joined = Set(group.values.map { named(AreaExtent($0), in: tables) })
        // Where one grew to an area that takes others in, these are of it.
        let largest = joined.filter { one in
            !joined.contains { $0 != one && one.isWithin($0) }
        }
        var areas: [String: AreaExtent] = [:]
        for extent in largest {
            areas[code(of: extent, in: tables) ?? extent.parts.sorted().joined(separator: "+")] =
                extent
        }
        return AreaFrame(disjoint: areas)
    }

    /// An extent that has a code, grown to the smallest area with all of it where it has none itself.
    private func named(_ extent: AreaExtent, in tables: [[String: AreaExtent]]) -> AreaExtent {
        guard code(of: extent, in: tables) == nil else { return extent }
        let larger = wholes.values.filter { extent.isWithin($0) }
        return larger.min {
            ($0.parts.count, $0.description) < ($1.parts.count, $1.description)
        } ?? extent
    }

    private func code(of extent: AreaExtent, in tables: [[String: AreaExtent]]) -> String? {
        if let area = area(of: extent) { return area }
        let same = tables.map { table in Set(table.keys.filter { table[$0] == extent }) }
        return same.dropFirst().reduce(same.first ?? []) { $0.intersection($1) }.min()
    }
}
