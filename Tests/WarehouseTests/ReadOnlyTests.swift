import Cubes
import Foundation
import Testing
import Vocabulary
import Warehouse

struct ReadOnlyTests {
    private func bytes(_ workspace: Workspace) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: workspace.file))
    }

    private func reading(_ workspace: Workspace) throws -> Warehouse {
        try Warehouse(folder: workspace.folder, create: false, readOnly: true)
    }

    @Test func `reading changes no byte of the file`() throws {
        let workspace = try CheckTests.filled()
        let before = try bytes(workspace)
        do {
            let warehouse = try reading(workspace)
            #expect(warehouse.isReadOnly)
            #expect(try warehouse.series(displaced).count == 41)
            #expect(try warehouse.releases().count == 5)
            #expect(try warehouse.index().count(.displaced) == 41)
            #expect(try bytes(workspace) == before)
        }
        #expect(try bytes(workspace) == before)
        let left = try FileManager.default.contentsOfDirectory(atPath: workspace.folder)
        #expect(left == [Warehouse.fileName])
    }

    @Test func `nothing is written through it, and it says so`() throws {
        let workspace = try CheckTests.filled()
        let warehouse = try reading(workspace)
        let before = try bytes(workspace)
        let attempts: [() throws -> Void] = [
            { _ = try warehouse.write(.test("x"), series: []) },
            { _ = try warehouse.amend(.test(nil), []) },
            { try warehouse.withdraw(1, reason: "x") },
            { try warehouse.signOff(1, by: "x") },
            { try warehouse.setEmbargo(1, until: nil) },
            { try warehouse.set(.signOffRequired, to: "no") },
        ]
        for attempt in attempts {
            let error = try #require(throws: WarehouseError.self) { try attempt() }
            #expect(error.kind == .notWritable && error.found.contains("opened for reading"))
        }
        #expect(try bytes(workspace) == before)
    }

    @Test func `what another connection writes meanwhile is seen`() throws {
        let workspace = try CheckTests.filled()
        let reader = try reading(workspace)
        #expect(try reader.lastReleaseID() == 5)
        let writer = try workspace.open()
        _ = try writer.write(.test("new", table: "n"), series: [try series("NEW", [2014: 1])])
        #expect(try reader.lastReleaseID() == 6)
        #expect(try reader.series(displaced.with(.origin, "NEW")).count == 1)
        let second = try reading(workspace)
        #expect(try second.series(displaced.with(.origin, "NEW")).count == 1)
    }

    @Test func `a folder without a workspace is not made one`() throws {
        let workspace = try Workspace()
        let error = try #require(throws: WarehouseError.self) { try reading(workspace) }
        #expect(error.kind == .absent)
        #expect(!FileManager.default.fileExists(atPath: workspace.file))
        try Data().write(to: URL(fileURLWithPath: workspace.file))
        let empty = try #require(throws: WarehouseError.self) { try reading(workspace) }
        #expect(empty.kind == .absent && empty.found == "an empty file")
    }
}
