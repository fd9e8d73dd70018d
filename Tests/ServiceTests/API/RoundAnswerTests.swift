import Foundation
import HTTPTypes
import HummingbirdTesting
import Office
import Registers
import Testing
import Vocabulary

/// Rounds over the plain interface.
@Suite struct RoundAnswerTests {
    private static let root = "/api/v1/collections/dy/rounds"

    private func change(_ test: @escaping @Sendable (Plain) async throws -> Void) async throws {
        try await Plain.change { plain in
            let registers = plain.world.office.registers
            func put(_ register: String, _ id: String, _ fields: [String: String]) throws {
                var content = RecordContent()
                for (name, value) in fields { content[name] = [Statement(value)] }
                _ = try registers.apply(
                    [Edit(RecordKey(register, id), content, base: 0)], by: "test", reason: "test")
            }
            try put("organisations", "unsd", ["title": "UNSD"])
            try put("collections", "dy", ["title": "Yearbook", "owner": "unsd"])
            try await test(plain)
        }
    }

    @Test func `a round from opening to closing`() async throws {
        try await change { plain in
            let opened = try await plain.post(
                Self.root,
                #"{"round": "2026", "areas": ["FRA", "MEX", "DEU"], "deadline": "2020-01-31"}"#)
            #expect(opened.status == .ok, "\(opened.text.prefix(300))")
            let answer = Self.root + "/2026/responses/FRA"
            let one = try await plain.object(answer)
            #expect(one.text("state") == "asked" && one.whole("revision") == 1)
            let reminded = try await plain.post(
                answer + "/steps", #"{"step": "remind", "revision": 1}"#)
            #expect(reminded.status == .ok)
            let late = try await plain.post(
                answer + "/steps", #"{"step": "close", "revision": 1}"#)
            #expect(late.status == .conflict)
            let early = try await plain.post(answer + "/steps", #"{"step": "accept"}"#)
            #expect(early.status == .conflict && early.text.contains("reminded"))
            let due = try await plain.object("/api/v1/collections/due")
            #expect(due.list("due").count == 3)
            #expect(due.list("due").allSatisfy { ($0.whole("days_late") ?? 0) > 2000 })
            let refused = try await plain.post(
                Self.root + "/2026/responses/MEX/steps",
                #"{"step": "refuse", "reason": "no \"<b>\" register"}"#)
            #expect(refused.status == .ok)
            let closed = try await plain.post(Self.root + "/2026/close", "{}")
            #expect(closed.status == .ok)
            let counts = try #require(
                try await plain.object("/api/v1/collections/rates").list("years").first)
            #expect(counts.text("group") == "2026")
            let states = try await plain.object(
                Self.root + "/2026/responses?state=no-answer,refused")
            #expect(
                states.list("responses").map {
                    "\($0.text("area") ?? "") \($0.text("standing") ?? "")"
                }
                    == ["DEU silent", "FRA silent", "MEX refused"])
        }
    }

    @Test func `who may not is refused before anything is read or written`() async throws {
        try await change { plain in
            let body = #"{"round": "2026", "areas": ["FRA"]}"#
            #expect(try await plain.post(Self.root, body, token: nil).status == .unauthorized)
            #expect(try await plain.post(Self.root, body, token: Plain.reader).status == .forbidden)
            #expect(try await plain.post(Self.root, body).status == .ok)
            let steps = Self.root + "/2026/responses/FRA/steps"
            for token in [nil, Plain.reader] {
                let reply = try await plain.post(steps, "not even JSON", token: token)
                #expect([.unauthorized, .forbidden].contains(reply.status))
                let close = try await plain.post(Self.root + "/2026/close", "{}", token: token)
                #expect([.unauthorized, .forbidden].contains(close.status))
                let letter = try await plain.get(
                    Self.root + "/2026/responses/FRA/letters/request", token: token)
                #expect([.unauthorized, .forbidden].contains(letter.status))
            }
            let letter = try await plain.object(
                Self.root + "/2026/responses/FRA/letters/request", token: Plain.desk)
            #expect(letter.text("subject") == "Yearbook, 2026: request to France")
        }
    }

    @Test(arguments: [
        ("", #"{"round": "soon"}"#, 422), ("", #"{"round": "2026", "areas": ["Atlantis"]}"#, 422),
        ("", #"{"round": "2026", "deadline": "tomorrow"}"#, 422), ("", "{}", 422),
        ("", #"{"rounds": "2026"}"#, 400), ("", "[", 400), ("", #"{"round": 2026}"#, 422),
        ("/2025/close", "{}", 409), ("/2026/responses/FRA/steps", #"{"step": "ask"}"#, 404),
    ])
    func `what makes no sense is told`(_ path: String, _ body: String, _ status: Int)
        async throws
    {
        try await change { plain in
            let reply = try await plain.post(Self.root + path, body)
            #expect(reply.status.code == status, "\(path) \(body): \(reply.text.prefix(300))")
            #expect(reply.headers[.contentType] == "application/problem+json")
        }
    }

    @Test(arguments: [
        "/api/v1/collections/nobody/rounds", root + "/2026", root + "/2026/responses",
        root + "/2026/responses/FRA",
    ])
    func `what is not there is told`(_ path: String) async throws {
        try await change { plain in
            let reply = try await plain.get(path)
            #expect(reply.status == .notFound)
        }
    }
}
