internal import Estimation
internal import Harmonisation
internal import Vocabulary

/// Lays out stocks, births and deaths of an interval as the flow methods take them, and
/// keeps account of everything that was assumed or left out.
struct FlowInputsBuilder {
    let stocks: StockBook
    let population: PopulationBook
    let areas: AreaRegister
    /// What the codes of the stocks cover at each date.
    var coverage = AreaCoverageBook.published

    /// What the methods are given, with its account.
    struct Prepared: Sendable {
        let inputs: FlowInputs
        let account: FlowInputAccount
    }

    func build(_ interval: FlowInterval, sex: Sex) throws -> Prepared {
        for year in [interval.start, interval.end] where !stocks.years.contains(year) {
            throw OfficeError(
                kind: .data, place: "stocks of \(stocks.source)", found: "none for \(year)",
                expected: "a year of "
                    + stocks.years.map(String.init).joined(separator: ", "))
        }
        try requireSex(sex, interval)
        var account = FlowInputAccount()
        let layout = try StockLayout(stocks, coverage, interval)
        account.joined = layout.joined.isEmpty ? nil : layout.joined
        let residences = try residences(interval, sex, layout, &account)
        let places = Set(residences.map(\.code))
        let extra = layout.codes.filter { !places.contains($0) }
        account.extraBirthplaces = extra
        let birthplaces = residences.map(\.code) + extra
        let start = matrix(
            interval.start, sex, birthplaces, residences, layout.start, \.populationStart, &account)
        let end = matrix(
            interval.end, sex, birthplaces, residences, layout.end, \.populationEnd, &account)
        let inputs = try FlowInputs(
            areas: residences.map(\.code), birthplaces: birthplaces, start: start, end: end,
            births: residences.map(\.births), deaths: residences.map(\.deaths))
        account.areas = residences.map(\.code)
        return Prepared(inputs: inputs, account: account)
    }

    private struct Residence {
        let code: String
        let populationStart: Double
        let populationEnd: Double
        let births: Double
        let deaths: Double
    }

    private func requireSex(_ sex: Sex, _ interval: FlowInterval) throws {
        guard sex != .total else { return }
        let some = stocks.destinations.contains {
            population.value($0, "BIRTHS", interval.start, sex: sex) != nil
        }
        guard some else {
            throw OfficeError(
                kind: .data, place: "births and deaths of \(population.source)",
                found: "none for \(sex.name)",
                expected: "births, deaths and population by sex; without them flows by sex "
                    + "cannot be accounted for")
        }
    }

    private func residences(
        _ interval: FlowInterval, _ sex: Sex, _ layout: StockLayout,
        _ account: inout FlowInputAccount
    ) throws -> [Residence] {
        var result: [Residence] = []
        for code in layout.destinations {
            let parts = layout.populations[code] ?? [code]
            guard
                let births = population.events(
                    parts, "BIRTHS", midYear: interval.start, to: interval.end, sex: sex),
                let deaths = population.events(
                    parts, "DEATHS", midYear: interval.start, to: interval.end, sex: sex),
                let first = population.population(parts, interval.start, sex: sex),
                let last = population.population(parts, interval.end, sex: sex)
            else {
                let people = (layout.end.destinations[code] ?? [code]).reduce(0) {
                    $0 + (stocks.immigrants($1, interval.end, sex: sex) ?? 0)
                }
                account.leftOut.append(.init(area: code, persons: people))
                continue
            }
            if births.carried || deaths.carried { account.carriedEvents = interval.end }
            if first.carried || last.carried { account.carriedPopulation = interval.end }
            // Deaths beyond the people of the first date, and births beyond those of the last,
            // were of people born and dead between them: they take part in neither.
            let between = max(0, deaths.value - first.value, births.value - last.value)
            if between > 0 { account.bornAndDied.append(.init(area: code, persons: between)) }
            result.append(
                Residence(
                    code: code, populationStart: first.value, populationEnd: last.value,
                    births: max(0, births.value - between),
                    deaths: max(0, deaths.value - between)))
        }
        guard !result.isEmpty else {
            throw OfficeError(
                kind: .data,
                place: "stocks of \(stocks.source), population of \(population.source)",
                found: "no area with stocks by origin, births, deaths and population",
                expected: "both sources imported, and stocks by origin and destination")
        }
        return result
    }

    private func matrix(
        _ year: Int, _ sex: Sex, _ birthplaces: [String], _ residences: [Residence],
        _ codes: StockLayout.Codes, _ total: (Residence) -> Double,
        _ account: inout FlowInputAccount
    ) -> Matrix {
        var result = Matrix(rows: birthplaces.count, columns: residences.count)
        for (j, residence) in residences.enumerated() {
            var migrants = 0.0
            for (k, birthplace) in birthplaces.enumerated() where k != j {
                for origin in codes.origins[birthplace] ?? [birthplace] {
                    for destination in codes.destinations[residence.code] ?? [residence.code] {
                        guard let stock = stocks.stock(origin, destination, year, sex: sex) else {
                            account.absentCells += 1
                            continue
                        }
                        result[k, j] += stock
                        migrants += stock
                    }
                }
            }
            let natives = total(residence) - migrants
            if natives < 0 {
                account.migrantsAbovePopulation.append(
                    .init(area: residence.code, persons: -natives))
            }
            result[j, j] = max(0, natives)
        }
        return result
    }
}

/// What laying out the inputs assumed and left out.
public struct FlowInputAccount: Sendable, Codable, Hashable {
    /// Areas of residence: between any two of them a flow is estimated.
    public var areas: [String] = []
    /// Birthplaces without a residence column, such as other origins: they take part.
    public var extraBirthplaces: [String] = []
    /// Destinations without births, deaths or population: their residents take no part.
    public var leftOut: [AreaPersons] = []
    /// Pairs without a figure at either date, taken as nobody.
    public var absentCells = 0
    /// Areas whose migrants exceed their population: natives are taken as none.
    public var migrantsAbovePopulation: [AreaPersons] = []
    /// Areas where births and deaths were lessened by people born and dead between the dates,
    /// as they must be where deaths exceed the people of the first date or births those of the
    /// last.
    public var bornAndDied: [AreaPersons] = []
    /// The year whose missing births and deaths were taken from the year before.
    public var carriedEvents: Int?
    /// The year whose population was carried forward from the year before.
    public var carriedPopulation: Int?
    /// Areas made of several codes of the stocks, which at the two dates do not cover the same apart;
    /// nil for none.
    public var joined: [JoinedArea]?

    /// Codes of the stocks that were taken as one area.
    public struct JoinedArea: Sendable, Codable, Hashable {
        /// The area that takes all of them in.
        public let area: String
        public let codes: [String]
        /// Codes whose figures of a date repeat those of another, and so were not added, by year.
        public let repeated: [Int: [String]]
        /// Why they do not compare apart, in sentences.
        public let reasons: [String]
    }

    /// An area and a number of people.
    public struct AreaPersons: Sendable, Codable, Hashable {
        public let area: String
        public let persons: Double
    }
}
