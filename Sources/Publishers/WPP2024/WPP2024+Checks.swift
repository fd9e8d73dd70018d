import Vocabulary

extension WPP2024 {
    /// How births, deaths, net migration and change agree: within an area, and of countries
    /// with the world. Thousands.
    struct Balance {
        /// Figures are rounded, in groups once a member, and areas that changed their
        /// extent do not close exactly.
        private static let rounding = 0.15
        private static let share = 0.0002

        private var compared = 0
        private var worst = 0.0
        private var worstPlace = "none"
        private var beyond = 0
        private var countries: [Int: (births: Double, deaths: Double, areas: Int)] = [:]
        private var world: [Int: (births: Double, deaths: Double)] = [:]

        mutating func add(_ values: [Double?], _ area: Area, _ year: Int) {
            guard values.count == WPP2024.indicators.count, let births = values[0],
                let deaths = values[3]
            else { return }
            if area.kind == .world {
                world[year] = (births, deaths)
            } else if !area.isAggregate {
                let sum = countries[year] ?? (0, 0, 0)
                countries[year] = (sum.births + births, sum.deaths + deaths, sum.areas + 1)
            }
            guard let change = values[4], let migration = values[8], let rate = values[1] else {
                return
            }
            compared += 1
            let gap = abs(births - deaths + migration - change)
            let population = rate > 0 ? births / rate * 1000 : 0
            if gap > Self.rounding + Self.share * population { beyond += 1 }
            if gap > worst {
                worst = gap
                worstPlace = "\(area.id) \(year)"
            }
        }

        func check(_ log: inout ReadingLog) {
            log.check(
                "births - deaths + net migration is the change", beyond == 0,
                found: "\(beyond) of \(compared) beyond; largest gap "
                    + "\((worst * 1000).rounded() / 1000) thousand at \(worstPlace)",
                expected: "each within 0.15 thousand and 0.02 percent of the population")
            var failed: [String] = []
            for year in Set(world.keys).union(countries.keys).sorted() {
                guard let whole = world[year], let sum = countries[year] else {
                    failed.append("\(year) lacks the world or its countries")
                    continue
                }
                let gap = max(abs(sum.births - whole.births), abs(sum.deaths - whole.deaths))
                if gap > 0.0005 * Double(sum.areas + 1) {
                    failed.append("\(year) by \((gap * 1000).rounded() / 1000) thousand")
                }
            }
            log.check(
                "births and deaths of countries sum to the world's", failed.isEmpty,
                found: failed.isEmpty
                    ? "equal in \(world.count) years"
                    : "unequal: " + failed.prefix(5).joined(separator: ", "),
                expected: "equal in every year, within rounding of each area")
        }
    }
}
