internal import Foundation
internal import GRDB
internal import Synchronization

/// The accounts of a workspace, their sessions, tokens and invitations, and the audit trail: a file of
/// its own beside the workspace's, which only its owner may read.
///
/// Every operation is one transaction or, where a password is worked on, two: passwords are worked on
/// outside of them. Several processes may use one file.
public final class AccountStore: Sendable {
    /// The name of the file in the workspace folder.
    public static let fileName = "accounts.sqlite"

    public let path: String
    let hashing: Hashing
    /// The time now.
    let clock: @Sendable () -> Moment
    private let queue: DatabaseQueue
    /// Grows when this store writes what decides who is let in.
    private let writes = Atomic<Int>(0)

    /// The time by the clock that the store goes by.
    public var now: Moment { clock() }

    /// Whether a workspace folder has accounts.
    public static func exists(in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/" + fileName)
    }

    /// Opens the accounts of a workspace.
    ///
    /// - Parameter create: whether to make the file where there is none.
    public init(
        folder: String, create: Bool = false, hashing: Hashing = Hashing(),
        clock: @escaping @Sendable () -> Moment = { .now }
    ) throws(AccountError) {
        path = folder + "/" + Self.fileName
        self.hashing = hashing
        self.clock = clock
        do {
            if !FileManager.default.fileExists(atPath: path) {
                guard create else {
                    throw AccountError(
                        .absent, folder, found: "no accounts",
                        expected: "`corridor account create` for the first administrator")
                }
                try Self.makeFile(path)
            }
            try Self.examine(path)
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL")
                // What was said to be closed stays closed after a power cut.
                try db.execute(sql: "PRAGMA synchronous = FULL")
            }
            try queue.inTransaction(.immediate) { db in
                try AccountSchema.prepare(db, place: path)
                return .commit
            }
        } catch {
            throw AccountError(error, place: path)
        }
    }

    /// Makes an empty file that nobody but its owner may read. SQLite gives the files beside it the
    /// same mode.
    private static func makeFile(_ path: String) throws(AccountError) {
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw AccountError(
                .storage, path, found: String(cString: strerror(errno)),
                expected: "a workspace folder that this user may write to")
        }
        Foundation.close(descriptor)
    }

    /// Looks at a file before it is written to: it may be another program's.
    private static func examine(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        guard size > 0 else { return }
        let state = try DatabaseQueue(path: path, configuration: configuration)
            .read(AccountSchema.version)
        try AccountSchema.refuse(state, place: path)
    }

    /// Runs a read in one consistent state.
    func reading<T>(_ body: (Database) throws -> T) throws(AccountError) -> T {
        do { return try queue.read(body) } catch { throw AccountError(error, place: path) }
    }

    /// Runs a write in one transaction, which only one process at a time can have.
    ///
    /// - Parameter decides: whether it may change who is let in.
    func writing<T>(
        decides: Bool = true, _ body: (Database) throws -> T
    ) throws(AccountError) -> T {
        defer { if decides { writes.add(1, ordering: .releasing) } }
        do {
            var result: T?
            try queue.inTransaction(.immediate) { db in
                result = try body(db)
                return .commit
            }
            guard let result else { throw CancellationError() }
            return result
        } catch {
            throw AccountError(error, place: path)
        }
    }

    /// What changes whenever this or any other process has changed who is let in, so that what was
    /// read before can be relied on while it stays.
    ///
    /// Cost: one look at the file's header.
    public func mark() throws(AccountError) -> StoreMark {
        let own = writes.load(ordering: .acquiring)
        let version = try reading { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        return StoreMark(own: own, version: version)
    }
}

/// A state of the accounts as one process sees it.
public struct StoreMark: Hashable, Sendable {
    let own: Int
    let version: Int
}
