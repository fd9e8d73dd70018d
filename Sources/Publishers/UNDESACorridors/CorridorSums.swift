import Vocabulary

/// Sums of corridors by destination and year, beside what the workbook prints of them.
struct CorridorSums {
    private struct Key: Hashable {
        let destination: String
        let sex: Sex
        let year: Int
    }

    private var found: [Key: Double] = [:]
    private var printed: [Key: Double] = [:]

    mutating func add(_ value: Double, _ destination: Area, _ sex: Sex, _ year: Int) {
        found[Key(destination: destination.id, sex: sex, year: year), default: 0] += value
    }

    mutating func expect(_ value: Double, _ destination: Area, _ sex: Sex, _ year: Int) {
        printed[Key(destination: destination.id, sex: sex, year: year)] = value
    }

    func check(
        _ log: inout ReadingLog, years: [Int], _ worldTotals: [(year: Int, persons: Int)]
    ) {
        for sex in [Sex.total, .male, .female] {
            let keys = printed.keys.filter { $0.sex == sex }
            guard !keys.isEmpty else { continue }
            let unequal = keys.filter { found[$0] ?? 0 != printed[$0] }
                .sorted { ($0.destination, $0.year) < ($1.destination, $1.year) }
            let first = unequal.first.map {
                ", the first \($0.destination) in \($0.year): \(Int(found[$0] ?? 0)) of "
                    + "\(Int(printed[$0] ?? 0))"
            }
            log.check(
                "origins sum to the total of their destination, \(sex.name)", unequal.isEmpty,
                found: "\(keys.count - unequal.count) of \(keys.count) totals" + (first ?? ""),
                expected: "\(keys.count) totals")
        }
        for total in worldTotals where years.contains(total.year) {
            let sum = found.filter { $0.key.sex == .total && $0.key.year == total.year }
                .reduce(0) { $0 + Int($1.value) }
            log.check(
                "corridors of \(total.year) sum to the edition's world total",
                sum == total.persons, found: "\(sum)", expected: "\(total.persons)")
        }
        let known = Set(worldTotals.map(\.year))
        let others = years.filter { !known.contains($0) }
        log.check(
            "years are those of the edition", others.isEmpty,
            found: others.isEmpty ? "no others" : others.map(String.init).joined(separator: ", "),
            expected: worldTotals.map { String($0.year) }.joined(separator: ", "))
    }
}
