import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// What the plain interface says that there is, and how it refuses.
@Suite struct CatalogueAnswerTests {
    /// An address of each operation that can be read.
    static let addresses = [
        "/api/v1", "/api/v1/openapi.json", "/api/v1/dataflows", "/api/v1/dataflows/stock",
        "/api/v1/areas?q=mex", "/api/v1/areas/MEX", "/api/v1/series?dataflow=stock",
        "/api/v1/figures?dataflow=stock", "/api/v1/releases", "/api/v1/releases/1",
        "/api/v1/figures/explain?dataflow=stock&key=A.TEST_2025.MEX.USA.B.F._T&period=2020",
        "/api/v1/compare?left=stock:A.TEST_2025.MEX.USA.B.F._T&right=stock:A.TEST_2025.MEX.USA.B.M._T",
        "/api/v1/definitions", "/api/v1/frameworks", "/api/v1/harmonisation", "/api/v1/review",
        "/api/v1/registers", "/api/v1/registers/views", "/api/v1/registers/views/records",
        "/api/v1/registers/search?q=x", "/api/v1/registers/changes",
        "/api/v1/registers/views/timeline", "/api/v1/registers/views/matrix?rows=view",
        "/api/v1/registers/views/map", "/api/v1/changes?since=1", "/download/stock.zip",
        "/download/stock.xlsx",
        "/download/stock.csv", "/download/stock.ndjson", "/download/stock.json",
        "/api/v1/collections/overlaps", "/api/v1/collections/overlaps/FRA",
    ]

    private static let elsewhere: Set<String> = {
        let round = "/api/v1/collections/{id}/rounds/{round}"
        let answer = "/api/v1/collections/{id}/answers/{answer}"
        let record = "/api/v1/registers/{register}/records/{id}"
        return [
            "/api/v1/validation", "/api/v1/mirrors", record, record + "/history",
            "/api/v1/policies/counts", "/api/v1/policies/map", "/api/v1/treaties",
            "/api/v1/treaties/matrix", "/api/v1/treaties/{instrument}/status",
            "/api/v1/areas/{code}/abroad", "/download/give-back/{area}.xlsx",
            "/download/give-back/{area}.csv", "/download/questionnaire/{collection}/{area}.xlsx",
            "/api/v1/collections/due", "/api/v1/collections/rates",
            "/api/v1/collections/{id}/rounds", round, round + "/responses",
            round + "/responses/{area}", round + "/responses/{area}/letters/{kind}",
            "/api/v1/collections/{id}/answers", answer, answer + "/workbook",
            answer + "/document", "/api/v1/meetings", "/api/v1/meetings/{id}/dossier",
            "/api/v1/recommendations/open", "/api/v1/marketplace",
            "/api/v1/marketplace/{id}/matches",
        ]
    }()

    @Test func `every operation that can be read is tried here`() async throws {
        try await Plain.ask { plain in
            let paths = try await plain.object("/api/v1/openapi.json").object("paths")
            let described = try #require(paths).members.keys.filter { path in
                paths?.object(path)?.object("get") != nil
            }
            let tried = Set(
                Self.addresses.map { address in
                    let path = String(address.prefix { $0 != "?" })
                    return path.replacing("/areas/MEX", with: "/areas/{code}")
                        .replacing("/overlaps/FRA", with: "/overlaps/{area}")
                        .replacing("/releases/1", with: "/releases/{id}")
                        .replacing("/dataflows/stock", with: "/dataflows/{dataflow}")
                        .replacing("/registers/views", with: "/registers/{register}")
                        .replacing("/download/stock.", with: "/download/{dataflow}.")
                })
            // These need stocks that flows can be estimated from, and flows that both ends report:
            // ValidationAnswerTests, ComparingAnswerTests. And these records: RegisterAPITests,
            // LawAnswerTests, RoundAnswerTests, AnswerAPITests, MeetingPageTests, MarketplaceTests;
            // by every role: AuthorisationTests.
            #expect(Set(described).subtracting(tried).subtracting(Self.elsewhere) == [])
            #expect(tried.union(Self.elsewhere).subtracting(described) == [])
        }
    }

    @Test(arguments: addresses)
    func `HEAD has the header alone, and what a client holds is not sent again`(
        _ address: String
    ) async throws {
        try await Plain.ask { plain in
            let whole = try await plain.get(address)
            #expect(whole.status == .ok && whole.body.readableBytes > 0)
            let head = try await plain.get(address, method: .head)
            #expect(head.status == .ok && head.body.readableBytes == 0)
            for name in [HTTPField.Name.contentType, .eTag, .lastModified, .contentLocation] {
                #expect(head.headers[name] == whole.headers[name], "\(name)")
            }
            let tag = try #require(whole.headers[.eTag])
            let again = try await plain.get(address, headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified && again.body.readableBytes == 0)
            #expect(again.headers[.eTag] == tag)
            // Those who see more are told apart.
            let other = try await plain.get(
                address, token: Plain.reader, headers: [.ifNoneMatch: tag])
            #expect(other.status == .ok)
        }
    }

    @Test func `links inside replies lead somewhere`() async throws {
        try await Plain.ask { plain in
            var open = ["/api/v1"]
            var seen: Set<String> = ["/api/v1"]
            while let path = open.popLast() {
                let reply = try await plain.get(path)
                let isPossible = path != "/api/v1/validation"
                #expect(reply.status == (isPossible ? .ok : .unprocessableContent), "\(path)")
                let isData = path != "/api/v1/openapi.json" && !path.hasPrefix("/download")
                guard isData, reply.headers[.contentType]?.hasPrefix("application/json") == true
                else { continue }
                let object = try JSONObject(reply)
                for path in JSONValue.object(object.members).texts.compactMap(Plain.local)
                where seen.count < 400 && seen.insert(path).inserted { open.append(path) }
            }
            #expect(seen.count == 400)
        }
    }

    @Test func `tables say what they hold`() async throws {
        try await Plain.ask { plain in
            let tables = try await plain.object("/api/v1/dataflows").list("dataflows")
            #expect(tables.count == 11 && tables[0].text("id") == "stock")
            #expect(tables[0].whole("figures") == RecordedWorld.stocks.count)
        }
    }

    private static let origins = Set(RecordedWorld.stocks.compactMap { $0.key["ORIGIN"] })

    @Test func `a table lists the codes that it has figures for`() async throws {
        try await Plain.ask { plain in
            let table = try await plain.object("/api/v1/dataflows/DF_STOCK")
            let dimensions = table.list("dimensions")
            #expect(dimensions.count == 7)
            for dimension in dimensions where dimension.text("id") == "origin" {
                let codes = dimension.list("codes").map { $0.text("code") ?? "" }
                #expect(Set(codes) == Self.origins)
            }
        }
    }

    @Test(arguments: ["Mexico", "MEX", "484", "Mexique"])
    func `areas are found by names and codes`(_ word: String) async throws {
        try await Plain.ask { plain in
            let found = try await plain.object("/api/v1/areas?q=\(word)").list("areas")
            #expect(found.first?.text("code") == "MEX")
        }
    }

    @Test(arguments: ["MEX", "mex", "mx", "484"])
    func `an area has one page whatever its code`(_ code: String) async throws {
        try await Plain.ask { plain in
            let area = try await plain.object("/api/v1/areas/\(code)")
            #expect(area.text("name") == "Mexico" && area.text("iso2") == "MX")
        }
    }

    @Test func `lists come page by page, each item once`() async throws {
        try await Plain.ask { plain in
            var next: String? = "/api/v1/areas?kind=country&limit=60"
            var codes: [String] = []
            while let address = next {
                let page = try await plain.object(address)
                codes += page.list("areas").compactMap { $0.text("code") }
                next = page.text("next")
                #expect(next != nil || page.whole("total") == codes.count)
            }
            #expect(Set(codes).count == codes.count && codes.count > 190)
        }
    }

    @Test(
        arguments: [
            ("/api/v1/nothing", 404, "no-such-address", "the address"),
            ("/api/v1/areas/NOWHERE", 404, "no-such-address", "the address, code"),
            ("/api/v1/areas/a.b", 404, "no-such-address", "the address, code"),
            ("/api/v1/areas?q=", 400, "malformed-request", "parameter q"),
            ("/api/v1/areas?limit=01", 400, "malformed-request", "parameter limit"),
            ("/api/v1/areas?limit=5&limit=6", 400, "malformed-request", "parameter limit"),
            ("/api/v1/areas?colour=red", 400, "malformed-request", "the query"),
            ("/api/v1/figures", 400, "malformed-request", "parameter dataflow"),
            ("/api/v1/figures?dataflow=weather", 400, "malformed-request", "parameter dataflow"),
            (
                "/api/v1/figures?dataflow=stock&sex=X9", 422, "unfit-request", "parameter sex"
            ),
            (
                "/api/v1/figures?dataflow=stock&method=_Z", 422, "unfit-request",
                "parameter method"
            ),
            (
                "/api/v1/figures?dataflow=stock&key=A.B.C.D.E", 422, "unfit-request",
                "parameter key"
            ),
            (
                "/api/v1/figures?dataflow=stock&period=2020-13", 422, "unfit-request",
                "parameter period"
            ),
            (
                "/api/v1/figures?dataflow=stock&from=2020&to=2010", 422, "unfit-request",
                "parameters from and to"
            ),
            (
                "/api/v1/figures?dataflow=stock&release=99", 422, "unfit-request",
                "parameter release"
            ),
            (
                "/api/v1/figures?dataflow=stock&release=1&as_of=2026-02-01", 422,
                "unfit-request", "parameters release and as_of"
            ),
            (
                "/api/v1/figures?dataflow=stock&as_of=2199-01-01", 422, "unfit-request",
                "parameter as_of"
            ),
            (
                "/api/v1/figures/explain?dataflow=stock&period=1850&key=A.TEST_2025.MEX.USA.B.F._T",
                422, "unfit-request", "A.TEST_2025.MEX.USA.B.F._T"
            ),
            ("/api/v1/compare?left=stock:ORIGIN=MEX", 400, "malformed-request", "parameter right"),
            (
                "/api/v1/compare?left=stock:MEX/USA&right=stock:*", 400, "malformed-request",
                "parameter left"
            ),
            (
                "/api/v1/compare?left=stok:ORIGIN=MEX&right=stock:*", 422, "unfit-request",
                "parameter left"
            ),
            (
                "/api/v1/compare?left=stock:ORIGIN=MEX&right=stock:*", 422, "unfit-request",
                "parameter left"
            ),
            (
                "/api/v1/compare?left=stock:ORIGIN=MEX,DESTINATION=XQX&right=stock:*", 422,
                "unfit-request", "parameter"
            ),
            (
                "/api/v1/compare?left=stock:ORIGIN=W,DESTINATION=W&right=flow:..MEX.USA", 422,
                "unfit-request", "parameter left"
            ),
            (
                "/api/v1/compare?left=stock:ORIGIN=MEX,DESTINATION=USA,NOTHING=1&right=flow:..MEX.USA",
                422, "unfit-request", "parameter left"
            ),
            (
                "/api/v1/compare?left=stock:A.B.MEX.USA.B.F._T.X&right=flow:..MEX.USA", 422,
                "unfit-request", "parameter left"
            ),
            (
                "/api/v1/compare?left=stock:..MEX.USA&right=stock:A.TEST_2025.MEX.USA.B.F._T", 422,
                "unfit-request", "DF_STOCK"
            ),
            (
                "/api/v1/compare?left=stock:A.HUSH_2026.KIR.NZL.B.F._T&right=flow:..MEX.USA", 422,
                "unfit-request", "DF_STOCK"
            ),
            ("/api/v1/mirrors", 400, "malformed-request", "parameter period"),
            ("/api/v1/mirrors?period=2020-13", 422, "unfit-request", "parameter period"),
            ("/api/v1/mirrors?period=2020&form=mean", 400, "malformed-request", "parameter form"),
            ("/api/v1/mirrors?period=2020&form=anchored", 422, "unfit-request", "parameter anchor"),
            ("/api/v1/mirrors?period=2020&anchor=SWE", 422, "unfit-request", "parameter anchor"),
            (
                "/api/v1/mirrors?period=2020&form=anchored&anchor=ATL", 422, "unfit-request",
                "parameter anchor"
            ),
            (
                "/api/v1/mirrors?period=2020&source=HUSH_2026", 422, "unfit-request",
                "parameter source"
            ),
            (
                "/api/v1/mirrors?period=2020&origin=FRA&destination=FRA", 422, "unfit-request",
                "parameters origin and destination"
            ),
            ("/api/v1/mirrors?period=2020", 422, "unfit-request", "DF_FLOW"),
            ("/api/v1/review?check=revisions", 400, "malformed-request", "parameter check"),
            ("/api/v1/review?area=ATL", 422, "unfit-request", "parameter area"),
            ("/api/v1/review?source=HUSH_2026", 422, "unfit-request", "parameter source"),
            ("/api/v1/review?least=1", 400, "malformed-request", "parameter least"),
            ("/api/v1/review?release=1", 400, "malformed-request", "the query"),
            ("/api/v1/definitions?source=HUSH_2026", 422, "unfit-request", "parameter source"),
            ("/api/v1/harmonisation?release=99", 422, "unfit-request", "parameter release"),
            ("/api/v1/releases/0", 404, "no-such-address", "the address, id"),
            ("/api/v1/releases/99", 404, "no-such-address", "the address, id"),
            ("/api/v1/changes", 400, "malformed-request", "parameter since"),
            ("/api/v1/changes?since=99", 422, "unfit-request", "parameter since"),
            ("/api/v1/changes?since=3&release=1", 422, "unfit-request", "parameter since"),
            ("/api/v1/changes?since=1&origin=MEX", 422, "unfit-request", "parameter origin"),
            ("/api/v1/changes?since=5", 410, "withdrawn", "the state"),
            ("/download/stock.pdf", 404, "no-such-address", "the address"),
            ("/download/stock.zip?origin=USA&destination=FRA", 404, "no-such-address", "the query"),
        ] as [(String, Int, String, String)])
    func `a refusal says what, where and what may stand there`(
        _ address: String, _ status: Int, _ kind: String, _ place: String
    ) async throws {
        try await Plain.ask { plain in
            let reply = try await plain.get(address)
            #expect(reply.headers[.contentType]?.hasPrefix("application/problem+json") == true)
            let problem = try JSONObject(reply)
            #expect(reply.status.code == status && problem.whole("status") == status)
            #expect(problem.text("type") == "urn:corridor:problem:" + kind)
            #expect(
                problem.text("where")?.contains(place) == true, "\(problem.text("where") ?? "")")
            for name in ["title", "detail", "found", "expected"] {
                #expect(problem.text(name)?.isEmpty == false, "\(name)")
            }
            #expect(problem.text("request") == reply.headers[.xRequestID])
        }
    }

    @Test func `other methods are refused with those there are`() async throws {
        try await Plain.ask { plain in
            let reply = try await plain.get("/api/v1/figures?dataflow=stock", method: .delete)
            #expect(reply.status == .methodNotAllowed)
            #expect(reply.headers[.allow]?.contains("GET") == true)
            #expect(try JSONObject(reply).text("type")?.hasSuffix("method-not-allowed") == true)
        }
    }
}

extension HTTPField.Name {
    fileprivate static let xRequestID = HTTPField.Name("X-Request-ID") ?? .server
}
