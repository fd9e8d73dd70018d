import Accounts
import Foundation
import Testing

/// The audit trail: what it says, and that a change of it is found.
struct AuditTests {
    private func fill(_ accounts: TestStore) throws {
        try accounts.add("anna", .administrator)
        try accounts.add("boris")
        _ = try accounts.session("anna")
        _ = try accounts.signIn("boris", "a wrong password")
        accounts.turn(by: 86_400)
        try accounts.store.close("boris", by: Caller(name: "anna", address: "192.0.2.1"))
        try accounts.store.record(
            "POST", on: "/desk/registers", by: Caller(name: "anna", address: "192.0.2.1"),
            .refused, detail: "403")
    }

    @Test func `it says who did what to what, from where, and whether it was allowed`() throws {
        try TestStore.run { accounts in
            try fill(accounts)
            let trail = try accounts.trail()
            #expect(
                trail.map(\.deed) == ["create", "create", "sign-in", "sign-in", "close", "POST"])
            #expect(trail.map(\.who) == ["root", "root", "anna", nil, "anna", "anna"])
            #expect(trail[3].outcome == .refused && trail[3].object == "boris")
            #expect(trail.map(\.id) == Array(1...6))
            var question = AuditQuestion()
            question.who = "anna"
            question.from = accounts.store.now
            #expect(try accounts.store.auditTrail(question).map(\.deed) == ["POST", "close"])
            question = AuditQuestion()
            question.object = "/desk/"
            #expect(try accounts.store.auditTrail(question).map(\.detail) == ["403"])
            question = AuditQuestion()
            question.before = 3
            question.limit = 1
            #expect(try accounts.store.auditTrail(question).map(\.id) == [2])
        }
    }

    @Test func `a clock that is set back does not turn the order round`() throws {
        try TestStore.run { accounts in
            try accounts.add("anna")
            accounts.turn(by: -5000)
            try accounts.add("boris")
            #expect(try AccountStore.check(folder: accounts.folder)?.findings == [])
        }
    }

    @Test func `sound accounts are found sound`() throws {
        try TestStore.run { accounts in
            #expect(try AccountStore.check(folder: accounts.folder + "/nowhere") == nil)
            try fill(accounts)
            let report = try #require(try AccountStore.check(folder: accounts.folder))
            #expect(report.findings == [])
            #expect(report.accounts == 2 && report.entries == 6)
            #expect(report.lastSum?.count == 64)
        }
    }

    @Test(arguments: [
        "UPDATE audit SET outcome = 'allowed' WHERE id = 4",
        "UPDATE audit SET who = NULL WHERE id = 3", "UPDATE audit SET who = 'root' WHERE id = 5",
        "DELETE FROM audit WHERE id = 4",
        "DELETE FROM audit WHERE id = 4; UPDATE audit SET id = id - 1 WHERE id > 4",
        "UPDATE audit SET at = at + 1 WHERE id = 2", "UPDATE audit SET detail = 'x' WHERE id = 6",
        "UPDATE account SET role = 'king' WHERE name = 'anna'",
        "UPDATE audit SET deed = deed || substr(object, 1, 1), object = substr(object, 2)",
    ])
    func `a row that was changed by hand is found`(_ sql: String) throws {
        try TestStore.run { accounts in
            try fill(accounts)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [
                "python3", "-c",
                """
                import sqlite3, sys
                db = sqlite3.connect(sys.argv[1]); db.executescript(sys.argv[2]); db.commit()
                """, accounts.store.path, sql,
            ]
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0)
            let report = try #require(try AccountStore.check(folder: accounts.folder))
            #expect(!report.findings.isEmpty)
        }
    }

    @Test func `a file that others may read, or that is none of ours, is found`() throws {
        try TestStore.run { accounts in
            try fill(accounts)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644], ofItemAtPath: accounts.store.path)
            let report = try #require(try AccountStore.check(folder: accounts.folder))
            #expect(report.findings.contains { $0.contains("mode 644") })
            let other = accounts.folder + "/other"
            try FileManager.default.createDirectory(
                atPath: other, withIntermediateDirectories: true)
            try Data(repeating: 7, count: 4096).write(
                to: URL(fileURLWithPath: other + "/" + AccountStore.fileName))
            let foreign = try AccountStore.check(folder: other)
            #expect(foreign?.findings.isEmpty == false)
            #expect(throws: AccountError.self) { try AccountStore(folder: other) }
        }
    }

    @Test func `a backup has everything but sessions, for its owner only`() throws {
        try TestStore.run { accounts in
            try fill(accounts)
            let session = try #require(try accounts.session("anna"))
            let copy = accounts.folder + "/copy"
            try FileManager.default.createDirectory(
                atPath: copy, withIntermediateDirectories: true)
            for _ in 0..<2 {
                let size = try AccountStore.backUp(folder: accounts.folder, to: copy)
                #expect(size ?? 0 > 4096)
            }
            let attributes = try FileManager.default.attributesOfItem(
                atPath: copy + "/" + AccountStore.fileName)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let store = try AccountStore(folder: copy, clock: { accounts.store.now })
            #expect(try store.session(session) == nil)
            #expect(try accounts.store.session(session) != nil)
            let (copied, own) = (try store.accounts(), try accounts.store.accounts())
            #expect(copied == own)
            #expect(try AccountStore.check(folder: copy)?.findings == [])
        }
    }
}
