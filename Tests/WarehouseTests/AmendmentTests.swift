import Cubes
import Testing
import Vocabulary
import Warehouse

/// What is sent in to change single figures does what SDMX's actions say.
struct AmendmentTests {
    private let workspace: Workspace
    private let warehouse: Warehouse

    init() throws {
        workspace = try Workspace()
        warehouse = try workspace.open()
        var item = try series("SYR", [2013: 1, 2014: 2])
        item.observations[1].status = .estimated
        item.observations[1].attributes = AttributeSet([.comment: "c", .dataType: "B"])
        _ = try warehouse.write(.test("a"), series: [item])
    }

    private func year(_ number: Int) throws -> Period { try #require(Period(year: number)) }

    @discardableResult
    private func amend(
        _ changes: [Amendment.Change], origin: String = "SYR"
    ) throws -> AmendmentCounts {
        let key = try series(origin, [:]).key
        let draft = ReleaseDraft.test(nil, kind: .submitted)
        return try warehouse.amend(draft, [Amendment(key: key, changes: changes)]).counts
    }

    private func held(_ origin: String = "SYR") throws -> (items: [Observation], releases: [Int]) {
        let found = try warehouse.series(displaced.with(.origin, origin))
        return (found.flatMap(\.series.observations), found.flatMap(\.releases))
    }

    @Test func `a merge changes the parts given, keeps the rest, and is its release's`() throws {
        let counts = try amend([
            .merge(ObservationParts(period: try year(2014), value: .number(5), row: 8)),
            .merge(
                ObservationParts(
                    period: try year(2014), attributes: AttributeSet([.comment: "new"]), row: 9)),
        ])
        #expect(counts.changed == 2 && counts.inserted == 0)
        let (items, releases) = try held()
        #expect(releases == [1, 2])
        #expect(items[1].value == .number(5) && items[1].status == .estimated)
        #expect(items[1].attributes == AttributeSet([.comment: "new", .dataType: "B"]))
        #expect(items[1].row == 9)
        #expect(items[0].row == 2)
    }

    @Test func `a merge into nothing inserts, without a value as one not reported`() throws {
        let counts = try amend(
            [
                .merge(ObservationParts(period: try year(2020), value: .number(7))),
                .merge(
                    ObservationParts(
                        period: try year(2019), attributes: AttributeSet([.comment: "soon"]))),
            ], origin: "IRQ")
        #expect(counts.inserted == 2)
        let items = try held("IRQ").items
        #expect(items.map(\.period.description) == ["2019", "2020"])
        #expect(items.map(\.value) == [.missing(.notReported), .number(7)])
        #expect(items.map(\.status) == [.missing, .normal])
    }

    @Test func `a replacement takes the place of the whole observation`() throws {
        try amend([.replace(Observation(period: try year(2014), value: .number(5)))])
        let item = try held().items[1]
        #expect(item.status == .normal && item.attributes == .none && item.value == .number(5))
    }

    @Test func `an append adds what is not held and leaves what is`() throws {
        let counts = try amend([
            .append(Observation(period: try year(2014), value: .number(99))),
            .append(Observation(period: try year(2012), value: .number(3))),
        ])
        #expect(counts.unchanged == 1 && counts.inserted == 1)
        #expect(try held().items.map(\.value) == [.number(3), .number(1), .number(2)])
        #expect(try held().releases == [2, 1, 1])
    }

    @Test func `deletion takes away at the lowest level that is named`() throws {
        let parts = try amend([
            .deleteParts(try year(2014), ComponentChoice(attributes: [.comment])),
            .deleteParts(try year(2014), ComponentChoice(status: true)),
        ])
        #expect(parts.changed == 2)
        var items = try held().items
        #expect(items[1].attributes == AttributeSet([.dataType: "B"]))
        #expect(items[1].status == .normal && items[1].value == .number(2))
        try amend([.deleteParts(try year(2014), ComponentChoice(value: true))])
        items = try held().items
        #expect(items[1].value == .missing(.notReported) && items[1].status == .missing)
        let last = try amend([
            .deleteParts(try year(2014), ComponentChoice(value: true, attributes: [.dataType]))
        ])
        #expect(last.deleted == 1, "an observation that says nothing is none")
        #expect(try held().items.map(\.period.description) == ["2013"])
        #expect(try amend([.deleteObservation(try year(2013))]).deleted == 1)
        #expect(try held().items.isEmpty)
        #expect(try warehouse.series(displaced, asOf: 1).count == 1)
    }

    @Test func `a series deleted and sent anew in one release is replaced`() throws {
        let counts = try amend([
            .deleteSeries, .merge(ObservationParts(period: try year(2014), value: .number(4))),
        ])
        #expect(counts.deleted == 2 && counts.inserted == 1)
        #expect(try held().items.map(\.value) == [.number(4)])
        #expect(try held().items.map(\.attributes) == [.none])
        #expect(try Warehouse.check(folder: workspace.folder).findings == [])
    }

    @Test func `deleting what is not held is counted and changes nothing`() throws {
        let counts = try amend(
            [
                .deleteSeries, .deleteObservation(try year(2014)),
                .deleteParts(try year(2014), ComponentChoice(value: true)),
            ], origin: "XKX")
        #expect(counts.absent == 3)
        #expect(try warehouse.series(displaced).count == 1)
        let known = try amend([.deleteObservation(try year(1999))])
        #expect(known.absent == 1)
        #expect(try held().releases == [1, 1])
    }

    @Test func `what was sent the same again is counted and keeps its release`() throws {
        let counts = try amend([
            .merge(ObservationParts(period: try year(2013), value: .number(1)))
        ])
        #expect(counts.unchanged == 1 && counts.changed == 0)
        #expect(try held().releases == [1, 1])
        #expect(try warehouse.release(2)?.extent == .figures)
    }

    @Test
    func `nothing to merge or delete, and numbers that are none, are refused with their place`()
        throws
    {
        let wrong: [Amendment.Change] = [
            .merge(ObservationParts(period: try year(2014))),
            .deleteParts(try year(2014), ComponentChoice()),
            .replace(Observation(period: try year(2014), value: .number(.nan))),
            .merge(ObservationParts(period: try year(2014), value: .number(.infinity))),
        ]
        for change in wrong {
            let error = try #require(throws: WarehouseError.self) { try amend([change]) }
            #expect(error.kind == .conflict)
            #expect(error.place == "series A.S.SYR.TUR.REF 2014")
        }
        #expect(try warehouse.releases().count == 1)
    }

    @Test func `a figure of another table of the source is refused, and so is all sent with it`()
        throws
    {
        let key = try series("SYR", [:]).key
        let other = try series("IRQ", [:]).key
        let put = Amendment.Change.replace(Observation(period: try year(2014), value: .number(1)))
        let error = try #require(throws: WarehouseError.self) {
            try warehouse.amend([
                (.test(nil, table: "u", kind: .submitted), [Amendment(key: other, changes: [put])]),
                (.test(nil, table: "v", kind: .submitted), [Amendment(key: key, changes: [put])]),
            ])
        }
        #expect(error.found.contains("another table of source S, t"))
        #expect(try warehouse.releases().count == 1)
        #expect(try held("IRQ").items.isEmpty)
    }

    @Test func `a release of single figures leaves the others, and a series without figures`()
        throws
    {
        var draft = ReleaseDraft.test(nil, kind: .submitted)
        draft.extent = .figures
        let outcome = try warehouse.write(
            draft, series: [try series("SYR", [2014: 8]), try series("IRQ", [:])])
        #expect(outcome == .written(outcome.release, opened: 1, closed: 0, kept: 0))
        #expect(try held().items.map(\.value) == [.number(1), .number(8)])
        #expect(try held().releases == [1, 2])
    }
}
