import Accounts
import Collection
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Office
import Registers
import Testing
import Vocabulary

/// Rounds at the desk and over the plain interface, by role.
@Suite struct RoundPagesTests {
    private static let hash = String(repeating: "0f", count: 32)
    private static let round = "/desk/rounds/dy/2026"

    /// A collection of the Statistics Division, asked of France and Mexico; one of the ILO beside it.
    private static func prepare(_ office: Office) throws {
        func put(_ register: String, _ id: String, _ fields: [String: String]) throws {
            var content = RecordContent()
            for (text, value) in fields {
                content[try #require(FieldPath(text: text))] = [Statement(value)]
            }
            _ = try office.registers.apply(
                [Edit(RecordKey(register, id), content, base: 0)], by: "test", reason: "test")
        }
        try put("organisations", "unsd", ["title": "Statistics <b>Division</b>"])
        try put("organisations", "ilo", ["title": "ILO"])
        try put(
            "organisations", "insee",
            [
                "title": "INSEE", "focal-points/1/name": "<script>alert(1)</script>",
                "focal-points/1/area": "FRA",
            ])
        try put("collections", "dy", ["title": "Yearbook \"& <i>more</i>", "owner": "unsd"])
        try put("collections", "ilm", ["title": "Labour", "owner": "ilo"])
        for id in ["dy", "ilm"] {
            _ = try office.openRound(
                id, round: "2026", areas: ["FRA", "MEX"], deadline: CalendarDate("2026-04-20"),
                by: "test")
        }
    }

    private static func check(_ office: Office, _ collection: String, _ area: String) throws {
        try office.recordStep(
            .receive, collection: collection, area: area, round: "2026", by: "test",
            document: hash)
        try office.recordStep(
            .check, collection: collection, area: area, round: "2026", by: "test", findings: 1)
    }

    private static func world(
        _ test: @escaping @Sendable (DeskWorld) async throws -> Void
    ) async throws {
        try await DeskWorld.run(prepare: prepare, test)
    }

    @Test func `pages stand, with hostile names as text, for everybody`() async throws {
        try await Self.world { world in
            for path in [
                "/desk/rounds", Self.round, Self.round + "/FRA", "/desk/due?within=3650",
                "/desk/rates", Self.round + "?state=asked",
            ] {
                let reply = try await world.nobody.get(path)
                let text = String(buffer: reply.body)
                #expect(reply.status == .ok, "\(path): \(text.prefix(200))")
                #expect(!text.contains("<i>more") && !text.contains("<b>Division"), "\(path)")
                #expect(text.utf8.count < 100_000)
                // Nobody is offered what they may not do.
                #expect(!text.contains("name=\"step\"") && !text.contains("/letter/"), "\(path)")
            }
            for path in [
                "/desk/rounds/nobody/2026", Self.round + "/KEN", "/desk/rounds/dy/1999",
                "/desk/rounds/dy", Self.round + "/FRA/letter/love", "/desk/due/x",
            ] {
                let reply = try await world.desk.get(path)
                #expect(reply.status == .notFound, "\(path)")
            }
        }
    }

    @Test func `every step is for those whom its right names, on what is theirs`() async throws {
        // Who may take a step: of their own collection or area, and of others'.
        let office: Set<Role> = [.desk, .administrator]
        for step in ResponseStep.allCases {
            let deed = try #require(Deed(rawValue: step.right.rawValue), "\(step)")
            for role in Role.allCases {
                let principal = Principal(
                    name: "x", role: role, organisations: ["unsd"], areas: ["FRA"])
                let own = Subject(organisations: ["unsd"], areas: ["FRA"])
                let others = Subject(organisations: ["ilo"], areas: ["MEX"])
                let mayOwn =
                    office.contains(role)
                    || role == .agency && step.right != .publish
                    || role == .country && step.right == .answer
                #expect(principal.may(deed, own) == mayOwn, "\(step) \(role) own")
                #expect(
                    principal.may(deed, others) == office.contains(role), "\(step) \(role) others")
            }
            #expect(!Principal.everybody.may(deed), "\(step)")
        }
    }

    @Test func `each step by form, by each role, in each state`() async throws {
        try await Self.world { world in
            for (role, visitor) in world.everyone {
                for collection in ["dy", "ilm"] {
                    for area in ["FRA", "MEX"] {
                        for step in ResponseStep.allCases {
                            let path = "/desk/rounds/\(collection)/2026/\(area)"
                            let key = try ResponseKey(
                                collection: collection, area: area, round: "2026")
                            let before = try world.office.response(key)
                            let reply = try await visitor.post(
                                path, ["step": step.rawValue, "reason": "because"])
                            let after = try world.office.response(key)
                            let isOwn =
                                role == .desk || role == .administrator
                                || role == .agency && collection == "dy"
                                    && step.right != .publish
                                || role == .country && area == "FRA" && step.right == .answer
                            let place = "\(role.map { $0.rawValue } ?? "nobody") \(step) \(key)"
                            if step == .receive || step == .check {
                                #expect(
                                    reply.status == .unprocessableContent
                                        || reply.status == .forbidden
                                        || reply.status == .unauthorized, "\(place)")
                                #expect(after == before, "\(place)")
                            } else if !isOwn {
                                #expect(
                                    [.unauthorized, .forbidden].contains(reply.status),
                                    "\(place): \(reply.status)")
                                #expect(after == before, "\(place)")
                            } else if step.next(after: before?.state) == nil || step == .publish {
                                #expect(reply.status == .unprocessableContent, "\(place)")
                                #expect(after == before, "\(place)")
                                #expect(String(buffer: reply.body).contains("because"), "\(place)")
                            } else {
                                #expect(reply.status == .seeOther, "\(place): \(reply.status)")
                                #expect(after?.state == step.next(after: before?.state))
                                #expect(after?.steps.last?.by == role?.rawValue)
                            }
                        }
                    }
                }
            }
        }
    }

    @Test func `two at once: the second is told, and keeps what was typed`() async throws {
        try await Self.world { world in
            let page = String(buffer: try await world.agency.get(Self.round + "/FRA").body)
            #expect(page.contains("name=\"revision\" value=\"1\""))
            let first = try await world.desk.post(
                Self.round + "/FRA", ["step": "remind", "revision": "1"])
            #expect(first.status == .seeOther)
            let second = try await world.agency.post(
                Self.round + "/FRA",
                ["step": "refuse", "revision": "1", "reason": "They \"rang\" <us>"])
            #expect(second.status == .conflict)
            let text = String(buffer: second.body)
            #expect(text.contains("Somebody else was first."))
            #expect(text.contains("They &quot;rang&quot; &lt;us&gt;"))
            #expect(text.contains("name=\"revision\" value=\"2\""))
        }
    }

    @Test func `letters are for those who run the collection, and the country`() async throws {
        try await Self.world { world in
            let path = Self.round + "/FRA/letter/reminder"
            for (role, visitor) in world.everyone {
                let reply = try await visitor.get(path)
                switch role {
                case nil: #expect(reply.status == .unauthorized)
                case .reader: #expect(reply.status == .forbidden)
                case .country, .agency, .desk, .administrator:
                    let text = String(buffer: reply.body)
                    #expect(reply.status == .ok)
                    #expect(text.contains("Dear &lt;script&gt;alert(1)&lt;/script&gt;"))
                    #expect(!text.contains("<script>"))
                }
            }
            let others = try await world.country.get(Self.round + "/MEX/letter/reminder")
            #expect(others.status == .forbidden)
            let french = try await world.desk.get(path + "?language=fr")
            #expect(french.status == .notFound)
        }
    }

    @Test func `what a country was asked is read by it and those who ask, not by others`()
        async throws
    {
        try await Self.world { world in
            try Self.check(world.office, "dy", "FRA")
            let asked = try await world.agency.post(
                Self.round + "/FRA", ["step": "query", "reason": "Why 98765 in 2020?"])
            #expect(asked.status == .seeOther)
            let address = "/api/v1/collections/dy/rounds/2026/responses"
            for path in [Self.round + "/FRA", Self.round, address, address + "/FRA"] {
                for (role, visitor) in world.everyone {
                    let text = String(buffer: try await visitor.get(path).body)
                    let isConcerned = role != nil && role != .reader
                    // The list of answers shows no questions to anybody.
                    let mayRead = isConcerned && path != Self.round
                    #expect(
                        text.contains("98765") == mayRead,
                        "\(path) \(role.map { $0.rawValue } ?? "nobody")")
                }
            }
        }
    }

    @Test func `a round is opened, added to and closed by form`() async throws {
        try await Self.world { world in
            let refused = try await world.agency.post(
                "/desk/rounds", ["collection": "ilm", "round": "2027"])
            #expect(refused.status == .forbidden)
            let wrong = try await world.agency.post(
                "/desk/rounds", ["collection": "dy", "round": "soon", "areas": "FRA DEU"])
            #expect(wrong.status == .unprocessableContent)
            #expect(String(buffer: wrong.body).contains("FRA DEU"))
            let opened = try await world.agency.post(
                "/desk/rounds",
                [
                    "collection": "dy", "round": "2027", "areas": "fra, DEU",
                    "deadline": "2027-06-30",
                ])
            #expect(opened.status == .seeOther)
            #expect(opened.headers[.location] == "/desk/rounds/dy/2027")
            let added = try await world.agency.post(
                "/desk/rounds/dy/2027", ["action": "add", "areas": "KEN"])
            #expect(added.status == .seeOther)
            let closed = try await world.agency.post(
                "/desk/rounds/dy/2027", ["action": "close", "reason": "year is over"])
            #expect(closed.status == .seeOther)
            let status = try world.office.round("2027", of: "dy")
            #expect(status.responses.map(\.key.area) == ["DEU", "FRA", "KEN"])
            #expect(status.counts.silent == 3 && !status.round.isOpen)
            for (role, visitor) in world.everyone where role != .desk && role != .administrator {
                let reply = try await visitor.post(
                    "/desk/rounds/ilm/2026", ["action": "close"])
                #expect([.unauthorized, .forbidden].contains(reply.status), "\(role as Any)")
            }
        }
    }
}
