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

    /// Intervals of 50 % are up to a tenth too wide, those of 80 % up to 4.5 points; those of 95 % hold
    /// what they say within 2.5 points: as docs/methods/graded-reconciliation.md has it.
    @Test func `intervals hold reports left out as often as they say`() throws {
        let scratch = try Scratch()
        let check = try office(scratch).checkGradedMirrors(try request())
        #expect(check.parts.map(\.unit) == GradedHoldOut.Unit.allCases)
        for part in check.parts {
            let all = try #require(part.groups.first)
            #expect(all.reports == 7_144)
            for held in all.held {
                let gap = held.share - held.probability
                let allowed = [0.5: -0.01...0.1, 0.8: -0.01...0.045, 0.95: -0.025...0.025]
                #expect(
                    allowed[held.probability]?.contains(gap) == true,
                    "\(part.unit) \(held.probability): \(held.share)")
            }
            for group in part.groups {
                let widest = try #require(group.held.last)
                #expect(widest.share > 0.88, "\(part.unit) \(group.name): \(widest.share)")
            }
        }
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
