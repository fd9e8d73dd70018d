internal import Cubes
internal import Foundation
internal import Vocabulary

/// Slips that a figure fits once they are undone: a power of ten, two digits, two rows, the two ends
/// of a corridor, women and men.
///
/// Only figures that are unlike their neighbours in time are tried, and a slip counts only where what
/// it leaves is within the usual distance of what the neighbours say, and a quarter as far at most.
struct TypoCheck {
    let changes: Changes
    let context: ReviewContext
    /// Refugees by corridor, which explain changes; nil where none are held.
    let refugees: RefugeeCounts?
    /// From how many usual distances on a figure is tried.
    static let bound = 2.5
    /// What a figure should be must be as many people, for a power of ten to mean something.
    private static let fewest = 100.0

    private var table: ReviewTable { changes.table }

    /// What was found, and the outliers that it explains, by their place.
    func run(_ outliers: [Changes.Outlier]) -> (findings: [ReviewFinding], explained: Set<Int>) {
        var findings: [ReviewFinding] = []
        var explained: Set<Int> = []
        let together = Together(table, outliers.filter { $0.oddity >= JumpCheck.spike })
        let tried = outliers.indices.filter { outliers[$0].form != .level }
        for pair in exchanged(outliers, tried) where !explained.contains(pair.first) {
            guard !explained.contains(pair.second) else { continue }
            explained.formUnion([pair.first, pair.second])
            if let found = finding(outliers[pair.first], outliers[pair.second], pair.kind) {
                findings.append(found)
            }
        }
        for place in tried where !explained.contains(place) {
            let outlier = outliers[place]
            guard let slip = slip(outlier) else { continue }
            explained.insert(place)
            if let found = finding(outlier, slip, together) { findings.append(found) }
        }
        return (findings, explained)
    }

    /// A slip within one figure.
    private struct Slip {
        let kind: String
        let meant: Double
        let words: String
    }

    private func fits(_ value: Double, _ outlier: Changes.Outlier) -> Bool {
        abs(size(value) - size(outlier.expected)) <= outlier.fit
    }

    private func slip(_ outlier: Changes.Outlier) -> Slip? {
        let value = table.value[outlier.figure]
        // A power of ten of a few people is anything, and one neighbour alone is little evidence.
        guard value >= 10, outlier.expected >= Self.fewest,
            outlier.form == .spike || outlier.twinStays == true
                || outlier.oddity >= JumpCheck.level
        else { return nil }
        for factor in [10.0, 100, 1000] {
            if fits(value / factor, outlier) {
                return Slip(
                    kind: "times \(Int(factor))", meant: value / factor,
                    words: "divided by \(Int(factor)) it is \(spoken(value / factor))")
            }
            if fits(value * factor, outlier) {
                return Slip(
                    kind: "over \(Int(factor))", meant: value * factor,
                    words: "times \(Int(factor)) it is \(spoken(value * factor))")
            }
        }
        // A digit of a figure that moves it by less than half is no evidence.
        guard outlier.form == .spike || outlier.twinStays == true, abs(outlier.change) >= 0.4,
            let meant = Self.swapped(value).first(where: { fits($0, outlier) })
        else { return nil }
        return Slip(
            kind: "two digits exchanged", meant: meant,
            words: "with two neighbouring digits exchanged it is \(spoken(meant))")
    }

    /// Numbers that differ from a whole number of three digits or more by an exchange of two
    /// neighbouring digits among the first three.
    static func swapped(_ value: Double) -> [Double] {
        guard value >= 100, value < 1e15, value == value.rounded() else { return [] }
        let digits = Array(String(Int(value)).utf8)
        return (0..<min(2, digits.count - 1)).compactMap { place in
            var copy = digits
            copy.swapAt(place, place + 1)
            guard copy != digits, copy.first != UInt8(ascii: "0") else { return nil }
            return Double(String(decoding: copy, as: UTF8.self))
        }
    }

    private func finding(
        _ outlier: Changes.Outlier, _ slip: Slip, _ together: Together
    ) -> ReviewFinding? {
        guard let key = table.key(outlier.row),
            let evidence = changes.evidence(outlier), let found = evidence.first
        else { return nil }
        let people = abs(found.value - slip.meant)
        guard people >= context.least else { return nil }
        let source = key[.source] ?? ""
        return ReviewFinding(
            .typos, slip.kind, source: source, area: changes.area(outlier.row), people: people,
            oddity: outlier.oddity + 2, evidence: evidence, expected: slip.meant,
            why: "\(context.subject(key)) is \(spoken(found.value)) in \(found.period), and about "
                + "\(spoken(outlier.expected)) by the figures beside it; \(slip.words).",
            innocent: changes.innocent(outlier, context)
                + (outlier.twinStays == false ? ["Women and men change alike here"] : [])
                + [together.words(outlier, changes, context), refugees?.explains(key, evidence)]
                .compactMap { $0 },
            question: "Is the figure \(spoken(found.value)) of \(found.period) for "
                + "\(context.subject(key)) meant, or \(spoken(slip.meant))?")
    }
}

extension TypoCheck {
    /// Two figures that each fit where the other stands.
    private struct Pair {
        let first: Int
        let second: Int
        let kind: String
        let misfit: Double
    }

    /// Pairs of outliers of one period and source that fit in each other's place, best first.
    private func exchanged(_ outliers: [Changes.Outlier], _ tried: [Int]) -> [Pair] {
        var result: [Pair] = []
        for (dimensions, limit) in Self.exchanges {
            let free = Set(dimensions)
            guard free.allSatisfy({ table.place($0) != nil }) else { continue }
            let words = table.words(
                table.dataflow.dimensions.indices.filter {
                    !free.contains(table.dataflow.dimensions[$0])
                })
            var groups: [[UInt64]: [Int]] = [:]
            for place in tried {
                let outlier = outliers[place]
                let period = UInt64(table.period[outlier.figure])
                groups[[words[outlier.row], period], default: []].append(place)
            }
            for group in groups.values where group.count > 1 && group.count <= limit {
                for (index, first) in group.enumerated() {
                    for second in group[(index + 1)...] {
                        if let pair = pair(outliers, first, second, dimensions) {
                            result.append(pair)
                        }
                    }
                }
            }
        }
        return result.sorted { ($0.misfit, $0.first, $0.second) < ($1.misfit, $1.first, $1.second) }
    }

    /// What may have changed places, and up to how many outliers in one place are tried: many at once
    /// are no slip, but a change of the whole.
    private static let exchanges: [([DimensionID], Int)] = [
        ([.origin], 12), ([.destination], 12), ([.origin, .destination], 400), ([.sex], 3),
    ]

    private func pair(
        _ outliers: [Changes.Outlier], _ first: Int, _ second: Int, _ free: [DimensionID]
    ) -> Pair? {
        let (one, other) = (outliers[first], outliers[second])
        let (larger, smaller) = one.expected >= other.expected ? (one, other) : (other, one)
        // Few people vary widely: of the smaller it is enough that it is much nearer so.
        let left = size(table.value[larger.figure]) - size(smaller.expected)
        guard one.change * other.change < 0, one.row != other.row,
            fits(table.value[smaller.figure], larger), abs(left) <= abs(smaller.change) / 4
        else { return nil }
        let (here, there) = (one.row, other.row)
        func code(_ row: Int, _ dimension: DimensionID) -> String { table.code(row, dimension) }
        var kind = "women and men exchanged"
        if free.count == 2 {
            guard code(here, .origin) == code(there, .destination),
                code(here, .destination) == code(there, .origin)
            else { return nil }
            kind = "origin and destination exchanged"
        } else if let dimension = free.first, dimension != .sex {
            kind =
                isBeside(code(here, dimension), code(there, dimension))
                ? "neighbouring rows exchanged" : "two rows exchanged"
        }
        let misfit =
            abs(size(table.value[other.figure]) - size(one.expected))
            + abs(size(table.value[one.figure]) - size(other.expected))
        return Pair(first: first, second: second, kind: kind, misfit: misfit)
    }

    /// Whether two areas are beside one another in order of their codes or names.
    private func isBeside(_ one: String, _ other: String) -> Bool {
        let ranks = AreaRanks.of(context.areas)
        return ranks.contains { rank in
            guard let a = rank[one], let b = rank[other] else { return false }
            return abs(a - b) <= 2
        }
    }

    private func finding(
        _ one: Changes.Outlier, _ other: Changes.Outlier, _ kind: String
    ) -> ReviewFinding? {
        guard let key = table.key(one.row), let twin = table.key(other.row),
            let found = table.evidence("found", one.row, one.figure),
            let exchange = table.evidence("exchanged with", other.row, other.figure)
        else { return nil }
        let people = abs(found.value - exchange.value)
        guard people >= context.least else { return nil }
        let (here, there) = (context.subject(key), context.subject(twin))
        return ReviewFinding(
            .typos, kind, source: key[.source] ?? "", area: changes.area(one.row), people: people,
            oddity: min(one.oddity, other.oddity) + 4,
            evidence: [found, exchange] + (changes.evidence(one)?.dropFirst() ?? [])
                + (changes.evidence(other)?.dropFirst() ?? []),
            expected: exchange.value,
            why: "In \(found.period) \(here) is \(spoken(found.value)) and \(there) "
                + "\(spoken(exchange.value)); the figures beside them say about "
                + "\(spoken(one.expected)) and \(spoken(other.expected)), which is the other way round.",
            innocent: changes.innocent(one, context),
            question: "Did the figures of \(found.period) for \(here) and for \(there) change "
                + "places?")
    }
}

/// Where areas stand in lists: by code, by M49 number and by name.
enum AreaRanks {
    static func of(_ areas: AreaRegister) -> [[String: Int]] {
        let all = areas.all.filter { $0.kind == .country || $0.kind == .territory }
        func ranks(_ sorted: [Area]) -> [String: Int] {
            Dictionary(
                sorted.enumerated().map { ($0.element.id, $0.offset) },
                uniquingKeysWith: { first, _ in first })
        }
        return [
            ranks(all.sorted { $0.id < $1.id }), ranks(all.sorted { $0.name < $1.name }),
            ranks(all.sorted { ($0.m49 ?? "") < ($1.m49 ?? "") }),
        ]
    }
}
