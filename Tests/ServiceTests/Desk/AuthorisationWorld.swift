import Accounts
import Collection
import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Registers
import Service
import Testing
import Vocabulary
import Warehouse

/// An office with something that is theirs, and something that is others', for everybody.
///
/// Theirs is the collection `dy` of `unsd`, asked of France; others' is `ilm` of `ilo`, asked of Mexico.
/// What not everybody may see holds a text that is nowhere else.
struct AuthorisationWorld {
    let desk: DeskWorld
    /// Those who ask, in the order of the table.
    let visitors: [Visitor]

    struct Visitor {
        let name: String
        let browser: DeskVisitor
        /// A token of the account; nil for nobody.
        let token: String?

        /// Sends a request as a program does, with the account's token.
        func send(
            _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil,
            type: String = "application/json"
        ) async throws -> TestResponse {
            var headers: HTTPFields = [:]
            if let token { headers[.authorization] = "Bearer " + token }
            if body != nil { headers[.contentType] = type }
            return try await browser.client.execute(
                uri: path, method: method, headers: headers,
                body: body.map { ByteBuffer(string: $0) }
            ) { $0 }
        }

        /// Sends the same with what a browser has: the session's cookie.
        func sendByCookie(
            _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil
        ) async throws -> TestResponse {
            var headers: HTTPFields = [:]
            if let cookie = browser.cookie { headers[.cookie] = cookie }
            if body != nil { headers[.contentType] = "application/json" }
            return try await browser.client.execute(
                uri: path, method: method, headers: headers,
                body: body.map { ByteBuffer(string: $0) }
            ) { $0 }
        }
    }

    static func run(_ test: @Sendable (AuthorisationWorld) async throws -> Void) async throws {
        try await DeskWorld.run(
            configure: {
                $0.requests = 10_000
                $0.requestsPerClient = 10_000
            }, prepare: prepare
        ) { world in
            let visitors = try world.everyone.map { role, browser in
                Visitor(
                    name: role?.rawValue ?? "nobody", browser: browser,
                    token: try role.map {
                        try world.accounts.addToken(
                            to: $0.rawValue, title: "test", days: 1,
                            by: Caller(address: "192.0.2.7")
                        ).text
                    })
            }
            let sent = try await visitors[1].send(
                .post, "/api/v1/marketplace/offermark-theirs/messages",
                #"{"text":"messagemark"}"#)
            #expect(sent.status == .ok, "\(sent.text)")
            try await test(AuthorisationWorld(desk: world, visitors: visitors))
        }
    }

    // MARK: What the office holds

    private static func prepare(_ office: Office) throws {
        func put(_ register: String, _ id: String, _ fields: [String: String]) throws {
            var content = RecordContent()
            for (text, value) in fields {
                content[try #require(FieldPath(text: text))] = [Statement(value)]
            }
            _ = try office.registers.apply(
                [Edit(RecordKey(register, id), content, base: 0)], by: "test", reason: "test")
        }
        for id in ["unsd", "ilo", "insee"] {
            try put(
                "organisations", id,
                [
                    "title": "Name of \(id)", "focal-points/1/name": "Ana",
                    "focal-points/1/contact": "contactmark@example.org",
                ])
        }
        for (id, owner) in [("dy", "unsd"), ("ilm", "ilo")] {
            var fields = ["title": "Collection \(id)", "owner": owner]
            let table = [
                "title": "Foreign-born", "dataflow": "DF_STOCK", "end": "destination",
                "criterion": "B", "counterpart": "total", "sex": "by-sex", "years": "2023/2024",
            ]
            for (name, value) in table { fields["tables/born/" + name] = value }
            try put("collections", id, fields)
            try put("meetings", "m-" + id, ["title": "Meeting \(id)", "organiser": owner])
            try put("activities", "act-" + id, ["title": "Activity \(id)", "organisation": owner])
            _ = try office.openRound(id, round: "2026", areas: ["FRA", "MEX"], by: "test")
        }
        try put("recommendations", "r1", ["title": "Count everybody"])
        try answers(office)
        var offer = MarketDraft()
        offer.title = "Offermark theirs"
        offer.kind = "expertise"
        offer.organisation = "unsd"
        _ = try office.post(offer, by: "test")
        offer.title = "Offermark others"
        offer.organisation = "ilo"
        _ = try office.post(offer, by: "test")
        offer.title = "Offermark gone"
        _ = try office.post(offer, by: "test")
        try office.setState("withdrawn", of: "offermark-gone", by: "test")
        try embargoed(office)
    }

    /// Answers that wait, each with a question to the country.
    private static func answers(_ office: Office) throws {
        for (id, area, figure, mark) in [
            ("dy", "FRA", "7654320", "theirs"), ("ilm", "MEX", "8765430", "others"),
        ] {
            let questionnaire = try office.questionnaire(id, area: area, round: "2026")
            let half = "\((Int(figure) ?? 0) / 2)"
            var answer = QuestionnaireAnswer(
                identity: QuestionnaireIdentity(questionnaire, made: ""),
                cells: [("W _T _T", figure), ("W F _T", half), ("W M _T", half)].map {
                    .init(table: "born", row: $0.0, year: 2024, text: $0.1)
                })
            answer.remarks = ["remarkmark-" + mark]
            let received = try office.receive(
                SentDocument(
                    Array(try JSONEncoder().encode(answer)), name: "answer.json",
                    mediaType: SentDocument.cells,
                    expected: .init(collection: id, area: area, round: "2026")), by: "test")
            #expect(received.outcome.rawValue == "taken")
            try office.recordStep(
                .query, collection: id, area: area, round: "2026", by: "test",
                reason: "askmark-" + mark)
        }
    }

    /// A figure of France that nobody but the desk may see yet.
    private static func embargoed(_ office: Office) throws {
        let draft = ReleaseDraft(
            source: "TEST_1", table: "stocks", kind: .imported, publisher: "Tests",
            title: "Embargoed", citation: "Made up for tests.", licence: .ccBy4,
            url: "https://example.org/stocks",
            files: [ReleaseFile(name: "stocks.csv", sha256: "00ff", size: 1, sheets: [])],
            embargo: UTCTime("2099-01-01T00:00:00Z"))
        let key = try SeriesKey(.stock, ["A", "TEST_1", "W", "FRA", "B", "_T", "_T"])
        let period = try #require(Period(year: 2023))
        _ = try office.warehouse.write(
            draft,
            series: [
                Series(
                    key: key,
                    observations: [
                        Observation(period: period, value: .number(6_543_219), row: 2, column: 3)
                    ])
            ])
    }
}
