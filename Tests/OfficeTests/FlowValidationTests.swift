import Cubes
import Estimation
import Foundation
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Estimates beside reports, from a workspace.
@Suite struct FlowValidationTests {
    private static let areas = ["DEU", "POL", "SWE"]

    private struct Report {
        var source = "S"
        var from: String
        var to: String
        var by: String
        var criterion = "P"
        var years: [Int: Double]
    }

    /// Three areas whose stocks grow by 40, and some reports.
    private func office(_ scratch: Scratch, _ reports: [Report]) throws -> Office {
        let office = try Office(workspace: scratch.workspace, create: true)
        func message(_ flow: String, _ dimensions: String, _ rows: [String]) -> String {
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,\(dimensions),TIME_PERIOD,OBS_VALUE\n"
                + rows.map { "dataflow,CORRIDOR:\(flow)(1.0.0),I,A,\($0)\n" }.joined()
        }
        var stocks: [String] = []
        var people: [String] = []
        for (i, area) in Self.areas.enumerated() {
            for year in 2009...2020 {
                people += [
                    "MADE_UP,\(area),BIRTHS,_T,_T,\(year),100",
                    "MADE_UP,\(area),DEATHS,_T,_T,\(year),90",
                    "MADE_UP,\(area),NETMIG,_T,_T,\(year),\(10 * i - 5)",
                    "MADE_UP,\(area),POP,_T,_T,\(year),\(10_000 + (10 * i + 5) * (year - 2010))",
                ]
            }
            for (o, origin) in Self.areas.enumerated() where origin != area {
                for (step, year) in [2010, 2015, 2020].enumerated() {
                    for sex in ["F", "M"] {
                        stocks.append(
                            "MADE_UP,\(origin),\(area),B,\(sex),_T,\(year),\(150 + 50 * o + 20 * step)"
                        )
                    }
                }
            }
        }
        var files = [
            message("DF_STOCK", "ORIGIN,DESTINATION,CRITERION,SEX,AGE", stocks),
            message("DF_POPULATION", "REF_AREA,INDICATOR,SEX,AGE", people),
        ]
        for (_, reports) in Dictionary(grouping: reports, by: \.source) {
            let rows = reports.flatMap { report in
                report.years.sorted { $0.key < $1.key }.map {
                    "\(report.source),\(report.from),\(report.to),\(report.criterion),_T,_T,"
                        + "\(report.by),_Z,\($0.key),\($0.value)"
                }
            }
            files.append(
                message(
                    "DF_FLOW", "ORIGIN,DESTINATION,CRITERION,SEX,AGE,REPORTER,METHOD", rows))
        }
        for (place, text) in files.enumerated() {
            _ = try office.importFile(try scratch.file("file\(place).csv", text))
        }
        return office
    }

    private static func yearly(_ value: Double, _ years: ClosedRange<Int>) -> [Int: Double] {
        Dictionary(years.map { ($0, value) }, uniquingKeysWith: { first, _ in first })
    }

    private let reports = [
        Report(from: "POL", to: "DEU", by: "DESTINATION", years: Self.yearly(16, 2010...2015)),
        Report(from: "POL", to: "DEU", by: "ORIGIN", years: Self.yearly(4, 2010...2015)),
        Report(from: "DEU", to: "SWE", by: "DESTINATION", years: Self.yearly(8, 2010...2015)),
        Report(from: "SWE", to: "DEU", by: "DESTINATION", years: Self.yearly(10, 2010...2014)),
        Report(from: "SWE", to: "POL", by: "DESTINATION", years: Self.yearly(10, 2010...2012)),
        Report(
            from: "DEU", to: "POL", by: "DESTINATION", criterion: "C",
            years: Self.yearly(999, 2010...2015)),
        Report(from: "W", to: "POL", by: "DESTINATION", years: Self.yearly(999, 2010...2015)),
    ]

    @Test func `reports of an interval stand beside the estimates of their corridors`() throws {
        let scratch = try Scratch()
        let found = try office(scratch, reports).validateFlows(FlowValidationRequest())
        #expect(found.interval == FlowInterval(start: 2010, end: 2015), "the last with reports")
        #expect(found.coverage.estimated == 6)
        #expect(found.coverage.byDestination == 3 && found.coverage.byOrigin == 1)
        #expect(found.coverage.both == 1)
        #expect(found.coverage.stretched == 1, "2015 is missing, and its half is stood in for")
        #expect(found.coverage.tooShort == 1, "half of the interval is not enough")
        #expect(found.sources == ["S"] && found.side == .destination)
        let drop = try #require(found.methods.first { $0.method == .stockDifferencingDrop })
        let agreement = try #require(drop.byDestination)
        #expect(agreement.estimated == 120 && agreement.reported == 80 + 40 + 50)
        #expect(abs(try #require(agreement.medianRatio) - 40.0 / 50.0) < 1e-12)
        let range = try #require(drop.range)
        #expect(range.corridors == 1 && range.between == 1, "40 lies between 20 and 80")
        #expect(found.reports?.pairs == 1)
        #expect(
            found.corridors.map { "\($0.origin) \($0.destination)" } == [
                "POL DEU", "SWE DEU", "DEU SWE",
            ])
        #expect(found.corridors[0].estimates["SD_DROP"] == 40)
    }

    @Test func `groups take each corridor once for each sort`() throws {
        let scratch = try Scratch()
        let found = try office(scratch, reports).validateFlows(FlowValidationRequest())
        for kind in FlowValidation.Group.Kind.allCases {
            let groups = found.groups.filter { $0.kind == kind }
            #expect(groups.reduce(0) { $0 + ($1.methods.first?.agreement.pairs ?? 0) } == 3)
        }
        let reporters = found.groups.filter { $0.kind == .reporter }.map(\.code)
        #expect(reporters == ["DEU", "SWE"])
        #expect(found.groups.filter { $0.kind == .size }.map(\.name) == ["under 100"])
    }

    @Test func `closed methods give back the implied net migration`() throws {
        let scratch = try Scratch()
        let found = try office(scratch, reports).validateFlows(FlowValidationRequest())
        for net in found.net {
            // Five years of growth less ten births more than deaths.
            let place = try #require(Self.areas.firstIndex(of: net.area))
            #expect(net.implied == Double(5 * (10 * place + 5) - 50))
            #expect(net.published == Double(5 * (10 * place - 5)))
        }
        let closed = try #require(found.methods.first { $0.method == .accountingClosed })
        #expect(closed.net?.areas == 3)
        // The world gains 75 by these figures, which it cannot: the gap is closed on the natives.
        let sum = found.net.reduce(0) { $0 + ($1.estimates["DA_CLOSED"] ?? .nan) }
        #expect(abs(sum) < 1e-6)
        #expect(found.netGroups.map(\.code) == ["150"])
    }

    @Test func `several sources of a report are told, and the first is taken`() throws {
        let scratch = try Scratch()
        let more = [
            Report(
                source: "A", from: "POL", to: "DEU", by: "DESTINATION",
                years: Self.yearly(100, 2010...2015)),
            Report(
                source: "A", from: "DEU", to: "SWE", by: "DESTINATION",
                years: Self.yearly(100, 2014...2015)),
        ]
        let office = try office(scratch, reports + more)
        let found = try office.validateFlows(FlowValidationRequest())
        #expect(found.coverage.several == 1)
        #expect(found.sources == ["A", "S"])
        #expect(found.corridors[0].byDestination == 500)
        #expect(found.corridors.contains { $0.byDestination == 40 }, "A has too little of it")
        #expect(found.notes.contains { $0.contains("the first in the order A, S is taken") })
        var named = FlowValidationRequest()
        named.sources = ["S"]
        let of = try office.validateFlows(named)
        #expect(of.coverage.several == 0 && of.corridors[0].byDestination == 80)
        named.sources = ["NOBODY"]
        let error = #expect(throws: OfficeError.self) { try office.validateFlows(named) }
        #expect(error?.expected == "one of A, S")
    }

    @Test func `without reports net migration is there, and what to import is said`() throws {
        let scratch = try Scratch()
        let found = try office(scratch, []).validateFlows(FlowValidationRequest())
        #expect(found.interval == FlowInterval(start: 2015, end: 2020))
        #expect(found.corridors.isEmpty && found.groups.isEmpty && found.reports == nil)
        #expect(found.methods.allSatisfy { $0.byDestination == nil && $0.range == nil })
        #expect(found.methods.allSatisfy { $0.net?.areas == 3 })
        #expect(found.notes.contains { $0.contains("migr_imm5prv") })
    }

    @Test func `an interval without stocks and a workspace without any are refused`() throws {
        let scratch = try Scratch()
        let office = try office(scratch, reports)
        let error = #expect(throws: OfficeError.self) {
            try office.validateFlows(
                FlowValidationRequest(interval: FlowInterval(start: 2011, end: 2015)))
        }
        #expect(error?.found == "none for 2011" && error?.expected.contains("2010") == true)
        let empty = try Scratch()
        let none = try Office(workspace: empty.workspace, create: true)
        let refusal = #expect(throws: OfficeError.self) {
            try none.validateFlows(FlowValidationRequest())
        }
        #expect(refusal?.kind == .data)
    }

    @Test func `one percent of coverage is told for the areas with most migrants`() throws {
        let scratch = try Scratch()
        var request = FlowValidationRequest()
        request.sensitiveAreas = 2
        request.methods = [.stockDifferencingReverse, .accountingClosed]
        let found = try office(scratch, reports).validateFlows(request)
        #expect(found.sensitivity.count == 1 + 2 * 2)
        #expect(found.sensitivity.first?.change.area == nil)
        let everybody = try #require(found.sensitivity.last)
        #expect(everybody.change.who == .everybody)
        #expect(everybody.methods.map(\.method) == request.methods)
        let closed = try #require(everybody.methods.last?.area)
        #expect(closed.netAfter - closed.netBefore > 0.5 * everybody.people)
        #expect(closed.netAfter - closed.netBefore < everybody.people)
    }

    @Test func `the starter set has net migration to set the estimates beside`() throws {
        let workspace = try StarterWorkspace(estimates: false)
        let found = try workspace.office.validateFlows(FlowValidationRequest())
        #expect(found.coverage.byDestination == 0)
        let closed = try #require(found.methods.first { $0.method == .accountingClosed }?.net)
        #expect(closed.areas > 30)
        #expect(try #require(closed.correlation) > 0.99)
    }
}
