import Cubes
import Foundation
import Testing
import Vocabulary
import Warehouse

struct BackupTests {
    private let workspace: Workspace
    private var copy: String { workspace.folder + "/copy" }

    init() throws { workspace = try CheckTests.filled() }

    private func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func `a backup is a workspace with the same content`() throws {
        let backup = try Warehouse.backUp(folder: workspace.folder, to: copy)
        #expect(backup.lastRelease == 5 && backup.size > 10_000)
        #expect(try files(copy) == [Warehouse.fileName])
        #expect(try Warehouse.check(folder: copy).isClean)
        let one = try workspace.open(create: false)
        let two = try Warehouse(folder: copy, create: false)
        #expect(try one.releases() == two.releases())
        for state in 1...5 {
            #expect(
                try one.series(displaced, asOf: state) == two.series(displaced, asOf: state))
        }
        _ = try two.write(.test("new"), series: [])
        #expect(try one.lastReleaseID() == 5)
    }

    @Test func `a workspace that others write to is copied in one state`() async throws {
        let folder = workspace.folder
        let copy = copy
        let writer = try workspace.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for value in 0..<40 {
                    _ = try writer.write(
                        .test("n\(value)"),
                        series: try (0..<40).map { try series("A\($0)", [2013: Double(value)]) })
                }
            }
            group.addTask {
                for number in 0..<8 {
                    let place = copy + "\(number)"
                    let backup = try Warehouse.backUp(folder: folder, to: place)
                    #expect(try Warehouse.check(folder: place).isClean)
                    let held = try Warehouse(folder: place, create: false)
                    #expect(try held.lastReleaseID() == backup.lastRelease)
                    if backup.lastRelease > 5 {
                        let values = try held.series(displaced.with(.popType, "REF"))
                            .filter { $0.series.key[.origin]?.hasPrefix("A") == true }
                            .flatMap { $0.series.observations.map(\.value) }
                        #expect(Set(values).count == 1)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(
            try files(folder).filter { $0.hasPrefix("copy") } == (0..<8).map { "copy\($0)" })
    }

    @Test func `a workspace that is there is replaced only when asked, and whole`() throws {
        _ = try Warehouse.backUp(folder: workspace.folder, to: copy)
        let refused = try #require(throws: WarehouseError.self) {
            try Warehouse.backUp(folder: workspace.folder, to: copy)
        }
        #expect(refused.kind == .conflict && refused.expected.contains("--force"))
        _ = try workspace.open().write(.test("more"), series: [])
        // Leaves a write-ahead log behind.
        let other = try Warehouse(folder: copy, create: false)
        let busy = try #require(throws: WarehouseError.self) {
            try Warehouse.backUp(folder: workspace.folder, to: copy, replacing: true)
        }
        #expect(busy.kind == .busy)
        #expect(try other.lastReleaseID() == 5)
    }

    @Test func `what a process that was killed left is not mixed with the replacement`() throws {
        _ = try Warehouse.backUp(folder: workspace.folder, to: copy)
        do {
            let other = try Warehouse(folder: copy, create: false)
            _ = try other.write(.test("lost"), series: [])
            // As a killed process leaves them: file, log and its index.
            for ending in ["", "-wal", "-shm"] {
                let path = copy + "/" + Warehouse.fileName + ending
                try FileManager.default.copyItem(atPath: path, toPath: path + ".left")
            }
        }
        for ending in ["", "-wal", "-shm"] {
            let path = copy + "/" + Warehouse.fileName + ending
            try? FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: path + ".left", toPath: path)
        }
        let backup = try Warehouse.backUp(folder: workspace.folder, to: copy, replacing: true)
        #expect(backup.lastRelease == 5)
        #expect(try files(copy) == [Warehouse.fileName])
        #expect(try Warehouse.check(folder: copy).isClean)
        #expect(try Warehouse(folder: copy, create: false).lastReleaseID() == 5)
    }

    @Test func `other folders, files and the workspace itself are never replaced`() throws {
        let other = workspace.folder + "/other"
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: other + "/thesis.txt"))
        let file = workspace.folder + "/file"
        try Data("x".utf8).write(to: URL(fileURLWithPath: file))
        for place in [other, file, workspace.folder, workspace.folder + "/none/copy"] {
            #expect(throws: WarehouseError.self) {
                try Warehouse.backUp(folder: workspace.folder, to: place, replacing: true)
            }
        }
        #expect(try files(other) == ["thesis.txt"])
        #expect(try files(workspace.folder).filter { $0.contains(".") } == [Warehouse.fileName])
    }

    @Test func `a damaged workspace is not passed on as a backup`() throws {
        try workspace.execute("UPDATE series SET sum = sum + 1 WHERE id = 1")
        let error = try #require(throws: WarehouseError.self) {
            try Warehouse.backUp(folder: workspace.folder, to: copy)
        }
        #expect(error.kind == .unreadable && error.found.contains("row 1"))
        #expect(!FileManager.default.fileExists(atPath: copy))
        #expect(try files(workspace.folder).filter { $0.hasPrefix("copy") }.isEmpty)
    }
}
