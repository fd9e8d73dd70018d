import Cubes
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

struct DiffTests {
    private let scratch: Scratch
    private let office: Office

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
    }

    private func write(_ series: [Series], table: String = "t") throws {
        let draft = ReleaseDraft(
            source: "S", table: table, kind: .imported, publisher: "P", title: "T", citation: "C",
            licence: .ccBy4, url: "u")
        _ = try office.warehouse.write(draft, series: series)
    }

    private func series(_ origin: String, _ items: [Int: ObservedValue]) throws -> Series {
        Series(
            key: try SeriesKey(.displaced, ["A", "S", origin, "TUR", "REF"]),
            observations: try items.sorted { $0.key < $1.key }.map { year, value in
                Observation(
                    period: try #require(Period(year: year)), value: value,
                    attributes: AttributeSet([.unitMeasure: "PS"]), row: 2, column: 3)
            })
    }

    private func compare(
        _ from: Int = 1, _ to: Int = 2, limit: Int = 100
    ) throws -> RevisionReport {
        try office.revisions([KeyPattern(.displaced)], from: from, to: to, limit: limit)
    }

    @Test func `what is missing is never a zero, and a change to or from it has no difference`()
        throws
    {
        try write([
            try series(
                "SYR",
                [
                    2011: .missing(.notReported), 2012: .number(7), 2013: .missing(.suppressed),
                    2014: .number(0), 2015: .number(5),
                ])
        ])
        try write([
            try series(
                "SYR",
                [
                    2011: .number(4), 2012: .missing(.suppressed), 2013: .missing(.notReported),
                    2014: .number(3), 2016: .number(1),
                ])
        ])
        let report = try compare()
        let all = report.largest.values.flatMap(\.self)
        let kinds = Dictionary(
            uniqueKeysWithValues: all.map { ($0.period.description, $0.kind) })
        #expect(
            kinds == [
                "2011": .nowGiven, "2012": .nowMissing, "2013": .remarked, "2014": .revised,
                "2015": .gone, "2016": .new,
            ])
        for item in all where item.kind != .revised {
            #expect(item.difference == nil && item.relative == nil)
        }
        let revised = try #require(report.largest[.revised]?.first)
        #expect(revised.difference == 3)
        #expect(revised.relative == nil, "three of zero is no share")
        #expect(revised.before?.release == 1 && revised.after?.release == 2)
    }

    @Test func `the largest come first, all are counted, and the measures are the field's`() throws
    {
        try write([try series("A", [2011: .number(100), 2012: .number(100), 2013: .number(50)])])
        try write([try series("A", [2011: .number(90), 2012: .number(140), 2013: .number(51)])])
        let report = try compare(limit: 2)
        #expect(report.largest[.revised]?.map(\.difference) == [40, -10])
        #expect(report.largest[.revised]?.map(\.relative) == [0.4, -0.1])
        #expect(report.total[.revised] == 3)
        #expect(report.total.total == 3)
        #expect(report.total.meanRevision == 31.0 / 3)
        #expect(report.total.meanAbsoluteRevision == 17)
        #expect(report.total.relativeMeanAbsoluteRevision == 51.0 / 250)
        #expect(report.bySource.map(\.source) == ["S"])
        #expect(report.byArea.map(\.area) == ["A", "TUR"])
        #expect(report.releases.map(\.id) == [2])
        #expect(try compare(limit: 0).largest[.revised]?.isEmpty == true)
        let back = try compare(2, 1)
        #expect(back.largest[.revised]?.map(\.difference) == [-40, 10, -1])
    }

    @Test func `powers of ten are applied, and another unit is no difference`() throws {
        var item = try series("A", [2011: .number(2000), 2012: .number(5)])
        try write([item])
        item.observations[0].value = .number(2)
        item.observations[0].attributes = AttributeSet([.unitMeasure: "PS", .unitMult: "3"])
        item.observations[1].attributes = AttributeSet([.unitMeasure: "USD"])
        try write([item])
        let report = try compare()
        #expect(report.largest[.remarked]?.map(\.period.description) == ["2011"])
        let other = try #require(report.largest[.revised]?.first)
        #expect(other.period.description == "2012" && other.difference == nil)
        #expect(report.total.meanRevision == nil)
    }

    @Test func `a figure that another release confirmed is no revision`() throws {
        let item = try series("A", [2011: .number(1)])
        try write([item])
        try write([item])
        #expect(try compare().total.total == 0)
        try office.warehouse.withdraw(1, reason: "test")
        #expect(try compare(2, 3).total.total == 0)
        #expect(try compare(1, 1).releases.isEmpty)
    }

    @Test func `a state is a release, a day, a time or now, and nothing else`() throws {
        #expect(try office.state("now") == 0)
        try write([try series("A", [2011: .number(1)])])
        try write([try series("A", [2011: .number(2)])])
        #expect(try office.state("now") == 2)
        #expect(try office.state("1") == 1)
        #expect(try office.state("0") == 0)
        #expect(try office.state("2001-01-01") == 0)
        #expect(try office.state("2199-01-01T00:00:00+05:00") == 2)
        for (text, kind) in [
            ("3", OfficeError.Kind.notFound), ("2024", .notFound), ("soon", .request),
            ("", .request),
            ("-1", .request), ("99999999999999999999", .request), ("2026-13-01", .request),
        ] {
            let error = try #require(throws: OfficeError.self) { try office.state(text) }
            #expect(error.kind == kind, "\(text)")
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `revisions are those that a naive comparison of two states finds`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func state() throws -> [String: [Int: ObservedValue]] {
            var state: [String: [Int: ObservedValue]] = [:]
            for origin in ["A", "B", "C", "D"] where Int.random(in: 0...4, using: &generator) > 0 {
                for year in 2000...2005 where Bool.random(using: &generator) {
                    state[origin, default: [:]][year] =
                        Int.random(in: 0...4, using: &generator) == 0
                        ? .missing(.notReported)
                        : .number(Double(Int.random(in: 0...5, using: &generator)))
                }
            }
            return state
        }
        let states = [try state(), try state()]
        for state in states {
            try write(try state.sorted { $0.key < $1.key }.map { try series($0.key, $0.value) })
        }
        var expected: [Revision.Kind: [Double]] = [:]
        for origin in ["A", "B", "C", "D"] {
            for year in 2000...2005 {
                switch (states[0][origin]?[year], states[1][origin]?[year]) {
                case (.number(let a)?, .number(let b)?):
                    if a != b { expected[.revised, default: []].append(abs(b - a)) }
                case (.missing?, .number(let b)?): expected[.nowGiven, default: []].append(b)
                case (.number(let a)?, .missing?): expected[.nowMissing, default: []].append(a)
                case (nil, let b?): expected[.new, default: []].append(b.number ?? 0)
                case (let a?, nil): expected[.gone, default: []].append(a.number ?? 0)
                case (.missing?, .missing?), (nil, nil): break
                }
            }
        }
        let report = try compare(limit: 5)
        for kind in Revision.Kind.allCases {
            let sizes = (expected[kind] ?? []).sorted(by: >)
            #expect(report.total[kind] == sizes.count, "\(kind)")
            let found = (report.largest[kind] ?? []).map { item in
                abs(item.difference ?? (item.after ?? item.before)?.observation.scaled ?? 0)
            }
            if kind != .nowMissing { #expect(found == Array(sizes.prefix(5)), "\(kind)") }
        }
    }
}
