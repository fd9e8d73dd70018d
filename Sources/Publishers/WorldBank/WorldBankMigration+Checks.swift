import Vocabulary

extension WorldBankMigration {
    /// The world's migrants as the authors sum them, to the million.
    ///
    /// Source: Ozden, Parsons, Schiff and Walmsley (2011), abstract.
    static let published: [(year: Int, persons: Double)] = [(1960, 92e6), (2000, 165e6)]

    /// Fewer destinations than this are a selection, whose sums say nothing.
    private static let wholeWorld = 200

    /// Sums by year, and totals against women and men.
    struct Sums {
        private struct Cell: Hashable {
            let corridor: UInt64
            let year: Int
        }

        private var persons: [Sex: [Int: Double]] = [:]
        private var counts: [Sex: Int] = [:]
        private var destinations: Set<UInt32> = []
        /// Total less women and men of each corridor and year, and how many of the three there are.
        private var gaps: [Cell: (gap: Double, parts: Int)] = [:]
        private var hasTotals = false

        mutating func add(
            _ value: Double, _ sex: Sex, _ year: Int, _ corridor: UInt64, to destination: UInt32
        ) {
            persons[sex, default: [:]][year, default: 0] += value
            counts[sex, default: 0] += 1
            destinations.insert(destination)
            let part = sex == .total ? value : -value
            let cell = Cell(corridor: corridor, year: year)
            let known = gaps[cell] ?? (0, 0)
            gaps[cell] = (known.gap + part, known.parts + 1)
            if sex == .total { hasTotals = true }
        }

        func check(_ log: inout ReadingLog) {
            if hasTotals, counts[.female] != nil, counts[.male] != nil {
                let whole = gaps.values.filter { $0.parts == 3 }
                let unequal = whole.count { abs($0.gap) > 0.5 }
                log.check(
                    "women and men make the total", unequal == 0,
                    found: "\(unequal) of \(whole.count) unequal", expected: "none unequal")
            }
            if let women = counts[.female], let men = counts[.male] {
                log.check(
                    "as many figures of women as of men", women == men,
                    found: "\(women) and \(men)", expected: "equal")
            }
            if destinations.count >= WorldBankMigration.wholeWorld { checkWorld(&log) }
        }

        private func checkWorld(_ log: inout ReadingLog) {
            for (year, expected) in WorldBankMigration.published {
                let both = (persons[.female]?[year] ?? 0) + (persons[.male]?[year] ?? 0)
                let sum = both > 0 ? both : persons[.total]?[year] ?? 0
                guard sum > 0 else { continue }
                log.check(
                    "the world's migrants of \(year) are the authors'",
                    abs(sum / expected - 1) <= 0.02,
                    found: "\(Int(sum))", expected: "\(Int(expected)) within 2 percent")
            }
        }
    }
}
