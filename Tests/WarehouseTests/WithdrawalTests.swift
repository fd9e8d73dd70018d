import Cubes
import Testing
import Vocabulary
import Warehouse

struct WithdrawalTests {
    /// The figures of one series now, with the release of each.
    private func figures(_ warehouse: Warehouse, _ origin: String = "SYR") throws -> [String] {
        try warehouse.series(displaced.with(.origin, origin)).flatMap { held in
            zip(held.series.observations, held.releases).map {
                "\($0.period)=\($0.value.number.map { "\(Int($0))" } ?? "missing") of \($1)"
            }
        }
    }

    @Test func `what a release brought goes and what it replaced returns`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1, 2015: 2])])
        _ = try warehouse.write(
            .test("b"), series: [try series("SYR", [2014: 9]), try series("IRQ", [2014: 5])])
        let outcome = try warehouse.withdraw(2, reason: "wrong year", by: "Ana")
        #expect(outcome == .written(outcome.release, opened: 1, closed: 1, kept: 0))
        #expect(try figures(warehouse) == ["2014=1 of 1", "2015=2 of 1"])
        #expect(try figures(warehouse, "IRQ").isEmpty)
        #expect(outcome.release.kind == .withdrawal)
        #expect(outcome.release.withdraws == 2)
        #expect(outcome.release.notes == ["wrong year"])
        let withdrawn = try #require(try warehouse.release(2))
        #expect(
            withdrawn.standing
                == .withdrawn(at: outcome.release.heldFrom, reason: "wrong year"))
        #expect(try warehouse.latestRelease(source: "S", table: "t")?.id == 1)
    }

    @Test func `a later release of the whole table leaves nothing to take back`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1, 2015: 2])])
        _ = try warehouse.write(.test("b"), series: [try series("SYR", [2014: 1, 2015: 2])])
        #expect(try figures(warehouse) == ["2014=1 of 1", "2015=2 of 1"])
        try warehouse.withdraw(1, reason: "file of another year")
        #expect(try figures(warehouse) == ["2014=1 of 2", "2015=2 of 2"])
        let held = try #require(try warehouse.series(displaced).first)
        #expect(held.series.observations.map(\.row) == [0, 0], "the place in the later file")
    }

    @Test func `a period said again by a later release keeps its figure`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(
            .test("a", periods: years(2014, 2015)),
            series: [try series("SYR", [2014: 1, 2015: 2])])
        _ = try warehouse.write(
            .test("b", periods: years(2015)), series: [try series("SYR", [2015: 2])])
        try warehouse.withdraw(1, reason: "test")
        #expect(try figures(warehouse) == ["2015=2 of 2"])
        try warehouse.withdraw(2, reason: "test")
        #expect(try figures(warehouse).isEmpty)
    }

    @Test func `a figure sent again, which changed nothing then, outlives what it confirmed`()
        throws
    {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1, 2015: 2])])
        var draft = ReleaseDraft.test(nil, kind: .submitted)
        draft.extent = .figures
        let again = try warehouse.write(draft, series: [try series("SYR", [2014: 1], row: 7)])
        #expect(again == .written(again.release, opened: 0, closed: 0, kept: 1))
        #expect(try figures(warehouse) == ["2014=1 of 1", "2015=2 of 1"])
        try warehouse.withdraw(1, reason: "test")
        #expect(try figures(warehouse) == ["2014=1 of 2"])
        #expect(try warehouse.series(displaced).first?.series.observations.map(\.row) == [7])
    }

    @Test func `a closure that a later release repeated stays closed, and returns with the last`()
        throws
    {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let both = [try series("SYR", [2014: 1]), try series("IRQ", [2014: 2])]
        _ = try warehouse.write(.test("a"), series: both)
        _ = try warehouse.write(.test("b"), series: [both[1]])
        _ = try warehouse.write(.test("c"), series: [both[1]])
        try warehouse.withdraw(2, reason: "test")
        #expect(try figures(warehouse).isEmpty)
        try warehouse.withdraw(3, reason: "test")
        #expect(try figures(warehouse) == ["2014=1 of 1"])
    }

    @Test func `the same file may come back after its release was withdrawn`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let item = try series("SYR", [2014: 1])
        _ = try warehouse.write(.test("a"), series: [item])
        try warehouse.withdraw(1, reason: "too early")
        let again = try warehouse.write(.test("a"), series: [item])
        #expect(again == .written(again.release, opened: 1, closed: 0, kept: 0))
        #expect(try figures(warehouse) == ["2014=1 of 3"])
    }

    @Test func `a file that counts again after a later one was withdrawn changes nothing`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let first = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1])])
        _ = try warehouse.write(.test("b"), series: [try series("SYR", [2014: 2])])
        try warehouse.withdraw(2, reason: "test")
        let again = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1])])
        #expect(again == .unchanged(first.release))
        let hash = first.release.files[0].sha256
        #expect(try warehouse.currentRelease(readFrom: hash)?.id == 1)
    }

    @Test func `a series that another table has taken over meanwhile refuses the withdrawal`()
        throws
    {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let item = try series("SYR", [2014: 1])
        _ = try warehouse.write(.test("a", table: "x"), series: [item])
        _ = try warehouse.write(.test("b", table: "x"), series: [])
        _ = try warehouse.write(.test("c", table: "y"), series: [item])
        let error = try #require(throws: WarehouseError.self) {
            try warehouse.withdraw(2, reason: "test")
        }
        #expect(error.kind == .conflict)
        #expect(error.place == "series A.S.SYR.TUR.REF")
        #expect(error.found.contains("another table of source S, y"))
        #expect(try warehouse.release(2)?.standing.isWithdrawn == false)
        #expect(try warehouse.releases().count == 3)
    }

    @Test func `withdrawing twice, a withdrawal, nothing, or without a reason is refused in words`()
        throws
    {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(.test("a"), series: [try series("SYR", [2014: 1])])
        let wordless = try #require(throws: WarehouseError.self) {
            try warehouse.withdraw(1, reason: " \n")
        }
        #expect(wordless.found == "no reason")
        try warehouse.withdraw(1, reason: "wrong")
        let twice = try #require(throws: WarehouseError.self) {
            try warehouse.withdraw(1, reason: "again")
        }
        #expect(twice.kind == .conflict && twice.found.contains("withdrawn at"))
        #expect(twice.found.contains("(wrong)"))
        let back = try #require(throws: WarehouseError.self) {
            try warehouse.withdraw(2, reason: "no, it was right")
        }
        #expect(back.found == "the withdrawal of release 1")
        let absent = try #require(throws: WarehouseError.self) {
            try warehouse.withdraw(9, reason: "x")
        }
        #expect(absent.kind == .noRelease && absent.expected == "a number from 1 to 2")
        #expect(try warehouse.releases().count == 2)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func
        `any sequence of releases and withdrawals leaves what is not withdrawn, done from the beginning`(
            _ seed: UInt64
        ) throws
    {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        var model = NaiveHistory()
        var releases = RandomReleases(seed: seed)
        var amendments = RandomAmendments(seed: seed &+ 1000)
        for number in 1...30 {
            switch Int.random(in: 0...9, using: &releases.generator) {
            case 0...3:
                let (draft, series) = try releases.next(number)
                _ = try warehouse.write(draft, series: series)
                model.write(draft, series)
            case 4:
                var (draft, series) = try releases.next(number)
                draft.extent = .figures
                _ = try warehouse.write(draft, series: series)
                model.write(draft, series)
            case 5, 6:
                let (draft, changes) = try amendments.next(number)
                _ = try warehouse.amend(draft, changes)
                model.amend(draft, changes)
            default:
                guard let target = model.standing.randomElement(using: &releases.generator) else {
                    continue
                }
                try warehouse.withdraw(target, reason: "test \(number)")
                model.withdraw(target)
            }
            #expect(try warehouse.lastReleaseID() == model.last)
            try compare(warehouse, model.state, "after \(number)")
        }
        #expect(try Warehouse.check(folder: workspace.folder).findings == [])
    }

    /// Compares what is held with the model; a place that was not kept is none.
    private func compare(
        _ warehouse: Warehouse, _ expected: NaiveHistory.State, _ when: String
    ) throws {
        var held: NaiveHistory.State = [:]
        for flow in Dataflow.allCases {
            for item in try warehouse.series(KeyPattern(flow)) {
                held[item.series.key] = zip(item.series.observations, item.releases).map {
                    NaiveHistory.Figure(observation: $0, release: $1)
                }
            }
        }
        #expect(Set(held.keys) == Set(expected.keys), "\(when)")
        for (key, figures) in expected {
            let there = held[key] ?? []
            #expect(there.count == figures.count, "\(key) \(when)")
            for (a, b) in zip(there, figures) {
                #expect(a.observation.says(sameAs: b.observation), "\(key) \(when)")
                #expect(a.release == b.release, "\(key) \(a.observation.period) \(when)")
                let hasPlace = a.observation.row > 0 || a.observation.column > 0
                #expect(
                    !hasPlace || a.observation == b.observation,
                    "\(key) \(a.observation.period) \(when)")
            }
        }
    }
}
