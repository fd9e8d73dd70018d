internal import Cubes
internal import Foundation
internal import Vocabulary

/// The same thing as two sources, or two editions of one, have it.
///
/// The logarithm of the ratio of two figures is compared with those of all other figures that the two
/// sources share, of that kind and class of size: what is usual between them is no finding. Series
/// that count different things are never set side by side; what else differs is said. Totals over
/// origins and sexes that a source does not print are added up from all its details.
struct SourcesCheck {
    private let data: ReviewData
    private let context: ReviewContext
    /// From how many usual distances on.
    static let bound = 4.0

    init(_ data: ReviewData, _ context: ReviewContext) {
        self.data = data
        self.context = context
    }

    func run() -> [ReviewFinding] {
        var result: [ReviewFinding] = []
        for dataflow in [Dataflow.stock, .flow, .displaced, .population] {
            guard let table = data.tables[dataflow] else { continue }
            var sides = table.heldSides()
            if dataflow == .stock { sides += table.computedTotals() }
            result += compare(table, sides)
        }
        return result
    }

    private struct Pair {
        let first: Int
        let second: Int
        let place: (first: Int, second: Int)
        let distance: Double
        let size: Double
        let group: UInt64
        let differences: Int
    }

    private func compare(_ table: ReviewTable, _ sides: [ReviewSide]) -> [ReviewFinding] {
        var families: [String: [Int]] = [:]
        for (place, side) in sides.enumerated() { families[side.family, default: []].append(place) }
        var pairs: [Pair] = []
        var groups: [[String]: UInt64] = [:]
        var differences: [[String]?] = []
        var compared: [[String]: Int] = [:]
        for (_, family) in families.sorted(by: { $0.key < $1.key }) where family.count > 1 {
            for (index, one) in family.enumerated() {
                for other in family[(index + 1)...] where sides[one].source != sides[other].source {
                    let kind = [
                        sides[one].source, sides[other].source, sides[one].key[.indicator] ?? "",
                        sides[one].key[.popType] ?? "", sides[one].key[.criterion] ?? "",
                        sides[other].key[.criterion] ?? "",
                    ]
                    let known = compared[kind] ?? differences.count
                    if known == differences.count {
                        compared[kind] = known
                        differences.append(
                            context.differences(sides[one].key, sides[other].key))
                    }
                    guard differences[known] != nil else { continue }
                    let next = UInt64(groups.count)
                    let isTotal = sides[one].key[.origin] == "W"
                    let group = groups[kind + [isTotal ? "W" : ""], default: next]
                    groups[kind + [isTotal ? "W" : ""]] = group
                    pairs += self.pairs(sides, one, other, group, known)
                }
            }
        }
        var scale = ReviewScale(floor: 0.03)
        var ratios: [UInt64: [Double]] = [:]
        for pair in pairs { ratios[pair.group, default: []].append(pair.distance) }
        let usual = ratios.compactMapValues { $0.count >= 10 ? middle($0) : 0 }
        for pair in pairs {
            scale.add(pair.group, pair.size, pair.distance - (usual[pair.group] ?? 0))
        }
        scale.close()
        return pairs.compactMap { pair in
            let center = usual[pair.group] ?? 0
            let spread = scale[pair.group, pair.size] ?? Changes.unknownScale
            let oddity = abs(pair.distance - center) / spread
            guard oddity >= Self.bound else { return nil }
            return finding(
                table, sides, pair, center, spread, oddity, differences[pair.differences])
        }
    }

    private func pairs(
        _ sides: [ReviewSide], _ one: Int, _ other: Int, _ group: UInt64, _ differences: Int
    ) -> [Pair] {
        var result: [Pair] = []
        var (here, there) = (0, 0)
        let (first, second) = (sides[one].figures, sides[other].figures)
        while here < first.count, there < second.count {
            if first[here].period < second[there].period {
                here += 1
            } else if second[there].period < first[here].period {
                there += 1
            } else {
                let sizes = (size(first[here].value), size(second[there].value))
                if first[here].value >= 0, second[there].value >= 0 {
                    result.append(
                        Pair(
                            first: one, second: other, place: (here, there),
                            distance: sizes.1 - sizes.0, size: (sizes.0 + sizes.1) / 2,
                            group: group, differences: differences))
                }
                here += 1
                there += 1
            }
        }
        return result
    }

    private func finding(
        _ table: ReviewTable, _ sides: [ReviewSide], _ pair: Pair, _ center: Double,
        _ spread: Double, _ oddity: Double, _ differences: [String]?
    ) -> ReviewFinding? {
        // The later edition, or whoever comes last in order of name, is asked.
        var (one, other) = (sides[pair.first], sides[pair.second])
        var (here, there) = (one.figures[pair.place.first], other.figures[pair.place.second])
        var sign = 1.0
        if one.source > other.source {
            swap(&one, &other)
            swap(&here, &there)
            sign = -1
        }
        let expected = max(0, exp(size(here.value) + sign * center) - 5)
        guard abs(there.value - expected) >= context.least else { return nil }
        let period = table.periods[Int(here.period)]
        let subject = context.subject(other.key)
        let evidence = [
            other.evidence("found", there, period), one.evidence("beside", here, period),
        ]
        let usual = exp(sign * center)
        let custom =
            abs(usual - 1) < 0.005 ? "usually the two agree" : "the usual is \(times(usual))"
        return ReviewFinding(
            .sources, "apart", source: other.source, area: area(other.key),
            people: abs(there.value - expected), oddity: oddity, evidence: evidence,
            expected: expected,
            why: "\(subject), \(period): \(one.source) has \(spoken(here.value)) and "
                + "\(other.source) \(spoken(there.value)), \(times(there.value / max(here.value, 1))) "
                + "as many; \(custom), nineteen in twenty within a factor of "
                + "\(spoken(exp(1.96 * spread))).",
            innocent: differences ?? [],
            question:
                "\(one.source) has \(spoken(here.value)) for \(subject) in \(period), and you "
                + "have \(spoken(there.value)): which source or definition makes the difference?")
    }

    private func area(_ key: SeriesKey) -> String {
        let destination = key[.destination] ?? key[.refArea] ?? ""
        return destination == "W" ? key[.origin] ?? "W" : destination
    }
}
