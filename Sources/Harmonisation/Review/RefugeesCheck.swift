internal import Cubes
internal import Foundation
internal import Vocabulary

/// Refugees of a corridor above the migrants of the same corridor.
///
/// A stock that counts refugees cannot be below them. Of refugees at the end of two years the smaller
/// is taken where the stock lies between them, so that a wave within the year is no finding; asylum-
/// seekers are added only where the stock says that they were (data type R). Oddity: the logarithm of
/// the ratio over 0.2. A corridor of which the stock has no figure is told apart: missing is not zero.
struct RefugeesCheck {
    private let stocks: ReviewTable
    private let refugees: RefugeeCounts
    private let context: ReviewContext

    init(_ stocks: ReviewTable, _ refugees: RefugeeCounts, _ context: ReviewContext) {
        self.stocks = stocks
        self.refugees = refugees
        self.context = context
    }

    /// A destination's stocks of one source.
    private struct Destination {
        /// By origin, the rows of women and men or of both.
        var rows: [String: [Int]] = [:]
        var periods: Set<UInt32> = []
    }

    func run() -> [ReviewFinding] {
        var destinations: [[String]: Destination] = [:]
        for row in 0..<stocks.count
        where stocks.code(row, .age) == "_T" && !stocks.isAggregate(row, .origin) {
            let place = [stocks.code(row, .source), stocks.code(row, .destination)]
            destinations[place, default: Destination()]
                .rows[stocks.code(row, .origin), default: []].append(row)
            for figure in stocks.figures(row) {
                destinations[place]?.periods.insert(stocks.period[figure])
            }
        }
        return refugees.counts.sorted { $0.key.order < $1.key.order }.flatMap { corridor, years in
            destinations.filter { $0.key[1] == corridor.destination }
                .sorted { $0.key[0] < $1.key[0] }
                .flatMap { place, destination in
                    compare(corridor, years, place[0], destination)
                }
        }
    }

    private func compare(
        _ corridor: RefugeeCounts.Corridor, _ years: [Int: RefugeeCounts.Count],
        _ source: String, _ destination: Destination
    ) -> [ReviewFinding] {
        destination.periods.sorted().compactMap { period in
            guard let year = stocks.periods[Int(period)].calendarYear else { return nil }
            let rows = destination.rows[corridor.origin] ?? []
            let stock = stock(rows, period)
            let type = stock?.marks ?? destinationMarks(destination, period)
            guard
                let least = leastRefugees(
                    years, year, sample: rows.first ?? destination.rows.values.first?.first,
                    withAsylum: type.contains(.refugeesAdded)),
                least.value >= context.least
            else { return nil }
            return stock.map { found($0, corridor, least, period, source) }
                ?? missing(corridor, least, period, source, destination)
        }.compactMap { $0 }
    }

    private struct Stock {
        let value: Double
        let marks: ReviewMarks
        let figures: [(row: Int, figure: Int)]
    }

    /// Women and men together; nil where either is missing.
    private func stock(_ rows: [Int], _ period: UInt32) -> Stock? {
        var held: [String: [(row: Int, figure: Int)]] = [:]
        for row in rows {
            if let figure = stocks.figure(row, period) {
                held[stocks.code(row, .sex), default: []].append((row, figure))
            }
        }
        // Both criteria of one corridor and year are two answers: the larger is taken.
        func largest(_ sex: String) -> (row: Int, figure: Int)? {
            held[sex]?.max { stocks.value[$0.figure] < stocks.value[$1.figure] }
        }
        let figures =
            if let both = largest("_T") {
                [both]
            } else if let women = largest("F"), let men = largest("M") {
                [women, men]
            } else {
                [(row: Int, figure: Int)]()
            }
        guard !figures.isEmpty else { return nil }
        return Stock(
            value: figures.reduce(0) { $0 + stocks.value[$1.figure] },
            marks: figures.reduce(ReviewMarks()) { $0.union(stocks.marks[$1.figure]) },
            figures: figures)
    }

    private func destinationMarks(_ destination: Destination, _ period: UInt32) -> ReviewMarks {
        for rows in destination.rows.values {
            for row in rows {
                if let figure = stocks.figure(row, period) { return stocks.marks[figure] }
            }
        }
        return []
    }

    /// The refugees that a stock must hold, with the counts that say so.
    private struct Least {
        let value: Double
        let evidence: [ReviewEvidence]
        let words: String
    }

    private func leastRefugees(
        _ years: [Int: RefugeeCounts.Count], _ year: Int, sample: Int?, withAsylum: Bool
    ) -> Least? {
        let day = sample.flatMap { stocks.key($0) }.map { context.definition($0)[.time]?.code }
        let ends =
            switch day ?? nil {
            case "01-01": [year - 1]
            case "12-31": [year]
            default: [year - 1, year]
            }
        let counts = ends.compactMap { end in
            years[end].flatMap { count in
                count.total(withAsylum: withAsylum).map { (end, count, $0) }
            }
        }
        // A stock at a day within a year needs both ends.
        guard counts.count == ends.count, let smallest = counts.min(by: { $0.2 < $1.2 }) else {
            return nil
        }
        let words = counts.map { "\(spoken($0.2)) at the end of \($0.0)" }
            .joined(separator: " and ")
        let evidence = counts.flatMap { _, count, _ in
            [count.refugees, withAsylum ? count.asylumSeekers : nil].compactMap { item in
                item.flatMap { refugees.table.evidence("refugees", $0.row, $0.figure) }
            }
        }
        return Least(value: smallest.2, evidence: evidence, words: words)
    }

    private func found(
        _ stock: Stock, _ corridor: RefugeeCounts.Corridor, _ least: Least, _ period: UInt32,
        _ source: String
    ) -> ReviewFinding? {
        let gap = least.value - stock.value
        let oddity = (size(least.value) - size(stock.value)) / 0.2
        guard gap >= context.least, oddity >= 1, let first = stock.figures.first,
            let key = stocks.key(first.row)
        else { return nil }
        var innocent = ["Refugees born in the country of asylum are no migrants by birth"]
        if key[.criterion] == "C" { innocent = [] }
        if context.definition(key)[.refugees]?.code != "IN" {
            innocent.append("\(source) does not say that refugees are counted")
        }
        if corridor.source == "UNRWA" {
            innocent.append("UNRWA registers descendants, and many hold another citizenship")
        }
        let label = name(corridor)
        return ReviewFinding(
            .refugees, "refugees above stock", source: source, area: corridor.destination,
            people: gap, oddity: oddity,
            evidence: stock.figures.compactMap { stocks.evidence("found", $0.row, $0.figure) }
                + least.evidence, expected: least.value,
            why: "\(label): \(source) has \(spoken(stock.value)) migrants in "
                + "\(stocks.periods[Int(period)]), and \(corridor.source) counts "
                + "\(least.words) of refugees" + asylum(least) + ".",
            innocent: innocent,
            question: "Are the refugees of \(label) in your stock of "
                + "\(stocks.periods[Int(period)]): \(corridor.source) counts "
                + "\(spoken(least.value)) at least, and you have \(spoken(stock.value))?")
    }

    private func asylum(_ least: Least) -> String {
        least.evidence.contains { $0.key[.popType] == "ASY" }
            ? " with asylum-seekers, whom the data type R adds" : ""
    }

    private func missing(
        _ corridor: RefugeeCounts.Corridor, _ least: Least, _ period: UInt32, _ source: String,
        _ destination: Destination
    ) -> ReviewFinding? {
        let others = ["OOO", "UNK"].compactMap { code in
            stock(destination.rows[code] ?? [], period).map { (code, $0) }
        }
        let label = name(corridor)
        let date = stocks.periods[Int(period)]
        var innocent: [String] = []
        for (code, stock) in others where stock.value >= least.value {
            innocent.append(
                "\(context.name(code)) hold \(spoken(stock.value)), in which they may be")
        }
        return ReviewFinding(
            .refugees, "refugees without stock", source: source, area: corridor.destination,
            people: least.value, oddity: 6,
            evidence: least.evidence
                + others.flatMap { $0.1.figures }.compactMap {
                    stocks.evidence("other origins", $0.row, $0.figure)
                },
            why: "\(label): \(corridor.source) counts \(least.words) of refugees\(asylum(least)), "
                + "and \(source) has no figure for the corridor in \(date), which is not zero.",
            innocent: innocent,
            question: "Where in your stock of \(date) are the \(spoken(least.value)) refugees of "
                + "\(label)?")
    }

    private func name(_ corridor: RefugeeCounts.Corridor) -> String {
        "\(context.name(corridor.origin)) to \(context.name(corridor.destination))"
    }
}

extension RefugeeCounts.Corridor {
    fileprivate var order: String { "\(origin) \(destination) \(source)" }
}
