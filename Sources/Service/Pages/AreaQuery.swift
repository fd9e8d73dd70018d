internal import Atlas
internal import Office
internal import Vocabulary

/// Fills the page of one area.
struct AreaQuery {
    let snapshot: Snapshot
    let code: String
    let figures: FigureMaker
    let naming: Naming

    /// How many partners are listed one by one.
    private static let listed = 20

    init(_ snapshot: Snapshot, _ code: String) {
        self.snapshot = snapshot
        self.code = code
        figures = FigureMaker(snapshot: snapshot)
        naming = Naming(snapshot: snapshot)
    }

    func model() throws(Refusal) -> AreaPage.Model {
        try Known(snapshot: snapshot).require(code)
        let stocks = stocks
        var model = AreaPage.Model(
            area: naming.fullLabel(code), groupings: naming.groupings(code), key: key(stocks),
            stocks: stocks, origins: partners(asDestination: true),
            destinations: partners(asDestination: false), flows: flows, refugees: refugees,
            sources: naming.all, gaps: gaps)
        model.breaks = breaks(stocks, model.refugees)
        return model
    }

    private func breaks(
        _ stocks: [AreaPage.StockYear], _ refugees: [AreaPage.RefugeeYear]
    ) -> AreaPage.Breaks {
        var breaks = AreaPage.Breaks()
        let stock = snapshot.stockBreaks
        breaks.immigrants = LineBreak.all(
            stock, "W", code, stocks.filter { $0.immigrants.value != nil }.map(\.year))
        breaks.emigrants = LineBreak.all(
            stock, code, "W", stocks.filter { $0.emigrants.value != nil }.map(\.year))
        let refugee = snapshot.refugeeBreaks
        breaks.refugeesHosted = LineBreak.all(
            refugee, "W", code, refugees.filter { $0.hosted.value != nil }.map(\.year))
        breaks.refugeesFrom = LineBreak.all(
            refugee, code, "W", refugees.filter { $0.from.value != nil }.map(\.year))
        return breaks
    }

    private var years: [Int] { snapshot.stocks?.years ?? [] }

    private var stocks: [AreaPage.StockYear] {
        years.map { year in
            AreaPage.StockYear(
                year: year, immigrants: figures.immigrants(code, year),
                emigrants: figures.emigrants(code, year))
        }.filter { $0.immigrants.value != nil || $0.emigrants.value != nil }
    }

    private func key(_ stocks: [AreaPage.StockYear]) -> AreaPage.KeyFigures {
        func latest(_ years: [Int], _ figure: (Int) -> Figure) -> DatedFigure? {
            guard let last = years.last else { return nil }
            let year = years.last { figure($0).value != nil } ?? last
            return DatedFigure(period: String(year), figure: figure(year))
        }
        let refugeeYears = snapshot.displaced?.years[.refugees] ?? []
        return AreaPage.KeyFigures(
            immigrants: latest(years) { figures.immigrants(code, $0) },
            immigrantShare: latest(years) { figures.share(code, $0) },
            emigrants: latest(years) { figures.emigrants(code, $0) },
            population: latest(populationYears) { figures.population(code, $0) },
            netMigration: latest(snapshot.netMigrationYears) { figures.netMigration(code, $0) },
            refugeesHosted: latest(refugeeYears) {
                figures.displaced(.refugees, .hosted, code, $0)
            },
            refugeesFrom: latest(refugeeYears) { figures.displaced(.refugees, .from, code, $0) })
    }

    /// Years of stocks and of net migration: a population is shown for those.
    private var populationYears: [Int] { Set(years + snapshot.netMigrationYears).sorted() }

    private func partners(asDestination: Bool) -> AreaPage.Partners {
        let year = partnerYear(asDestination: asDestination)
        let total =
            asDestination ? figures.immigrants(code, year) : figures.emigrants(code, year)
        var found: [(code: String, value: Double)] = []
        var unstated: Double?
        let others = asDestination ? snapshot.stocks?.codes : snapshot.stocks?.destinations
        for other in others ?? [] {
            let value =
                asDestination
                ? snapshot.stocks?.stock(other, code, year)
                : snapshot.stocks?.stock(code, other, year)
            guard let value, value > 0 else { continue }
            if isPlaceOrRemainder(other) {
                found.append((other, value))
            } else {
                unstated = (unstated ?? 0) + value
            }
        }
        found.sort { ($0.value, $1.code) > ($1.value, $0.code) }
        let rest = found.dropFirst(Self.listed).map(\.value)
        return AreaPage.Partners(
            year: year,
            rows: found.prefix(Self.listed).map { item in
                row(item.code, item.value, total, year, asDestination: asDestination)
            },
            rest: rest.isEmpty ? nil : Figure(rest.reduce(0, +), kind: .computed),
            unstated: unstated.map { Figure($0, kind: .computed) },
            total: total.value == nil ? nil : total, source: naming.stocks)
    }

    private func row(
        _ other: String, _ value: Double, _ total: Figure, _ year: Int, asDestination: Bool
    ) -> AreaPage.Partners.Row {
        let share = total.value.map { Figure(value / $0 * 100, .percent, kind: .computed) }
        return AreaPage.Partners.Row(
            area: naming.label(other),
            figure: asDestination
                ? figures.stock(other, code, year) : figures.stock(code, other, year),
            share: share ?? Figure(missing: .notReported, .percent))
    }

    /// The latest year with a total on that side.
    private func partnerYear(asDestination: Bool) -> Int {
        let figure = { (year: Int) in
            asDestination ? figures.immigrants(code, year) : figures.emigrants(code, year)
        }
        return years.last { figure($0).value != nil } ?? years.last ?? 2024
    }

    /// Remainders of a starter set are partners by name; other origins are no place.
    private func isPlaceOrRemainder(_ other: String) -> Bool {
        guard let area = snapshot.areas.area(other) else { return false }
        return area.kind != .special || area.point != nil
    }

    private var refugees: [AreaPage.RefugeeYear] {
        (snapshot.displaced?.years[.refugees] ?? []).map { year in
            AreaPage.RefugeeYear(
                year: year, hosted: figures.displaced(.refugees, .hosted, code, year),
                from: figures.displaced(.refugees, .from, code, year))
        }.filter { $0.hosted.value != nil || $0.from.value != nil }
    }
}

extension LineBreak {
    /// The breaks of a line between the years that it has figures of.
    static func all(
        _ breaks: FigureBreaks?, _ origin: String, _ destination: String, _ years: [Int]
    ) -> [LineBreak] {
        breaks?.breaks(origin, destination, years).map {
            LineBreak(from: $0.from, to: $0.to, text: $0.sentence)
        } ?? []
    }
}
