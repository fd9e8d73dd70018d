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
    let storage: Storage
    /// Where the times of releases and events come from.
    let clock: @Sendable () -> UTCTime
    let held = Mutex<Holdings?>(nil)
    /// Held while holdings are read, so that several who ask at once wait for one reading.
    let loading = Mutex<Void>(())

    /// The database file within a workspace folder.
    public static let fileName = "warehouse.sqlite"

    /// Whether nothing can be written through this value.
    public var isReadOnly: Bool { storage.isReadOnly }

    /// Opens the workspace of a folder. With `create`, makes folder and tables where there
    /// are none. Refuses files that are not a workspace, and later versions' workspaces.
    ///
    /// A workspace of an earlier layout is brought up to date. Without `create`, a folder or file
    /// that this user may not write to is opened for reading.
    ///
    /// - Parameters:
    ///   - readOnly: changes no byte of the file; an earlier layout is refused.
    ///   - clock: where the times of releases and events come from.
    public init(
        folder: String, create: Bool, readOnly: Bool = false,
        clock: @escaping @Sendable () -> UTCTime = { .now }
    ) throws(WarehouseError) {
        let path = folder + "/" + Self.fileName
        self.folder = folder
        self.clock = clock
        do {
            let exists = FileManager.default.fileExists(atPath: path)
            if create, !readOnly {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true)
            } else if !exists {
                throw WarehouseError(
                    kind: .absent, place: folder, found: "no workspace",
                    expected: "a folder with \(Self.fileName); import something, or run the demo")
            }
            if readOnly || (!create && !DatabaseFile(path).isWritable) {
                storage = .reading(try ReadOnlyDatabase(path))
                try storage.read { try Self.refuse(WarehouseSchema.state($0), place: path) }
            } else {
                if exists { try Self.examine(path) }
                let pool = try Self.openForWriting(path)
                storage = .writing(pool)
                try Self.prepare(pool, place: path)
            }
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

    private static func openForWriting(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // After the pool has set its own: a release that was acknowledged outlives a power cut.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
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
            switch try queue.read(WarehouseSchema.state) {
            case .empty, .older: return
            case let state: try refuse(state, place: path)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
            // A process was killed while it made the tables: its rollback journal lies beside
            // the file, and only opening for writing can roll it back.
            guard FileManager.default.fileExists(atPath: path + "-journal") else { throw error }
        }
    }

    private static func prepare(_ pool: DatabasePool, place: String) throws {
        switch try pool.read(WarehouseSchema.state) {
        case .empty, .older:
            try pool.write { db in
                // Another process may have done it since.
                switch try WarehouseSchema.state(db) {
                case .empty: try WarehouseSchema.create(db)
                case .older: try WarehouseSchema.migrate(db)
                case let state: try refuse(state, place: place)
                }
            }
        case let state: try refuse(state, place: place)
        }
    }

    /// Refuses all but a workspace of this layout.
    static func refuse(_ state: WarehouseSchema.State, place: String) throws {
        switch state {
        case .current: return
        case .empty:
            throw WarehouseError(
                kind: .absent, place: place, found: "an empty file",
                expected: "a workspace; import something, or run the demo")
        case .older(let version):
            throw WarehouseError(
                kind: .older, place: place, found: "layout \(version)",
                expected: "\(WarehouseSchema.version); the first command that may write, such as "
                    + "`corridor settings`, brings it up to date")
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
}

extension Warehouse {
    /// Runs a read in one consistent state.
    func reading<T>(_ body: (Database) throws -> T) throws(WarehouseError) -> T {
        do {
            return try storage.read(body)
        } catch {
            throw WarehouseError(error, place: folder)
        }
    }

    /// Runs a write in one transaction, which only one process at a time can have.
    func writing<T>(_ body: (Database) throws -> T) throws(WarehouseError) -> T {
        do {
            guard case .writing(let pool) = storage else {
                throw WarehouseError(
                    kind: .notWritable, place: folder, found: "a workspace opened for reading",
                    expected: "a folder and file this user may write to")
            }
            return try pool.write(body)
        } catch {
            throw WarehouseError(error, place: folder)
        }
    }
}
