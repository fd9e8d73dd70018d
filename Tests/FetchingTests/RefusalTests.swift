import Fetching
import Foundation
import TestKit
import Testing

/// Hosts that refuse, ask to wait, or answer with something else.
struct RefusalTests {
    @Test func `too many requests are answered with the wait that the host asks for`() throws {
        let site = try Site { _, count in
            count < 3
                ? .init(429, "slow down", fields: [("Retry-After", "\(count * 17)")])
                : .init(200, "good")
        }
        let outcome = try site.fetch()
        #expect(outcome.text == "good")
        #expect(outcome.answer.attempts == 3)
        #expect(site.time.slept == [17, 34])
    }

    @Test func `a wait given as a date is kept`() throws {
        // The clock of the tests begins at 22:13:20.
        let site = try Site { _, count in
            count == 1
                ? .init(503, "", fields: [("Retry-After", "Tue, 14 Nov 2023 22:15:20 GMT")])
                : .init(200, "good")
        }
        try site.fetch()
        #expect(site.time.slept == [120])
    }

    @Test func `a wait longer than is worth it ends the fetch and says so`() throws {
        let site = try Site { _, _ in .init(429, "", fields: [("Retry-After", "7200")]) }
        let error = failure { try site.fetch() }
        #expect(error?.kind == .status)
        #expect(error?.status == 429)
        #expect(error?.found.contains("7200 s") == true)
        #expect(error?.expected.contains("goes on where this one stopped") == true)
        #expect(site.server.requests.count == 1)
        #expect(site.time.slept.isEmpty)
    }

    @Test func `a host at fault is asked again, ever later, and not for ever`() throws {
        let site = try Site { _, _ in .init(503, "down for maintenance") }
        let error = failure { try site.fetch() }
        #expect(error?.status == 503)
        #expect(error?.found.contains("down for maintenance") == true)
        #expect(error?.found.contains("6 times") == true)
        #expect(site.time.slept == [2, 4, 8, 16, 32])
        #expect(site.server.requests.count == 6)
    }

    @Test(arguments: [400, 401, 403, 404, 410, 418])
    func `a plain refusal is not repeated`(_ status: Int) throws {
        let site = try Site { _, _ in .init(status, "no such dataflow") }
        let error = failure { try site.fetch() }
        #expect(error?.status == status)
        #expect(error?.found == "status \(status): no such dataflow")
        #expect(site.server.requests.count == 1)
    }

    @Test func `a web page with status 200 is asked for again and never kept`() throws {
        let site = try Site { _, count in
            .init(200, count < 3 ? "<html><title>Busy</title></html>" : "good")
        }
        #expect(try site.fetch().text == "good")
        #expect(site.server.requests.count == 3)
        let stubborn = try Site { _, _ in .init(200, "<html>Busy</html>") }
        let error = failure { try stubborn.fetch() }
        #expect(error?.kind == .answer)
        #expect(error?.found == "a web page, 6 times")
        #expect(try FileManager.default.contentsOfDirectory(atPath: stubborn.folder + "/t").isEmpty)
    }

    @Test func `an answer of another kind ends the fetch at once`() throws {
        let site = try Site { _, _ in .init(200, "{\"error\": 7}") }
        let error = failure { try site.fetch() }
        #expect(error?.found == "\"{\"error\": 7}\"")
        #expect(error?.expected == "a table")
        #expect(site.server.requests.count == 1)
    }

    @Test func `an answer packed in a way that was not offered is refused`() throws {
        let site = try Site { _, _ in .init(200, "good", fields: [("Content-Encoding", "br")]) }
        #expect(failure { try site.fetch() }?.found == "an answer packed as br")
    }

    @Test func `an address that leads nowhere is told from one that is none`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        #expect(failure { try site.fetch("http://127.0.0.1:1/data") }?.kind == .unreachable)
        #expect(failure { try site.fetch("http:///nowhere") }?.kind == .address)
        #expect(failure { try site.fetch("http://me:secret@127.0.0.1/") }?.kind == .address)
    }

    @Test func `the program says what it is and what it wants`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        try site.fetch()
        let fields = try #require(site.server.requests.first).fields
        #expect(fields["user-agent"] == "Corridor/test")
        #expect(fields["accept"] == "text/csv")
    }

    @Test func `requests to a host keep their distance`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        let snapshot = try SnapshotFolder(site.folder, publisher: "site", clock: site.time.clock)
        let client = site.client { $0.interval = 61 }
        try snapshot.begin("t", asking: "", anew: false)
        let fetcher = Fetcher(client: client, snapshot: snapshot)
        for page in 1...3 {
            _ = try fetcher.answer(
                WebRequest(url: site.server.address + "/\(page)"), named: "page-\(page)", of: "t",
                examine: { _ in .found(Fetcher.Finding(.sound)) }, refusal: { _ in nil })
        }
        #expect(site.time.slept == [61, 61])
    }
}
