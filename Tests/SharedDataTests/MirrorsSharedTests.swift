import Foundation
import Harmonisation
import Office
import TestKit
import Testing
import Vocabulary

/// Flows among the countries of the EU as both ends report them.
@Suite struct MirrorsSharedTests {
    private func report(_ form: MirrorFit.Form) throws -> MirrorReport {
        let shared = try #require(ProcessInfo.processInfo.environment["CORRIDOR_SHARED"])
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        _ = try office.importFile(
            shared + "/data/eurostat/mirror_flows_eu27_2010_2019.csv.gz")
        var request = Office.MirrorRequest(period: try #require(Period(year: 2015)))
        request.form = form
        return try office.mirrors(request)
    }

    @Test func `200 of the 702 corridors of 2015 have both reports`() throws {
        let report = try report(.sumPreserving)
        #expect(report.coverage.both == 200)
        #expect(report.coverage.onlyOrigin == 178)
        #expect(report.coverage.onlyDestination == 178)
        #expect(try #require(report.medianRatio) > 1, "destinations report more than origins")
    }

    @Test func `one country held at 1 shrinks the others, and the other forms keep the sum`() throws
    {
        let kept = try report(.sumPreserving)
        let logarithmic = try report(.logarithmic)
        let anchored = try report(.anchored("SWE"))
        for report in [kept, logarithmic] {
            #expect(abs(try #require(report.level) - 1) < 1e-9)
            #expect(report.corridors.count > 190)
            #expect((report.destinations + report.origins).allSatisfy { $0.factor ?? 1 > 0 })
        }
        #expect(try #require(anchored.level) < 0.9)
    }
}
