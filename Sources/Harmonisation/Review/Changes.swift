internal import Cubes
internal import Foundation
internal import Vocabulary

/// Changes from one figure of a series to the next, and those among them that are unlike the others.
///
/// A change is the difference of log(people + 5). Changes vary alike in one source, kind of figure,
/// distance in time and class of size; a series that always varied more is judged by its own
/// changes.
struct Changes {
    /// A figure that is unlike its neighbours.
    struct Outlier {
        enum Form {
            /// Off, and back again.
            case spike
            /// From here on another level.
            case level
            /// The last figure, or the first one, is off its only neighbour.
            case last, first
        }
        let form: Form
        let row: Int
        let figure: Int
        /// The logarithm of the figure over what its neighbours say.
        let change: Double
        /// In usual distances.
        let oddity: Double
        /// What the neighbours say.
        let expected: Double
        /// How far it may be from that and still fit.
        let fit: Double
        /// Whether the same figure of the other sex stays where it was; nil where there is none.
        var twinStays: Bool? = nil
    }

    let table: ReviewTable
    private var scale = ReviewScale(floor: 0.03)
    /// Of the distance of a figure from what both of its neighbours say.
    private var aside = ReviewScale(floor: 0.03)
    private let groups: [UInt64]
    /// By row, that of the other sex; -1 for none.
    private let twins: [Int]
    /// By row: whether changes of it are looked at.
    private let isTaken: [Bool]
    /// Where no thirty changes tell.
    static let unknownScale = 0.25

    init(_ table: ReviewTable) {
        self.table = table
        isTaken = Self.taken(table)
        let places = table.dataflow.dimensions.indices.filter {
            [.source, .indicator, .popType, .asylumMeasure, .criterion].contains(
                table.dataflow.dimensions[$0])
        }
        groups = table.words(places)
        twins = Self.twins(table)
        for row in 0..<table.count where isTaken[row] {
            for figure in table.figures(row).dropFirst() where !table.isFar(figure) {
                scale.add(
                    group(row, figure), Self.meanSize(table, figure), Self.change(table, figure))
            }
            for figure in table.figures(row).dropFirst().dropLast()
            where !table.isFar(figure) && !table.isFar(figure + 1) {
                let expected = size(between(figure))
                aside.add(group(row, figure), expected, size(table.value[figure]) - expected)
            }
        }
        scale.close()
        aside.close()
    }

    /// Series whose changes say something: aggregates where there are no details do, and what is no
    /// number of people does not.
    private static func taken(_ table: ReviewTable) -> [Bool] {
        let rows = 0..<table.count
        guard table.dataflow != .population else {
            let people: Set<String> = [
                "POP", "POP_END", "BIRTHS", "DEATHS", "MIGSTOCK", "REFUGEES_IN", "REFUGEES_FROM",
            ]
            return rows.map {
                people.contains(table.code($0, .indicator)) && !table.isAggregate($0, .refArea)
            }
        }
        guard let origin = table.place(.origin), let source = table.place(.source),
            let destination = table.place(.destination)
        else { return rows.map { _ in false } }
        let words = table.words([source, destination])
        var detailed: Set<UInt64> = []
        for row in rows where !table.isAggregate[origin][Int(table.keys[origin][row])] {
            detailed.insert(words[row])
        }
        return rows.map { row in
            !table.isAggregate(row, .destination)
                && (!table.isAggregate(row, .origin) || !detailed.contains(words[row]))
        }
    }

    private func group(_ row: Int, _ figure: Int) -> UInt64 {
        let gap = table.gap(figure)
        return groups[row] << 2 | (gap <= 1.01 ? 0 : gap < 4.5 ? 1 : 2)
    }

    private static func meanSize(_ table: ReviewTable, _ figure: Int) -> Double {
        (size(table.value[figure - 1]) + size(table.value[figure])) / 2
    }

    /// The change that leads to a figure from the one before.
    static func change(_ table: ReviewTable, _ figure: Int) -> Double {
        size(table.value[figure]) - size(table.value[figure - 1])
    }

    /// How far changes of that kind usually go.
    private func usual(_ row: Int, _ figure: Int) -> Double {
        scale[group(row, figure), Self.meanSize(table, figure)] ?? Self.unknownScale
    }

    /// Figures at least so many usual distances off.
    ///
    /// - Parameter least: people.
    func outliers(beyond bound: Double, least: Double) -> [Outlier] {
        var result: [Outlier] = []
        for row in 0..<table.count where isTaken[row] {
            let range = table.figures(row)
            guard range.count > 1 else { continue }
            var high = 0.0
            for figure in range { high = max(high, table.value[figure]) }
            if high >= least { look(row, range, bound, least, &result) }
        }
        return result
    }

    private func look(
        _ row: Int, _ range: Range<Int>, _ bound: Double, _ least: Double,
        _ result: inout [Outlier]
    ) {
        let steps = range.dropFirst()
        let changes = steps.map { table.isFar($0) ? 0 : Self.change(table, $0) }
        var next = 0
        while next < changes.count {
            defer { next += 1 }
            let figure = range.lowerBound + 1 + next
            guard !table.isFar(figure) else { continue }
            let change = changes[next]
            let own = ownScale(changes, without: next)
            if next + 1 < changes.count, !table.isFar(figure + 1),
                let spike = spike(row, figure, change, changes[next + 1], own, bound)
            {
                if abs(table.value[figure] - spike.expected) >= least { result.append(spike) }
                next += 1
                continue
            }
            let here = max(usual(row, figure), own)
            guard abs(change) >= bound * here else { continue }
            add(row, figure, range, change, here, least, &result)
        }
    }

    /// A figure that goes off and comes back: most of the way, and against both neighbours.
    private func spike(
        _ row: Int, _ figure: Int, _ change: Double, _ back: Double, _ own: Double, _ bound: Double
    ) -> Outlier? {
        guard change * back < 0, abs(change + back) < 0.5 * max(abs(change), abs(back)) else {
            return nil
        }
        let expected = between(figure)
        let distance = size(table.value[figure]) - size(expected)
        // The mean of two changes varies less than either.
        let usual = max(
            aside[group(row, figure), size(expected)] ?? Self.unknownScale, own / 2.0.squareRoot())
        let oddity = abs(distance) / usual
        guard oddity >= bound else { return nil }
        return Outlier(
            form: .spike, row: row, figure: figure, change: distance, oddity: oddity,
            expected: expected, fit: fit(usual, distance, neighbours: 2))
    }

    private func add(
        _ row: Int, _ figure: Int, _ range: Range<Int>, _ change: Double, _ here: Double,
        _ least: Double, _ result: inout [Outlier]
    ) {
        let (before, value) = (table.value[figure - 1], table.value[figure])
        guard abs(value - before) >= least else { return }
        let form: Outlier.Form =
            figure == range.upperBound - 1
            ? .last : figure == range.lowerBound + 1 ? .first : .level
        let isFirst = form == .first
        var expected = isFirst ? value : before
        let twin = form == .level ? nil : twinChange(row, figure)
        let stays = twin.map { abs($0) < 0.25 * abs(change) }
        // Women change as men do: what the other sex did is expected of this one.
        if let twin, stays == true {
            expected = max(0, exp(size(expected) + (isFirst ? -twin : twin)) - 5)
        }
        result.append(
            Outlier(
                form: form, row: row, figure: isFirst ? figure - 1 : figure,
                change: isFirst ? -change : change, oddity: abs(change) / here, expected: expected,
                fit: fit(here, change, neighbours: stays == true ? 2 : 1), twinStays: stays))
    }

    /// The change of the other sex that leads to the same period; nil where it has none.
    private func twinChange(_ row: Int, _ figure: Int) -> Double? {
        guard twins[row] >= 0, let there = table.figure(twins[row], table.period[figure]),
            let before = table.figure(twins[row], table.period[figure - 1])
        else { return nil }
        return size(table.value[there]) - size(table.value[before])
    }

    private static func twins(_ table: ReviewTable) -> [Int] {
        var twins = [Int](repeating: -1, count: table.count)
        guard let place = table.place(.sex) else { return twins }
        let codes = table.dictionaries[place]
        for family in table.families(without: [.sex]) {
            func row(_ code: String) -> Int? {
                family.first { codes[Int(table.keys[place][$0])] == code }
            }
            if let women = row("F"), let men = row("M") {
                twins[women] = men
                twins[men] = women
            }
        }
        return twins
    }

    /// What fits must be within the usual distance, within a fifth, and much nearer than the figure
    /// itself; beside one neighbour alone within a tenth.
    private func fit(_ usual: Double, _ change: Double, neighbours: Int) -> Double {
        min(max(0.1, usual), neighbours > 1 ? 0.2 : 0.1, abs(change) / 4)
    }

    /// The middle change of a series without two of them; 0 where fewer than four remain.
    private func ownScale(_ changes: [Double], without place: Int) -> Double {
        var others: [Double] = []
        for (index, change) in changes.enumerated() where index != place && index != place + 1 {
            others.append(abs(change))
        }
        guard others.count >= 4 else { return 0 }
        return 1.4826 * (middle(others) ?? 0)
    }

    /// What the neighbours of a figure say, on a straight line of logarithms.
    func between(_ figure: Int) -> Double {
        let times = (-1...1).map { table.position[Int(table.period[figure + $0])] }
        let share = (times[1] - times[0]) / max(1e-9, times[2] - times[0])
        let log =
            size(table.value[figure - 1]) * (1 - share) + size(table.value[figure + 1]) * share
        return max(0, exp(log) - 5)
    }
}

extension ReviewTable {
    /// Years from the figure before.
    func gap(_ figure: Int) -> Double {
        position[Int(period[figure])] - position[Int(period[figure - 1])]
    }

    /// Whether the figure before is more than ten years away, or of a period of another length.
    func isFar(_ figure: Int) -> Bool {
        gap(figure) > 10.01
            || periods[Int(period[figure])].length != periods[Int(period[figure - 1])].length
    }
}
