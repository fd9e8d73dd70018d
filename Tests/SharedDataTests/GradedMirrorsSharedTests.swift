import Foundation
import Harmonisation
import Office
import TestKit
import Testing
import Vocabulary

/// Flows among the countries of the EU by grades of their reports: the figures of the docs.
@Suite struct GradedMirrorsSharedTests {
    private func office(_ scratch: Scratch) throws -> Office {
        let shared = try #require(ProcessInfo.processInfo.environment["CORRIDOR_SHARED"])
        let office = try Office(workspace: scratch.workspace, create: true)
        _ = try office.importFile(shared + "/data/eurostat/mirror_flows_eu27_2010_2019.csv.gz")
        return office
    }

    private func request() throws -> Office.MirrorRequest {
        .init(period: try #require(Period(year: 2015)))
    }

    @Test func `the worse the grade, the less of the moves is counted`() throws {
        let scratch = try Scratch()
        let report = try office(scratch).gradedMirrors(try request())
        #expect(report.reports == 7_144 && report.years == Array(2010...2019))
        #expect(report.isSettled && report.usesDistance)
        for end in MirrorEnd.allCases {
            let shares = report.kinds.filter { $0.end == end.rawValue }.map(\.share)
            #expect(shares.count == 3 && shares == shares.sorted(by: >))
        }
        #expect(report.kinds.first?.isReference == true)
        #expect(report.level.contains("destination's reports with a low undercount"))
        let lasting = report.accuracies.map(\.lasting)
        #expect(lasting == lasting.sorted(), "surer grades are off less")
        #expect(report.calibrations.reduce(0) { $0 + $1.reports } == 7_144)
        #expect(report.notes.contains { $0.contains("calibrated on 7144 reports") })
        #expect(report.flows.count == 702)
        #expect(report.flows.filter { $0.basis == .bothReports }.count == 200)
        #expect(report.flows.filter { $0.basis == .model }.count > 0)
        for flow in report.flows {
            let bounds = flow.intervals.map(\.low) + [flow.estimate]
            #expect(bounds[2] <= bounds[1] && bounds[1] <= bounds[0] && bounds[0] <= bounds[3])
            #expect((flow.leverageOfOrigin != nil) == (flow.byOrigin != nil))
            #expect((flow.leverageOfDestination != nil) == (flow.byDestination != nil))
        }
    }

    /// The rule was set before anything was measured: the share held is within two standard errors of
    /// what was said, by reporter and end. Those that are not are named here and in
    /// docs/methods/graded-reconciliation.md, with what they hold.
    @Test func `intervals hold reports left out as often as they say`() throws {
        let scratch = try Scratch()
        let check = try office(scratch).checkGradedMirrors(try request())
        #expect(check.parts.map(\.unit) == GradedHoldOut.Unit.allCases)
        let documented: [GradedHoldOut.Unit: [Double]] = [
            .report: [50.7, 80.8, 95.3], .series: [52.6, 80.2, 94.4],
            .corridorYear: [51.4, 81.3, 95.4], .corridor: [52.4, 81.9, 95.3],
        ]
        for part in check.parts {
            let all = try #require(part.groups.first)
            #expect(all.reports == 7_144)
            let shares = all.held.map { ($0.share * 1_000).rounded() / 10 }
            #expect(shares == documented[part.unit])
            for held in all.held {
                if held.probability == 0.8, part.unit == .report || part.unit == .corridorYear {
                    withKnownIssue("intervals of 80 % are somewhat too wide") {
                        #expect(held.agrees)
                    }
                } else {
                    #expect(held.agrees, "\(part.unit) \(held.probability): \(held.share)")
                }
            }
        }
    }

    @Test func `the model foretells better than one factor, a reporter's factor, or the last year`()
        throws
    {
        let scratch = try Scratch()
        let check = try office(scratch).checkGradedMirrors(try request(), units: [.report])
        let scores = try #require(check.parts.first).scores
        #expect(scores.map(\.way) == GradedPlainWay.allCases)
        let figures = scores.map { [$0.model, $0.plain].map { ($0 * 100).rounded() / 100 } }
        #expect(figures == [[1.08, 4.67], [1.08, 3.73], [1.15, 1.91]])
        #expect(scores.map(\.reports) == [2_886, 2_886, 7_092])
    }

    @Test func `the better side of each corridor has a reason, and most are decided by grades`()
        throws
    {
        let scratch = try Scratch()
        let report = try office(scratch).betterSides(try request())
        #expect(report.corridors.count == 556)
        let decided = Dictionary(
            uniqueKeysWithValues: report.rules.map { ($0.rule, $0.corridors) })
        #expect(decided[.onlyReport] == 356 && decided[.leastStay] == 0)
        #expect(decided.values.reduce(0, +) == 556)
        #expect(report.corridors.allSatisfy { !$0.reason.isEmpty })
    }
}
