import Fetching
import TestKit
import Testing

/// Where redirects may lead.
struct RedirectTests {
    private static func to(_ place: String, _ status: Int = 302) -> ReplayServer.Reply {
        .init(status, "", fields: [("Location", place)])
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is followed, and who answered is kept`(_ status: Int) throws {
        let site = try Site { request, _ in
            request.place == "/data" ? Self.to("/moved?a=1", status) : .init(200, "good")
        }
        let outcome = try site.fetch()
        #expect(outcome.text == "good")
        #expect(outcome.answer.url.hasSuffix("/data"))
        #expect(outcome.answer.answeredBy?.hasSuffix("/moved?a=1") == true)
    }

    @Test func `redirects in a circle are noticed`() throws {
        let site = try Site { request, _ in Self.to(request.place == "/data" ? "/b" : "/data") }
        let error = failure { try site.fetch() }
        #expect(error?.kind == .redirect)
        #expect(error?.found.contains("in a circle") == true)
        #expect(site.server.requests.count == 2)
    }

    @Test func `redirects without end are given up`() throws {
        let site = try Site { _, count in Self.to("/\(count)") }
        let error = failure { try site.fetch() }
        #expect(error?.found == "more than 5 redirects")
        #expect(site.server.requests.count == 6)
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "dict://127.0.0.1/x",
        "javascript:alert(1)", "http://", "http://me:secret@127.0.0.1/",
    ])
    func `a redirect to where nothing is fetched from is refused`(_ place: String) throws {
        let site = try Site { _, _ in Self.to(place) }
        let error = failure { try site.fetch() }
        #expect(error?.kind == .redirect, "\(place)")
        #expect(site.server.requests.count == 1)
    }

    @Test func `a redirect to nowhere is refused`() throws {
        let site = try Site { _, _ in .init(302, "") }
        #expect(failure { try site.fetch() }?.found == "a redirect to nowhere")
    }

    @Test func `without a mirror only https is spoken`() throws {
        let site = try Site { _, _ in .init(200, "good") }
        let error = failure { try site.fetch { $0.allowsPlain = false } }
        #expect(error?.kind == .address)
        #expect(error?.expected == "an address that begins with https://")
        #expect(site.server.requests.isEmpty)
    }
}
