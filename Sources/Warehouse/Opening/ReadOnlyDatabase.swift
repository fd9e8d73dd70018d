internal import Foundation
internal import GRDB
internal import Synchronization

/// A database file opened so that no byte of it changes.
///
/// SQLite shares a write-ahead log through a file of its own beside it. Where the folder can be
/// written, or that file is there, reading works while others write. Where neither holds, nobody
/// on this machine has the file open: it is then read without locks, and watched, so that it is
/// opened anew once somebody has begun to write.
final class ReadOnlyDatabase: Sendable {
    private let file: DatabaseFile
    private let opened: Mutex<Opened>

    private struct Opened {
        let pool: DatabasePool
        /// Takes away the files beside the database that reading made, when it is closed last.
        var keeper: DatabaseQueue?
        /// How the file was when it was opened without locks; nil where it is open with them.
        let stamp: DatabaseFile.Stamp?
    }

    init(_ path: String) throws {
        file = DatabaseFile(path)
        opened = Mutex(try Self.open(file))
    }

    deinit {
        opened.withLock { opened in
            guard let keeper = opened.keeper else { return }
            // The order counts. What fails here leaves two files that the next writer takes away.
            try? opened.pool.close()
            try? keeper.close()
        }
    }

    /// Runs a read in one consistent state. Without locks, it is run again when the file turns out
    /// to have changed meanwhile.
    func read<T>(_ body: (Database) throws -> T) throws -> T {
        for _ in 0..<20 {
            let (pool, stamp) = try current()
            let result = Result { try pool.read(body) }
            if stamp == nil || stamp == file.stamp { return try result.get() }
        }
        throw WarehouseError(
            kind: .busy, place: file.path, found: "a file that changed during each read",
            expected: "a writer that rests now and then")
    }

    private func current() throws -> (DatabasePool, DatabaseFile.Stamp?) {
        try opened.withLock { opened in
            if let stamp = opened.stamp, stamp != file.stamp { opened = try Self.open(file) }
            return (opened.pool, opened.stamp)
        }
    }

    private static func open(_ file: DatabaseFile) throws -> Opened {
        let stamp = file.stamp
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        if file.isWritable || stamp.hasIndex {
            let keeper = file.isWritable && !file.hasLog ? try Self.keeper(file) : nil
            return Opened(
                pool: try DatabasePool(path: file.path, configuration: configuration),
                keeper: keeper, stamp: nil)
        }
        if file.hasLog {
            // The log is read into memory of this process; there is nobody to share it with.
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            }
            let address = file.address("mode=ro&vfs=unix-none")
            return Opened(
                pool: try DatabasePool(path: address, configuration: configuration), stamp: stamp)
        }
        return Opened(
            pool: try DatabasePool(
                path: file.address("mode=ro&immutable=1"), configuration: configuration),
            stamp: stamp)
    }

    /// A connection that could write and does not: SQLite has the last one that could remove the
    /// log, which is empty, and its index.
    private static func keeper(_ file: DatabaseFile) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = 1") }
        return try DatabaseQueue(path: file.path, configuration: configuration)
    }
}
