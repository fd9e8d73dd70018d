import Fetching
import Foundation
import TestKit
import Testing

/// Answers larger than is taken.
struct LimitTests {
    private func leftOver(_ site: Site) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: site.folder + "/t")
    }

    @Test func `an answer that states too great a length is not received`() throws {
        let site = try Site { _, _ in
            var reply = ReplayServer.Reply(200, "good")
            reply.length = 5000
            return reply
        }
        let error = failure { try site.fetch { $0.limits.answer = 1000 } }
        #expect(error?.kind == .tooLarge)
        #expect(error?.expected == "at most 1000")
        #expect(site.server.requests.count == 1)
        #expect(try leftOver(site).isEmpty)
    }

    @Test func `an answer without end is broken off at the limit`() throws {
        let site = try Site { _, _ in
            var reply = ReplayServer.Reply(200, "good" + String(repeating: "x", count: 9996))
            reply.isOpen = true
            reply.isEndless = true
            return reply
        }
        let error = failure { try site.fetch { $0.limits.answer = 1 << 20 } }
        #expect(error?.kind == .tooLarge)
        #expect(try leftOver(site).isEmpty)
    }

    @Test func `header fields without end are broken off`() throws {
        let site = try Site { _, _ in
            .init(
                200, "good",
                fields: (0..<3000).map { ("X-\($0)", String(repeating: "y", count: 100)) })
        }
        let error = failure { try site.fetch() }
        #expect(error?.kind == .tooLarge)
        #expect(error?.place == "header fields")
    }

    @Test func `all answers together have a limit too`() throws {
        let site = try Site { _, _ in .init(200, "good" + String(repeating: "x", count: 996)) }
        let snapshot = try SnapshotFolder(site.folder, publisher: "site", clock: site.time.clock)
        try snapshot.begin("t", asking: "", anew: false)
        let fetcher = Fetcher(
            client: site.client { $0.limits.total = 2500 }, snapshot: snapshot)
        func get(_ name: String) throws {
            _ = try fetcher.answer(
                WebRequest(url: site.server.address + "/" + name), named: name, of: "t",
                examine: { _ in .found(Fetcher.Finding(.sound)) }, refusal: { _ in nil })
        }
        try get("a")
        try get("b")
        let error = failure { try get("c") }
        #expect(error?.kind == .tooLarge)
        #expect(error?.expected == "at most 500, which is left of all that is fetched")
    }

    @Test func `a long refusal is not read to its end`() throws {
        let site = try Site { _, _ in
            var reply = ReplayServer.Reply(404, String(repeating: "no ", count: 9999))
            reply.isEndless = true
            return reply
        }
        #expect(failure { try site.fetch() }?.status == 404)
    }

    @Test func `packed answers are kept as they were sent`() throws {
        let packed: [UInt8] = [0x1F, 0x8B, 8, 0, 1, 2, 3]
        let site = try Site { _, _ in .init(200, packed, fields: [("Content-Encoding", "gzip")]) }
        let outcome = try site.fetch()
        #expect(outcome.answer.file?.bytes == packed.count)
        #expect(outcome.answer.fields["Content-Encoding"] == "gzip")
    }
}
