import Foundation
import TestKit
import Testing

@Suite struct ImportTests {
    @Test func `the same bytes twice change nothing`() throws {
        let scratch = try Scratch()
        let file = try scratch.file("stocks.csv", MadeUp.stocks(areas: 6))
        let first = try Tool.run(["import", file, "--workspace", scratch.workspace, "--json"])
        #expect(first.status == 0, "\(first.errors)")
        let before = try Tool.run(["list", "--workspace", scratch.workspace, "--json"]).output
        let second = try Tool.run(["import", file, "--workspace", scratch.workspace, "--json"])
        #expect(second.status == 0, "\(second.errors)")
        #expect(second.output.contains("\"unchanged\" : true"))
        #expect(
            try Tool.run(["list", "--workspace", scratch.workspace, "--json"]).output == before)
    }

    @Test func `a revised figure opens one series and leaves the others`() throws {
        let scratch = try Scratch()
        let table = MadeUp.stocks(areas: 6)
        let revised = table.replacingOccurrences(
            of: "AFG,2015,ALB,female,2916,", with: "AFG,2015,ALB,female,2917,")
        #expect(table != revised)
        let old = try scratch.file("old.csv", table)
        let new = try scratch.file("new.csv", revised)
        try Tool.run(["import", old, "--workspace", scratch.workspace])
        let result = try Tool.run(["import", new, "--workspace", scratch.workspace, "--json"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("\"opened\" : 1,"))
        #expect(result.output.contains("\"kept\" : 59,"))
    }

    @Test func `a file that was cut off at a line end does not close what is held`() throws {
        let scratch = try Scratch()
        let table = MadeUp.stocks(areas: 12)
        let whole = try scratch.file("whole.csv", table)
        let lines = table.split(separator: "\n")
        let cut = try scratch.file(
            "cut.csv", lines.prefix(lines.count / 2).joined(separator: "\n") + "\n")
        try Tool.run(["import", whole, "--workspace", scratch.workspace])
        let before = try figures(scratch)
        let refused = try Tool.run(["import", cut, "--workspace", scratch.workspace])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("cut off"), "\(refused.errors)")
        #expect(try figures(scratch) == before)
        let taken = try Tool.run([
            "import", cut, "--accept-findings", "--workspace", scratch.workspace,
        ])
        #expect(taken.status == 0, "\(taken.errors)")
    }

    @Test func `of several files those without fault are taken, and the others named`() throws {
        let scratch = try Scratch()
        let good = try scratch.file("good.csv", MadeUp.stocks(areas: 6))
        let page = try scratch.file("page.csv", "<!DOCTYPE html><html></html>")
        let absent = scratch.workspace + "-absent.csv"
        let result = try Tool.run([
            "import", page, absent, good, "--workspace", scratch.workspace, "--json",
        ])
        #expect(result.status == 1)
        #expect(result.errors.contains("2 of 3 files not taken"), "\(result.errors)")
        #expect(result.errors.contains("web page"), "\(result.errors)")
        #expect(result.output.contains("\"file\" : \"\(good)\""), "\(result.output)")
        let again = try Tool.run(["import", good, "--workspace", scratch.workspace])
        #expect(again.output.contains("nothing changed"))
    }

    @Test func `every table that is known is listed, and told of`() throws {
        let list = try Tool.run(["publishers"])
        #expect(list.status == 0 && list.output.contains("unhcr-population"))
        let one = try Tool.run(["publishers", "undesa-stock-2024"])
        #expect(one.output.contains("CC BY 3.0 IGO") && one.output.contains("Recognised by"))
        #expect(try Tool.run(["publishers", "nobody"]).status == 2)
    }

    @Test func `a refused first import leaves no workspace behind`() throws {
        let scratch = try Scratch()
        let file = try scratch.file("page.csv", "<!DOCTYPE html><html></html>")
        #expect(try Tool.run(["import", file, "--workspace", scratch.workspace]).status == 1)
        #expect(!FileManager.default.fileExists(atPath: scratch.workspace))
    }

    @Test func `output that cannot be written ends with 1 and no crash`() throws {
        let scratch = try Scratch()
        let file = try scratch.file("stocks.csv", MadeUp.stocks(areas: 20))
        try Tool.run(["import", file, "--workspace", scratch.workspace])
        for command in [["show", "DF_STOCK"], ["export", "DF_STOCK"], ["list", "--json"]] {
            let full = try Tool.run(
                command + ["--workspace", scratch.workspace], limit: "exec > /dev/full;")
            #expect(full.status == 1 && !full.killed, "\(command): \(full.errors)")
        }
        let words = "'\(Tool.path)' export DF_STOCK --workspace '\(scratch.workspace)'"
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = ["-c", "\(words) | head -1 > /dev/null; exit ${PIPESTATUS[0]}"]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus <= 1, "a reader that went away is no crash")
    }

    @Test func `a process killed at any moment leaves the state before or after`() throws {
        let scratch = try Scratch()
        let small = try scratch.file("small.csv", MadeUp.stocks(areas: 6))
        let large = try scratch.file("large.csv", MadeUp.stocks(areas: 60, shift: 1))
        try Tool.run(["import", small, "--workspace", scratch.workspace])
        let before = try figures(scratch)
        let other = try Scratch()
        try Tool.run(["import", small, "--workspace", other.workspace])
        try Tool.run(["import", large, "--workspace", other.workspace])
        let after = try figures(other)
        #expect(before != after)
        var kills = 0
        for moment in 0..<25 {
            let delay = UInt32(2_000 + moment * 9_000)
            if try Tool.kill(["import", large, "--workspace", scratch.workspace], after: delay) {
                kills += 1
                let now = try figures(scratch)
                #expect(now == before || now == after, "killed after \(delay) microseconds")
                if now == after { break }
            } else {
                break
            }
        }
        #expect(kills > 3, "the import ended before it could be killed")
        let last = try Tool.run(["import", large, "--workspace", scratch.workspace])
        #expect(last.status == 0, "\(last.errors)")
        #expect(try figures(scratch) == after)
    }

    @Test func `a killed first import leaves a workspace that can be imported into`() throws {
        for delay in stride(from: UInt32(1_000), to: 40_000, by: 1_500) {
            let scratch = try Scratch()
            let file = try scratch.file("stocks.csv", MadeUp.stocks(areas: 20))
            _ = try Tool.kill(["import", file, "--workspace", scratch.workspace], after: delay)
            let result = try Tool.run(["import", file, "--workspace", scratch.workspace])
            #expect(result.status == 0, "killed after \(delay): \(result.errors)")
        }
    }

    @Test func `a full disk is said and leaves the workspace as it was`() throws {
        let scratch = try Scratch()
        let small = try scratch.file("small.csv", MadeUp.stocks(areas: 6))
        let large = try scratch.file("large.csv", MadeUp.stocks(areas: 60, shift: 1))
        try Tool.run(["import", small, "--workspace", scratch.workspace])
        let before = try figures(scratch)
        for blocks in [100, 200, 400, 800] {
            let result = try Tool.run(
                ["import", large, "--workspace", scratch.workspace], limit: "ulimit -f \(blocks);")
            #expect(result.status == 1 && !result.killed, "\(blocks) blocks: \(result.errors)")
            #expect(result.errors.contains("free disk space") || result.errors.contains("room"))
            #expect(try figures(scratch) == before)
        }
    }

    /// Everything the workspace shows, as text.
    private func figures(_ scratch: Scratch) throws -> String {
        let shown = try Tool.run([
            "show", "DF_STOCK", "--workspace", scratch.workspace, "--json", "--limit", "100000",
        ])
        #expect(shown.status == 0, "\(shown.errors)")
        return shown.output
    }
}
