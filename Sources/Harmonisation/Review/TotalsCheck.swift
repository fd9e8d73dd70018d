internal import Cubes
internal import Foundation
internal import Vocabulary

/// Totals that a publisher printed, beside the details of the same table: women and men, origins,
/// areas of a region, ages.
///
/// Details that are more than their total are at fault beyond rounding. Details that are less are so
/// only where nothing can be absent (women and men, all members of a region), or where their share of
/// the total is unlike that of the series' other periods. Aggregates are never added beside what they
/// hold.
struct TotalsCheck {
    private let table: ReviewTable
    private let context: ReviewContext

    init(_ table: ReviewTable, _ context: ReviewContext) {
        self.table = table
        self.context = context
    }

    func run() -> [ReviewFinding] {
        guard table.dataflow != .remittance else { return [] }
        return sexes() + origins() + regions() + ages()
    }

    /// Whether figures of a row can be added at all.
    private func isAdditive(_ row: Int) -> Bool {
        guard table.dataflow == .population else { return true }
        return ["POP", "POP_END", "BIRTHS", "DEATHS", "NETMIG", "POPCHANGE"].contains(
            table.code(row, .indicator))
    }

    /// What rounding of one figure may make: half a thousand where thousands are printed.
    private func rounding(_ count: Int) -> Double {
        Double(count + 1) * (table.dataflow == .population ? 500 : 5)
    }

    private func sum(_ rows: [Int], _ period: UInt32) -> (value: Double, parts: [(Int, Int)]) {
        var value = 0.0
        var parts: [(Int, Int)] = []
        for row in rows {
            guard let figure = table.figure(row, period) else { continue }
            value += table.value[figure]
            parts.append((row, figure))
        }
        return (value, parts)
    }

    private func sexes() -> [ReviewFinding] {
        guard let place = table.place(.sex) else { return [] }
        let codes = table.dictionaries[place]
        return table.families(without: [.sex]).flatMap { family -> [ReviewFinding] in
            func row(_ code: String) -> Int? {
                family.first { codes[Int(table.keys[place][$0])] == code }
            }
            guard let both = row("_T"), let women = row("F"), let men = row("M"),
                isAdditive(both)
            else { return [] }
            let unknown = row("_U").map { [$0] } ?? []
            return table.figures(both).compactMap { figure in
                let period = table.period[figure]
                let sexes = sum([women, men] + unknown, period)
                guard table.figure(women, period) != nil, table.figure(men, period) != nil
                else { return nil }
                let gap = sexes.value - table.value[figure]
                guard abs(gap) > max(context.least - 1, rounding(2)) else { return nil }
                return finding(
                    gap > 0 ? "sexes above total" : "sexes below total", both, figure, sexes,
                    "women and men", oddity(gap, table.value[figure]),
                    gap > 0 ? [] : ["People whose sex is unknown may be in the total only"])
            }
        }
    }

    /// Beyond rounding; a tenth of the total is ten times as odd as a hundredth.
    private func oddity(_ gap: Double, _ total: Double) -> Double {
        3 + 17 * min(1, abs(gap) / max(abs(total), 1) / 0.1)
    }

    private func finding(
        _ kind: String, _ row: Int, _ figure: Int,
        _ details: (value: Double, parts: [(Int, Int)]), _ words: String, _ oddity: Double,
        _ innocent: [String]
    ) -> ReviewFinding? {
        guard let key = table.key(row), let found = table.evidence("total", row, figure) else {
            return nil
        }
        let largest = details.parts.sorted { table.value[$0.1] > table.value[$1.1] }.prefix(5)
        let gap = details.value - found.value
        let subject = context.subject(key)
        return ReviewFinding(
            .totals, kind, source: key[.source] ?? "", area: area(key), people: abs(gap),
            oddity: oddity,
            evidence: [found] + largest.compactMap { table.evidence("detail", $0.0, $0.1) },
            expected: details.value,
            why: "\(subject): the total of \(found.period) is \(spoken(found.value)), and its "
                + "\(words) make \(spoken(details.value)), \(spoken(abs(gap))) "
                + (gap > 0 ? "more." : "less."),
            innocent: innocent,
            question: gap > 0
                ? "Why are the \(words) of \(subject) in \(found.period) more than their total: "
                    + "which of them is wrong, or counted twice?"
                : "Who is in the total of \(subject) in \(found.period), and in none of the "
                    + "\(words): \(spoken(abs(gap))) people?")
    }

    private func area(_ key: SeriesKey) -> String {
        let destination = key[.destination] ?? key[.refArea] ?? ""
        return destination.isEmpty || destination == "W" ? key[.origin] ?? "W" : destination
    }
}

extension TotalsCheck {
    private func origins() -> [ReviewFinding] {
        guard table.place(.origin) != nil else { return [] }
        return table.families(without: [.origin]).flatMap { family -> [ReviewFinding] in
            guard let total = family.first(where: { table.code($0, .origin) == "W" }) else {
                return []
            }
            let details = single(family, .origin)
            guard details.count > 1 else { return [] }
            return compare(total, details, "origins")
        }
    }

    /// Rows of single areas: without aggregates, and without composites beside their parts.
    private func single(_ family: [Int], _ dimension: DimensionID) -> [Int] {
        let rows = family.filter { !table.isAggregate($0, dimension) }
        let there = Set(rows.map { table.code($0, dimension) })
        return rows.filter { row in
            guard let area = context.areas.area(table.code(row, dimension)) else { return true }
            if area.kind == .special || area.memberIDs.isEmpty { return true }
            return !area.memberIDs.contains(where: there.contains)
        }
    }

    private func compare(_ total: Int, _ details: [Int], _ words: String) -> [ReviewFinding] {
        guard let key = table.key(total) else { return [] }
        // Those who live in their own country are among the origins of some tables only.
        let destination = table.code(total, .destination)
        let foreign = details.filter { table.code($0, .origin) != destination }
        let ownIn = context.definition(key)[.nationals]?.code == "IN"
        let counted = ownIn ? details : foreign
        var shares: [Double] = []
        var sums: [(figure: Int, sum: (value: Double, parts: [(Int, Int)]))] = []
        for figure in table.figures(total) where table.value[figure] > 0 {
            let parts = sum(counted, table.period[figure])
            guard parts.parts.count > 1 else { continue }
            sums.append((figure, parts))
            shares.append(parts.value / table.value[figure])
        }
        let usual = middle(shares) ?? 1
        let spread = max(0.02, 1.4826 * (middle(shares.map { abs($0 - usual) }) ?? 0))
        return sums.compactMap { figure, parts in
            let value = table.value[figure]
            let gap = parts.value - value
            if gap > max(context.least - 1, rounding(parts.parts.count)) {
                return finding(
                    "\(words) above total", total, figure, parts, words, oddity(gap, value), [])
            }
            let distance = (usual - parts.value / value) / spread
            guard shares.count >= 5, distance >= 6, usual * value - parts.value >= context.least
            else { return nil }
            return finding(
                "\(words) missing", total, figure, parts, words, distance,
                [
                    "Origins may not be shown one by one in that year: they make usually "
                        + "\(spoken(usual * 100)) percent of the total"
                ])
        }
    }

    /// Printed regions and the world beside the areas in them.
    private func regions() -> [ReviewFinding] {
        let dimension: DimensionID = table.dataflow == .population ? .refArea : .destination
        guard let place = table.place(dimension) else { return [] }
        // The criterion of areas is not that of the aggregates, which mix them.
        return table.families(without: [dimension, .criterion]).flatMap {
            family -> [ReviewFinding] in
            guard let first = family.first, isAdditive(first) else { return [] }
            let codes = table.dictionaries[place]
            var rows: [String: [Int]] = [:]
            for row in single(family, dimension) {
                rows[codes[Int(table.keys[place][row])], default: []].append(row)
            }
            guard !rows.isEmpty else { return [] }
            return family.filter { table.isAggregate($0, dimension) }.flatMap { whole in
                compare(region: whole, codes[Int(table.keys[place][whole])], rows)
            }
        }
    }

    private func compare(
        region: Int, _ code: String, _ rows: [String: [Int]]
    ) -> [ReviewFinding] {
        let kind = context.areas.area(code)?.kind
        guard kind != .group else { return [] }
        let members = context.areas.members(of: code).map(\.id)
        // An area held as a composite stands for its parts.
        let composites = rows.keys.filter { id in
            guard let area = context.areas.area(id), area.isComposite else { return false }
            return area.memberIDs.allSatisfy { members.contains($0) && rows[$0] == nil }
        }
        let details = (members + composites).flatMap { rows[$0] ?? [] }
        guard details.count > 1 else { return [] }
        return table.figures(region).compactMap { figure in
            let parts = sum(details, table.period[figure])
            let value = table.value[figure]
            let gap = parts.value - value
            guard parts.parts.count > 1,
                abs(gap) > max(context.least - 1, rounding(parts.parts.count), abs(value) * 0.001)
            else { return nil }
            // Areas that are not in the table may be in its regions, and where figures have both signs
            // they may take from them.
            guard gap > 0, !["NETMIG", "POPCHANGE"].contains(table.code(region, .indicator)) else {
                return nil
            }
            return finding(
                "areas above region", region, figure, parts, "areas", oddity(gap, value), [])
        }
    }

    /// All ages beside ages that share them out.
    private func ages() -> [ReviewFinding] {
        guard let place = table.place(.age) else { return [] }
        let groups = table.dictionaries[place].map { AgeGroup(code: $0) }
        return table.families(without: [.age]).flatMap { family -> [ReviewFinding] in
            guard
                let total = family.first(where: { groups[Int(table.keys[place][$0])] == .total }),
                isAdditive(total)
            else { return [] }
            return table.figures(total).compactMap { figure in
                let period = table.period[figure]
                let there = family.filter { $0 != total && table.figure($0, period) != nil }
                guard let rows = partition(there, { groups[Int(table.keys[place][$0])] }) else {
                    return nil
                }
                let parts = sum(rows, period)
                let gap = parts.value - table.value[figure]
                guard abs(gap) > max(context.least - 1, rounding(rows.count)) else { return nil }
                return finding(
                    gap > 0 ? "ages above total" : "ages below total", total, figure, parts,
                    "ages", oddity(gap, table.value[figure]),
                    gap > 0 ? [] : ["People whose age is unknown may be in the total only"])
            }
        }
    }

    /// Rows whose ages follow each other from 0 without gap or overlap to an open end, and those of
    /// unknown age; nil where there are none such.
    private func partition(_ rows: [Int], _ group: (Int) -> AgeGroup?) -> [Int]? {
        var from: [Int: (row: Int, last: Int?)] = [:]
        var unknown: [Int] = []
        for row in rows {
            switch group(row) {
            case .years(let first, let last):
                if let known = from[first], let end = known.last, end <= last { continue }
                from[first] = (row, last)
            case .from(let first):
                if from[first] == nil { from[first] = (row, nil) }
            case .unknown: unknown.append(row)
            case .total, nil: continue
            }
        }
        var result: [Int] = []
        var next = 0
        while let step = from[next] {
            result.append(step.row)
            guard let last = step.last else { return result.count > 1 ? result + unknown : nil }
            next = last + 1
        }
        return nil
    }
}
