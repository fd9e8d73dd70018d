import Hummingbird
import HummingbirdTesting
import Office
import Service
import Testing

/// Pages on whether figures go together and which are odd.
@Suite struct ComparePageTests {
    @Test func `a corridor's page has both ends' reports side by side`() async throws {
        try await Answers.of { answers, world in
            try MirroredFlows.write(to: world.office)
            let page = try await answers.page("/corridor/FRA/DEU")
            #expect(page.contains("As both ends report it"))
            #expect(page.contains(">100<") && page.contains(">150<") && page.contains(">1.5<"))
            #expect(page.contains("2017 to 2019: The better side is the destination"))
            // A tenth of them is under an embargo.
            #expect(!page.contains("HUSH") && !page.contains(">15<"))
            #expect(page.contains("/explain/DF_FLOW/A.ESTAT_MIRROR.FRA.DEU.P._T._T.ORIGIN._Z"))
        }
    }

    @Test func `two series that count the same are taken where none are chosen`() async throws {
        try await Answers.of { answers, world in
            try MirroredFlows.write(to: world.office)
            let page = try await answers.page("/compare?origin=FRA&destination=DEU")
            #expect(page.contains("as the origin reports it"))
            #expect(page.contains("as the destination reports it"))
            #expect(page.contains("They may be compared with care"))
            #expect(page.contains("moves over a period"))
            #expect(!page.contains("HUSH"))
            let chosen = try await answers.page(
                "/compare?origin=FRA&destination=DEU&left=stock:A.TEST_1.FRA.DEU.B._T._T"
                    + "&right=flow:A5.CORRIDOR.FRA.DEU.P._T._T._Z.SD_DROP")
            #expect(chosen.contains("They may not be compared"))
        }
    }

    @Test func `what is no series, area or place in the list is refused`() async throws {
        try await Answers.of { answers, _ in
            for (path, status) in [
                ("/compare?origin=W&destination=USA", HTTPResponse.Status.notFound),
                ("/compare?origin=mex&destination=us", .movedPermanently),
                ("/compare?origin=USA&destination=USA", .badRequest),
                ("/compare?origin=ATL&destination=USA", .notFound),
                ("/compare?origin=MEX&destination=USA&left=%3Cscript%3E", .badRequest),
                ("/compare?origin=MEX&destination=USA&left=stock:A.NONE", .notFound),
                ("/review?check=nothing", .badRequest), ("/review?from=0", .badRequest),
                ("/review?from=-1", .badRequest), ("/review?from=1e3", .badRequest),
                ("/review?from=999999", .notFound), ("/review?area=ATL", .notFound),
            ] {
                let reply = try await answers.get(path)
                #expect(reply.status == status, "\(path)")
                #expect(!reply.text.contains("<script"))
            }
        }
    }

    @Test func `odd figures are those of the office's review`() async throws {
        try await Answers.of { answers, world in
            try MirroredFlows.write(to: world.office)
            let found = try world.office.seen(by: .everybody).review(ReviewRequest())
            let first = try #require(found.groups.first)
            let page = try await answers.page("/review")
            #expect(page.contains("Figures to ask about"))
            #expect(page.contains("\(first.areaName): \(first.kind)"))
            #expect(page.contains("Groups 1 to \(min(20, found.groups.count)) of"))
        }
    }
}
