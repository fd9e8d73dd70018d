internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// Series of one source that differ by area alone.
struct FrameTable {
    /// With `*` for areas.
    let key: SeriesKey
    let source: String
    /// By origin and destination; of a dataflow with one area the destination is empty.
    let series: [AreaPair: ShownSeries]
    let coverage: SeriesCoverage

    /// What a table says of one period.
    struct Slice {
        let period: Period
        let day: CalendarDate
        let values: [AreaPair: Double]
        /// Why pairs that the source speaks of have no value.
        let missing: [AreaPair: String]
        /// What the codes cover, by axis.
        let origins: [String: CoveredArea]
        let destinations: [String: CoveredArea]
    }

    /// Every period that any series has, in order.
    var periods: [Period] {
        Set(series.values.flatMap { $0.series.observations.map(\.period) }).sorted()
    }

    func slice(_ period: Period, _ book: AreaCoverageBook) -> Slice {
        let day = coverage.day(period)
        var values: [AreaPair: Double] = [:]
        var missing: [AreaPair: String] = [:]
        var origins: [String: CoveredArea] = [:]
        var destinations: [String: CoveredArea] = [:]
        let isVector = key[.refArea] != nil
        for (pair, shown) in series {
            guard let observation = shown.series[period] else { continue }
            if let value = observation.scaled {
                if value >= 0, value.isFinite {
                    values[pair] = value
                } else {
                    missing[pair] = "\(exactText(value)) is no count"
                }
            } else {
                missing[pair] = observation.value.words
            }
            if origins[pair.origin] == nil {
                origins[pair.origin] = book.covered(
                    pair.origin, as: isVector ? .destination : .origin, in: source, key.dataflow,
                    on: day)
            }
            if !isVector, destinations[pair.destination] == nil {
                destinations[pair.destination] = book.covered(
                    pair.destination, as: .destination, in: source, key.dataflow, on: day)
            }
        }
        return Slice(
            period: period, day: day, values: values, missing: missing, origins: origins,
            destinations: destinations)
    }

    /// The key of a pair.
    func key(_ pair: AreaPair) -> SeriesKey {
        guard key[.refArea] == nil else { return key.replacing(.refArea, with: pair.origin) }
        return key.replacing(.origin, with: pair.origin)
            .replacing(.destination, with: pair.destination)
    }
}

extension FrameTable.Slice {
    /// The table that is laid into a frame.
    func table() throws(AreaMoveError) -> AreaTable {
        let rests = Set(origins.values.filter(\.isRest).map(\.code))
        guard destinations.isEmpty else {
            return try AreaTable(values, rests: rests) { code, axis in
                (axis == .destination ? destinations : origins)[code]?.extent
            }
        }
        let byArea = Dictionary(
            values.map { ($0.key.origin, $0.value) }, uniquingKeysWith: { first, _ in first })
        return try AreaTable(byArea: byArea, rests: rests) { origins[$0]?.extent }
    }

    /// What a code of a pair's end covers.
    func covered(_ pair: AreaPair, _ axis: AreaWeights.Axis) -> CoveredArea? {
        axis == .destination ? destinations[pair.destination] : origins[pair.origin]
    }

    /// What of a pair's ends is to be laid: who lives in a part of the origin came from outside of it,
    /// and the other way round.
    func ends(_ pair: AreaPair) -> (origin: AreaExtent, destination: AreaExtent?)? {
        guard let origin = origins[pair.origin]?.extent else { return nil }
        guard let destination = destinations[pair.destination]?.extent else { return (origin, nil) }
        let overlap = origin.relation(to: destination) != .apart
        let isPart = origin.parts.isSubset(of: destination.parts)
        let takesIn = destination.parts.isSubset(of: origin.parts)
        return (
            isPart || !overlap ? origin : origin.subtracting(destination),
            takesIn || !overlap ? destination : destination.subtracting(origin)
        )
    }
}
