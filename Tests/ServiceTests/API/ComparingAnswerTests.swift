import Cubes
import Hummingbird
import HummingbirdTesting
import Office
import Service
import Testing
import Vocabulary
import Warehouse

/// What figures count, whether they go together and what is odd about them, for programs.
@Suite struct ComparingAnswerTests {
    /// Asks about a small world in which two ends report flows, one source of them under an embargo.
    private func ask(
        _ test: @Sendable (any TestClientProtocol, SmallWorld) async throws -> Void
    ) async throws {
        let world = try SmallWorld()
        defer { world.remove() }
        try MirroredFlows.write(to: world.office)
        var configuration = ServiceConfiguration()
        configuration.access = Access(
            tokens: [try #require(Token(name: "reader", token: Plain.reader, rights: .see))])
        let server = OfficeServer(
            office: world.office, configuration: configuration, interval: .zero,
            mounts: OfficeServer.interfaces(world.office, interval: .zero))
        try await server.application().test(.router) { try await test($0, world) }
    }

    private func get(
        _ client: any TestClientProtocol, _ path: String, token: String? = nil
    ) async throws -> JSONObject {
        var headers: HTTPFields = [:]
        if let token { headers[.authorization] = "Bearer " + token }
        let reply = try await client.execute(uri: path, method: .get, headers: headers)
        #expect(reply.status == .ok, "\(path): \(reply.text.prefix(300))")
        return try JSONObject(reply)
    }

    @Test func `two series are compared as the tool does`() async throws {
        try await ask { client, world in
            let found = try await get(
                client,
                "/api/v1/compare?left=flow:A.ESTAT_MIRROR.FRA.DEU.P._T._T.ORIGIN._Z"
                    + "&right=DF_FLOW:A.ESTAT_MIRROR.FRA.DEU.P._T._T.DESTINATION._Z")
            let same = try world.office.compare(
                KeyPattern(.flow, "A.ESTAT_MIRROR.FRA.DEU.P._T._T.ORIGIN._Z"),
                KeyPattern(.flow, "A.ESTAT_MIRROR.FRA.DEU.P._T._T.DESTINATION._Z"))
            #expect(found.text("verdict") == same.verdict)
            #expect(found.list("respects").count == same.respects.count)
            let pair = try #require(found.list("figures").first { $0.text("period") == "2018" })
            #expect(pair.number("left") == 100 && pair.number("right") == 150)
            #expect(pair.number("ratio") == 1.5 && found.number("median_ratio") == 1.5)
            let left = try #require(found.object("left"))
            #expect(left.text("dataflow") == "flow")
            let figures = try #require(left.text("figures").flatMap(Plain.local))
            #expect(try await get(client, figures).whole("count") == 3)
            let state = try #require(found.object("state")?.text("permanent").flatMap(Plain.local))
            #expect(try await get(client, state).text("verdict") == same.verdict)
        }
    }

    @Test func `a total that nobody printed is compared too`() async throws {
        try await ask { client, _ in
            let found = try await get(
                client,
                "/api/v1/compare?left=stock:A.TEST_1.MEX.USA.B._T._T"
                    + "&right=flow:A5.CORRIDOR.MEX.USA.P._T._T._Z.SD_DROP")
            #expect(found.text("verdict") == "not comparable")
            #expect(found.list("figures").isEmpty && found.isNull("median_ratio"))
            #expect(
                found.list("respects").contains {
                    $0.text("relation") == "differs" && $0.text("effect") == "refusal"
                })
        }
    }

    @Test func `mirrors have factors, the better side, or estimates with intervals`() async throws {
        try await ask { client, _ in
            let path = "/api/v1/mirrors?period=2018&source=ESTAT_MIRROR"
            let factors = try await get(client, path)
            #expect(factors.object("factors")?.whole("both") == 12)
            #expect(factors.isNull("rules") && factors.isNull("model"))
            #expect(factors.whole("total") == 12)
            let one = try await get(client, path + "&origin=FRA&destination=DEU")
            let corridor = try #require(one.list("corridors").first)
            #expect(one.whole("count") == 1 && corridor.number("ratio") == 1.5)
            #expect(corridor.number("corrected_by_origin") != nil)

            let sides = try await get(client, path + "&form=better-side&origin=FRA&destination=DEU")
            let better = try #require(sides.list("corridors").first)
            #expect(better.text("side") == "DESTINATION" && better.number("value") == 150)
            #expect(better.text("rule") == "destination" && better.number("by_origin") == 100)
            #expect(sides.list("rules").count == 5 && sides.isNull("factors"))

            let graded = try await get(client, path + "&form=graded&origin=FRA&destination=DEU")
            let flows = graded.list("corridors")
            #expect(flows.compactMap { $0.whole("year") } == [2017, 2018, 2019])
            for flow in flows {
                let estimate = try #require(flow.number("estimate"))
                let widest = try #require(flow.list("intervals").last)
                #expect(widest.number("low") ?? .infinity <= estimate)
                #expect(widest.number("high") ?? 0 >= estimate)
                #expect(flow.text("basis") == "both reports")
            }
            #expect(graded.object("model")?.whole("reports") == 72)
            let anchored = try await get(client, path + "&form=anchored&anchor=fr")
            #expect(
                anchored.object("factors")?.list("destinations")
                    .first { $0.text("area") == "FRA" }?.number("factor") == 1)
        }
    }

    @Test func `mirrors come page by page, each corridor once`() async throws {
        try await ask { client, _ in
            var next: String? = "/api/v1/mirrors?period=2018&source=ESTAT_MIRROR&limit=5"
            var found: [String] = []
            while let path = next.flatMap(Plain.local) {
                let page = try await get(client, path)
                found += page.list("corridors").map {
                    ($0.text("origin") ?? "") + ($0.text("destination") ?? "")
                }
                next = page.text("next")
            }
            #expect(found.count == 12 && Set(found).count == 12)
        }
    }

    @Test func `what is under embargo is neither compared nor mirrored nor defined`() async throws {
        try await ask { client, _ in
            let path =
                "/api/v1/compare?left=flow:A.HUSH.FRA.DEU.P._T._T.ORIGIN._Z"
                + "&right=flow:A.ESTAT_MIRROR.FRA.DEU.P._T._T.ORIGIN._Z"
            let refused = try await client.execute(uri: path, method: .get)
            #expect(refused.status == .unprocessableContent)
            let seen = try await get(client, path, token: Plain.reader)
            #expect(seen.number("median_ratio") == 10)
            // Nobody learns that there is a second source; who sees it is asked for one of the two.
            #expect(
                try await get(client, "/api/v1/mirrors?period=2018").texts("sources")
                    == ["ESTAT_MIRROR"])
            let both = try await client.execute(
                uri: "/api/v1/mirrors?period=2018", method: .get,
                headers: [.authorization: "Bearer " + Plain.reader])
            #expect(both.status == .unprocessableContent)
            #expect(try JSONObject(both).text("expected")?.contains("source=") == true)
            for (token, isThere) in [(nil, false), (Plain.reader as String?, true)] {
                let tables = try await get(client, "/api/v1/definitions", token: token)
                    .list("definitions")
                #expect(tables.contains { $0.text("source") == "HUSH" } == isThere)
                #expect(tables.contains { $0.text("source") == "ESTAT_MIRROR" })
            }
        }
    }

    @Test func `odd figures are listed with what to ask, and lead to their cells`() async throws {
        try await ask { client, world in
            let found = try await get(client, "/api/v1/review?limit=500")
            var request = ReviewRequest()
            request.asOf = nil
            let same = try world.office.seen(by: .everybody).review(request)
            #expect(found.whole("total") == same.findingCount && same.findingCount > 0)
            #expect(found.whole("figures") == same.figures)
            for finding in found.list("findings") {
                #expect(finding.text("question")?.isEmpty == false)
                for item in finding.list("evidence") {
                    guard let path = item.text("explanation").flatMap(Plain.local) else { continue }
                    let reply = try await client.execute(uri: path, method: .get)
                    #expect(reply.status == .ok, "\(path)")
                }
            }
            let one = try await get(
                client, "/api/v1/review?limit=1&check=jumps,typos,totals,sources")
            #expect(one.list("findings").count <= 1)
            let none = try await get(client, "/api/v1/review?least=900000000")
            #expect(none.whole("total") == 0 && none.list("tally").isEmpty)
            let area = try await get(client, "/api/v1/review?area=esp")
            for finding in area.list("findings") {
                #expect(
                    finding.list("evidence").contains {
                        $0.text("key")?.split(separator: ".").contains("ESP") == true
                    })
            }
        }
    }

    @Test func `definitions say what is and what is not said`() async throws {
        try await ask { client, _ in
            let tables = try await get(
                client, "/api/v1/definitions?source=ESTAT_MIRROR&dataflow=flow"
            ).list("definitions")
            #expect(tables.count == 1)
            let kind = try #require(tables.first?.list("kinds").first)
            #expect(
                kind.list("said").contains {
                    $0.text("aspect") == "duration" && $0.text("code") == "12"
                })
            #expect(kind.texts("unsaid").contains("students"))
            let frameworks = try await get(client, "/api/v1/frameworks").list("frameworks")
            #expect(frameworks.compactMap { $0.text("id") } == ["UN_1998", "UN_2021"])
        }
    }

    @Test func `the account of the comparable view closes`() async throws {
        try await ask { client, world in
            let before = try await get(client, "/api/v1/harmonisation")
            #expect(before.list("views").isEmpty && before.list("plan").count == 2)
            let run = try world.office.harmonise([.flows])
            let after = try await get(client, "/api/v1/harmonisation")
            let view = try #require(after.list("views").first)
            #expect(view.text("view") == "flows")
            #expect(view.whole("figures") == run.reports[0].figures)
            for source in view.list("sources") {
                let refused = source.list("refused").compactMap { $0.whole("figures") }
                #expect(
                    source.whole("read")
                        == (source.whole("taken") ?? 0) + (source.whole("passed_over") ?? 0)
                        + refused.reduce(0, +))
            }
            #expect(after.text("plan_version") == view.text("plan_version"))
        }
    }
}
