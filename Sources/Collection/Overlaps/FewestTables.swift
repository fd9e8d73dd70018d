/// The tables with the fewest figures that give some tables of one subject, definition and year.
///
/// Whatever serves a set of tables tells apart at least what their join does, so it is enough to look
/// at joins: the tables wanted are split into sets, and each set is served by its join. Up to
/// ``exactly`` tables all splits are looked at; above, tables are joined two by two while that
/// saves figures.
public struct FewestTables: Hashable, Sendable {
    /// The tables to ask.
    public let grids: [TableGrid]
    /// How many figures they have.
    public let cells: Int
    /// Whether no tables with fewer figures give what is wanted.
    public let isExact: Bool
    /// The fewest figures, sums or not, from which what is wanted can be worked out at all: so many
    /// of the figures wanted are independent of each other. Not all of them could be asked as
    /// tables.
    public let atLeast: Int

    /// The most tables, none of which gives another, of which all splits are looked at.
    public static let exactly = 10

    /// - Parameter others: how many other ends there are area by area, the country's own aside.
    public init(giving wanted: [TableGrid], others: Int) {
        var needed: [TableGrid] = []
        for (place, grid) in wanted.enumerated() {
            let isGiven = wanted.enumerated().contains { other, finer in
                other != place && finer.gives(grid) && (!grid.gives(finer) || other < place)
            }
            if !isGiven { needed.append(grid) }
        }
        isExact = needed.count <= Self.exactly
        let chosen =
            isExact ? Self.split(needed, others) : Self.merged(needed, others)
        grids = chosen
        cells = chosen.reduce(0) { $0 + $1.cells(others: others) }
        atLeast = IndependentFigures.count(needed, others: others)
    }

    /// The split of the fewest figures, by the sets of tables: each set is a number of which bits are
    /// tables.
    private static func split(_ needed: [TableGrid], _ others: Int) -> [TableGrid] {
        guard !needed.isEmpty else { return [] }
        let all = (1 << needed.count) - 1
        var joins: [TableGrid?] = [nil]
        var costs = [0]
        for set in 1...all {
            let lowest = needed[set.trailingZeroBitCount]
            let rest = joins[set & (set - 1)]
            let join = rest.map { lowest.joined($0) } ?? lowest
            joins.append(join)
            costs.append(join.cells(others: others))
        }
        var best = [0]
        var choice = [0]
        for set in 1...all {
            let lowest = set & -set
            var (least, chosen) = (Int.max, set)
            // Every part of the set that has its lowest table, the whole set first: of equal ones the
            // fewest tables.
            var part = set
            while part > 0 {
                if part & lowest != 0, costs[part] + best[set ^ part] < least {
                    least = costs[part] + best[set ^ part]
                    chosen = part
                }
                part = (part - 1) & set
            }
            best.append(least)
            choice.append(chosen)
        }
        var grids: [TableGrid] = []
        var left = all
        while left > 0 {
            if let join = joins[choice[left]] { grids.append(join) }
            left ^= choice[left]
        }
        return grids
    }

    private static func merged(_ needed: [TableGrid], _ others: Int) -> [TableGrid] {
        var grids = needed
        while true {
            var best: (saved: Int, first: Int, second: Int, join: TableGrid)?
            for first in grids.indices {
                for second in grids.indices.dropFirst(first + 1) {
                    let join = grids[first].joined(grids[second])
                    let saved =
                        grids[first].cells(others: others) + grids[second].cells(others: others)
                        - join.cells(others: others)
                    if saved >= 0, saved > best?.saved ?? -1 {
                        best = (saved, first, second, join)
                    }
                }
            }
            guard let best else { return grids }
            grids.remove(at: best.second)
            grids[best.first] = best.join
        }
    }
}

/// How many of the figures of some tables do not follow from each other by sums and differences.
enum IndependentFigures {
    private struct Step {
        let grid: TableGrid
        /// How many figures it has that those before it in its order do not give.
        let more: Int
    }

    /// - Parameter others: how many other ends there are area by area.
    static func count(_ grids: [TableGrid], others: Int) -> Int {
        max(
            count(grids, ends(grids, others, own: false)),
            count(grids, ends(grids, others, own: true)))
    }

    /// Adds up, for each way of telling apart that some table gives, the figures that no coarser way
    /// has. Sexes, ages and breakdowns are nested or crossed, so nothing is added twice.
    private static func count(_ grids: [TableGrid], _ ends: [Step]) -> Int {
        let used = Set(grids.flatMap(\.breakdowns))
        let breakdowns = Breakdown.allCases.filter(used.contains)
        let ages = TableRequest.Ages.allCases.sorted { $0.rank < $1.rank }
        var total = 0
        for end in ends {
            for isBySex in [false, true] {
                for (place, age) in ages.enumerated() {
                    let moreAges = place == 0 ? 1 : age.count - ages[place - 1].count
                    for set in 0..<(1 << breakdowns.count) {
                        let taken = breakdowns.indices.filter { set >> $0 & 1 == 1 }
                            .map { breakdowns[$0] }
                        let grid = TableGrid(
                            end.grid.counterpart, groups: end.grid.groups,
                            isWhole: end.grid.isWhole, includesOwn: end.grid.includesOwn,
                            isBySex: isBySex, ages: age, breakdowns: Set(taken))
                        guard grids.contains(where: { $0.gives(grid) }) else { continue }
                        total += taken.reduce(end.more * moreAges) {
                            $0 * ($1.categories.count - 1)
                        }
                    }
                }
            }
        }
        return total
    }

    /// The other ends from coarse to fine, each made of those of the next.
    private static func ends(_ grids: [TableGrid], _ others: Int, own: Bool) -> [Step] {
        func grid(_ counterpart: TableRequest.Counterpart, _ own: Bool, _ groups: [String] = [])
            -> TableGrid
        {
            TableGrid(
                counterpart, groups: groups, includesOwn: own, isBySex: false, ages: .total,
                breakdowns: [])
        }
        let groups = grids.first { $0.counterpart == .groups && $0.isWhole }?.groups
        var chain = [grid(.total, own)]
        if let groups { chain.append(grid(.groups, own, groups)) }
        chain.append(grid(.each, own))
        if !own { chain.append(grid(.each, true)) }
        var before = 0
        return chain.map { grid in
            let cells = grid.cells(others: others)
            defer { before = cells }
            return Step(grid: grid, more: cells - before)
        }
    }
}
