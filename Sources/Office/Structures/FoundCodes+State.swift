internal import Cubes
internal import Vocabulary
internal import Warehouse

extension FoundCodes {
    /// What a state has of codes, and which release brought which.
    ///
    /// Cost: one look at each series, past versions included, and at the observations' attributes.
    init(_ state: OfficeState) throws {
        let seen = Set(state.releases.map(\.id))
        var order: [Int: Int] = [:]
        let listed = Self.order(
            state.holdings.releases.filter { $0.id <= state.bound ?? .max }, seen,
            state.office.clock())
        for (place, release) in listed.enumerated() { order[release.id] = place }
        var codes = [[DimensionID: Set<String>]](repeating: [:], count: listed.count)
        var units = [Set<String>](repeating: [], count: listed.count)
        var holdings: [Dataflow: Holding] = [:]
        for dataflow in Dataflow.allCases {
            let columns = state.holdings.columns(dataflow)
            guard columns.count > 0 else { continue }
            for (place, dimension) in dataflow.dimensions.enumerated() {
                for (code, release) in columns.firstOpened(place, order).enumerated() {
                    guard let release else { continue }
                    codes[release][dimension, default: []].insert(
                        columns.dictionaries[place][code])
                }
            }
            let observations = try state.observations(dataflow)
            for (set, release) in observations.firstReleases(state.holdings, order) {
                if let unit = state.holdings.attributeSets[set][.unitMeasure] {
                    units[release].insert(unit)
                }
            }
            holdings[dataflow] = try Self.holding(state, dataflow)
        }
        let arrivals = listed.enumerated().compactMap { place, release -> Arrival? in
            guard !codes[place].isEmpty || !units[place].isEmpty else { return nil }
            return Arrival(
                release: release.id, isPublic: Self.isPublic(release, state.office.clock()),
                codes: codes[place], units: units[place])
        }
        self.init(arrivals: arrivals, holdings: holdings, state: listed.count)
    }

    /// Releases in the order in which they became public, those that did not after them by id. Of
    /// those withdrawn only such as everybody saw before.
    private static func order(
        _ releases: [Release], _ seen: Set<Int>, _ now: String
    ) -> [Release] {
        releases.filter { release in
            release.standing.isWithdrawn ? isPublic(release, now) : seen.contains(release.id)
        }.sorted { (publicTime($0), $0.id) < (publicTime($1), $1.id) }
    }

    /// When a release became or becomes public; after all times where nobody knows yet.
    private static func publicTime(_ release: Release) -> String { release.publicFrom ?? "9999" }

    private static func isPublic(_ release: Release, _ now: String) -> Bool {
        publicTime(release) <= now
    }

    private static func holding(_ state: OfficeState, _ dataflow: Dataflow) throws -> Holding {
        let view = state.view(dataflow)
        let found = view.availability(
            SeriesSelection(keys: [CodeSelection(view.columns)]),
            try state.observations(dataflow))
        var codes: [DimensionID: Set<String>] = [:]
        for (place, dimension) in dataflow.dimensions.enumerated() {
            let names = view.columns.dictionaries[place]
            codes[dimension] = Set(
                names.indices.lazy.filter { found.codes[place][$0] }.map { names[$0] })
        }
        return Holding(
            codes: codes, first: found.periods.map { state.holdings.periods[$0.lowerBound] },
            last: found.periods.map { state.holdings.periods[$0.upperBound] },
            series: found.series, observations: found.observations)
    }
}

extension SeriesColumns {
    /// For each code of a dimension the first, in an order of releases, that opened a series with
    /// it; nil where none of the order's releases did.
    fileprivate func firstOpened(_ place: Int, _ order: [Int: Int]) -> [Int?] {
        var first = [Int?](repeating: nil, count: dictionaries[place].count)
        for (row, code) in keys[place].enumerated() {
            guard let at = order[Int(opened[row])] else { continue }
            first[Int(code)] = min(first[Int(code)] ?? at, at)
        }
        return first
    }
}

extension ObservationColumns {
    /// For each attribute set the first, in an order of releases, that brought an observation with
    /// it.
    fileprivate func firstReleases(
        _ holdings: Holdings, _ order: [Int: Int]
    ) -> [(set: Int, release: Int)] {
        var first = [Int](repeating: .max, count: holdings.attributeSets.count)
        var places = [Int](repeating: .max, count: holdings.stamp.release + 1)
        for (release, place) in order where places.indices.contains(release) {
            places[release] = place
        }
        for index in attributes.indices {
            let release = Int(releases[index])
            guard release < places.count else { continue }
            let set = Int(attributes[index])
            first[set] = min(first[set], places[release])
        }
        return first.enumerated().filter { $0.element < .max }.map { ($0.offset, $0.element) }
    }
}
