import Cubes
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Selection, availability and changes on random workspaces, beside plain sets of figures.
struct HoldingsTests {
    private struct Figure: Hashable {
        let key: [String]
        let period: String
        let value: ObservedValue
        let status: ObservationStatus
        let attributes: AttributeSet
    }

    private static let places = [
        ["A", "M"], ["S", "R"], ["MEX", "GTM", "SLV"], ["USA", "CAN"], ["REF", "ASY"],
    ]

    /// Random releases of two tables, and all figures after each.
    private func workspace(
        _ seed: UInt64
    ) throws -> (workspace: Workspace, warehouse: Warehouse, states: [[Figure]]) {
        var random = SeededGenerator(seed: seed)
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        var tables: [String: [Figure]] = [:]
        var states: [[Figure]] = [[]]
        for number in 1...6 {
            let table = ["S", "R"][Int.random(in: 0...1, using: &random)]
            var figures: [Figure] = []
            var series: [Series] = []
            for freq in Self.places[0] {
                for origin in Self.places[2] {
                    for destination in Self.places[3] {
                        for type in Self.places[4] where Int.random(in: 0...2, using: &random) > 0 {
                            let key = [freq, table, origin, destination, type]
                            var items: [Observation] = []
                            for year in 2010...2014 where Int.random(in: 0...2, using: &random) > 0
                            {
                                let drawn = Int.random(in: 0...9, using: &random)
                                let item = Observation(
                                    period: try #require(Period(year: year)),
                                    value: drawn == 0
                                        ? .missing(.notReported) : .number(Double(drawn)),
                                    status: drawn % 2 == 0 ? .normal : .estimated,
                                    attributes: drawn % 3 == 0
                                        ? .none : AttributeSet([.dataType: "B R"]))
                                items.append(item)
                                figures.append(
                                    Figure(
                                        key: key, period: "\(year)", value: item.value,
                                        status: item.status, attributes: item.attributes))
                            }
                            series.append(
                                Series(key: try SeriesKey(.displaced, key), observations: items))
                        }
                    }
                }
            }
            _ = try warehouse.write(.test("\(number)", source: table, table: table), series: series)
            tables[table] = figures
            states.append((tables["S"] ?? []) + (tables["R"] ?? []))
        }
        return (workspace, warehouse, states)
    }

    private func figures(
        _ holdings: Holdings, _ columns: SeriesColumns, _ data: ObservationColumns, _ row: Int,
        _ taken: [Int]
    ) throws -> [Figure] {
        let key = try columns.key(row).codes
        return taken.map { index in
            Figure(
                key: key, period: holdings.periodTexts[Int(data.periods[index])],
                value: data.value(index), status: data.status(index),
                attributes: holdings.attributeSets[Int(data.attributes[index])])
        }
    }

    private func pattern(_ random: inout SeededGenerator) -> KeyPattern {
        var pattern = KeyPattern(.displaced)
        for (dimension, codes) in zip(Dataflow.displaced.dimensions, Self.places) {
            let taken = (codes + ["NONE"]).filter { _ in Bool.random(using: &random) }
            if Int.random(in: 0...2, using: &random) == 0 {
                pattern = pattern.with(dimension, Set(taken))
            }
        }
        return pattern
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `keys, filters and the first and last take what a plain filter takes, in any state`(
        _ seed: UInt64
    ) throws {
        let (_, warehouse, states) = try workspace(seed)
        let holdings = try warehouse.holdings()
        let data = try warehouse.observations(.displaced, of: holdings)
        var random = SeededGenerator(seed: seed + 1_000)
        for turn in 0..<60 {
            let release = Int.random(in: 0..<states.count, using: &random)
            let view = holdings.view(.displaced, holdings.effective(.everything, asOf: release))
            let patterns = (0...Int.random(in: 0...2, using: &random)).map { _ in pattern(&random) }
            var selection = SeriesSelection(keys: patterns.map { CodeSelection(view.columns, $0) })
            let years = Set(
                (2010...2014).filter { _ in Bool.random(using: &random) }.map { "\($0)" })
            let filters = turn % 3 == 0
            if filters {
                selection.observations.periods = holdings.periodTexts.map { years.contains($0) }
                selection.observations.values = ValueRanges(
                    [3...8], takesMissing: true, takesNaN: false)
            }
            let first = turn % 4 == 1 ? 1 : turn % 4 == 2 ? Int.max : nil
            let last = turn % 4 == 1 || turn % 4 == 3 ? 1 : turn % 4 == 2 ? Int.max : nil
            selection.observations.first = first
            selection.observations.last = last
            var series: [[String]: [Figure]] = [:]
            for figure in states[release] {
                let key = try SeriesKey(.displaced, figure.key)
                guard patterns.contains(where: { $0.matches(key) }) else { continue }
                if filters {
                    guard years.contains(figure.period) else { continue }
                    if case .number(let value) = figure.value, !(3...8).contains(value) { continue }
                }
                series[figure.key, default: []].append(figure)
            }
            var expected: [Figure] = []
            let keys = series.keys.sorted { $0.lexicographicallyPrecedes($1) }
            for key in keys {
                let all = (series[key] ?? []).sorted { $0.period < $1.period }
                guard first != nil || last != nil else {
                    expected += all
                    continue
                }
                for (place, figure) in all.enumerated()
                where place < first ?? 0 || all.count - place <= last ?? 0 {
                    expected.append(figure)
                }
            }
            var found: [Figure] = []
            var walk = view.walk(selection, data)
            while let row = walk.advance() {
                found += try figures(holdings, view.columns, data, row, walk.observations)
            }
            #expect(found == expected)
            selection.observations.first = nil
            selection.observations.last = nil
            let there = view.availability(selection, data)
            #expect(there.series == series.count)
            #expect(there.observations == series.values.reduce(0) { $0 + $1.count })
            for (place, names) in view.columns.dictionaries.enumerated() {
                let codes = names.indices.filter { there.codes[place][$0] }.map { names[$0] }
                #expect(Set(codes) == Set(series.keys.map { $0[place] }))
            }
            let all = series.values.joined().map(\.period)
            #expect(there.periods.map { holdings.periodTexts[$0.lowerBound] } == all.min())
            #expect(there.periods.map { holdings.periodTexts[$0.upperBound] } == all.max())
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `changes between any two states turn one into the other`(_ seed: UInt64) throws {
        let (_, warehouse, states) = try workspace(seed)
        let holdings = try warehouse.holdings()
        let data = try warehouse.observations(.displaced, of: holdings)
        for a in states.indices {
            for b in states.indices {
                let earlier = holdings.view(.displaced, holdings.effective(.everything, asOf: a))
                let later = holdings.view(.displaced, holdings.effective(.everything, asOf: b))
                var changes = StateChanges(
                    from: earlier, to: later,
                    SeriesSelection(keys: [CodeSelection(later.columns)]), data)
                var state = Set(states[a])
                while let change = changes.advance() {
                    for pair in change.observations {
                        if let row = change.before, let index = pair.before {
                            let gone = try figures(holdings, later.columns, data, row, [index])
                            #expect(gone.allSatisfy { state.remove($0) != nil })
                        }
                        if let row = change.after, let index = pair.after {
                            let new = try figures(holdings, later.columns, data, row, [index])
                            #expect(new.allSatisfy { state.insert($0).inserted })
                        }
                    }
                }
                #expect(state == Set(states[b]), "from \(a) to \(b)")
            }
        }
    }
}
