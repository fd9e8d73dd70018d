internal import Cubes
internal import Vocabulary
internal import Warehouse

/// The counts of one source, gathered by criterion, joined where destinations differ in it, and then
/// protected.
struct GiveBackTable {
    let side: GiveBack.Side
    let source: String
    private(set) var criterion: String
    private(set) var keys: [SeriesKey] = []
    private(set) var releases: Set<Int> = []
    private var found: [GiveBack.Place: GiveBack.Cell] = [:]

    init(_ side: GiveBack.Side, source: String, criterion: String) {
        self.side = side
        self.source = source
        self.criterion = criterion
    }

    var isEmpty: Bool { found.isEmpty }

    /// Takes the figures of a series on a destination.
    mutating func take(_ held: HeldSeries, destination: String) {
        let key = held.series.key
        keys.append(key)
        for (observation, release) in zip(held.series.observations, held.releases) {
            guard let year = observation.period.calendarYear else { continue }
            let place = GiveBack.Place(
                destination, sex: key[.sex] ?? "_T", age: key[.age] ?? "_T", year: year)
            var reason: String?
            if case .missing(let why) = observation.value { reason = why.name }
            let cell = GiveBack.Cell(
                place: place, value: observation.scaled,
                state: observation.scaled == nil ? .missing : .reported, reason: reason,
                criterion: criterion, release: release, sheet: observation.sheet,
                row: observation.row,
                column: observation.column)
            if found[place]?.value == nil { found[place] = cell }
            releases.insert(release)
        }
    }

    /// Joins tables of one source in which no destination has two criteria: their totals are of them
    /// together, and a hidden count of one must not be told from it.
    static func joined(_ tables: [GiveBackTable]) -> [GiveBackTable] {
        var groups: [[GiveBackTable]] = []
        for table in tables {
            guard let place = groups.firstIndex(where: { $0[0].isOfTheSame(as: table) }) else {
                groups.append([table])
                continue
            }
            groups[place].append(table)
        }
        return groups.flatMap { group -> [GiveBackTable] in
            var seen: Set<String> = []
            let isDisjoint = group.allSatisfy { table in
                let own = Set(table.found.keys.map(\.destination))
                defer { seen.formUnion(own) }
                return seen.isDisjoint(with: own)
            }
            guard group.count > 1, isDisjoint else { return group }
            var whole = group[0]
            whole.criterion = GiveBack.mixed
            for table in group.dropFirst() {
                whole.keys += table.keys
                whole.releases.formUnion(table.releases)
                whole.found.merge(table.found) { first, _ in first }
            }
            return [whole]
        }
    }

    private func isOfTheSame(as other: GiveBackTable) -> Bool {
        source == other.source && side == other.side
    }

    /// The table with small counts hidden.
    func finished(
        _ office: Office, definition: [GiveBack.Said], release: Release?, threshold: Int
    ) -> GiveBack.Table {
        let ages = Self.partition(Set(found.keys.map(\.age)))
        let kept = found.filter { $0.key.age == "_T" || ages.contains($0.key.age) }
        let years = Set(kept.keys.map(\.year)).sorted()
        let named = Set(kept.keys.map(\.destination)).subtracting([GiveBack.everywhere]).map {
            NamedPlace(code: $0, name: office.areas.area($0)?.shortName ?? $0)
        }.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
        let order = ["F", "M", "_U"]
        let present = Set(kept.keys.map(\.sex))
        let sexes = order.filter(present.contains)
        var cells: [GiveBack.Cell] = []
        var hidden = 0
        var small = 0
        let byYear = Dictionary(grouping: kept.values) { $0.place.year }
        for year in years {
            let made = GiveBackYear(
                year: year, destinations: named.map(\.code), sexes: sexes, ages: ages,
                cells: byYear[year] ?? [], threshold: threshold)
            cells += made.cells
            hidden += made.hidden
            small += made.small
        }
        return GiveBack.Table(
            side: side, source: source, publisher: release?.publisher ?? source,
            title: release?.title ?? source, criterion: criterion, years: years,
            destinations: named, sexes: sexes, ages: ages, definition: definition, cells: cells,
            hidden: hidden, small: small)
    }

    /// Age groups that do not overlap, youngest first: the narrowest of those there are. From wider
    /// ones beside them hidden counts might be told.
    static func partition(_ codes: Set<String>) -> [String] {
        var groups: [(code: String, first: Int, last: Int)] = []
        for code in codes {
            switch AgeGroup(code: code) {
            case .years(let first, let last): groups.append((code, first, last))
            case .from(let first): groups.append((code, first, .max))
            case .total, .unknown, nil: break
            }
        }
        // Narrow ones first, so that a wide one gives way to them.
        groups.sort { a, b in
            let (left, right) = (a.last - a.first, b.last - b.first)
            return left != right ? left < right : (a.first, a.code) < (b.first, b.code)
        }
        var taken: [(code: String, first: Int, last: Int)] = []
        for group in groups
        where taken.allSatisfy({ $0.last < group.first || group.last < $0.first }) {
            taken.append(group)
        }
        let known = taken.sorted { $0.first < $1.first }.map(\.code)
        return known + (codes.contains("_U") ? ["_U"] : [])
    }
}

/// The counts of one year: totals that nobody printed are added up, and small counts hidden.
struct GiveBackYear {
    /// All destinations first, then each; both sexes and all ages first.
    private(set) var cells: [GiveBack.Cell] = []
    private(set) var hidden = 0
    private(set) var small = 0

    init(
        year: Int, destinations: [String], sexes: [String], ages: [String],
        cells given: [GiveBack.Cell], threshold: Int
    ) {
        let places = [
            [GiveBack.everywhere] + destinations, ["_T"] + sexes, ["_T"] + ages,
        ]
        let sizes = places.map(\.count)
        let byPlace = Dictionary(
            given.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        var grid: [GiveBack.Cell?] = []
        for destination in places[0] {
            for sex in places[1] {
                for age in places[2] {
                    grid.append(
                        byPlace[GiveBack.Place(destination, sex: sex, age: age, year: year)])
                }
            }
        }
        Self.addUp(&grid, places, year)
        let protection = CellProtection(
            sizes: sizes, values: grid.map { $0?.value ?? .nan }, threshold: Double(threshold))
        small = protection.smallCount
        for (index, cell) in grid.enumerated() {
            guard let cell else { continue }
            guard protection.isHidden[index] else {
                cells.append(cell)
                continue
            }
            hidden += 1
            // Its place in the source would lead to the count.
            cells.append(
                GiveBack.Cell(
                    place: cell.place, value: nil, state: .hidden, reason: nil,
                    criterion: cell.criterion, release: cell.release, sheet: nil, row: nil,
                    column: nil))
        }
    }

    /// Adds up totals that are not there: of both sexes, of all ages, of all destinations. Both sexes
    /// and all ages need all parts; all destinations are those that there are.
    private static func addUp(_ grid: inout [GiveBack.Cell?], _ places: [[String]], _ year: Int) {
        let sizes = places.map(\.count)
        let strides = [sizes[1] * sizes[2], sizes[2], 1]
        for dimension in [1, 2, 0] where sizes[dimension] > 1 {
            for total in grid.indices where total / strides[dimension] % sizes[dimension] == 0 {
                guard grid[total]?.value == nil else { continue }
                // Unknown sex and age are parts only where they are reported.
                let cells = (1..<sizes[dimension]).compactMap { place in
                    grid[total + place * strides[dimension]].flatMap { $0.value == nil ? nil : $0 }
                }
                let parts = cells.compactMap(\.value)
                let criteria = Set(cells.map(\.criterion))
                let needed = places[dimension].dropFirst().count { $0 != "_U" }
                guard !parts.isEmpty, dimension == 0 || parts.count >= needed else { continue }
                let place = GiveBack.Place(
                    places[0][total / strides[0]], sex: places[1][total / strides[1] % sizes[1]],
                    age: places[2][total % sizes[2]], year: year)
                grid[total] = GiveBack.Cell(
                    place: place, value: parts.reduce(0, +), state: .computed, reason: nil,
                    criterion: criteria.count == 1
                        ? criteria.first ?? GiveBack.mixed : GiveBack.mixed,
                    release: nil, sheet: nil, row: nil, column: nil)
            }
        }
    }
}
