internal import Foundation
internal import GRDB

/// What a look through the accounts found.
public struct AccountReport: Hashable, Sendable, Codable {
    /// What is not as it should be: where, found, expected.
    public internal(set) var findings: [String] = []
    public internal(set) var accounts = 0
    public internal(set) var entries = 0
    /// The sum of the last entry of the audit trail, in hexadecimal. Who writes it down elsewhere can see
    /// later that no entry before it was changed or cut off.
    public internal(set) var lastSum: String?
}

extension AccountStore {
    /// Looks through the accounts of a workspace: the file and who may read it, the rows, and the chain
    /// of the audit trail. Changes nothing.
    ///
    /// - Returns: nil where the workspace has no accounts.
    public static func check(folder: String) throws(AccountError) -> AccountReport? {
        guard exists(in: folder) else { return nil }
        let path = folder + "/" + fileName
        var report = AccountReport()
        for end in ["", "-wal", "-shm"] { checkMode(path + end, &report) }
        do {
            return try reader(path).read { db in
                try AccountSchema.refuse(try AccountSchema.version(db), place: path)
                for text in try String.fetchAll(db, sql: "PRAGMA integrity_check")
                where text != "ok" {
                    report.findings.append("accounts \(path): found \(text), expected a sound file")
                }
                let loose = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
                if !loose.isEmpty {
                    report.findings.append(
                        "accounts \(path): found \(loose.count) rows of no account, expected none")
                }
                for row in try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY name") {
                    report.accounts += 1
                    do { _ = try account(row) } catch { report.findings.append("\(error)") }
                }
                try checkTrail(db, &report)
                return report
            }
        } catch {
            let failure = AccountError(error, place: path)
            guard failure.kind == .unreadable else { throw failure }
            report.findings.append("accounts " + failure.description)
            return report
        }
    }

    /// Opens the file for reading, also where it may only be read.
    private static func reader(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if access(path, W_OK) == 0, access(folder, W_OK) == 0 {
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        let whole = URL(fileURLWithPath: path).absoluteURL.absoluteString
        return try DatabaseQueue(
            path: whole + "?mode=ro&immutable=1", configuration: configuration)
    }

    private static func checkMode(_ path: String, _ report: inout AccountReport) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 else { return }
        report.findings.append(
            "accounts \(path): found mode \(String(mode, radix: 8)), which others may use; "
                + "expected 600")
    }

    private static func checkTrail(_ db: Database, _ report: inout AccountReport) throws {
        var last: Data?
        var lastID = 0
        var lastTime = Moment(seconds: 0)
        var findings: [String] = []
        var count = 0
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM audit ORDER BY id")
        while let row = try rows.next() {
            count += 1
            let stated: Data = row["sum"]
            let place = "audit entry \(row["id"] as Int)"
            let entry: AuditEntry
            do { entry = try AuditEntry(row) } catch {
                findings.append("\(place): found what is no entry, expected one")
                last = stated
                continue
            }
            if entry.id != lastID + 1 {
                findings.append(
                    "\(place): found it after entry \(lastID), expected entries without a gap")
            }
            if entry.sum(after: last) != stated {
                findings.append(
                    "\(place): found content that its sum, or that of the entry before it, does "
                        + "not fit, expected what was written")
            }
            if entry.at < lastTime {
                findings.append(
                    "\(place): found \(entry.at), expected a time not before \(lastTime)")
            }
            (last, lastID, lastTime) = (stated, entry.id, entry.at)
        }
        report.findings += findings.prefix(100)
        if findings.count > 100 { report.findings.append("... and \(findings.count - 100) more") }
        report.entries = count
        report.lastSum = last.map { data in
            data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    /// Copies the accounts of a workspace into a folder, in one state, for its owner only. Sessions do not go
    /// along: whoever reads the copy must sign in again.
    ///
    /// - Returns: the size of the copy in bytes; nil where the workspace has no accounts.
    public static func backUp(
        folder: String, to destination: String
    ) throws(AccountError) -> Int? {
        guard exists(in: folder) else { return nil }
        let source = try AccountStore(folder: folder)
        let path = destination + "/" + fileName
        let part = path + ".part"
        do {
            try? FileManager.default.removeItem(atPath: part)
            try makeFile(part)
            let copy = try DatabaseQueue(path: part)
            try source.reading { from in
                try copy.writeWithoutTransaction { to in try from.backup(to: to) }
            }
            try copy.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                try db.execute(sql: "PRAGMA secure_delete = ON")
                try db.execute(sql: "DELETE FROM session; DELETE FROM attempt")
            }
            try copy.close()
            // A log beside the copy before would be taken for this one's.
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
            guard rename(part, path) == 0 else {
                throw AccountError(
                    .storage, path, found: String(cString: strerror(errno)),
                    expected: "a folder that this user may write to")
            }
            return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw AccountError(error, place: path)
        }
    }
}
