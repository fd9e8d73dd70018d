internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Computes the starter set from full editions: corridors among the largest areas and one
/// remainder a continent, totals of every area, and what belongs to them.
///
/// The same inputs give the same bytes.
struct StarterBuild {
    static let source = "STARTER_2024"
    static let stocks = "UNDESA_2024"
    static let population = "WPP_2024"
    static let displaced = "UNHCR"

    let office: Office
    let selection: StarterSelection
    let years: [Int]
    private let destinations: [String]

    init(_ office: Office) throws {
        self.office = office
        let book = try StockBook(office, source: Self.stocks)
        guard let last = book.years.last, !book.destinations.isEmpty else {
            throw OfficeError(
                kind: .data, place: "workspace \(office.warehouse.folder)",
                found: "no stocks of \(Self.stocks)",
                expected: "the 2024 stocks, WPP 2024 components and UNHCR population imported")
        }
        selection = StarterSelection(book, year: last, areas: office.areas)
        years = book.years
        destinations = book.destinations
    }

    /// Stocks among the kept areas and remainders, by sex, and totals of each area.
    func stockSeries() throws -> [Series] {
        let all = try office.held(KeyPattern(.stock).with(.source, Self.stocks))
        var detail = Adder()
        var totals = Adder()
        for held in all {
            let key = held.series.key
            guard let origin = key[.origin], let destination = key[.destination],
                let from = selection.group(origin), let to = selection.group(destination)
            else { continue }
            let alone = from == origin && to == destination
            try detail.add(
                held.series, to: mixed(key, from, to, keepsCriterion: alone), keepsAttributes: alone
            )
            try totals.add(
                held.series, to: mixed(key, "W", destination, keepsCriterion: false),
                keepsAttributes: false)
            try totals.add(
                held.series, to: mixed(key, origin, "W", keepsCriterion: false),
                keepsAttributes: false)
        }
        return detail.series + totals.series
    }

    private func mixed(
        _ key: SeriesKey, _ origin: String, _ destination: String, keepsCriterion: Bool
    ) -> SeriesKey {
        let moved = key.replacing(.source, with: Self.source).replacing(.origin, with: origin)
            .replacing(.destination, with: destination)
        return keepsCriterion
            ? moved : moved.replacing(.criterion, with: Criterion.unstated.rawValue)
    }

    /// Births, deaths, population, change and net migration of the kept areas and
    /// remainders for each year, and of the world and the regions as printed; population and net migration of every area in the years of
    /// stocks and the last year but one, with that year's change.
    func populationSeries() throws -> [Series] {
        let book = try PopulationBook(office, source: Self.population)
        guard let first = years.first, let last = years.last else { return [] }
        var series: [Series] = []
        let groups = Dictionary(grouping: destinations) { selection.group($0) ?? "" }
        for group in groups.keys.sorted() where !group.isEmpty {
            for indicator in ["BIRTHS", "DEATHS", "NETMIG", "POP", "POPCHANGE"] {
                series += try populationSeries(
                    group, indicator, members: groups[group] ?? [], Array(first...last), book)
            }
        }
        for area in destinations where selection.group(area) != area {
            for (indicator, years) in [
                ("NETMIG", years + [last - 1]), ("POP", years + [last - 1]),
                ("POPCHANGE", [last - 1]),
            ] {
                series += try populationSeries(
                    area, indicator, members: [area], years.sorted(), book)
            }
        }
        for aggregate in ["W", "002", "009", "019", "142", "150"] {
            for indicator in ["BIRTHS", "DEATHS", "NETMIG", "POP", "POPCHANGE"] {
                series += try populationSeries(
                    aggregate, indicator, members: [aggregate], Array(first...last), book)
            }
        }
        return series
    }

    /// An indicator of the members whose population is known, added up.
    private func populationSeries(
        _ code: String, _ indicator: String, members: [String], _ years: [Int],
        _ book: PopulationBook
    ) throws -> [Series] {
        let attributes = AttributeSet([.unitMeasure: "PS"])
        let observations = years.compactMap { year -> Observation? in
            guard let period = Period(year: year) else { return nil }
            let counted = members.filter { book.value($0, "POP", year) != nil }
            guard !counted.isEmpty else { return nil }
            var sum = 0.0
            for member in counted {
                guard let value = book.value(member, indicator, year) else { return nil }
                sum += value
            }
            return Observation(
                period: period, value: .number(sum.rounded()),
                status: indicator == "POP" ? .estimated : .normal, attributes: attributes)
        }
        guard !observations.isEmpty else { return [] }
        let key = try SeriesKey(.population, ["A", Self.source, code, indicator, "_T", "_T"])
        return [Series(key: key, observations: observations)]
    }

    /// Refugees and asylum-seekers at the ends of the stock years: corridors among the kept
    /// areas and remainders, and totals of each area.
    func displacedSeries() throws -> [Series] {
        let all = try office.held(
            KeyPattern(.displaced).with(.source, Self.displaced).with(.popType, "REF", "ASY"))
        var detail = Adder()
        var totals = Adder()
        let wanted = Set(years.compactMap { Period(year: $0) })
        for held in all {
            let series = Series(
                key: held.series.key,
                observations: held.series.observations.filter { wanted.contains($0.period) })
            let key = series.key
            guard let origin = key[.origin], let destination = key[.destination],
                let from = selection.group(origin), let to = selection.group(destination)
            else { continue }
            func moved(_ a: String, _ b: String) -> SeriesKey {
                key.replacing(.source, with: Self.source).replacing(.origin, with: a)
                    .replacing(.destination, with: b)
            }
            if key[.popType] == "REF" {
                try detail.add(
                    series, to: moved(from, to),
                    keepsAttributes: from == origin && to == destination)
            }
            try totals.add(series, to: moved("W", destination), keepsAttributes: false)
            try totals.add(series, to: moved(origin, "W"), keepsAttributes: false)
        }
        return detail.series.filter { $0.observations.contains { $0.value != .number(0) } }
            + totals.series
    }
}

/// Adds series up by a new key, in order of the keys.
private struct Adder {
    private var sums: [SeriesKey: [Period: Observation]] = [:]

    var series: [Series] {
        sums.keys.sorted { $0.description < $1.description }.map { key in
            Series(
                key: key,
                observations: (sums[key] ?? [:]).values.sorted { $0.period < $1.period })
        }.filter { !$0.observations.isEmpty }
    }

    mutating func add(_ series: Series, to key: SeriesKey, keepsAttributes: Bool) throws {
        for observation in series.observations {
            guard let value = observation.scaled else { continue }
            if let old = sums[key]?[observation.period]?.value.number {
                sums[key]?[observation.period]?.value = .number(old + value)
            } else {
                var values: [AttributeID: String] = [.unitMeasure: "PS"]
                if keepsAttributes {
                    values[.dataType] = observation.attributes[.dataType]
                } else {
                    values[.comment] = "sum of the publisher's figures"
                }
                sums[key, default: [:]][observation.period] = Observation(
                    period: observation.period, value: .number(value),
                    status: keepsAttributes ? observation.status : .normal,
                    attributes: AttributeSet(values))
            }
        }
    }
}
