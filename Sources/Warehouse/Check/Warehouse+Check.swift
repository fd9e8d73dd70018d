internal import Foundation
internal import GRDB

extension Warehouse {
    /// Looks through a workspace for damage: the file's structure, the tables, every release, row,
    /// observation and sum, and how they refer to each other. Changes nothing; works on a
    /// workspace that others write to, and on one that may only be read.
    ///
    /// Cost: reads everything once, in one state.
    ///
    /// - Parameter limit: how many findings are told; the others are counted.
    public static func check(
        folder: String, limit: Int = 100
    ) throws(WarehouseError) -> CheckReport {
        let path = folder + "/" + fileName
        guard FileManager.default.fileExists(atPath: path) else {
            throw WarehouseError(
                kind: .absent, place: folder, found: "no workspace",
                expected: "a folder with \(fileName)")
        }
        var report: CheckReport
        do {
            report = try ReadOnlyDatabase(path).read { db in
                var check = WorkspaceCheck(db, path: path, limit: limit)
                check.run()
                return check.report
            }
        } catch {
            let failure = WarehouseError(error, place: path)
            guard failure.kind == .unreadable || failure.kind == .storage else { throw failure }
            report = CheckReport()
            report.count = 1
            report.findings = [
                CheckReport.Finding(
                    what: "file", place: path, found: failure.found, expected: failure.expected)
            ]
        }
        return report
    }
}
