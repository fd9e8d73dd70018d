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

    private var sums: [UInt64: Sums] = [:]

    static func key(geo: Int, sex: Int, age: Int) -> UInt64 {
        UInt64(UInt32(truncatingIfNeeded: geo) & 0xFFFF) << 40
            | UInt64(UInt32(truncatingIfNeeded: age) & 0xFFFF) << 20
            | UInt64(UInt32(truncatingIfNeeded: sex) & 0xF) << 12
    }

    mutating func add(
        _ part: EurostatCode.Part, _ figure: EurostatRows.Figure, _ key: UInt64, _ year: Int
    ) {
        guard !figure.isMissing else { return }
        let place = key | UInt64(year & 0xFFF)
        var entry = sums[place] ?? Sums()
        switch part {
        case .none: return
        case .total: entry.total = figure.value
        case .own: entry.own = figure.value
        case .foreign: entry.foreign = figure.value
        case .foreignAndStateless: entry.foreignAndStateless = figure.value
        case .unknown: entry.unknown = figure.value
        case .stateless: entry.stateless = figure.value
        case .detail:
            entry.details += figure.value
            entry.count += 1
        }
        sums[place] = entry
    }

    /// How a comparison came out.
    private struct Outcome {
        var equal = 0
        var below = 0
        var above = 0
        var worst: (gap: Double, key: UInt64) = (0, 0)

        /// Each figure may be rounded to five by its reporter, so sums are off by some 1.5 times
        /// the root of their number; three times that is allowed.
        mutating func compare(_ sum: Double, _ total: Double, parts: Int, _ key: UInt64) {
            let gap = sum - total
            if abs(gap) <= 4.5 * Double(parts + 1).squareRoot() {
                equal += 1
                return
            }
            if gap < 0 { below += 1 } else { above += 1 }
            if (abs(gap), worst.key) > (abs(worst.gap), key) { worst = (gap, key) }
        }

        var compared: Int { equal + below + above }
    }

    /// Compares parts with totals, rounding allowed for.
    ///
    /// - Parameters:
    ///   - geo: the reporting countries in the order of their integers.
    ///   - sexes: the codes of sex likewise.
    func check(_ log: inout ReadingLog, geo: [String], sexes: [String]) {
        var groups = Outcome()
        var origins = Outcome()
        for (key, entry) in sums where !entry.total.isNaN {
            let unknown = entry.unknown.isNaN ? 0 : entry.unknown
            let stateless = entry.stateless.isNaN ? 0 : entry.stateless
            let foreign =
                entry.foreignAndStateless.isNaN
                ? entry.foreign + stateless : entry.foreignAndStateless
            if !entry.own.isNaN, !foreign.isNaN {
                groups.compare(entry.own + foreign + unknown, entry.total, parts: 3, key)
            }
            if entry.count > 0, !entry.own.isNaN {
                origins.compare(
                    entry.own + entry.details + unknown + stateless, entry.total,
                    parts: entry.count + 3, key)
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
    private func splits(_ sexes: [String]) -> Outcome {
        var outcome = Outcome()
        guard let both = sexes.firstIndex(of: "T"), let men = sexes.firstIndex(of: "M"),
            let women = sexes.firstIndex(of: "F")
        else { return outcome }
        func sums(_ key: UInt64, _ sex: Int) -> Sums? {
            self.sums[key & ~(0xF << 12) | UInt64(sex & 0xF) << 12]
        }
        for (key, total) in self.sums where Int(key >> 12 & 0xF) == both {
            guard let men = sums(key, men), let women = sums(key, women) else { continue }
            for part in [\Sums.total, \.own, \.foreign, \.foreignAndStateless] {
                let sum = men[keyPath: part] + women[keyPath: part]
                guard !sum.isNaN, !total[keyPath: part].isNaN else { continue }
                outcome.compare(sum, total[keyPath: part], parts: 2, key)
            }
        }
        return outcome
    }

    private func tell(
        _ name: String, _ outcome: Outcome, _ log: inout ReadingLog, _ geo: [String],
        mayBeBelow: Bool
    ) {
        guard outcome.compared > 0 else { return }
        var found = "\(outcome.equal) of \(outcome.compared) equal"
        if outcome.below > 0 { found += ", \(outcome.below) less" }
        if outcome.above > 0 { found += ", \(outcome.above) more" }
        if outcome.worst.gap != 0 {
            let place = Int(outcome.worst.key >> 40 & 0xFFFF)
            let name = geo.indices.contains(place) ? geo[place] : ""
            found += "; farthest by \(outcome.worst.gap) (\(name) \(outcome.worst.key & 0xFFF))"
        }
        log.check(
            name, outcome.above == 0 && (mayBeBelow || outcome.below == 0), found: found,
            expected: mayBeBelow
                ? "none more; less where origins are not all shown" : "all equal but for rounding")
    }
}
