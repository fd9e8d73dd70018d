internal import Cubes
internal import Vocabulary

/// Stocks beside the flows into them, of one corridor, criterion, sex and age.
///
/// A stock that grew by more than all who came in the time between, and an inflow of one year above
/// the stock after it, by a factor of 1.2 or more. Deaths and departures make a stock grow less, never
/// more; births do where citizenship counts. Nothing is said where a year of inflows is missing.
struct InflowCheck {
    private let context: ReviewContext
    private let stocks: ReviewTable?
    private let flows: ReviewTable?

    init(_ data: ReviewData, _ context: ReviewContext) {
        self.context = context
        stocks = data.tables[.stock]
        flows = data.tables[.flow]
    }

    /// Inflows of one corridor and criterion, as its destination reports them.
    private struct Inflow {
        let row: Int
        var years: [Int: Int] = [:]
    }

    func run() -> [ReviewFinding] {
        guard let stocks, let flows else { return [] }
        var inflows: [String: [Inflow]] = [:]
        for row in 0..<flows.count
        where flows.code(row, .reporter) == "DESTINATION" && !flows.isAggregate(row, .origin) {
            guard let key = flows.key(row), key[.origin] != key[.destination] else { continue }
            var inflow = Inflow(row: row)
            for figure in flows.figures(row) {
                if let year = flows.periods[Int(flows.period[figure])].calendarYear {
                    inflow.years[year] = figure
                }
            }
            inflows[corridor(key), default: []].append(inflow)
        }
        guard !inflows.isEmpty else { return [] }
        return (0..<stocks.count).flatMap { row -> [ReviewFinding] in
            guard let key = stocks.key(row), let beside = inflows[corridor(key)] else { return [] }
            return beside.flatMap { compare(row, key, $0) }
        }
    }

    private func corridor(_ key: SeriesKey) -> String {
        [DimensionID.origin, .destination, .criterion, .sex, .age].map { key[$0] ?? "" }
            .joined(separator: ".")
    }

    private func compare(_ row: Int, _ key: SeriesKey, _ inflow: Inflow) -> [ReviewFinding] {
        guard let stocks, let flows,
            let half = ["01-01": 0.0, "07-01": 0.5, "12-31": 1.0][
                context.definition(key)[.time]?.code ?? ""]
        else { return [] }
        var result: [ReviewFinding] = []
        let range = stocks.figures(row)
        for figure in range {
            guard let year = stocks.periods[Int(stocks.period[figure])].calendarYear else {
                continue
            }
            let at = Double(year) + half
            if let found = above(row, figure, at, inflow, stocks, flows) { result.append(found) }
            guard figure > range.lowerBound,
                let before = stocks.periods[Int(stocks.period[figure - 1])].calendarYear
            else { continue }
            let grown = stocks.value[figure] - stocks.value[figure - 1]
            guard grown >= context.least,
                let came = Balance(
                    summing: inflow.years.mapValues { (inflow.row, $0) }, flows, label: "inflow",
                    source: flows.code(inflow.row, .source), area: key[.destination] ?? "",
                    from: Double(before) + half, to: at),
                grown - came.value >= context.least
            else { continue }
            let oddity = (size(grown) - size(came.value)) / 0.2
            guard oddity >= 1, let found = stocks.evidence("found", row, figure),
                let first = stocks.evidence("before", row, figure - 1)
            else { continue }
            var innocent: [String] = []
            if key[.criterion] == "C" {
                innocent.append(
                    "Children born in the country to foreigners add to a stock by citizenship")
            }
            if let changed = changes(row, figure) { innocent.append(changed) }
            let subject = context.subject(key)
            result.append(
                ReviewFinding(
                    .balance, "stock grew by more than came", source: key[.source] ?? "",
                    area: key[.destination] ?? "", people: grown - came.value, oddity: oddity,
                    evidence: [found, first] + came.evidence,
                    expected: stocks.value[figure - 1] + came.value,
                    why: "\(subject): the stock grew by \(spoken(grown)) from \(first.period) to "
                        + "\(found.period), and \(came.source) has \(spoken(came.value)) who came "
                        + "in that time, before anybody left or died.",
                    innocent: innocent,
                    question: "What made the stock of \(subject) grow by \(spoken(grown)) from "
                        + "\(first.period) to \(found.period), if \(spoken(came.value)) came?"))
        }
        return result
    }

    private func changes(_ row: Int, _ figure: Int) -> String? {
        guard let stocks else { return nil }
        let marks = stocks.marks[figure].union(stocks.marks[figure - 1])
        return marks.contains(.isBreak)
            ? "The publisher flags a break in the series"
            : marks.contains(.imputed) ? "The publisher imputed the figures" : nil
    }

    /// An inflow of the year that ends at the stock's day, or within the year before it, above it.
    private func above(
        _ row: Int, _ figure: Int, _ at: Double, _ inflow: Inflow, _ stocks: ReviewTable,
        _ flows: ReviewTable
    ) -> ReviewFinding? {
        let year = Int((at - 1).rounded(.down))
        guard let flow = inflow.years[year], let key = stocks.key(row),
            let coming = flows.evidence("inflow", inflow.row, flow),
            let found = stocks.evidence("found", row, figure)
        else { return nil }
        let gap = coming.value - found.value
        let oddity = (size(coming.value) - size(found.value)) / 0.2
        guard gap >= context.least, oddity >= 1 else { return nil }
        var innocent: [String] = []
        let stay = [context.definition(key), context.definition(coming.key)].map {
            $0[.duration]?.code
        }
        if stay[0] != stay[1] || stay[1] == "VARIES" {
            innocent.append("The least stay of the stock and of the flow need not be the same")
        }
        let subject = context.subject(key)
        return ReviewFinding(
            .balance, "inflow above stock", source: key[.source] ?? "",
            area: key[.destination] ?? "", people: gap, oddity: oddity,
            evidence: [found, coming], expected: coming.value,
            why: "\(subject): \(spoken(coming.value)) came in \(year) by "
                + "\(coming.key[.source] ?? ""), and \(found.key[.source] ?? "") has a stock of "
                + "\(spoken(found.value)) in \(found.period).",
            innocent: innocent,
            question: "Is the stock of \(subject) in \(found.period) complete: it is below the "
                + "\(spoken(coming.value)) who came in \(year) alone?")
    }
}
