import Fetching
import Foundation
import TestKit
import Testing

/// Answers that break off, and what is made of their beginnings.
struct ResumeTests {
    private static let text = "good" + String(repeating: "0123456789", count: 2000)

    /// The whole with an ETag; the rest where a range of it is asked for.
    private static func whole(
        _ request: ReplayServer.Request, tag: String = "\"a\"", text: String = text
    ) -> ReplayServer.Reply {
        guard let range = request.fields["range"], request.fields["if-range"] == tag,
            let start = Int(range.dropFirst(6).dropLast())
        else {
            return .init(200, text, fields: [("ETag", tag)])
        }
        let rest = Array(text.utf8.dropFirst(start))
        return .init(
            206, rest,
            fields: [
                ("ETag", tag),
                ("Content-Range", "bytes \(start)-\(text.utf8.count - 1)/\(text.utf8.count)"),
            ])
    }

    private static func broken(
        _ request: ReplayServer.Request, after bytes: Int
    ) -> ReplayServer.Reply {
        var reply = whole(request)
        reply.cut = bytes
        return reply
    }

    @Test func `a connection that breaks is gone on with from where it broke`() throws {
        let site = try Site { request, count in
            count < 3 ? Self.broken(request, after: 7000) : Self.whole(request)
        }
        #expect(try site.fetch().text == Self.text)
        #expect(
            site.server.requests.map { $0.fields["range"] } == [nil, "bytes=7000-", "bytes=14000-"])
        #expect(site.server.requests.last?.fields["if-range"] == "\"a\"")
    }

    @Test func `another run of the program goes on too`() throws {
        let site = try Site { request, count in
            count == 1 ? Self.broken(request, after: 9000) : Self.whole(request)
        }
        #expect(failure { try site.fetch { $0.retry.attempts = 1 } }?.kind == .cut)
        #expect(try site.fetch().text == Self.text)
        #expect(site.server.requests.last?.fields["range"] == "bytes=9000-")
    }

    @Test func `an answer that changed meanwhile comes whole again`() throws {
        let other = "good news" + String(repeating: "x", count: 9000)
        let site = try Site { request, count in
            count == 1
                ? Self.broken(request, after: 7000) : Self.whole(request, tag: "\"b\"", text: other)
        }
        #expect(try site.fetch().text == other)
        #expect(site.server.requests.count == 2)
    }

    @Test func `the rest of another answer is never put behind the beginning of this one`() throws {
        let site = try Site { request, count in
            switch count {
            case 1: return Self.broken(request, after: 7000)
            case 2:
                // If-Range is ignored: the rest of what is there now.
                return .init(
                    206, "new",
                    fields: [("ETag", "\"b\""), ("Content-Range", "bytes 7000-7002/7003")])
            default: return Self.whole(request)
            }
        }
        #expect(try site.fetch().text == Self.text)
        #expect(site.server.requests.last?.fields["range"] == nil)
    }

    @Test func `a rest that begins elsewhere, or was not asked for, is refused`() throws {
        let site = try Site { request, count in
            switch count {
            case 1: return Self.broken(request, after: 7000)
            case 2:
                return .init(
                    206, "x", fields: [("ETag", "\"a\""), ("Content-Range", "bytes 0-0/20004")])
            case 3: return .init(206, "good", fields: [("Content-Range", "bytes 0-3/4")])
            default: return Self.whole(request)
            }
        }
        #expect(try site.fetch().text == Self.text)
        #expect(site.server.requests.count == 4)
    }

    @Test func `a host that refuses ranges is asked for all of it`() throws {
        let site = try Site { request, count in
            switch count {
            case 1: return Self.broken(request, after: 7000)
            case 2: return .init(416, "", fields: [("Content-Range", "bytes */20004")])
            default: return Self.whole(request)
            }
        }
        #expect(try site.fetch().text == Self.text)
        #expect(site.server.requests.last?.fields["range"] == nil)
    }

    @Test(arguments: [[], [("ETag", "W/\"a\"")], [("ETag", "\"a\""), ("Accept-Ranges", "none")]])
    func `what cannot be told from another answer is begun anew`(
        _ fields: [(name: String, value: String)]
    ) throws {
        let site = try Site { request, count in
            var reply = ReplayServer.Reply(200, Self.text, fields: fields)
            if count == 1 { reply.cut = 7000 }
            return reply
        }
        #expect(try site.fetch().text == Self.text)
        #expect(site.server.requests.last?.fields["range"] == nil)
    }

    @Test func `a stated length that is not the body's is noticed`() throws {
        let long = try Site { _, count in
            var reply = ReplayServer.Reply(200, "good")
            if count == 1 { reply.length = 400 }
            return reply
        }
        #expect(try long.fetch().answer.attempts == 2)
        let always = try Site { _, _ in
            var reply = ReplayServer.Reply(200, "good")
            reply.length = 400
            return reply
        }
        #expect(failure { try always.fetch { $0.retry.attempts = 2 } }?.kind == .cut)
    }

    @Test func `an answer without a stated length is taken with a note`() throws {
        let site = try Site { _, _ in
            var reply = ReplayServer.Reply(200, "good")
            reply.isOpen = true
            return reply
        }
        #expect(try site.fetch().answer.notes.first?.contains("did not state") == true)
    }

    @Test func `an answer that stalls is broken off, and gone on with`() throws {
        let site = try Site { request, count in
            var reply = Self.whole(request)
            if count == 1 { reply.stall = 7000 }
            return reply
        }
        #expect(try site.fetch().text == Self.text)
        #expect(site.server.requests.last?.fields["range"] == "bytes=7000-")
    }

    @Test func `an answer that drips is broken off`() throws {
        let site = try Site { request, _ in
            var reply = Self.whole(request)
            reply.drip = (2, 100_000)
            return reply
        }
        let error = failure {
            try site.fetch {
                $0.limits.stall = 2
                $0.retry.attempts = 1
            }
        }
        #expect(error?.kind == .stalled)
    }

    @Test func `an interruption leaves what came`() throws {
        let site = try Site { request, _ in
            var reply = Self.whole(request)
            reply.drip = (2000, 300_000)
            return reply
        }
        Thread.detachNewThread { [interruption = site.interruption] in
            usleep(1_300_000)
            interruption.interrupt()
        }
        #expect(failure { try site.fetch() }?.kind == .interrupted)
        let part = try Data(contentsOf: URL(fileURLWithPath: site.folder + "/t/all.part"))
        #expect(part.count >= 2000 && part.count < Self.text.utf8.count)
        #expect(Array(part) == Array(Self.text.utf8.prefix(part.count)))
    }
}
