internal import Cubes
internal import Vocabulary

/// A series as one source has it: held, or a total that was added up.
struct ReviewSide {
    struct Figure {
        let period: UInt32
        let value: Double
        /// Of a sum the latest of its parts'.
        let release: UInt32
    }

    /// Whether its figures are sums that nobody printed.
    let isAddedUp: Bool

    let key: SeriesKey
    let source: String
    /// What it is of, the same for all sources and criteria.
    let family: String
    let figures: [Figure]

    /// One of its figures as evidence.
    func evidence(_ role: String, _ figure: Figure, _ period: Period) -> ReviewEvidence {
        ReviewEvidence(
            role, key: key, period: period, value: figure.value, release: Int(figure.release),
            isAddedUp: isAddedUp)
    }

    init(_ key: SeriesKey, _ figures: [Figure], isAddedUp: Bool = false) {
        self.key = key
        self.isAddedUp = isAddedUp
        source = key[.source] ?? ""
        family = key.replacing(.source, with: "").replacing(.criterion, with: "").description
        self.figures = figures
    }
}

extension ReviewTable {
    /// Held series of single areas, and of all origins.
    func heldSides() -> [ReviewSide] {
        guard let shared = sharedRows() else { return [] }
        // Totals that a source prints stand beside those of others that are added up.
        let totals =
            dataflow == .stock
            ? (0..<count).filter { code($0, .origin) == "W" && !isAggregate($0, .destination) } : []
        return Set(shared + totals).sorted().compactMap { row in
            guard let key = key(row) else { return nil }
            return ReviewSide(
                key,
                figures(row).map {
                    .init(period: period[$0], value: value[$0], release: release[$0])
                })
        }
    }

    /// Rows of which another source has the same; nil where nothing can be shared.
    private func sharedRows() -> [Int]? {
        guard place(.source) != nil else { return nil }
        return families(without: [.source, .criterion]).filter { family in
            let place = place(.source) ?? 0
            return Set(family.map { keys[place][$0] }).count > 1
        }.flatMap { $0 }.filter { row in
            !isAggregate(row, .destination) && !isAggregate(row, .refArea)
                && (!isAggregate(row, .origin) || code(row, .origin) == "W")
                && !["NETMIG"].contains(code(row, .indicator))
        }
    }

    /// Totals over origins, of women, men and both, of sources that print none: a sum of all details
    /// of a destination and period. Where they have several criteria, that of the sum is not stated.
    func computedTotals() -> [ReviewSide] {
        guard dataflow == .stock, let source = place(.source), let destination = place(.destination)
        else { return [] }
        let words = words([source, destination])
        var rows: [UInt64: [Int]] = [:]
        for row in 0..<count where code(row, .age) == "_T" && !isAggregate(row, .destination) {
            rows[words[row], default: []].append(row)
        }
        return rows.sorted { $0.key < $1.key }.flatMap { _, rows -> [ReviewSide] in
            guard !rows.contains(where: { code($0, .origin) == "W" }) else { return [] }
            return totals(rows.filter { !isAggregate($0, .origin) })
        }
    }

    private func totals(_ rows: [Int]) -> [ReviewSide] {
        var sums: [String: [UInt32: Double]] = [:]
        var counts: [String: [UInt32: Int]] = [:]
        var criteria: [UInt32: Set<String>] = [:]
        var latest: [UInt32: UInt32] = [:]
        for row in rows {
            let (sex, criterion) = (code(row, .sex), code(row, .criterion))
            for figure in figures(row) {
                let period = period[figure]
                sums[sex, default: [:]][period, default: 0] += value[figure]
                counts[sex, default: [:]][period, default: 0] += 1
                criteria[period, default: []].insert(criterion)
                latest[period] = max(latest[period] ?? 0, release[figure])
            }
        }
        if sums["_T"] == nil, let women = sums["F"], let men = sums["M"] {
            for (period, value) in women {
                guard let other = men[period], counts["F"]?[period] == counts["M"]?[period] else {
                    continue
                }
                sums["_T", default: [:]][period] = value + other
            }
        }
        guard let row = rows.first, let pattern = key(row) else { return [] }
        return sums.sorted { $0.key < $1.key }.flatMap { sex, periods -> [ReviewSide] in
            let byCriterion = Dictionary(grouping: periods.keys.sorted()) { period in
                criteria[period]?.count == 1 ? criteria[period]?.first ?? "_U" : "_U"
            }
            return byCriterion.sorted { $0.key < $1.key }.map { criterion, taken in
                ReviewSide(
                    pattern.replacing(.origin, with: "W").replacing(.sex, with: sex)
                        .replacing(.criterion, with: criterion),
                    taken.compactMap { period in
                        periods[period].map {
                            .init(period: period, value: $0, release: latest[period] ?? 0)
                        }
                    }, isAddedUp: true)
            }
        }
    }
}
