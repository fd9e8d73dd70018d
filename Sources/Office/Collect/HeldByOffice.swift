internal import Collection
internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Finds in the workspace what tables ask for: figures as they are, and sums of women and men.
struct HeldByOffice: HeldFigures {
    private let office: Office

    init(_ office: Office) { self.office = office }

    func held(_ table: TableRequest, of area: String) throws -> [HeldShare] {
        guard let place = HeldPlace(table), let pattern = place.pattern(table, area) else {
            return []
        }
        // Where each source's figures stand: other end, sex, age; then years.
        var sources: [String: [Spot: Set<Int>]] = [:]
        var keys: [String: SeriesKey] = [:]
        let years = Set(table.askedYears)
        for held in try office.held(pattern) {
            let key = held.series.key
            guard let source = key[.source], let other = key[place.counterpart] else { continue }
            let found = Set(
                held.series.observations.compactMap { observation in
                    observation.value.number == nil ? nil : observation.period.calendarYear
                }
            ).intersection(years)
            guard !found.isEmpty else { continue }
            let spot = Spot(other, key[.sex] ?? "_T", key[.age] ?? "_T")
            sources[source, default: [:]][spot, default: []].formUnion(found)
            keys[source] = keys[source] ?? key
        }
        return try sources.sorted { $0.key < $1.key }.compactMap { source, spots in
            var cells = 0
            var covered: Set<Int> = []
            for other in table.counterparts(of: area, in: office.areas) {
                for age in table.ageCodes {
                    for sex in table.sexCodes {
                        let found = Self.years(spots, other, sex, age)
                        cells += found.count
                        covered.formUnion(found)
                    }
                }
            }
            guard cells > 0, let key = keys[source] else { return nil }
            let said = try office.definition(of: key)
            return HeldShare(
                table: table, source: source,
                definition: said.all.map(\.words).joined(separator: "; "), cells: cells,
                years: covered.sorted())
        }
    }

    private static func years(
        _ spots: [Spot: Set<Int>], _ other: String, _ sex: String, _ age: String
    ) -> Set<Int> {
        let plain = spots[Spot(other, sex, age)] ?? []
        guard sex == "_T" else { return plain }
        let women = spots[Spot(other, "F", age)] ?? []
        let men = spots[Spot(other, "M", age)] ?? []
        return plain.union(women.intersection(men))
    }

    private struct Spot: Hashable {
        let other: String
        let sex: String
        let age: String

        init(_ other: String, _ sex: String, _ age: String) {
            self.other = other
            self.sex = sex
            self.age = age
        }
    }
}

/// Where the figures of a table stand in its dataflow.
private struct HeldPlace {
    let dataflow: Dataflow
    /// The country asked.
    let own: DimensionID
    /// The other end.
    let counterpart: DimensionID

    /// Nil for tables that no dataflow here has the breakdowns of.
    init?(_ table: TableRequest) {
        guard table.breakdowns.isEmpty else { return nil }
        dataflow = table.dataflow
        switch (table.dataflow, table.end) {
        case (.stock, .destination), (.flow, .destination), (.displaced, .destination),
            (.displacedAge, .destination), (.acquisition, .destination):
            (own, counterpart) = (.destination, .origin)
        case (.stock, .origin), (.flow, .origin), (.displaced, .origin),
            (.displacedAge, .origin), (.acquisition, .origin):
            (own, counterpart) = (.origin, .destination)
        case (.emigration, _): (own, counterpart) = (.refArea, .criterionArea)
        case (.remittance, .destination): (own, counterpart) = (.receivingArea, .sendingArea)
        case (.remittance, .origin): (own, counterpart) = (.sendingArea, .receivingArea)
        case (.population, _), (.asylum, _), (.permit, _), (.deaths, _): return nil
        }
    }

    /// The series that may answer; nil where none can.
    func pattern(_ table: TableRequest, _ area: String) -> KeyPattern? {
        var pattern = KeyPattern(dataflow).with(.freq, "A").with(own, area)
        if dataflow.dimensions.contains(.criterion), table.criterion != .unstated {
            pattern = pattern.with(.criterion, table.criterion.rawValue)
        }
        if dataflow.dimensions.contains(.popType) {
            switch table.population {
            case .refugees: pattern = pattern.with(.popType, "REF")
            case .asylumSeekers: pattern = pattern.with(.popType, "ASY")
            case .everybody, .workers, .students: return nil
            }
        } else if table.population != .everybody {
            return nil
        }
        if dataflow == .flow {
            pattern = pattern.with(.method, "_Z")
                .with(.reporter, table.end == .origin ? "ORIGIN" : "DESTINATION")
        }
        return pattern
    }
}
