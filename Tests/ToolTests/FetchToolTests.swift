import Foundation
import TestKit
import Testing

/// `corridor fetch` as a process of its own, against a service replayed on this machine.
@Suite struct FetchToolTests {
    private static let pages = 12

    /// A page of UNHCR's API with one made-up row; a slow one drips.
    private static func page(_ request: ReplayServer.Request, slow: Bool) -> ReplayServer.Reply {
        let page = request.parameter("page") ?? "1"
        let year = 2000 + (Int(page) ?? 0)
        let text = """
            {"page":\(page),"maxPages":\(pages),"total":[],"items":[{"year":\(year),"coo":"SYR",\
            "coo_iso":"SYR","coa":"ARE","coa_iso":"EGY","refugees":\(year * 10),"asylum_seekers":0,\
            "returned_refugees":0,"idps":0,"returned_idps":0,"stateless":0,"ooc":0,"oip":"-","hst":0}]}
            """
        var reply = ReplayServer.Reply(200, text, fields: [("ETag", "\"\(page)\"")])
        if request.fields["if-none-match"] == "\"\(page)\"" { reply = .init(304, "") }
        if slow { reply.drip = (20, 20_000) }
        return reply
    }

    private func arguments(
        _ server: ReplayServer, _ scratch: Scratch, _ more: String...
    ) -> [String] {
        [
            "fetch", "unhcr", "population", "--base-url", server.address, "--rate", "60000",
            "--into",
            scratch.path + "/unhcr",
        ] + more
    }

    @Test func `fetched, imported and shown, a figure is the one that was sent`() throws {
        let server = try ReplayServer { request, _ in Self.page(request, slow: false) }
        let scratch = try Scratch()
        let workspace = ["--workspace", scratch.workspace]
        let made = try Tool.run(arguments(server, scratch, "--import") + workspace)
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("12 rows in 12 answers (12 received)"))
        #expect(made.output.contains("release 1: 12 rows, 12 figures in 1 series"))
        let shown = try Tool.run(
            ["show", "DF_DISPLACED", "A.UNHCR.SYR.EGY.REF", "--period", "2007"] + workspace)
        #expect(shown.output.contains("20,070"), "\(shown.output)\(shown.errors)")
        let source = try Tool.run(
            ["explain", "DF_DISPLACED", "A.UNHCR.SYR.EGY.REF", "2007"] + workspace)
        #expect(source.output.contains("population-"), "\(source.output)")
        // The heading is row 1, page 1 holds row 2.
        #expect(source.output.contains("Row"))
        let again = try Tool.run(["import", scratch.path + "/unhcr"] + workspace)
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.output.contains("nothing changed"))
    }

    @Test func `killed at any moment, the next run goes on and the table is whole`() throws {
        let server = try ReplayServer { request, _ in Self.page(request, slow: true) }
        let scratch = try Scratch()
        var generator = SeededGenerator(seed: 29)
        var kills = 0
        for _ in 0..<4 {
            let delay = UInt32.random(in: 150_000...700_000, using: &generator)
            if try Tool.kill(arguments(server, scratch), after: delay) { kills += 1 }
            // What is half done is never taken for whole.
            let early = try Tool.run([
                "import", scratch.path + "/unhcr", "--workspace", scratch.workspace,
            ])
            #expect(early.status == 1)
        }
        #expect(kills >= 3)
        let made = try Tool.run(arguments(server, scratch))
        #expect(made.status == 0, "\(made.errors)")
        let offline = try Tool.run(arguments(server, scratch, "--offline"))
        #expect(offline.output.contains("12 rows in 12 answers (12 had)"), "\(offline.output)")
        // Each page whole once, and once more for each run that was killed on it.
        #expect(server.requests.count <= 12 + 9 + 12)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: scratch.path + "/unhcr/population")
        #expect(left.count == 13, "\(left)")
    }

    @Test func `an interruption ends in order, and the same command goes on`() throws {
        let server = try ReplayServer { request, _ in Self.page(request, slow: true) }
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = arguments(server, scratch)
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        while server.requests.count < 3, process.isRunning { usleep(10_000) }
        kill(process.processIdentifier, SIGINT)
        let said = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(process.terminationReason == .exit)
        #expect(said.contains("the same command goes on where this one stopped"), "\(said)")
        let before = server.requests.count
        let made = try Tool.run(arguments(server, scratch))
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains(" had)"), "\(made.output)")
        #expect(server.requests.count - before < 12)
    }

    @Test func `a changed byte is refused by name, and fetching mends it`() throws {
        let server = try ReplayServer { request, _ in Self.page(request, slow: false) }
        let scratch = try Scratch()
        #expect(try Tool.run(arguments(server, scratch)).status == 0)
        let folder = scratch.path + "/unhcr/population"
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder).first {
                $0.contains("page-7-")
            })
        let url = URL(fileURLWithPath: folder + "/" + name)
        var bytes = try Data(contentsOf: url)
        bytes[100] ^= 4
        try bytes.write(to: url)
        let workspace = ["--workspace", scratch.workspace]
        let refused = try Tool.run(["import", scratch.path + "/unhcr"] + workspace)
        #expect(refused.status == 1)
        #expect(refused.errors.contains(name), "\(refused.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.workspace))
        #expect(
            try Tool.run(arguments(server, scratch)).output.contains("1 received, 11 unchanged"))
        #expect(try Tool.run(["import", scratch.path + "/unhcr"] + workspace).status == 0)
    }

    @Test(
        arguments: [
            (["fetch"], 2), (["fetch", "unesco"], 2), (["fetch", "unhcr", "populace"], 2),
            (["fetch", "unhcr", "--since", "2020", "--until", "2010"], 2),
            (["fetch", "unhcr", "--offline", "--no-cache"], 2), (["fetch", "--list"], 0),
            (["fetch", "oecd", "--list", "--json"], 0), (["fetch", "nobody", "--list"], 2),
        ] as [([String], Int32)])
    func `wrong use is told from what is at fault`(_ arguments: [String], _ status: Int32) throws {
        let outcome = try Tool.run(arguments)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(status == 0 || !outcome.errors.isEmpty)
    }

    @Test func `a refusal ends with 1, its words, and JSON where that is asked for`() throws {
        let server = try ReplayServer { _, _ in .init(403, "programs are not welcome") }
        let scratch = try Scratch()
        let outcome = try Tool.run(arguments(server, scratch, "--json", "--import"))
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("status 403: programs are not welcome"))
        #expect(outcome.errors.contains("nothing was imported"))
        #expect(!outcome.output.contains("\"table\" : \"population\",\n      \"title\""))
        let offline = try Tool.run(arguments(server, scratch, "--offline"))
        #expect(offline.status == 1)
    }
}
