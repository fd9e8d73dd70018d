internal import Foundation
internal import GRDB

/// What a backup holds.
public struct Backup: Hashable, Sendable, Codable {
    /// The folder of the copy: a workspace.
    public let folder: String
    /// Size of its file. Units: bytes.
    public let size: Int
    /// The last release in it; 0 in an empty workspace.
    public let lastRelease: Int
}

extension Warehouse {
    /// Copies a workspace, in one state, while others read and write it. The copy is made beside
    /// its place, checked, and put there whole; where anything fails, nothing is there or what
    /// was there before. A workspace of an earlier layout is copied as it is.
    ///
    /// - Parameters:
    ///   - destination: the folder to be made; an empty one may be there.
    ///   - beside: names of files that may lie beside a workspace that is replaced; they stay.
    ///   - replacing: whether a workspace that is there may be replaced. A folder that holds
    ///     anything else never is.
    public static func backUp(
        folder: String, to destination: String, replacing: Bool = false,
        beside: [String] = []
    ) throws(WarehouseError) -> Backup {
        let path = folder + "/" + fileName
        do {
            guard FileManager.default.fileExists(atPath: path) else {
                throw WarehouseError(
                    kind: .absent, place: folder, found: "no workspace",
                    expected: "a folder with \(fileName)")
            }
            let place = try BackupPlace(
                destination, source: folder, replacing: replacing, beside: beside)
            let part = try place.makePart()
            do {
                try copy(path, to: part + "/" + fileName)
                let backup = try examine(part, as: destination, source: folder)
                try place.settle(part)
                return backup
            } catch {
                try? FileManager.default.removeItem(atPath: part)
                throw error
            }
        } catch let error as WarehouseError {
            throw error
        } catch {
            throw WarehouseError(error, place: destination)
        }
    }

    private static func copy(_ path: String, to copy: String) throws {
        let source = try ReadOnlyDatabase(path)
        let state = try source.read(WarehouseSchema.state)
        switch state {
        case .current, .older: break
        case .empty, .newer, .foreign: try refuse(state, place: path)
        }
        let queue = try DatabaseQueue(path: copy)
        try source.read { from in
            try queue.writeWithoutTransaction { to in try from.backup(to: to) }
        }
        try queue.close()
    }

    /// Checks a copy, and takes away what looking at it left behind.
    private static func examine(
        _ part: String, as destination: String, source: String
    ) throws -> Backup {
        let path = part + "/" + fileName
        // Nobody else knows the copy: it needs no locks.
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(
            path: DatabaseFile(path).address("mode=ro&immutable=1"), configuration: configuration)
        let (report, last) = try queue.read { db in
            var check = WorkspaceCheck(db, path: source + "/" + fileName, limit: 5)
            if case .older = try WarehouseSchema.state(db) {
                try check.checkFile()
            } else {
                check.run()
            }
            return (check.report, try Int.fetchOne(db, sql: "SELECT max(id) FROM release") ?? 0)
        }
        try queue.close()
        if let first = report.findings.first {
            throw WarehouseError(
                kind: .unreadable, place: source,
                found: "damage, so no backup was made (\(first)"
                    + (report.count > 1 ? "; \(report.count) findings in all)" : ")"),
                expected: "a workspace that `corridor check` finds clean")
        }
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return Backup(folder: destination, size: size ?? 0, lastRelease: last)
    }
}
