internal import Atlas
internal import Cubes
internal import Estimation
internal import Office
internal import Vocabulary

/// Figures of a snapshot as pages show them: the number or why there is none, what made it,
/// and the page that explains it.
struct FigureMaker {
    let snapshot: Snapshot

    /// People from one area living in another.
    func stock(_ origin: String, _ destination: String, _ year: Int, _ sex: Sex = .total)
        -> Figure
    {
        guard let book = snapshot.stocks,
            let value = book.stock(origin, destination, year, sex: sex)
        else { return Figure(missing: .notReported) }
        let isSum =
            sex == .total && book.stock(origin, destination, year, sex: .female) != nil
            && book.stock(origin, destination, year, sex: .male) != nil
        return Figure(
            value,
            kind: isSum || isRemainder(origin) || isRemainder(destination) ? .computed : .reported,
            href: stockPath(origin, destination, sex, year))
    }

    /// People of all origins living in an area.
    func immigrants(_ area: String, _ year: Int) -> Figure {
        total(snapshot.stockTotals?.immigrants(area, year), "W", area, year)
    }

    /// People from an area living in any other.
    func emigrants(_ area: String, _ year: Int) -> Figure {
        total(snapshot.stockTotals?.emigrants(area, year), area, "W", year)
    }

    private func total(
        _ total: StockTotals.Total?, _ origin: String, _ destination: String, _ year: Int
    ) -> Figure {
        guard let total else { return Figure(missing: .notReported) }
        return Figure(
            total.value, kind: total.isPrinted && !snapshot.isStarter ? .reported : .computed,
            href: stockPath(origin, destination, .total, year))
    }

    /// Immigrants out of every hundred residents. A population that is carried forward counts.
    func share(_ area: String, _ year: Int) -> Figure {
        guard let immigrants = snapshot.stockTotals?.immigrants(area, year)?.value,
            let population = snapshot.population?.population(area, year)?.value
        else { return Figure(missing: .notReported, .percent) }
        return Figure(immigrants / population * 100, .percent, kind: .computed)
    }

    /// The mid-year population: births over the crude birth rate, carried forward, or made of
    /// members; a page of its own explains the first.
    func population(_ area: String, _ year: Int) -> Figure {
        guard let book = snapshot.population, let found = book.population(area, year) else {
            return Figure(missing: .notReported)
        }
        let isOwn = !found.carried && !isComposite(area)
        return Figure(
            found.value, kind: .computed,
            href: isOwn ? populationPath(area, "POP", year) : nil)
    }

    /// Arrivals less departures of a year.
    func netMigration(_ area: String, _ year: Int) -> Figure {
        guard let value = snapshot.population?.value(area, "NETMIG", year) else {
            return Figure(missing: .notReported)
        }
        return Figure(
            value, kind: isComposite(area) ? .computed : .reported,
            href: isComposite(area) ? nil : populationPath(area, "NETMIG", year))
    }

    /// Net migration of a year for every thousand residents.
    func netRate(_ area: String, _ year: Int) -> Figure {
        guard let net = snapshot.population?.value(area, "NETMIG", year),
            let population = snapshot.population?.value(area, "POP", year)
        else { return Figure(missing: .notReported, .perThousand) }
        return Figure(net / population * 1000, .perThousand, kind: .computed)
    }

    /// Refugees or asylum-seekers of an area.
    func displaced(
        _ kind: DisplacedBook.Kind, _ side: DisplacedBook.Side, _ area: String, _ year: Int
    ) -> Figure {
        guard let total = snapshot.displaced?.total(kind, side, area, year) else {
            return Figure(missing: .notReported)
        }
        let (origin, destination) = side == .hosted ? ("W", area) : (area, "W")
        return Figure(
            total.value, kind: total.isPrinted && !snapshot.isStarter ? .reported : .computed,
            href: displacedPath(kind, origin, destination, year))
    }

    /// Refugees or asylum-seekers from one area in another.
    func displaced(
        _ kind: DisplacedBook.Kind, from origin: String, to destination: String, _ year: Int
    ) -> Figure {
        guard let value = snapshot.displaced?.value(kind, from: origin, to: destination, year)
        else { return Figure(missing: .notReported) }
        let isSum = isRemainder(origin) || isRemainder(destination)
        return Figure(
            value, kind: isSum ? .computed : .reported,
            href: displacedPath(kind, origin, destination, year))
    }

    /// One estimate; a zero that is not stored has no page of its own.
    func flow(
        _ method: FlowMethod, _ interval: FlowInterval, _ origin: String, _ destination: String
    )
        -> Figure
    {
        guard
            let estimate = snapshot.flows.estimate(
                method, interval, from: origin, to: destination)
        else { return Figure(missing: .notApplicable) }
        return Figure(
            estimate.value, kind: .estimated,
            href: estimate.isStored ? flowPath(method, interval, origin, destination) : nil,
            flags: estimate.flag.map { [Self.short($0)] } ?? [])
    }

    /// A flag without the word that the table's heading says.
    static func short(_ flag: String) -> String {
        flag.hasPrefix("flow ") ? String(flag.dropFirst(5)) : flag
    }

    /// Whether a code is the starter set's remainder of a continent, whose figures are sums.
    private func isRemainder(_ code: String) -> Bool {
        snapshot.isStarter && snapshot.areas.area(code)?.kind == .special && code.hasPrefix("R")
            && code.count == 4
    }

    private func isComposite(_ area: String) -> Bool {
        snapshot.areas.area(area)?.isComposite ?? false
    }
}
