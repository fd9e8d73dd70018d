/// One table on its way into a frame.
struct AreaLaying {
    let table: AreaTable
    let origins: AreaFrame
    let destinations: AreaFrame
    let weights: AreaWeightBook

    /// What has come to a pair of the frame so far.
    private struct Cell {
        var found: [Double]
        var steps: [MovedFigure.Step] = []
        var gaps: Set<MovedFigure.Gap> = []
        /// The parts of the origin that the source has figures for, by destination of the source.
        var covered: [String: AreaExtent] = [:]
    }

    private var cells: [AreaPair: Cell] = [:]
    private var leftOut: [MovedTable.LeftOut] = []

    init(
        table: AreaTable, origins: AreaFrame, destinations: AreaFrame, weights: AreaWeightBook
    ) {
        self.table = table
        self.origins = origins
        self.destinations = destinations
        self.weights = weights
    }

    mutating func run() throws(AreaMoveError) -> MovedTable {
        let ends = try AreaNesting(table.destinations).standing
        let byDestination = Dictionary(grouping: table.values.keys, by: \.destination)
        for (destination, pairs) in byDestination.sorted(by: { $0.key < $1.key }) {
            let codes = pairs.map(\.origin).filter { !table.rests.contains($0) }
            let extents = Dictionary(
                codes.compactMap { code in table.origins[code].map { (code, $0) } },
                uniquingKeysWith: { first, _ in first })
            let starts = try AreaNesting(extents).standing
            for pair in pairs.sorted() {
                if let reason = ends[destination] ?? starts[pair.origin] {
                    leave(pair, 1, reason)
                } else {
                    lay(pair)
                }
            }
        }
        let standing = table.destinations.filter { ends[$0.key] == nil }
        var figures: [AreaPair: MovedFigure] = [:]
        for (pair, cell) in cells {
            figures[pair] = figure(pair, cell, standing)
        }
        return MovedTable(
            figures: figures, leftOut: leftOut.sorted { $0.pair < $1.pair },
            absence: .init(
                kind: table.absent, origins: origins, destinations: destinations,
                standing: standing, bases: blank.count))
    }

    private mutating func leave(
        _ pair: AreaPair, _ share: Double?, _ reason: MovedTable.LeftOut.Reason
    ) {
        leftOut.append(
            .init(pair: pair, figure: table.values[pair] ?? 0, share: share, reason: reason))
    }

    /// Takes one figure of the source to all pairs of the frame that it belongs to.
    private mutating func lay(_ pair: AreaPair) {
        guard let figure = table.values[pair], let origin = table.origins[pair.origin],
            let destination = table.destinations[pair.destination]
        else { return }
        guard origin != destination else {
            return leave(pair, 1, .withinOne(pair.origin))
        }
        // Who lives in a part of the origin came from outside of that part, and the other way round.
        let from = origin.isWithin(destination) ? origin : origin.subtracting(destination)
        let to =
            destination.isWithin(origin) || !destination.overlaps(origin)
            ? destination : destination.subtracting(origin)
        let isRest = table.rests.contains(pair.origin)
        var inside: [String: Double?] = [:]
        for start in origins.areas(in: from) {
            for end in destinations.areas(in: to) {
                let target = AreaPair(start, end)
                let one = share(of: origins.areas[start], in: from, .origin, pair.destination)
                let other = share(of: destinations.areas[end], in: to, .destination, pair.origin)
                guard start != end else {
                    if let one, let other {
                        inside[start] = one.values[0] * other.values[0]
                    } else {
                        inside[start] = .some(nil)
                    }
                    continue
                }
                var cell = cells[target] ?? Cell(found: blank)
                if !isRest {
                    let before = cell.covered[pair.destination] ?? AreaExtent([])
                    cell.covered[pair.destination] = before.union(from)
                }
                if let one, let other {
                    let shares = zip(one.values, other.values).map { $0 * $1 }
                    for place in cell.found.indices { cell.found[place] += figure * shares[place] }
                    let bases = one.bases + other.bases.filter { !one.bases.contains($0) }
                    cell.steps.append(
                        .init(
                            pair: pair, figure: figure,
                            shares: bases.isEmpty ? [1] : shares, bases: bases))
                } else {
                    if one == nil { cell.gaps.insert(.noWeights(pair.origin)) }
                    if other == nil { cell.gaps.insert(.noWeights(pair.destination)) }
                }
                cells[target] = cell
            }
        }
        for (area, share) in inside.sorted(by: { $0.key < $1.key }) {
            leave(pair, share, .withinOne(area))
        }
        let places =
            from.parts.contains { origins.area(withPart: $0) == nil }
            || to.parts.contains { destinations.area(withPart: $0) == nil }
        if places { leave(pair, nil, .outsideFrame) }
    }

    private var blank: [Double] { Array(repeating: 0, count: max(1, weights.bases.count)) }

    /// How much of an extent an area of the frame has; one basis for each value.
    private func share(
        of area: AreaExtent?, in extent: AreaExtent, _ axis: AreaWeights.Axis,
        _ counterpart: String
    ) -> (values: [Double], bases: [String])? {
        guard let area else { return nil }
        if extent.isWithin(area) { return (blank.map { _ in 1 }, []) }
        return weights.shares(
            of: area, in: extent, axis: counterpart.isEmpty ? .either : axis,
            counterpart: counterpart)
    }

    /// What came to a pair, with what it lacks.
    private func figure(
        _ pair: AreaPair, _ cell: Cell, _ standing: [String: AreaExtent]
    ) -> MovedFigure? {
        guard let origin = origins.areas[pair.origin],
            let destination = destinations.areas[pair.destination]
        else { return nil }
        var gaps = cell.gaps
        var left = destination
        for (code, extent) in standing where extent.overlaps(destination) {
            left = left.subtracting(extent)
            if extent.overlaps(origin) {
                gaps.insert(.within(code))
                continue
            }
            guard table.absent == .unknown else { continue }
            let lacking = origin.subtracting(cell.covered[code] ?? AreaExtent([]))
            if !lacking.isEmpty { gaps.insert(.origin(parts: lacking.parts)) }
        }
        if !left.isEmpty { gaps.insert(.destination(parts: left.parts)) }
        return MovedFigure(
            origin: origin, destination: destination, found: cell.found, steps: cell.steps,
            gaps: gaps)
    }
}

/// Which codes of one axis repeat others.
struct AreaNesting {
    /// For codes that are left out, why.
    private(set) var standing: [String: MovedTable.LeftOut.Reason] = [:]

    /// - Throws: ``AreaMoveError`` where two overlap and neither lies within the other, or both stand
    ///   for the same.
    init(_ extents: [String: AreaExtent]) throws(AreaMoveError) {
        var byPart: [String: [String]] = [:]
        for (code, extent) in extents {
            for part in extent.parts { byPart[part, default: []].append(code) }
        }
        let shared = Set(byPart.values.lazy.filter { $0.count > 1 }.joined())
        guard !shared.isEmpty else { return }
        // The larger first, so that what fell to finer ones no longer takes others in.
        let ordered = shared.sorted {
            let sizes = (extents[$0]?.parts.count ?? 0, extents[$1]?.parts.count ?? 0)
            return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : $0 < $1
        }
        for (place, code) in ordered.enumerated() where standing[code] == nil {
            guard let extent = extents[code] else { continue }
            var finer: [String] = []
            for other in ordered[(place + 1)...] where standing[other] == nil {
                guard let its = extents[other] else { continue }
                switch its.relation(to: extent) {
                case .apart: continue
                case .part: finer.append(other)
                case .same, .whole, .overlapping:
                    throw AreaMoveError(
                        kind: .overlap(code, other),
                        parts: extent.parts.intersection(its.parts).sorted())
                }
            }
            let together = finer.reduce(AreaExtent([])) { all, other in
                extents[other].map(all.union) ?? all
            }
            if together == extent {
                standing[code] = .countedInParts
            } else {
                for other in finer { standing[other] = .countedIn(code) }
            }
        }
    }
}
