import Vocabulary

/// Totals of a table of ILOSTAT against its parts.
struct ILOSums {
    private struct Cell: Hashable {
        let home: String
        let end: String
        let age: String
        let year: Int
    }

    /// By both sexes, men and women.
    private var sexes: [Cell: [Sex: Double]] = [:]
    /// By the reporting area, both sexes: what the total says, and what areas add up to.
    private var totals: [Cell: Double] = [:]
    private var sums: [Cell: Double] = [:]

    mutating func add(
        _ value: Double, of end: Area, in home: Area, _ sex: Sex, _ age: AgeGroup, _ year: Int
    ) {
        let cell = Cell(home: home.id, end: end.id, age: age.code, year: year)
        sexes[cell, default: [:]][sex] = value
        guard sex == .total else { return }
        let all = Cell(home: home.id, end: "", age: age.code, year: year)
        if end.kind == .world { totals[all] = value } else { sums[all, default: 0] += value }
    }

    func check(_ log: inout ReadingLog) {
        let whole = sexes.values.compactMap { parts -> (both: Double, sum: Double)? in
            guard let both = parts[.total], let men = parts[.male], let women = parts[.female]
            else { return nil }
            return (both, men + women)
        }
        let unequal = whole.count { abs($0.both - $0.sum) > 0.002 + 0.0001 * $0.both }
        log.check(
            "women and men make both sexes", unequal == 0,
            found: "\(unequal) of \(whole.count) beyond",
            expected: "each within two persons and 0.01 percent")
        let pairs = totals.compactMap { cell, total in sums[cell].map { (total, $0) } }
        let beyond = pairs.count { $0.1 > $0.0 * 1.01 + 0.001 }
        log.check(
            "areas add up to no more than the total", beyond == 0,
            found: "\(beyond) of \(pairs.count) beyond", expected: "none beyond 1 percent")
    }
}
