internal import Foundation
internal import GRDB
internal import Synchronization

/// A workspace: one SQLite file that holds releases, series with history, and lineage.
///
/// Readers never wait for a writer; one process writes at a time. Each release is one
/// transaction: a process killed at any moment leaves the previous state.
public final class Warehouse: Sendable {
    /// The workspace folder.
    public let folder: String
    let pool: DatabasePool
    let held = Mutex<Holdings?>(nil)
    /// Held while holdings are read, so that several who ask at once wait for one reading.
    let reading = Mutex<Void>(())

    /// The database file within a workspace folder.
    public static let fileName = "warehouse.sqlite"

    /// Opens the workspace of a folder. With `create`, makes folder and tables where there
    /// are none. Refuses files that are not a workspace, and later versions' workspaces.
    public init(folder: String, create: Bool) throws(WarehouseError) {
        let path = folder + "/" + Self.fileName
        self.folder = folder
        do {
            let exists = FileManager.default.fileExists(atPath: path)
            if create {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true)
            } else if !exists {
                throw WarehouseError(
                    kind: .absent, place: folder, found: "no workspace",
                    expected: "a folder with \(Self.fileName); import something, or run the demo")
            }
            if exists { try Self.examine(path) }
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA cache_size = -65536")
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            try Self.prepare(pool, place: path)
        } catch let error as WarehouseError {
            throw error
        } catch let error as CocoaError {
            throw WarehouseError(
                kind: .notWritable, place: folder, found: error.localizedDescription,
                expected: "a folder this user may make and write to")
        } catch {
            throw WarehouseError(error, place: path)
        }
    }

    /// Looks at a file that is there without changing it: opening for writing would turn
    /// another program's database to a write-ahead log.
    private static func examine(_ path: String) throws {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        guard size > 0 else { return }
        guard size >= 512 else {
            try refuse(.foreign("a file of \(size) bytes"), place: path)
            return
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try refuse(try queue.read(WarehouseSchema.state), place: path)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
            // A process was killed while it made the tables: its rollback journal lies beside
            // the file, and only opening for writing can roll it back.
            guard FileManager.default.fileExists(atPath: path + "-journal") else { throw error }
        }
    }

    private static func prepare(_ pool: DatabasePool, place: String) throws {
        let state = try pool.read(WarehouseSchema.state)
        try refuse(state, place: place)
        guard case .empty = state else { return }
        try pool.write { db in
            guard case .empty = try WarehouseSchema.state(db) else { return }
            try WarehouseSchema.create(db)
        }
    }

    private static func refuse(_ state: WarehouseSchema.State, place: String) throws {
        switch state {
        case .current, .empty: return
        case .newer(let version):
            throw WarehouseError(
                kind: .newer, place: place, found: "layout \(version)",
                expected: "at most \(WarehouseSchema.version); use a later corridor")
        case .foreign(let what):
            throw WarehouseError(
                kind: .unreadable, place: place, found: what,
                expected: "a workspace written by corridor")
        }
    }

    /// Runs a read in one consistent state.
    func read<T>(_ body: (Database) throws -> T) throws(WarehouseError) -> T {
        do {
            return try pool.read(body)
        } catch {
            throw WarehouseError(error, place: folder)
        }
    }
}
