import Cubes
import GRDB
import Testing
import Vocabulary
import Warehouse

/// Readers and writers at the same time: a state is seen whole or not at all.
struct ConcurrencyTests {
    /// Forty series that all carry one value.
    private func release(_ value: Double) throws -> [Series] {
        try (0..<40).map { try series("A\($0)", [2014: value, 2015: value]) }
    }

    private func values(_ warehouse: Warehouse) throws -> [Double?] {
        try warehouse.series(displaced).flatMap { $0.series.observations.map(\.value.number) }
    }

    @Test func `a write that is not yet committed is not seen, and its end unsaid leaves no trace`()
        throws
    {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(.test("a"), series: try release(1))
        let other = try DatabaseQueue(path: workspace.file)
        try other.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE; DELETE FROM series; DELETE FROM code")
            #expect(try values(warehouse) == Array(repeating: 1, count: 80))
            let second = try workspace.open(create: false)
            #expect(try values(second) == Array(repeating: 1, count: 80))
            try db.execute(sql: "ROLLBACK")
        }
        #expect(try values(warehouse) == Array(repeating: 1, count: 80))
    }

    @Test func `readers see whole releases in their order while they are written`() async throws {
        let workspace = try Workspace()
        let writer = try workspace.open()
        _ = try writer.write(.test("0"), series: try release(0))
        let last = 30.0
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for value in stride(from: 1.0, through: last, by: 1) {
                    _ = try writer.write(.test("\(value)"), series: try release(value))
                }
            }
            for own in [true, false] {
                let reader = own ? writer : try workspace.open(create: false)
                group.addTask {
                    var before = 0.0
                    while before < last {
                        let seen = Set(try values(reader))
                        #expect(seen.count == 1, "a state half written: \(seen)")
                        guard let now = seen.first ?? nil, now >= before else {
                            Issue.record("a later state was seen before an earlier one")
                            return
                        }
                        before = now
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `what another connection wrote is read, also after the index was kept`() throws {
        let workspace = try Workspace()
        let one = try workspace.open()
        let two = try workspace.open()
        #expect(try one.index().count(.displaced) == 0)
        _ = try two.write(.test("a"), series: [try series("SYR", [2014: 1])])
        #expect(try one.index().codes(.origin, in: displaced) == ["SYR"])
        #expect(try values(one) == [1])
        _ = try two.write(
            .test("b"), series: [try series("SYR", [2014: 2]), try series("NEW", [2014: 3])])
        #expect(try one.index().codes(.origin, in: displaced) == ["NEW", "SYR"])
        #expect(try values(one) == [3, 2], "in order of the key: NEW, SYR")
        _ = try one.write(.test("c"), series: [])
        #expect(try two.index().count(.displaced) == 0)
        #expect(try values(two).isEmpty)
        #expect(try two.lastReleaseID() == 3)
    }

    @Test func `two connections may make the same workspace at once`() async throws {
        let workspace = try Workspace()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<4 {
                group.addTask {
                    let item = try series("A\(number)", [2014: 1])
                    return try workspace.open().write(
                        .test("\(number)", table: "t\(number)"), series: [item]
                    ).release.id
                }
            }
            let ids = try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            #expect(ids == [1, 2, 3, 4])
        }
        #expect(try workspace.open().index().count(.displaced) == 4)
    }
}
