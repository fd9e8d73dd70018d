internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// The areas in which the stocks of two dates compare, and the codes that make them up.
struct StockLayout {
    /// All areas, as origin or destination, in code order.
    let codes: [String]
    /// Those with residents.
    let destinations: [String]
    /// The codes of the stocks to add up for an area at each date.
    private(set) var start = Codes()
    private(set) var end = Codes()
    /// The areas whose populations make up one that is joined.
    private(set) var populations: [String: [String]] = [:]
    private(set) var joined: [FlowInputAccount.JoinedArea] = []

    /// The codes to add up for each area, as origin and as destination, where it is not just its own.
    struct Codes {
        fileprivate(set) var origins: [String: [String]] = [:]
        fileprivate(set) var destinations: [String: [String]] = [:]
    }

    init(_ stocks: StockBook, _ coverage: AreaCoverageBook, _ interval: FlowInterval) throws {
        guard let first = CalendarDate(year: interval.start, month: 7, day: 1),
            let last = CalendarDate(year: interval.end, month: 7, day: 1),
            let today = CalendarDate(year: 9999)
        else {
            (codes, destinations) = (stocks.codes, stocks.destinations)
            return
        }
        let source = stocks.source
        let frame = coverage.commonFrame(of: stocks.codes, in: source, .stock, on: [first, last])
        let areaOfCode = Dictionary(
            stocks.codes.map { code in
                let extent = coverage.extent(of: code, as: .either, in: source, .stock, on: last)
                return (code, extent.parts.min().flatMap { frame.area(withPart: $0) } ?? code)
            }, uniquingKeysWith: { one, _ in one })
        let groups = Dictionary(grouping: stocks.codes) { areaOfCode[$0] ?? $0 }
        let current = coverage.history.frame(on: today)
        for (area, members) in groups.sorted(by: { $0.key < $1.key }) where members != [area] {
            let members = members.sorted()
            var repeated: [Int: [String]] = [:]
            for date in [first, last] {
                let origins = try coverage.repeats(
                    among: members, as: .origin, in: source, .stock, on: date)
                let destinations = try coverage.repeats(
                    among: members, as: .destination, in: source, .stock, on: date)
                let twice = Set(origins.keys).union(destinations.keys).sorted()
                if !twice.isEmpty { repeated[date.year] = twice }
                let asOrigin = members.filter { origins[$0] == nil }
                let asDestination = members.filter { destinations[$0] == nil }
                if date == first {
                    start.origins[area] = asOrigin
                    start.destinations[area] = asDestination
                } else {
                    end.origins[area] = asOrigin
                    end.destinations[area] = asDestination
                }
            }
            let parts = frame.areas[area].map { current.areas(in: $0) } ?? members
            if parts != members || members.count > 1 { populations[area] = parts }
            joined.append(
                .init(
                    area: area, codes: members, repeated: repeated,
                    reasons: Self.reasons(members, coverage, source, first, last)))
        }
        codes = groups.keys.sorted()
        destinations = Set(stocks.destinations.map { areaOfCode[$0] ?? $0 }).sorted()
    }

    private static func reasons(
        _ codes: [String], _ coverage: AreaCoverageBook, _ source: String, _ first: CalendarDate,
        _ last: CalendarDate
    ) -> [String] {
        var seen: Set<String> = []
        return codes.flatMap { code in
            [AreaWeights.Axis.destination, .origin].flatMap { axis in
                [first, last].map {
                    coverage.covered(code, as: axis, in: source, .stock, on: $0).remark
                }
            }
        }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
