import Vocabulary

extension WorldBankIndicators {
    /// How populations agree: of women and men with both, of countries with the world.
    struct Balance {
        private struct Cell: Hashable {
            let area: String
            let year: Int
        }

        /// Fewer countries than this do not make the world.
        private static let wholeWorld = 200

        private var cells: [Cell: [Sex: Double]] = [:]
        private var countries: [Int: (sum: Double, count: Int)] = [:]
        private var world: [Int: Double] = [:]

        mutating func add(_ value: Double, _ area: Area, _ sex: Sex, _ year: Int) {
            cells[Cell(area: area.id, year: year), default: [:]][sex] = value
            guard sex == .total else { return }
            if area.kind == .world {
                world[year] = value
            } else if !area.isAggregate {
                let known = countries[year] ?? (0, 0)
                countries[year] = (known.sum + value, known.count + 1)
            }
        }

        func check(_ log: inout ReadingLog) {
            let whole = cells.compactMap { _, sexes -> Double? in
                guard let all = sexes[.total], let women = sexes[.female], let men = sexes[.male]
                else { return nil }
                return abs(women + men - all) - 0.0001 * all
            }
            if !whole.isEmpty {
                let beyond = whole.count { $0 > 2 }
                log.check(
                    "women and men make the population", beyond == 0,
                    found: "\(beyond) of \(whole.count) beyond",
                    expected: "each within two persons and 0.01 percent")
            }
            let years = world.keys.filter { countries[$0]?.count ?? 0 >= Self.wholeWorld }
            guard !years.isEmpty else { return }
            let unequal = years.filter { year in
                guard let all = world[year], let sum = countries[year]?.sum else { return false }
                return abs(sum / all - 1) > 0.005
            }.sorted()
            log.check(
                "populations of countries sum to the world's", unequal.isEmpty,
                found: unequal.isEmpty
                    ? "equal in \(years.count) years"
                    : "unequal in " + unequal.map(String.init).joined(separator: ", "),
                expected: "equal within 0.5 percent, as some areas are in no row")
        }
    }
}
