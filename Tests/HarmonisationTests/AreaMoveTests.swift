import Harmonisation
import TestKit
import Testing
import Vocabulary

/// Figures laid over the areas of another date, where the truth is known.
@Suite struct AreaMoveTests {
    let history = AreaHistory.standard

    private func frame(_ year: Int) throws -> AreaFrame {
        history.frame(on: try #require(CalendarDate(year: year, month: 7, day: 1)))
    }

    private func table(
        _ truth: SmallTruth, _ frame: AreaFrame, absent: AreaTable.Absent = .unknown
    ) throws -> AreaTable {
        try AreaTable(truth.published(in: frame), absent: absent) { code, _ in frame.areas[code] }
    }

    /// An area that ended, with a year before and a year after, and two that stayed as they were.
    static let cases: [(whole: String, before: Int, after: Int)] = [
        ("SUN", 1990, 2024), ("YUG", 1990, 2024), ("SDN736", 1990, 2024), ("ANT", 1990, 2024),
        ("SCG", 1995, 2024), ("CSK", 1990, 1995), ("ETH230", 1990, 1995), ("PCI", 1985, 1990),
    ]

    /// People of every part in every other part and in two areas outside.
    private func world(_ whole: String) throws -> (parts: [String], truth: SmallTruth) {
        let parts = try #require(history.extent(of: whole)).parts.sorted()
        var truth = SmallTruth()
        for (i, origin) in (parts + ["FRA", "USA"]).enumerated() {
            for (j, destination) in (parts + ["FRA", "USA"]).enumerated() where i != j {
                truth.people[AreaPair(origin, destination)] = Double(10 * (i + 1) + j)
            }
        }
        return (parts, truth)
    }

    @Test(arguments: cases)
    func `nobody moved, and nothing changes in the earlier frame`(
        whole: String, before: Int, after: Int
    ) throws {
        let (_, truth) = try world(whole)
        let move = try AreaMove(to: frame(before))
        let first = try move.moved(table(truth, frame(before)))
        let second = try move.moved(table(truth, frame(after)))
        for pair in [(whole, "USA"), ("FRA", whole), (whole, "FRA"), ("USA", whole)] {
            let one = try #require(first[pair.0, pair.1])
            let other = try #require(second[pair.0, pair.1])
            #expect(one.kind == .same && other.kind == .sum)
            #expect(one.change(to: other) == .harmonised(0, low: 0, high: 0), "\(pair)")
        }
        #expect(second[whole, whole] == nil)
        let inside = second.leftOut.filter { $0.reason == .withinOne(whole) }
        #expect(!inside.isEmpty)
    }

    @Test(arguments: cases)
    func `nobody moved, and nothing changes in the later frame, by weights`(
        whole: String, before: Int, after: Int
    ) throws {
        let (parts, truth) = try world(whole)
        let later = try table(truth, frame(after))
        var weights: [AreaWeights] = []
        for (axis, other) in [(AreaWeights.Axis.origin, "USA"), (.destination, "USA")] {
            var figures: [String: Double] = [:]
            for part in parts {
                figures[part] =
                    truth.people[axis == .origin ? AreaPair(part, other) : AreaPair(other, part)]
            }
            weights.append(
                try AreaWeights(
                    of: whole, proportionalTo: figures, basis: "the later table", axis: axis,
                    counterpart: other,
                    extents: Dictionary(uniqueKeysWithValues: parts.map { ($0, AreaExtent([$0])) }))
            )
        }
        let move = try AreaMove(to: frame(after), weights: weights)
        let first = try move.moved(table(truth, frame(before)))
        let second = try move.moved(later)
        for part in parts {
            for pair in [AreaPair(part, "USA"), AreaPair("USA", part)] {
                let one = try #require(first.figures[pair])
                let other = try #require(second.figures[pair])
                #expect(one.kind == .weighted && other.kind == .same)
                let change = try #require(one.change(to: other).value)
                #expect(abs(change) < 1e-9, "\(pair): \(change)")
            }
            // Who moved between parts before they were apart was not counted: unknown, not zero.
            for other in parts where other != part {
                #expect(first[part, other]?.value == nil)
            }
        }
    }

    @Test func `born in the USSR, living in Estonia: from outside of Estonia`() throws {
        let estonia = try AreaTable([AreaPair("SUN", "EST"): 100, AreaPair("FIN", "EST"): 7]) {
            code, _ in
            history.extent(of: code)
        }
        let weights = try AreaWeights(
            of: "SUN",
            shares: Dictionary(
                uniqueKeysWithValues: try #require(history.extent(of: "SUN")).parts.map {
                    ($0, $0 == "RUS" ? 0.6 : $0 == "EST" ? 0.14 : 0.02)
                }), basis: "shares of 1989", counterpart: nil)
        let moved = try AreaMove(to: frame(2024), weights: [weights]).moved(estonia)
        let russians = try #require(moved["RUS", "EST"]?.value)
        #expect(abs(russians - 100 * 0.6 / 0.86) < 1e-9)
        #expect(moved["EST", "EST"] == nil)
        let sum = moved.figures.values.reduce(0) { $0 + ($1.value ?? 0) }
        #expect(abs(sum - 107) < 1e-9)
        #expect(try AreaMove(to: frame(1990)).moved(estonia)["SUN", "SUN"] == nil)
        // Renamed in the register from one census to the next, nobody returned and nobody came.
        let later = try AreaTable([AreaPair("RUS", "EST"): russians]) { code, _ in
            history.extent(of: code)
        }
        let again = try AreaMove(to: frame(2024)).moved(later)
        let (one, other) = (try #require(moved["RUS", "EST"]), try #require(again["RUS", "EST"]))
        #expect(one.change(to: other).value == 0)
    }

    @Test func `a union that lacks a part is unknown and says which`() throws {
        let table = try AreaTable([AreaPair("SRB", "DEU"): 5, AreaPair("HRV", "DEU"): 3]) {
            code, _ in
            code == "SRB" ? AreaExtent(["SRB", "XKX"]) : history.extent(of: code)
        }
        let moved = try AreaMove(
            to: try AreaFrame([
                "YUG": #require(history.extent(of: "YUG")),
                "DEU": #require(history.extent(of: "DEU")),
            ])
        ).moved(table)
        let figure = try #require(moved["YUG", "DEU"])
        #expect(figure.value == nil && figure.low == nil && figure.kind == .unknown)
        #expect(figure.found == [8] && figure.steps.count == 2)
        #expect(figure.gaps == [.origin(parts: ["BIH", "MKD", "MNE", "SVN"])])
        let complete = try AreaTable(table.values, absent: .nobody) { code, _ in
            code == "SRB" ? AreaExtent(["SRB", "XKX"]) : history.extent(of: code)
        }
        let all = try AreaMove(
            to: AreaFrame([
                "YUG": #require(history.extent(of: "YUG")),
                "DEU": #require(history.extent(of: "DEU")),
            ])
        ).moved(complete)
        #expect(all["YUG", "DEU"]?.value == 8)
        #expect(all["DEU", "YUG"] == nil, "Yugoslavia's own table was not asked")
    }

    @Test func `two bases give a spread, and the first is central`() throws {
        let table = try AreaTable(byArea: ["SDN736": 1_000]) { history.extent(of: $0) }
        let weights = [
            try AreaWeights(
                of: "SDN736", shares: ["SDN": 0.8, "SSD": 0.2], basis: "population of 2011"),
            try AreaWeights(
                of: "SDN736", shares: ["SDN": 0.7, "SSD": 0.3], basis: "stocks of 2015"),
        ]
        let south = try #require(
            try AreaMove(to: frame(2024), weights: weights).moved(table)["SSD"])
        #expect(south.value == 200 && south.low == 200 && south.high == 300)
        #expect(south.steps.first?.bases == ["population of 2011", "stocks of 2015"])
        #expect(south.kind == .weighted)
        let none = try AreaMove(to: frame(2024)).moved(table)
        #expect(none["SSD"]?.gaps == [.noWeights("SDN736")] && none["SSD"]?.value == nil)
    }

    @Test func `a sum beside its parts is not taken twice`() throws {
        var values: [String: Double] = ["SUN": 150]
        for (place, part) in try #require(history.extent(of: "SUN")).parts.sorted().enumerated() {
            values[part] = Double(place + 1)
        }
        let all = try AreaTable(byArea: values) { history.extent(of: $0) }
        let union = try AreaMove(to: frame(1990)).moved(all)
        #expect(union["SUN"]?.value == 120)
        #expect(union.leftOut.map(\.reason) == [.countedInParts])
        values["KAZ"] = nil
        let some = try AreaTable(byArea: values) { history.extent(of: $0) }
        let whole = try AreaMove(to: frame(1990)).moved(some)
        #expect(whole["SUN"]?.value == 150 && whole["SUN"]?.kind == .same)
        #expect(
            whole.leftOut.count == 14 && whole.leftOut.allSatisfy { $0.reason == .countedIn("SUN") }
        )
        // People who still hold the old citizenship are beside the others.
        let rest = try AreaTable(byArea: ["RUS": 5, "SUN": 2], absent: .nobody, rests: ["SUN"]) {
            history.extent(of: $0)
        }
        #expect(try AreaMove(to: frame(1990)).moved(rest)["SUN"]?.value == 7)
        #expect(try AreaMove(to: frame(2024)).moved(rest)["RUS"]?.value == nil)
    }

    @Test func `what is no figure, and codes that overlap, are refused`() throws {
        for bad in [-1, Double.nan, .infinity] {
            #expect(throws: AreaMoveError.self) {
                try AreaTable(byArea: ["RUS": bad]) { history.extent(of: $0) }
            }
        }
        #expect(throws: AreaMoveError.self) {
            try AreaTable(byArea: ["W": 1]) { history.extent(of: $0) }
        }
        let crossing = try AreaTable(byArea: ["A": 1, "B": 2]) {
            AreaExtent($0 == "A" ? ["RUS", "EST"] : ["EST", "LVA"])
        }
        #expect(throws: AreaMoveError.self) { try AreaMove(to: frame(1990)).moved(crossing) }
        for shares in [
            ["SDN": 0.5, "SSD": 0.6], ["SDN": -0.5, "SSD": 1.5], ["SDN": .nan, "SSD": 1], [:],
        ] {
            #expect(throws: AreaMoveError.self) {
                try AreaWeights(of: "SDN736", shares: shares, basis: "x")
            }
        }
        #expect(throws: AreaMoveError.self) {
            try AreaMove(
                to: frame(2024),
                weights: [AreaWeights(of: "SDN736", shares: ["SDN": 0.5, "EGY": 0.5], basis: "x")])
        }
        #expect(throws: AreaMoveError.self) {
            try AreaWeights(of: "SDN736", proportionalTo: ["SDN": 0, "SSD": 0], basis: "x")
        }
    }

    @Test func `random worlds: unions are the truth, and nobody is lost or doubled`() throws {
        var random = SeededGenerator(seed: 20_261_122)
        let parts = (0..<9).map { "P\($0)" }
        for _ in 0..<200 {
            func partition(into most: Int) throws -> AreaFrame {
                var groups: [String: Set<String>] = [:]
                for part in parts {
                    groups["G\(Int.random(in: 0..<most, using: &random))", default: []].insert(part)
                }
                return try AreaFrame(groups.mapValues { AreaExtent($0) })
            }
            var truth = SmallTruth()
            for origin in parts {
                for destination in parts where origin != destination {
                    if Bool.random(using: &random) { continue }
                    truth.people[AreaPair(origin, destination)] = Double(
                        Int.random(in: 0...1_000, using: &random))
                }
            }
            let (from, to) = (try partition(into: 9), try partition(into: 4))
            // People do not move, so in every frame both dates show the same, or it is not known.
            let known = try AreaMove(to: to).moved(table(truth, from, absent: .nobody))
            let direct = truth.published(in: to)
            for (pair, figure) in known.figures {
                guard let value = figure.value else { continue }
                #expect(value == direct[pair] ?? 0, "\(pair)")
            }
            let isUnion = from.areas.values.allSatisfy { to.areas(in: $0).count == 1 }
            if isUnion { #expect(known.figures.values.allSatisfy { $0.value != nil }) }
            // By any weights, all that is in the source is somewhere.
            let weights = try from.areas.filter { $0.value.parts.count > 1 }.map { id, extent in
                try AreaWeights(
                    of: id,
                    proportionalTo: Dictionary(
                        uniqueKeysWithValues: extent.parts.map {
                            ($0, Double.random(in: 0.1...1, using: &random))
                        }), basis: "chance")
            }
            let moved = try AreaMove(to: to, weights: weights, history: naming(from, parts)).moved(
                table(truth, from, absent: .nobody))
            let there = moved.figures.values.reduce(0) { $0 + ($1.found.first ?? 0) }
            let inside = moved.leftOut.reduce(0) { $0 + $1.figure * ($1.share ?? 0) }
            let source = truth.published(in: from).values.reduce(0, +)
            #expect(abs(there + inside - source) < 1e-6 * max(1, source))
        }
    }

    /// A history in which the areas of a frame once divided into parts, so that weights can name both.
    private func naming(_ frame: AreaFrame, _ parts: [String]) throws -> AreaHistory {
        let date = try #require(CalendarDate(year: 2000))
        return AreaHistory(
            changes: frame.areas.map { id, extent in
                AreaChange(date, from: [id], to: extent.parts.sorted(), "")
            })
    }
}
