internal import Cubes
internal import Vocabulary

/// Balances that contradict each other: net migration of an area and interval as two sources have it,
/// and beside the change of the stock of migrants.
///
/// Opposite signs, both of as many people as asked for, and apart by 2 usual distances of such pairs
/// of that size. A stock that falls by less than a tenth while people come may do so by deaths.
struct BalanceSigns {
    private let context: ReviewContext
    private let stocks: ReviewTable?
    private let population: ReviewTable?

    init(_ data: ReviewData, _ context: ReviewContext) {
        self.context = context
        stocks = data.tables[.stock]
        population = data.tables[.population]
    }

    func run() -> [ReviewFinding] {
        guard let population else { return [] }
        var yearly: [[String]: [Int: (row: Int, figure: Int)]] = [:]
        var intervals: [String: [Balance]] = [:]
        for row in 0..<population.count
        where population.code(row, .indicator) == "NETMIG" && population.code(row, .sex) == "_T"
            && population.code(row, .age) == "_T" && !population.isAggregate(row, .refArea)
        {
            let (source, area) = (population.code(row, .source), population.code(row, .refArea))
            for figure in population.figures(row) {
                let period = population.periods[Int(population.period[figure])]
                if let year = period.calendarYear {
                    yearly[[source, area], default: [:]][year] = (row, figure)
                } else if case .years(let years) = period.length,
                    let evidence = population.evidence("found", row, figure)
                {
                    let start = Double(period.start.year) + Double(period.start.month - 1) / 12
                    intervals[area, default: []].append(
                        Balance(
                            label: "net migration", source: source, area: area, from: start,
                            to: start + Double(years), value: evidence.value,
                            evidence: [evidence]))
                }
            }
        }
        var pairs: [(Balance, Balance)] = []
        let stockChanges = stockChanges()
        for (place, years) in yearly.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let others = (intervals[place[1]] ?? []) + (stockChanges[place[1]] ?? [])
            for other in others {
                if let sum = Balance(
                    summing: years, population, label: "net migration", source: place[0],
                    area: place[1], from: other.from, to: other.to)
                {
                    pairs.append((other, sum))
                }
            }
            for (second, theirs) in yearly where second[1] == place[1] && second[0] > place[0] {
                for (year, item) in theirs {
                    guard let mine = years[year],
                        let one = population.evidence("beside", mine.row, mine.figure),
                        let other = population.evidence("found", item.row, item.figure)
                    else { continue }
                    let times = (Double(year), Double(year + 1))
                    pairs.append(
                        (
                            Balance(
                                label: "net migration", source: second[0], area: place[1],
                                from: times.0, to: times.1, value: other.value, evidence: [other]),
                            Balance(
                                label: "net migration", source: place[0], area: place[1],
                                from: times.0, to: times.1, value: one.value, evidence: [one])
                        ))
                }
            }
        }
        return contradictions(pairs)
    }

    private func contradictions(_ pairs: [(Balance, Balance)]) -> [ReviewFinding] {
        var scale = ReviewScale(floor: 1)
        func kind(_ pair: (Balance, Balance)) -> UInt64 {
            (pair.0.label == pair.1.label ? 0 : 1) | (pair.0.to - pair.0.from > 1.5 ? 2 : 0)
        }
        func larger(_ pair: (Balance, Balance)) -> Double {
            size(max(abs(pair.0.value), abs(pair.1.value)))
        }
        for pair in pairs { scale.add(kind(pair), larger(pair), pair.0.value - pair.1.value) }
        scale.close()
        return pairs.compactMap { pair in
            let (one, other) = pair
            let gap = abs(one.value - other.value)
            guard one.value * other.value < 0,
                min(abs(one.value), abs(other.value)) >= context.least
            else { return nil }
            let usual = scale[kind(pair), larger(pair)] ?? gap / 3
            let oddity = gap / usual
            guard oddity >= 2, let found = one.evidence.first else { return nil }
            let name = context.name(one.area)
            let isStock = one.label != other.label
            let times = "\(date(one.from)) to \(date(one.to))"
            var innocent: [String] = []
            if isStock {
                innocent.append(
                    one.value > 0
                        ? "Net migration has the country's own people in it, who may have left"
                        : "Migrants die, and by citizenship they are naturalised")
                if one.value < 0, one.evidence.count > 1,
                    -one.value < 0.1 * one.evidence[1].value
                {
                    return nil
                }
            }
            return ReviewFinding(
                .signs, isStock ? "stock against net migration" : "net migration of both signs",
                source: isStock ? one.source : max(one.source, other.source), area: one.area,
                people: gap, oddity: oddity,
                evidence: [found] + one.evidence.dropFirst() + other.evidence.prefix(6),
                expected: other.value,
                why:
                    "\(name), \(times): the \(one.label) of \(one.source) is \(spoken(one.value)), "
                    + "and the \(other.label) of \(other.source) \(spoken(other.value)).",
                innocent: innocent,
                question: isStock
                    ? "How does your stock of migrants in \(name) change by \(spoken(one.value)) from "
                        + "\(times), while \(other.source) has a net migration of "
                        + "\(spoken(other.value))?"
                    : "Did more people come to \(name) than leave it from \(times), or fewer: you have "
                        + "\(spoken(one.value)), and \(other.source) \(spoken(other.value))?")
        }
    }

    private func date(_ time: Double) -> String {
        let year = Int(time.rounded(.down))
        return time == Double(year) ? "\(year)" : "mid-\(year)"
    }

    /// Changes of all migrants of a destination, by destination.
    private func stockChanges() -> [String: [Balance]] {
        guard let stocks else { return [:] }
        var result: [String: [Balance]] = [:]
        let held = (0..<stocks.count).filter {
            stocks.code($0, .origin) == "W" && stocks.code($0, .sex) == "_T"
                && stocks.code($0, .age) == "_T" && !stocks.isAggregate($0, .destination)
        }.compactMap { row in
            stocks.key(row).map { key in
                ReviewSide(
                    key,
                    stocks.figures(row).map {
                        .init(
                            period: stocks.period[$0], value: stocks.value[$0],
                            release: stocks.release[$0])
                    })
            }
        }
        let computed = stocks.computedTotals().filter { $0.key[.sex] == "_T" }
        for side in held + computed {
            guard context.definition(side.key)[.time]?.code == "07-01" else { continue }
            let area = side.key[.destination] ?? ""
            for (before, after) in zip(side.figures, side.figures.dropFirst()) {
                let periods = [before, after].map { stocks.periods[Int($0.period)] }
                guard let from = periods[0].calendarYear, let to = periods[1].calendarYear else {
                    continue
                }
                let evidence = [
                    side.evidence("found", after, periods[1]),
                    side.evidence("before", before, periods[0]),
                ]
                result[area, default: []].append(
                    Balance(
                        label: "change of the stock of migrants", source: side.source, area: area,
                        from: Double(from) + 0.5, to: Double(to) + 0.5,
                        value: after.value - before.value, evidence: evidence))
            }
        }
        return result
    }
}
