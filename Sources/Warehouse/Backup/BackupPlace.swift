internal import Foundation
internal import GRDB

/// The folder that a backup is to be put in, and the putting.
struct BackupPlace {
    private let target: String
    /// The rights of the workspace's folder, which its copy gets too.
    private let rights: mode_t
    /// Whether a workspace is there that is to be replaced.
    private let replaces: Bool

    init(
        _ destination: String, source: String, replacing: Bool, beside: [String] = []
    ) throws {
        target = URL(fileURLWithPath: destination).resolvingSymlinksInPath().path
        var info = stat()
        guard stat(source, &info) == 0 else { throw Self.failure(source, "a folder") }
        rights = info.st_mode & 0o7777
        guard target != URL(fileURLWithPath: source).resolvingSymlinksInPath().path else {
            throw WarehouseError(
                kind: .conflict, place: destination, found: "the workspace itself",
                expected: "another folder")
        }
        guard stat(target, &info) == 0 else {
            replaces = false
            return
        }
        guard info.st_mode & S_IFMT == S_IFDIR else {
            throw WarehouseError(
                kind: .conflict, place: destination, found: "a file that is there",
                expected: "a folder to be made, or an empty one")
        }
        let there = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
        replaces = !there.isEmpty
        let own = ([Warehouse.fileName] + beside).flatMap { name in
            ["", "-wal", "-shm", "-journal"].map { name + $0 }
        }
        if let other = there.first(where: { !own.contains($0) }) {
            throw WarehouseError(
                kind: .conflict, place: destination, found: "a folder that holds \(other)",
                expected: "a folder to be made, or one with a workspace and nothing else")
        }
        guard !replaces || replacing else {
            throw WarehouseError(
                kind: .conflict, place: destination, found: "a workspace that is there",
                expected: "a folder to be made (--force replaces the workspace)")
        }
    }

    /// Makes a folder beside the place.
    func makePart() throws -> String {
        var template = Array((target + ".XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Self.failure(target, "a folder beside it that can be written to")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Puts what was made in its place: the folder, or the file where a workspace is replaced.
    func settle(_ part: String) throws {
        guard chmod(part, rights) == 0 else { throw Self.failure(part, "a folder of ours") }
        try Self.flush(part)
        if replaces {
            let file = "/" + Warehouse.fileName
            try emptyLog()
            guard rename(part + file, target + file) == 0 else {
                throw Self.failure(target, "a workspace that can be replaced")
            }
            try Self.flush(target)
            try FileManager.default.removeItem(atPath: part)
        } else if rename(part, target) != 0 {
            throw Self.failure(target, "a place that can be written to")
        }
        try Self.flush(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    }

    /// Takes away the write-ahead log of the workspace that is to be replaced, which would be
    /// taken for that of its replacement.
    private func emptyLog() throws {
        let file = DatabaseFile(target + "/" + Warehouse.fileName)
        guard file.stamp.log != nil || file.hasIndex else { return }
        let queue = try DatabaseQueue(path: file.path)
        try queue.writeWithoutTransaction { db in
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try queue.close()
        guard file.stamp.log == nil else {
            throw WarehouseError(
                kind: .busy, place: target, found: "a workspace that somebody has open",
                expected: "one that nobody uses while it is replaced")
        }
    }

    /// Makes a folder's entries outlive a power cut.
    private static func flush(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder, "a folder") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(folder, "a folder") }
    }

    private static func failure(_ place: String, _ expected: String) -> WarehouseError {
        WarehouseError(
            kind: .notWritable, place: place, found: String(cString: strerror(errno)),
            expected: expected)
    }
}
