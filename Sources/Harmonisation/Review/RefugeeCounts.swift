internal import Cubes
internal import Vocabulary

/// Refugees and asylum-seekers by corridor, at the end of each year.
struct RefugeeCounts {
    /// Which source, from where to where.
    struct Corridor: Hashable {
        let source: String
        let origin: String
        let destination: String
    }

    /// The people of one year's end, with where they are held.
    struct Count {
        var refugees: (value: Double, row: Int, figure: Int)?
        var asylumSeekers: (value: Double, row: Int, figure: Int)?
        /// Nil where no refugees are counted.
        func total(withAsylum: Bool) -> Double? {
            refugees.map { $0.value + (withAsylum ? asylumSeekers?.value ?? 0 : 0) }
        }
    }

    let table: ReviewTable
    private(set) var counts: [Corridor: [Int: Count]] = [:]
    /// The counts of all sources of a corridor together would double: each is on its own.
    private var sources: Set<String> = []

    init(_ table: ReviewTable) {
        self.table = table
        for row in 0..<table.count {
            let type = table.code(row, .popType)
            guard ["REF", "ASY"].contains(type), !table.isAggregate(row, .origin),
                !table.isAggregate(row, .destination)
            else { continue }
            let corridor = Corridor(
                source: table.code(row, .source), origin: table.code(row, .origin),
                destination: table.code(row, .destination))
            guard corridor.origin != corridor.destination else { continue }
            sources.insert(corridor.source)
            var years = counts[corridor] ?? [:]
            for figure in table.figures(row) {
                guard let year = table.periods[Int(table.period[figure])].calendarYear else {
                    continue
                }
                let item = (table.value[figure], row, figure)
                if type == "REF" {
                    years[year, default: Count()].refugees = item
                } else {
                    years[year, default: Count()].asylumSeekers = item
                }
            }
            counts[corridor] = years
        }
    }

    /// Words that say that refugees account for half of a change, or more.
    func explains(_ key: SeriesKey, _ evidence: [ReviewEvidence]) -> String? {
        guard key.dataflow != .displaced, evidence.count > 1, let origin = key[.origin],
            let destination = key[.destination], let last = evidence[0].period.calendarYear,
            let first = evidence[1].period.calendarYear
        else { return nil }
        let change = evidence[0].value - evidence[1].value
        for source in sources.sorted() {
            let corridor = Corridor(source: source, origin: origin, destination: destination)
            guard let years = counts[corridor],
                let to = years[last]?.total(withAsylum: true)
            else { continue }
            let from = years[first]?.total(withAsylum: true)
            let moved = to - (from ?? 0)
            guard moved * change > 0, abs(moved) >= abs(change) / 3 else { continue }
            return
                "\(source) counts \(from.map(spoken) ?? "no") refugees and asylum-seekers of this "
                + "corridor at the end of \(first) and \(spoken(to)) at the end of \(last)"
        }
        return nil
    }
}
