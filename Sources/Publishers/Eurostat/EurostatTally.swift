import Vocabulary

/// Totals and their parts by reporting country, sex, age and year, for the checks.
struct EurostatTally {
    private struct Sums {
        /// Total, nationals, foreigners without and with stateless people, and unknown; not a
        /// number where not stated.
        var total = Double.nan
        var own = Double.nan
        var foreign = Double.nan
        var foreignAndStateless = Double.nan
        var unknown = Double.nan
        var stateless = Double.nan
        /// Sum and number of single origins other than the reporting country.
        var details = 0.0
        var count = 0
    }

    /// Years that are compared; Eurostat's migration begins in 1990.
    private static let years = 1970..<2034

    /// A block of years for each reporting country, sex and age.
    private var sums: [Sums] = []
    private var keys: [Key] = []
    private var places: [Key: Int] = [:]

    /// Codes by their places among those seen.
    struct Key: Hashable {
        let geo: Int
        var sex: Int
        let age: Int
    }

    /// The place of a reporting country, sex and age.
    mutating func place(_ key: Key) -> Int {
        if let known = places[key] { return known }
        sums.append(contentsOf: repeatElement(Sums(), count: Self.years.count))
        keys.append(key)
        places[key] = keys.count - 1
        return keys.count - 1
    }

    mutating func add(
        _ part: EurostatCode.Part, _ figure: EurostatRows.Figure, at place: Int, _ year: Int
    ) {
        guard !figure.isMissing, Self.years.contains(year) else { return }
        let index = place * Self.years.count + year - Self.years.lowerBound
        switch part {
        case .none: return
        case .total: sums[index].total = figure.value
        case .own: sums[index].own = figure.value
        case .foreign: sums[index].foreign = figure.value
        case .foreignAndStateless: sums[index].foreignAndStateless = figure.value
        case .unknown: sums[index].unknown = figure.value
        case .stateless: sums[index].stateless = figure.value
        case .detail:
            sums[index].details += figure.value
            sums[index].count += 1
        }
    }

    /// Compares parts with totals, rounding allowed for.
    ///
    /// - Parameters:
    ///   - geo: the reporting countries in the order of their integers.
    ///   - sexes: the codes of sex likewise.
    func check(_ log: inout ReadingLog, geo: [String], sexes: [String]) {
        var groups = EurostatComparison()
        var origins = EurostatComparison()
        for (index, entry) in sums.enumerated() where !entry.total.isNaN {
            let unknown = entry.unknown.isNaN ? 0 : entry.unknown
            let stateless = entry.stateless.isNaN ? 0 : entry.stateless
            let foreign =
                entry.foreignAndStateless.isNaN
                ? entry.foreign + stateless : entry.foreignAndStateless
            if !entry.own.isNaN, !foreign.isNaN {
                groups.compare(entry.own + foreign + unknown, entry.total, parts: 3, index)
            }
            if entry.count > 0, !entry.own.isNaN {
                origins.compare(
                    entry.own + entry.details + unknown + stateless, entry.total,
                    parts: entry.count + 3, index)
            }
        }
        tell(
            "nationals or natives, foreigners and unknown make the total", groups, &log, geo,
            mayBeBelow: false)
        tell(
            "single origins are not more than the total", origins, &log, geo, mayBeBelow: true)
        tell("men and women make the total", splits(sexes), &log, geo, mayBeBelow: false)
    }

    /// Men and women against both, of totals, nationals and foreigners.
    private func splits(_ sexes: [String]) -> EurostatComparison {
        var outcome = EurostatComparison()
        guard let both = sexes.firstIndex(of: "T"), let men = sexes.firstIndex(of: "M"),
            let women = sexes.firstIndex(of: "F")
        else { return outcome }
        for (place, key) in keys.enumerated() where key.sex == both {
            var (menKey, womenKey) = (key, key)
            (menKey.sex, womenKey.sex) = (men, women)
            guard let men = places[menKey], let women = places[womenKey] else { continue }
            for year in 0..<Self.years.count {
                let width = Self.years.count
                let (total, men, women) = (
                    sums[place * width + year], sums[men * width + year], sums[women * width + year]
                )
                for part in [\Sums.total, \.own, \.foreign, \.foreignAndStateless] {
                    let sum = men[keyPath: part] + women[keyPath: part]
                    guard !sum.isNaN, !total[keyPath: part].isNaN else { continue }
                    outcome.compare(
                        sum, total[keyPath: part], parts: 2, place * width + year)
                }
            }
        }
        return outcome
    }

    private func tell(
        _ name: String, _ comparison: EurostatComparison, _ log: inout ReadingLog, _ geo: [String],
        mayBeBelow: Bool
    ) {
        comparison.tell(name, &log, mayBeBelow: mayBeBelow) { index in
            let (place, year) = index.quotientAndRemainder(dividingBy: Self.years.count)
            return "\(geo[keys[place].geo]) \(year + Self.years.lowerBound)"
        }
    }
}
