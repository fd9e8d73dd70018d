import Cubes
import Foundation
import GRDB
import TestKit
import Testing
import Vocabulary
import Warehouse

/// What a workspace refuses, where it says so, and that it stays as it was.
struct RefusalTests {
    private func opening(_ workspace: Workspace, create: Bool = true) throws -> WarehouseError {
        try #require(throws: WarehouseError.self) { try workspace.open(create: create) }
    }

    @Test func `a figure already held from another table of the source is a conflict`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(.test("a", table: "x"), series: [try series("SYR", [2014: 1])])
        let error = try #require(throws: WarehouseError.self) {
            try warehouse.write(
                .test("b", table: "y"),
                series: [try series("IRQ", [2014: 2]), try series("SYR", [2014: 1])])
        }
        #expect(error.kind == .conflict)
        #expect(error.place == "series A.S.SYR.TUR.REF")
        #expect(try warehouse.releases().count == 1)
        #expect(try warehouse.series(displaced).count == 1)
    }

    @Test func `of several releases in one transaction none is written if one is refused`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        #expect(throws: WarehouseError.self) {
            try warehouse.write([
                (.test("a", table: "x"), [try series("SYR", [2014: 1])]),
                (.test("b", table: "y"), [try series("SYR", [2014: 1])]),
            ])
        }
        #expect(try warehouse.releases().isEmpty)
        _ = try warehouse.write(.test("a", table: "y"), series: [try series("SYR", [2014: 1])])
        #expect(try warehouse.series(displaced).count == 1)
    }

    @Test func `one series twice in a release is a conflict`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let item = try series("SYR", [2014: 1])
        let error = try #require(throws: WarehouseError.self) {
            try warehouse.write(.test("a"), series: [item, item])
        }
        #expect(error.kind == .conflict)
    }

    @Test func `periods out of order or twice are refused`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        let good = try series("SYR", [2013: 1, 2014: 2])
        for wrong in [
            Array(good.observations.reversed()), good.observations + good.observations.suffix(1),
        ] {
            let error = try #require(throws: WarehouseError.self) {
                try warehouse.write(
                    .test("a"), series: [Series(key: good.key, observations: wrong)])
            }
            #expect(error.kind == .conflict)
            #expect(error.found.contains("2014"))
        }
        #expect(try warehouse.releases().isEmpty)
    }

    @Test func `a release of some periods may not bring others`() throws {
        let workspace = try Workspace()
        let warehouse = try workspace.open()
        _ = try warehouse.write(.test("a"), series: [try series("SYR", [2013: 1, 2014: 2])])
        let error = try #require(throws: WarehouseError.self) {
            try warehouse.write(
                .test("b", periods: years(2014)),
                series: [try series("SYR", [2013: 9, 2014: 9])])
        }
        #expect(error.kind == .conflict)
        #expect(error.found == "2013")
        #expect(error.expected.contains("2014"))
    }

    @Test func `a folder without a workspace says what to do`() throws {
        let workspace = try Workspace()
        let error = try opening(workspace, create: false)
        #expect(error.kind == .absent)
        #expect(error.place == workspace.folder)
        #expect(!FileManager.default.fileExists(atPath: workspace.file))
    }

    @Test func `a file in the folder's place is refused`() throws {
        let workspace = try Workspace()
        let file = workspace.folder + "/plain"
        try Data("x".utf8).write(to: URL(fileURLWithPath: file))
        let error = try #require(throws: WarehouseError.self) {
            try Warehouse(folder: file, create: true)
        }
        #expect([.notWritable, .absent].contains(error.kind))
    }

    @Test(arguments: [1, 15, 16, 99, 100, 4096, 70_000])
    func `a file of anything else is unreadable and stays as it is`(_ size: Int) throws {
        let workspace = try Workspace()
        var generator = SeededGenerator(seed: UInt64(size))
        let bytes = Data((0..<size).map { _ in UInt8.random(in: 1...255, using: &generator) })
        try bytes.write(to: URL(fileURLWithPath: workspace.file))
        let error = try opening(workspace)
        #expect(error.kind == .unreadable)
        #expect(error.place == workspace.file)
        #expect(try Data(contentsOf: URL(fileURLWithPath: workspace.file)) == bytes)
    }

    @Test func `a foreign SQLite file is refused and stays as it is`() throws {
        let workspace = try Workspace()
        do {
            let foreign = try DatabaseQueue(path: workspace.file)
            try foreign.write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
            try foreign.close()
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: workspace.file))
        let error = try opening(workspace)
        #expect(error.kind == .unreadable)
        #expect(error.found.contains("1 tables"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: workspace.file)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.folder).count == 1)
    }

    @Test func `a workspace of a later version asks for a later program`() throws {
        let workspace = try Workspace()
        _ = try workspace.open().write(.test("a"), series: [try series("SYR", [2014: 1])])
        try workspace.execute("PRAGMA user_version = 99")
        let error = try opening(workspace)
        #expect(error.kind == .newer)
        #expect(error.found == "layout 99")
    }

    @Test(
        arguments: [
            "UPDATE series SET observations = x'01'", "UPDATE series SET observations = x''",
            "UPDATE series SET observations = substr(observations, 1, 20)",
            "UPDATE series SET key = x'0102'", "UPDATE series SET key = zeroblob(20)",
            "UPDATE series SET dataflow = 77", "UPDATE series SET dataflow = -1",
            "UPDATE code SET id = -id", "UPDATE code SET id = id + 8000000000",
            "UPDATE period SET period = 'soon'", "UPDATE period SET id = id + 100",
            "UPDATE attribute_set SET pairs = '[]'",
            "UPDATE attribute_set SET pairs = '{\"COLOUR\":\"red\"}'", "DELETE FROM code",
        ])
    func `content that is damaged is told, and nothing crashes`(_ damage: String) throws {
        let workspace = try Workspace()
        _ = try workspace.open().write(.test("a"), series: [try series("SYR", [2014: 1])])
        try workspace.execute(damage)
        let error = try #require(throws: WarehouseError.self) {
            _ = try workspace.open().series(displaced)
        }
        #expect(error.kind == .unreadable, "\(error)")
        // A write meets the same damage or none, but never traps.
        _ = try? workspace.open().write(
            .test("b", periods: years(2013)), series: [try series("SYR", [2013: 1])])
    }

    @Test(arguments: [
        "UPDATE release SET kind = 'rumour'", "UPDATE release SET notes = 'x'",
        "UPDATE file SET sheets = '{}'", "DROP TABLE file",
        "DROP TABLE release; CREATE TABLE release (id INTEGER PRIMARY KEY, source, kind);"
            + "INSERT INTO release (id) VALUES (1)",
    ])
    func `releases that are damaged are told, and nothing crashes`(_ damage: String) throws {
        let workspace = try Workspace()
        _ = try workspace.open().write(.test("a"), series: [try series("SYR", [2014: 1])])
        try workspace.execute("PRAGMA foreign_keys = OFF; " + damage)
        let error = try #require(throws: WarehouseError.self) {
            try workspace.open().releases()
        }
        #expect([.unreadable, .storage].contains(error.kind))
    }
}

extension Workspace {
    /// Runs SQL behind the warehouse's back.
    func execute(_ sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: file, configuration: configuration)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}
