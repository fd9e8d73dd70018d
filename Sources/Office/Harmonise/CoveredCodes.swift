internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// The codes of one period's figures of several sources, told apart where sources do not mean the same
/// by one.
struct CoveredCodes {
    private let areas: FrameAreas
    private let dataflow: Dataflow
    private let day: CalendarDate
    private var origins: [String: CoveredArea] = [:]
    private var destinations: [String: CoveredArea] = [:]

    init(areas: FrameAreas, dataflow: Dataflow, period: Period) {
        self.areas = areas
        self.dataflow = dataflow
        // The middle of the year for stocks, its last day for flows.
        let year = period.calendarYear ?? period.start.year
        let month = dataflow == .flow ? 12 : 7
        day =
            CalendarDate(year: year, month: month, day: dataflow == .flow ? 31 : 1) ?? period.start
    }

    /// The names under which a source's pair is laid.
    mutating func name(_ pair: AreaPair, source: String) -> AreaPair {
        let origin = areas.book.covered(
            pair.origin, as: .origin, in: source, dataflow, on: day)
        let destination = areas.book.covered(
            pair.destination, as: .destination, in: source, dataflow, on: day)
        let names = AreaPair(name(origin), name(destination))
        origins[names.origin] = origins[names.origin] ?? origin
        destinations[names.destination] = destinations[names.destination] ?? destination
        return names
    }

    private func name(_ covered: CoveredArea) -> String {
        let rest = covered.isRest ? ", rest" : ""
        let isPlain = covered.extent == areas.history.extent(of: covered.code)
        return isPlain ? covered.code + rest : "\(covered.code) (\(covered.extent))\(rest)"
    }

    /// What a name covers.
    func covered(_ name: String, _ axis: AreaWeights.Axis) -> CoveredArea? {
        axis == .destination ? destinations[name] : origins[name]
    }

    /// Origins that hold only people whom no later area has.
    var rests: Set<String> { Set(origins.filter(\.value.isRest).map(\.key)) }

    /// The pair of the frame that covers the same as a pair of names; nil where there is none.
    func same(_ pair: AreaPair) -> AreaPair? {
        func area(_ covered: CoveredArea?) -> String? {
            guard let covered, !covered.isRest, let part = covered.extent.parts.min(),
                let area = areas.frame.area(withPart: part),
                areas.frame.areas[area] == covered.extent
            else { return nil }
            return area
        }
        guard let origin = area(origins[pair.origin]),
            let destination = area(destinations[pair.destination])
        else { return nil }
        return AreaPair(origin, destination)
    }
}
