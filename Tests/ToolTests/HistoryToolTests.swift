import Foundation
import TestKit
import Testing

/// The commands on releases, run as a process.
@Suite struct HistoryToolTests {
    private let scratch: Scratch
    private let old: String
    private let new: String

    init() throws {
        scratch = try Scratch()
        let table = MadeUp.stocks(areas: 6)
        old = try scratch.file("old.csv", table)
        new = try scratch.file(
            "new.csv",
            table.replacingOccurrences(
                of: "AFG,2015,ALB,female,2916,", with: "AFG,2015,ALB,female,3000,"))
    }

    @discardableResult
    private func run(_ arguments: String..., status: Int32 = 0) throws -> Tool.Outcome {
        let result = try Tool.run(arguments + ["--workspace", scratch.workspace])
        #expect(result.status == status, "\(arguments): \(result.errors)")
        #expect(!result.killed)
        return result
    }

    @Test func `revisions are listed with their size, their share and both cells`() throws {
        try run("import", old)
        try run("import", new)
        let text = try run("diff", "1", "2").output
        #expect(text.contains("Figures that differ: 1"))
        #expect(text.contains("+84  +2.9%   2,916  3,000  2015"))
        #expect(text.contains("DF_STOCK A.UNDESA_2024.ALB.AFG.B.F._T"))
        #expect(text.contains("before: release 1, old.csv, row 2, column 5 (E); after: release 2"))
        #expect(text.contains("AFG   Afghanistan"))
        let json = try run("diff", "1", "now", "--json", "--dataflow", "DF_STOCK").output
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let revision = try #require((object["revisions"] as? [[String: Any]])?.first)
        #expect(revision["difference"] as? Double == 84)
        #expect(try run("diff", "2", "2").output.contains("No figure differs"))
        let other = try run("diff", "1", "2", "--dataflow", "DF_STOCK", "--key", "..DZA")
        #expect(other.output.contains("No figure differs"))
        #expect(try run("diff", "1", "9", status: 1).errors.contains("a number up to 2"))
        try run("diff", "1", "soon", status: 2)
        try run("diff", "1", "--key", "A", status: 2)
        try run("diff", "1", "2", "--limit=-1", status: 2)
    }

    @Test func `a withdrawn release is listed with its reason, and its figures are gone`() throws {
        try run("import", old)
        let key = "A.UNDESA_2024.ALB.AFG.B.F"
        let before = try run("show", "DF_STOCK", key, "--json").output
        try run("import", new)
        #expect(try run("show", "DF_STOCK", key, "--json").output != before)
        let done = try run("withdraw", "2", "--reason", "typed over", "--by", "Ana")
        #expect(done.output.contains("Release 2 withdrawn, by release 3"))
        #expect(try run("show", "DF_STOCK", key, "--json").output == before)
        #expect(try run("diff", "1", "now").output.contains("No figure differs"))
        let list = try run("list").output
        #expect(list.contains("withdrawn: typed over") && list.contains("withdraws 2"))
        let again = try run("withdraw", "2", "--reason", "twice", status: 1)
        #expect(again.errors.contains("typed over"))
        #expect(try run("withdraw", "8", "--reason", "x", status: 1).errors.contains("1 to 3"))
        try run("withdraw", "2", status: 2)
        try run("withdraw", "2", "--reason", " ", status: 2)
    }

    @Test func `a release waits for its sign-off where the workspace asks for it`() throws {
        #expect(try run("settings", status: 1).errors.contains("no workspace"))
        try run("import", old)
        #expect(try run("settings").output.contains("sign-off-required  no"))
        try run("settings", "sign-off-required", "yes")
        #expect(try run("import", new).output.contains("waits for sign-off"))
        #expect(try run("list").output.contains("waits for sign-off"))
        let signed = try run("sign-off", "2", "--by", "Ana")
        #expect(signed.output.contains("signed off by Ana"))
        #expect(try run("sign-off", "2", status: 1).errors.contains("signed off by Ana"))
        try run("settings", "sign-off-required", "perhaps", status: 2)
        try run("settings", "colour", "red", status: 2)
    }

    @Test func `an embargo is set at the import, moved and lifted`() throws {
        let imported = try run("import", old, "--embargo", "2199-01-01")
        #expect(imported.output.contains("under embargo until 2199-01-01T00:00:00Z"))
        let same = try run("import", old, "--embargo", "2198-01-01")
        #expect(same.errors.contains("corridor embargo 1"))
        let moved = try run("embargo", "1", "2198-06-01T09:00+02:00")
        #expect(moved.output.contains("2198-06-01T07:00:00Z"))
        #expect(try run("list").output.contains("2198-06-01T07:00:00Z"))
        try run("embargo", "1", "none")
        #expect(try !run("list").output.contains("embargo"))
        try run("embargo", "1", "tomorrow", status: 2)
        try run("import", new, "--embargo", "tomorrow", status: 2)
        #expect(try run("embargo", "7", "none", status: 1).errors.contains("no such release"))
    }

    @Test func `a check says what is wrong and ends with 1`() throws {
        try run("import", old)
        #expect(try run("check").output.contains("is sound: 1 releases, 60 rows of series"))
        let file = URL(fileURLWithPath: scratch.workspace + "/warehouse.sqlite")
        var bytes = try Data(contentsOf: file)
        // The licence's name stands once, in the row of the release.
        let place = try #require(bytes.range(of: Data("CC BY 3.0 IGO".utf8)))
        bytes[place.lowerBound] ^= 1
        try bytes.write(to: file)
        let found = try run("check", status: 1)
        #expect(found.output.contains("release 1: found content that its sum does not fit"))
        #expect(try run("check", "--json", status: 1).output.contains("\"count\" : 1"))
        #expect(try Data(contentsOf: file) == bytes)
        let copy = try run("backup", scratch.path + "/copy", status: 1)
        #expect(copy.errors.contains("no backup was made"))
    }

    @Test func `a backup is a workspace, and is not written over another unasked`() throws {
        try run("import", old)
        let copy = scratch.path + "/copy"
        #expect(try run("backup", copy).output.contains("as of release 1"))
        #expect(try run("backup", copy, status: 1).errors.contains("--force"))
        try run("import", new)
        #expect(try run("backup", copy, "--force").output.contains("as of release 2"))
        let list = try Tool.run(["list", "--workspace", copy])
        let own = try run("list")
        #expect(list.status == 0 && list.output == own.output)
        try run("backup", scratch.path, "--force", status: 1)
    }
}

/// A workspace that this user may only read, which takes a mount of its own to try as root.
@Suite struct UnwritableToolTests {
    /// Whether this process may mount.
    static let mayMount =
        (try? Tool.run(["-m", "true"], program: "/usr/bin/unshare").status) == 0

    /// Runs commands of the shell with the workspace mounted for reading only; `$tool` is the tool.
    private func reading(_ scratch: Scratch, _ commands: String) throws -> Tool.Outcome {
        let script = """
            set -e
            cd '\(scratch.path)'
            tool='\(Tool.path)'
            mount --bind workspace workspace
            mount -o remount,ro,bind workspace
            \(commands)
            """
        return try Tool.run(["-m", "bash", "-c", script], program: "/usr/bin/unshare")
    }

    private func filled() throws -> Scratch {
        let scratch = try Scratch()
        let file = try scratch.file("stocks.csv", MadeUp.stocks(areas: 6))
        try Tool.run(["import", file, "--workspace", scratch.workspace])
        return scratch
    }

    static let commands = """
        $tool list --workspace workspace | grep -q UNDESA_2024
        $tool show DF_STOCK --workspace workspace | grep -q DF_STOCK
        $tool diff 0 1 --workspace workspace | grep -q 'Figures that differ: 120'
        $tool check --workspace workspace | grep -q sound
        $tool backup copy --workspace workspace >&2
        """

    @Test(.enabled(if: mayMount))
    func `a workspace at rest is listed, shown, compared, checked and copied`() throws {
        let scratch = try filled()
        let done = try reading(scratch, Self.commands)
        #expect(done.status == 0, "\(done.errors)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/copy").count == 1)
        let refused = try reading(
            scratch, "$tool withdraw 1 --reason x --workspace workspace && exit 9; test $? = 1")
        #expect(refused.status == 0 && refused.errors.contains("opened for reading"))
    }

    /// What lies beside the file after a process was killed, or a copy was made of some of it.
    @Test(.enabled(if: mayMount), arguments: [["-wal", "-shm"], ["-wal"]])
    func `a workspace whose log a killed process left is read as it was acknowledged`(
        _ left: [String]
    ) throws {
        let scratch = try filled()
        let other = try scratch.file("more.csv", MadeUp.stocks(areas: 6, shift: 5))
        // While the service has the workspace open, what is imported stays in the log.
        let script = """
            set -e
            cd '\(scratch.path)'
            '\(Tool.path)' serve --port 0 --workspace workspace > address &
            for i in $(seq 200); do test -s address && break; sleep 0.05; done
            '\(Tool.path)' import '\(other)' --workspace workspace --accept-findings >&2
            kill -9 $!
            test -s workspace/warehouse.sqlite-wal
            """
        let made = try Tool.run(["-c", script], program: "/bin/bash")
        #expect(made.status == 0, "\(made.errors)")
        for ending in ["-wal", "-shm"] where !left.contains(ending) {
            try? FileManager.default.removeItem(
                atPath: scratch.workspace + "/warehouse.sqlite" + ending)
        }
        let done = try reading(
            scratch,
            "$tool diff 1 2 --workspace workspace | grep -q 'Revised' && "
                + "$tool check --workspace workspace | grep -q sound")
        #expect(done.status == 0, "\(left): \(done.errors)")
    }
}
