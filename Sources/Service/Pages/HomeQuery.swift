internal import Atlas
internal import Office
internal import Vocabulary

/// Fills the map, its table and the largest corridors.
struct HomeQuery {
    let snapshot: Snapshot
    private let figures: FigureMaker
    private let naming: Naming

    /// How many corridors are listed.
    private static let listed = 20
    /// The years that stay in question when one indicator gives way to another.
    private static let allowed = 1950...2100

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        figures = FigureMaker(snapshot: snapshot)
        naming = Naming(snapshot: snapshot)
    }

    /// The page as asked for, or the address of the nearest year that has figures.
    func answer(
        _ indicator: MapIndicator?, _ year: Int?
    ) throws(Refusal) -> Answer<HomePage.Model> {
        let shown = indicator ?? .immigrantShare
        let years = years(shown)
        guard let latest = years.last else {
            return .model(model(shown, year ?? 2024, years))
        }
        guard let year else { return .model(model(shown, latest, years)) }
        if years.contains(year) { return .model(model(shown, year, years)) }
        guard Self.allowed.contains(year) else {
            throw .malformed(
                "There is no map of that year",
                "Found year=\(year); expected a year with figures.",
                years.reversed().prefix(30).map {
                    Link(text: "\($0)", href: Route.home(indicator: shown, year: $0).path)
                })
        }
        let nearest = years.min { abs($0 - year) < abs($1 - year) } ?? latest
        return .elsewhere(.home(indicator: shown, year: nearest))
    }

    private func years(_ indicator: MapIndicator) -> [Int] {
        switch indicator {
        case .immigrants, .emigrants: snapshot.stocks?.years ?? []
        case .immigrantShare:
            shareYears
        case .netRate: snapshot.netMigrationYears
        case .refugeesHosted, .refugeesFrom: snapshot.displaced?.years[.refugees] ?? []
        }
    }

    /// Stock years in which at least half as many areas have a population as in the best.
    private var shareYears: [Int] {
        let counts = (snapshot.stocks?.years ?? []).map { year in
            (year, snapshot.places.count { figures.share($0.id, year).value != nil })
        }
        let best = counts.map(\.1).max() ?? 0
        return counts.filter { $0.1 > 0 && $0.1 * 2 >= best }.map(\.0)
    }

    private func model(_ indicator: MapIndicator, _ year: Int, _ years: [Int]) -> HomePage.Model {
        let places = snapshot.places.map { area in
            HomePage.Model.Place(
                area: naming.label(area.id),
                point: area.point.map {
                    GeoPoint(latitude: $0.latitude, longitude: $0.longitude)
                }, figure: figure(indicator, area.id, year))
        }
        let isRefugees = indicator == .refugeesHosted || indicator == .refugeesFrom
        let stockYears = snapshot.stocks?.years ?? []
        let corridorYear =
            isRefugees ? year : stockYears.last { $0 <= year } ?? stockYears.first ?? year
        return HomePage.Model(
            indicator: indicator, year: year, years: years, places: places,
            world: world(indicator, year, places), source: source(indicator),
            notes: notes(indicator, year, places),
            corridorMeasure: isRefugees ? .refugees : .stock, corridorYear: corridorYear,
            corridors: isRefugees ? refugeeCorridors(year) : stockCorridors(corridorYear),
            corridorSource: isRefugees ? naming.displaced : naming.stocks)
    }

    private func figure(_ indicator: MapIndicator, _ area: String, _ year: Int) -> Figure {
        switch indicator {
        case .immigrantShare: figures.share(area, year)
        case .immigrants: figures.immigrants(area, year)
        case .emigrants: figures.emigrants(area, year)
        case .netRate: figures.netRate(area, year)
        case .refugeesHosted: figures.displaced(.refugees, .hosted, area, year)
        case .refugeesFrom: figures.displaced(.refugees, .from, area, year)
        }
    }

    private func source(_ indicator: MapIndicator) -> SourceNote {
        switch indicator {
        case .immigrantShare, .immigrants, .emigrants: naming.stocks
        case .netRate: naming.population
        case .refugeesHosted, .refugeesFrom: naming.displaced
        }
    }

    /// The sum over all places: each migrant lives in one, each refugee has asylum in one.
    private func world(
        _ indicator: MapIndicator, _ year: Int, _ places: [HomePage.Model.Place]
    ) -> Figure? {
        func sum(_ figure: (String) -> Figure) -> Double? {
            Self.sum(snapshot.places.map(\.id), figure)
        }
        switch indicator {
        case .netRate: return nil
        case .immigrants, .emigrants:
            return sum { figures.immigrants($0, year) }.map { Figure($0, kind: .computed) }
        case .immigrantShare:
            guard let people = sum({ figures.immigrants($0, year) }),
                let all = Self.sum(
                    snapshot.stocks?.destinations ?? [], { figures.population($0, year) })
            else { return nil }
            return Figure(people / all * 100, .percent, kind: .computed)
        case .refugeesHosted, .refugeesFrom:
            return sum { figures.displaced(.refugees, .hosted, $0, year) }
                .map { Figure($0, kind: .computed) }
        }
    }

    private static func sum(_ codes: [String], _ figure: (String) -> Figure) -> Double? {
        let values = codes.compactMap { figure($0).value }
        return values.isEmpty ? nil : values.reduce(0, +)
    }

    private func stockCorridors(_ year: Int) -> [CorridorEntry] {
        (snapshot.stockTotals?.largest(year) ?? []).prefix(Self.listed).map { item in
            CorridorEntry(
                origin: naming.label(item.origin), destination: naming.label(item.destination),
                figure: figures.stock(item.origin, item.destination, year))
        }
    }

    private func refugeeCorridors(_ year: Int) -> [CorridorEntry] {
        let isPlace = { (code: String) in snapshot.areas.area(code)?.kind != .special }
        return (snapshot.displaced?.corridors(.refugees, year) ?? [])
            .filter { isPlace($0.origin) && isPlace($0.destination) }.prefix(Self.listed)
            .map { item in
                CorridorEntry(
                    origin: naming.label(item.origin), destination: naming.label(item.destination),
                    figure: figures.displaced(
                        .refugees, from: item.origin, to: item.destination, year))
            }
    }

    private func notes(
        _ indicator: MapIndicator, _ year: Int, _ places: [HomePage.Model.Place]
    ) -> [String] {
        var notes: [String] = []
        let missing = places.count { $0.figure.value == nil }
        if missing > 0 {
            notes.append(
                "No figure for \(missing) of \(places.count) areas; missing is not zero.")
        }
        let carried = snapshot.places.contains {
            snapshot.population?.population($0.id, year)?.carried ?? false
        }
        if indicator == .immigrantShare, carried {
            notes.append(
                "The population of mid-\(year) is that of mid-\(year - 1) with its change.")
        }
        if snapshot.isStarter {
            notes.append(Starter.note(snapshot))
        }
        return notes
    }
}
