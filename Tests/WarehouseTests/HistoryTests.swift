import Cubes
import Testing
import Vocabulary
import Warehouse

struct HistoryTests {
    @Test func `the same bytes twice change nothing`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let first = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1])])
        let second = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1])])
        #expect(first == .written(first.release, opened: 1, closed: 0, kept: 0))
        #expect(second == .unchanged(first.release))
        #expect(try warehouse.releases().count == 1)
    }

    @Test func `bytes that return after others are a release of their own`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        for (bytes, value) in [("a", 1.0), ("b", 2), ("a", 1)] {
            _ = try warehouse.write(.test(bytes), series: [try series("SYR", [2014: value])])
        }
        #expect(try warehouse.releases().map(\.id) == [1, 2, 3])
        #expect(try warehouse.series(displaced).first?.releases == [3])
    }

    @Test func `drafts without files are always written`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        for value in [1.0, 2] {
            let outcome = try warehouse.write(
                .test(nil), series: [try series("SYR", [2014: value])])
            #expect(outcome == .written(outcome.release, opened: 1, closed: 0, kept: 0))
        }
    }

    @Test func `a changed figure closes and opens its series and no other`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(
            .test("a"),
            series: [try series("SYR", [2013: 1, 2014: 1]), try series("IRQ", [2014: 2])])
        let outcome = try warehouse.write(
            .test("b"),
            series: [
                try series("SYR", [2013: 1, 2014: 9]), try series("IRQ", [2014: 2], row: 77),
            ])
        #expect(outcome == .written(outcome.release, opened: 1, closed: 0, kept: 1))
        let held = try warehouse.series(displaced)
        let syria = try #require(held.first { $0.series.key[.origin] == "SYR" })
        let iraq = try #require(held.first { $0.series.key[.origin] == "IRQ" })
        #expect(syria.releases == [2, 2])
        #expect(iraq.releases == [1])
        #expect(iraq.series.observations.map(\.row) == [2])
    }

    @Test func `what is no longer said is closed, and still held as of before`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let both = [try series("IRQ", [2014: 2]), try series("SYR", [2014: 1])]
        _ = try warehouse.write(.test("a"), series: both)
        let outcome = try warehouse.write(.test("b"), series: [both[1]])
        #expect(outcome == .written(outcome.release, opened: 0, closed: 1, kept: 1))
        #expect(try warehouse.series(displaced).map(\.series) == [both[1]])
        #expect(try warehouse.series(displaced, asOf: 1).map(\.series) == both)
        #expect(try warehouse.series(displaced, asOf: 2).map(\.series) == [both[1]])
        #expect(try warehouse.series(displaced, asOf: 0).isEmpty)
        #expect(try warehouse.index().count(.displaced) == 1)
    }

    @Test func `a series without figures opens nothing and closes what was held`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let first = try warehouse.write(.test("a"), series: [try series("SYR", [:])])
        #expect(first == .written(first.release, opened: 0, closed: 0, kept: 0))
        _ = try warehouse.write(.test("b"), series: [try series("SYR", [2014: 1])])
        let third = try warehouse.write(.test("c"), series: [try series("SYR", [:])])
        #expect(third == .written(third.release, opened: 0, closed: 1, kept: 0))
    }

    @Test func `a value that becomes missing is a change, and so is another status`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        var item = try series("SYR", [2014: 0])
        _ = try warehouse.write(.test("a"), series: [item])
        item.observations[0].value = .missing(.notReported)
        let gone = try warehouse.write(.test("b"), series: [item])
        #expect(gone == .written(gone.release, opened: 1, closed: 0, kept: 0))
        item.observations[0].status = .missing
        let marked = try warehouse.write(.test("c"), series: [item])
        #expect(marked == .written(marked.release, opened: 1, closed: 0, kept: 0))
        let before = try #require(try warehouse.series(displaced, asOf: 1).first)
        #expect(before.series.observations.map(\.value) == [.number(0)])
    }

    @Test func `a release of some periods keeps the others and their release`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(
            .test("a", periods: years(2013)),
            series: [try series("SYR", [2013: 1]), try series("IRQ", [2013: 5])])
        let outcome = try warehouse.write(
            .test("b", periods: years(2014)), series: [try series("SYR", [2014: 2])])
        #expect(outcome == .written(outcome.release, opened: 1, closed: 0, kept: 1))
        let held = try warehouse.series(displaced.with(.origin, "SYR"))
        #expect(held.map(\.releases) == [[1, 2]])
        #expect(held[0].series.observations.compactMap(\.value.number) == [1, 2])
    }

    @Test func `a period said again without a series takes that figure away`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(
            .test("a"),
            series: [try series("SYR", [2013: 1, 2014: 2]), try series("IRQ", [2014: 5])])
        let outcome = try warehouse.write(.test("b", periods: years(2014)), series: [])
        #expect(outcome == .written(outcome.release, opened: 1, closed: 1, kept: 0))
        #expect(try warehouse.series(displaced).map(\.series) == [try series("SYR", [2013: 1])])
    }

    @Test func `estimates are written again even from the same inputs, and keep what agrees`()
        throws
    {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        for id in 1...2 {
            let outcome = try warehouse.write(
                .test("a", kind: .estimated), series: [try series("SYR", [2014: 1])])
            #expect(outcome.release.id == id)
        }
        #expect(try warehouse.series(displaced).map(\.releases) == [[1]])
        #expect(try warehouse.lastReleaseID() == 2)
    }
}
