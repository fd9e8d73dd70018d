internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

/// Finds the weights by which figures of a table are divided, as the request names them.
struct FramingWeights {
    private let framing: Framing
    private let table: FrameTable
    private var populations: [String: FrameTable?] = [:]
    private var stocks: [Corridors: [FrameTable]] = [:]

    /// Of which corridors stocks were read.
    private struct Corridors: Hashable {
        let source: String
        let origins: Set<String>
        let destinations: Set<String>
    }

    init(_ framing: Framing, _ table: FrameTable) {
        self.framing = framing
        self.table = table
    }

    /// An end of a figure that lies in more than one area of the frame.
    struct Need: Hashable {
        let axis: AreaWeights.Axis
        let extent: AreaExtent
        let pair: AreaPair
    }

    /// The weights of one period, those of the request's first first.
    mutating func divisions(_ slice: FrameTable.Slice) throws -> [FrameDivision] {
        let needs = needs(slice)
        guard !needs.isEmpty else { return [] }
        var found: [FrameDivision] = []
        for weights in framing.request.weights {
            switch weights {
            case .population(let source, let year):
                let source = try framing.weightSource(source, .population)
                for extent in Set(needs.map(\.extent)).sorted(by: { "\($0)" < "\($1)" }) {
                    if let division = try population(extent, slice.day, source, year) {
                        found.append(division)
                    }
                }
            case .stocks(let given, let year):
                guard table.key.dataflow != .population else {
                    throw OfficeError(
                        kind: .request, place: "weights", found: "stocks, for DF_POPULATION",
                        expected: "population or a file: figures of one area have no other end")
                }
                let own = table.key.dataflow == .stock ? table.source : nil
                let source = try framing.weightSource(given ?? own, .stock)
                for need in needs {
                    if let division = try stocks(need, slice, source, year) {
                        found.append(division)
                    }
                }
            case .stated(let stated):
                found += stated.divisions.map { FrameDivision($0, file: stated.file) }
            }
        }
        return found
    }

    /// What has to be divided for the pairs asked for.
    private func needs(_ slice: FrameTable.Slice) -> [Need] {
        let frame = framing.areas.frame
        func touches(_ extent: AreaExtent?, _ targets: [String]?) -> Bool {
            guard let extent, let targets else { return true }
            return targets.contains { frame.areas[$0]?.relation(to: extent) != .apart }
        }
        func isDivided(_ extent: AreaExtent) -> Bool {
            frame.areas(in: extent).contains { area in
                frame.areas[area].map { !extent.parts.isSubset(of: $0.parts) } ?? false
            }
        }
        var needs: Set<Need> = []
        for pair in slice.values.keys {
            guard let ends = slice.ends(pair), touches(ends.origin, framing.origins),
                touches(ends.destination, framing.destinations)
            else { continue }
            let axis = ends.destination == nil ? AreaWeights.Axis.either : .origin
            if isDivided(ends.origin) {
                needs.insert(Need(axis: axis, extent: ends.origin, pair: pair))
            }
            if let destination = ends.destination, isDivided(destination) {
                needs.insert(Need(axis: .destination, extent: destination, pair: pair))
            }
        }
        return needs.sorted { ($0.pair, $0.axis.rawValue) < ($1.pair, $1.axis.rawValue) }
    }

    /// By population of a source: of the year given, else of the one nearest to the split.
    private mutating func population(
        _ extent: AreaExtent, _ day: CalendarDate, _ source: String, _ year: Int?
    ) throws -> FrameDivision? {
        let areas = framing.areas
        guard let whole = areas.whole(of: extent), let split = areas.split(of: extent, figure: day),
            let table = try populationTable(source, extent)
        else { return nil }
        let choices = table.periods.compactMap { period -> (FrameTable.Slice, FrameParts)? in
            guard year == nil || period.calendarYear == year else { return nil }
            let slice = table.slice(period, areas.book)
            return FrameParts(
                slice, table, covering: extent, in: areas.frame, axis: .either,
                pair: { AreaPair($0, "") }
            ).map { (slice, $0) }
        }
        let best = choices.min {
            (abs($0.0.day.ordinal - split.ordinal), $0.0.period)
                < (abs($1.0.day.ordinal - split.ordinal), $1.0.period)
        }
        guard let (slice, parts) = best else { return nil }
        return FrameDivision(
            "population of \(source)" + (year.map { " in \($0)" } ?? ""), of: whole, parts.parts,
            period: slice.period, day: slice.day, axis: .either, counterpart: nil,
            remark: year == nil ? "nearest to the change of \(split)" : "")
    }

    private mutating func populationTable(
        _ source: String, _ extent: AreaExtent
    ) throws -> FrameTable? {
        let name = "\(source) \(extent)"
        if let known = populations[name] { return known }
        let all = KeyPattern(.population).with(.freq, "A").with(.source, source)
            .with(.indicator, "POP").with(.sex, Sex.total.rawValue)
            .with(.age, AgeGroup.total.code)
        let found = try framing.table(all, [(.refArea, extent)]).first
        populations[name] = .some(found)
        return found
    }

    /// By stocks at the same other end: of the year given, else of the first after the figure in which
    /// the source tells all parts apart.
    private mutating func stocks(
        _ need: Need, _ slice: FrameTable.Slice, _ source: String, _ year: Int?
    ) throws -> FrameDivision? {
        let areas = framing.areas
        let isOrigin = need.axis == .origin
        let other = isOrigin ? need.pair.destination : need.pair.origin
        let otherAxis: AreaWeights.Axis = isOrigin ? .destination : .origin
        guard let whole = areas.whole(of: need.extent),
            let otherExtent = slice.covered(need.pair, otherAxis)?.extent
        else { return nil }
        for table in try stockTables(need, otherExtent, source) {
            for period in table.periods {
                guard year == nil || period.calendarYear == year else { continue }
                let later = table.slice(period, areas.book)
                guard year != nil || later.day > slice.day else { continue }
                let ends = isOrigin ? later.destinations : later.origins
                guard
                    let code = ends.values.filter({ $0.extent == otherExtent && !$0.isRest })
                        .map(\.code).min(),
                    let parts = FrameParts(
                        later, table, covering: need.extent, in: areas.frame, axis: need.axis,
                        pair: { isOrigin ? AreaPair($0, code) : AreaPair(code, $0) })
                else { continue }
                let criterion = table.key[.criterion] ?? "_U"
                let isOther = self.table.key[.criterion] != criterion
                return FrameDivision(
                    "stocks of \(source)" + (year.map { " in \($0)" } ?? ", later"),
                    of: whole, parts.parts, period: period, day: later.day, axis: need.axis,
                    counterpart: other, remark: isOther ? "CRITERION \(criterion)" : "")
            }
        }
        return nil
    }

    /// The stocks by the same sex, age and criterion, where they are held so; else both sexes, all ages
    /// and the first criterion there is.
    private mutating func stockTables(
        _ need: Need, _ other: AreaExtent, _ source: String
    ) throws -> [FrameTable] {
        let key = table.key
        let pattern = KeyPattern(.stock).with(.freq, "A").with(.source, source)
            .with(.sex, key[.sex] ?? Sex.total.rawValue)
            .with(.age, key[.age] ?? AgeGroup.total.code)
        let isOrigin = need.axis == .origin
        let corridors = Corridors(
            source: source, origins: (isOrigin ? need.extent : other).parts,
            destinations: (isOrigin ? other : need.extent).parts)
        let found: [FrameTable]
        if let known = stocks[corridors] {
            found = known
        } else {
            found = try framing.table(
                pattern,
                [
                    (.origin, AreaExtent(corridors.origins)),
                    (.destination, AreaExtent(corridors.destinations)),
                ])
            stocks[corridors] = found
        }
        // Stocks are divided by those of their own criterion alone.
        let same = found.filter { $0.key[.criterion] == key[.criterion] }
        return key.dataflow == .stock || !same.isEmpty ? same : found
    }
}

extension CalendarDate {
    /// Days since a day long ago, for distances.
    var ordinal: Int {
        let shifted = month > 2 ? year : year - 1
        let months = (month + 9) % 12
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
            + (months * 153 + 2) / 5 + day
    }
}
