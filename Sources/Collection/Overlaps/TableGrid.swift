public import Vocabulary

/// How far a table tells figures of one year apart, whatever it counts.
///
/// Grids are ordered: one gives another where the other's figures are sums of its own.
public struct TableGrid: Hashable, Sendable {
    public let counterpart: TableRequest.Counterpart
    /// The groups of the other end, in order; empty where they are not asked.
    public let groups: [String]
    public let includesOwn: Bool
    public let isBySex: Bool
    public let ages: TableRequest.Ages
    public let breakdowns: Set<Breakdown>
    /// Whether the groups hold each area once, so that they add up to the world.
    let isWhole: Bool

    init(
        _ counterpart: TableRequest.Counterpart, groups: [String] = [], isWhole: Bool = true,
        includesOwn: Bool, isBySex: Bool, ages: TableRequest.Ages, breakdowns: Set<Breakdown>
    ) {
        self.counterpart = counterpart
        self.groups = counterpart == .groups ? groups : []
        self.isWhole = counterpart != .groups || isWhole
        self.includesOwn = includesOwn
        self.isBySex = isBySex
        self.ages = ages
        self.breakdowns = breakdowns
    }

    /// The grid of a table.
    public init(_ table: TableRequest, in register: AreaRegister = .standard) {
        let groups = table.counterpart == .groups ? table.groupIDs(in: register).sorted() : []
        self.init(
            table.counterpart, groups: groups,
            isWhole: groups.isEmpty || Self.isWhole(groups, register),
            includesOwn: table.includesOwn, isBySex: table.isBySex, ages: table.ages,
            breakdowns: Set(table.breakdowns))
    }

    private static func isWhole(_ groups: [String], _ register: AreaRegister) -> Bool {
        let members = groups.flatMap { id -> [String] in
            let members = register.members(of: id)
            return members.isEmpty ? [id] : members.map(\.id)
        }
        // Countries without a region are no origins of anybody (Antarctica).
        let world = register.countries.lazy.filter { $0.regionID != nil }.map(\.id)
        return Set(members).count == members.count && Set(members).isSuperset(of: world)
    }

    /// Whether every figure of the other grid is one of this or a sum of some.
    public func gives(_ other: TableGrid) -> Bool {
        givesCounterparts(other) && (isBySex || !other.isBySex) && ages.rank >= other.ages.rank
            && breakdowns.isSuperset(of: other.breakdowns)
    }

    private func givesCounterparts(_ other: TableGrid) -> Bool {
        let hasOwn = includesOwn || !other.includesOwn
        switch (counterpart, other.counterpart) {
        case (.each, _): return hasOwn
        case (.groups, .groups): return hasOwn && Set(groups).isSuperset(of: other.groups)
        case (.groups, .total): return hasOwn && isWhole
        // A total does not tell its own apart, to be left out.
        case (.total, .total): return includesOwn == other.includesOwn
        case (.total, _), (.groups, .each): return false
        }
    }

    /// The coarsest grid that gives both.
    public func joined(_ other: TableGrid) -> TableGrid {
        let side: TableGrid
        if givesCounterparts(other) {
            side = self
        } else if other.givesCounterparts(self) {
            side = other
        } else {
            let isFine = counterpart == .each || other.counterpart == .each
            let grouped = counterpart == .groups ? self : other
            // Two different lists of groups have no list in common but that of all areas.
            let isEach =
                isFine || grouped.counterpart != .groups || !grouped.isWhole
                || (counterpart == .groups && other.counterpart == .groups)
            side = TableGrid(
                isEach ? .each : .groups, groups: grouped.groups, includesOwn: true,
                isBySex: false, ages: .total, breakdowns: [])
        }
        return TableGrid(
            side.counterpart, groups: side.groups, isWhole: side.isWhole,
            includesOwn: needsOwn(side, other), isBySex: isBySex || other.isBySex,
            ages: ages.rank >= other.ages.rank ? ages : other.ages,
            breakdowns: breakdowns.union(other.breakdowns))
    }

    private func needsOwn(_ side: TableGrid, _ other: TableGrid) -> Bool {
        side.counterpart == .total
            ? side.includesOwn : includesOwn || other.includesOwn
    }

    /// The finest grid that both give: what they ask in common; nil where no figure is.
    public func met(_ other: TableGrid) -> TableGrid? {
        func with(_ side: TableGrid, own: Bool) -> TableGrid {
            TableGrid(
                side.counterpart, groups: side.groups, isWhole: side.isWhole, includesOwn: own,
                isBySex: isBySex && other.isBySex,
                ages: ages.rank <= other.ages.rank ? ages : other.ages,
                breakdowns: breakdowns.intersection(other.breakdowns))
        }
        let total = TableGrid(
            .total, includesOwn: true, isBySex: false, ages: .total, breakdowns: [])
        let coarser = [self, other].sorted { $0.counterpart.rank < $1.counterpart.rank }
        return (coarser + [total]).lazy.flatMap { [with($0, own: true), with($0, own: false)] }
            .first { gives($0) && other.gives($0) }
    }

    /// How many figures a year has: counterparts by sexes by ages by the categories of further
    /// breakdowns. Totals are sums, and not counted.
    ///
    /// - Parameters:
    ///   - others: how many other ends there are area by area, those not known and the stateless
    ///     among them and the country's own not.
    public func cells(others: Int) -> Int {
        let ends =
            switch counterpart {
            case .total: 1
            case .groups: groups.count + 1 + (includesOwn ? 1 : 0)
            case .each: others + (includesOwn ? 1 : 0)
            }
        return breakdowns.reduce(ends * (isBySex ? 2 : 1) * ages.count) {
            $0 * $1.categories.count
        }
    }
}

extension TableRequest.Ages {
    /// Their place from coarse to fine: each is made of groups of the next.
    var rank: Int {
        switch self {
        case .total: 0
        case .broad: 1
        case .fiveYear: 2
        case .single: 3
        }
    }

    /// How many groups there are, those of unknown age among them.
    var count: Int {
        switch self {
        case .total: 1
        case .broad: 5
        case .fiveYear: 19
        case .single: 102
        }
    }
}

extension TableRequest.Counterpart {
    /// Their place from coarse to fine.
    var rank: Int {
        switch self {
        case .total: 0
        case .groups: 1
        case .each: 2
        }
    }
}

extension TableRequest {
    /// How many other ends the table has area by area, its own aside.
    func others(of area: String, in register: AreaRegister = .standard) -> Int {
        let countries = register.countries
        let itself = register.area(area).map { countries.contains($0) } ?? false
        return countries.count - (itself ? 1 : 0) + (criterion == .citizenship ? 2 : 1)
    }

    /// How many figures the table asks of an area.
    ///
    /// - Parameter years: only those of these years; nil is all asked.
    public func cells(
        of area: String, years: Set<Int>? = nil, in register: AreaRegister = .standard
    ) -> Int {
        let asked = askedYears.count { years?.contains($0) ?? true }
        return TableGrid(self, in: register).cells(others: others(of: area, in: register)) * asked
    }
}
