import Vocabulary

extension UNDESA2024 {
    /// The world's migrants in each year of the edition, to which all cells sum.
    static let worldTotals: [(year: Int, persons: Int)] = [
        (1990, 153_916_063), (1995, 163_176_002), (2000, 174_566_152), (2005, 192_788_721),
        (2010, 221_020_392), (2015, 250_042_020), (2020, 275_284_032), (2024, 304_021_813),
    ]

    /// Sums by year, kept while rows are taken.
    struct Totals {
        private var persons: [Int: Int] = [:]
        private var rows: [Int: (female: Int, male: Int)] = [:]

        mutating func add(_ count: Int, _ sex: Sex, _ year: Int) {
            persons[year, default: 0] += count
            if sex == .female {
                rows[year, default: (0, 0)].female += 1
            } else {
                rows[year, default: (0, 0)].male += 1
            }
        }

        func check(_ log: inout ReadingLog) {
            for total in UNDESA2024.worldTotals {
                let sum = persons[total.year]
                log.check(
                    "cells of \(total.year) sum to the edition's world total",
                    sum == total.persons, found: sum.map(String.init) ?? "no figures",
                    expected: String(total.persons))
            }
            let known = Set(UNDESA2024.worldTotals.map(\.year))
            let other = persons.keys.filter { !known.contains($0) }.sorted()
            log.check(
                "years are those of the edition", other.isEmpty,
                found: other.isEmpty ? "no others" : other.map(String.init).joined(separator: ", "),
                expected: "1990 to 2020 by five years, and 2024")
            let uneven = rows.filter { $0.value.female != $0.value.male }.keys.sorted()
            log.check(
                "as many figures of women as of men in every year", uneven.isEmpty,
                found: uneven.isEmpty
                    ? "equal" : "unequal in " + uneven.map(String.init).joined(separator: ", "),
                expected: "equal")
        }
    }
}
