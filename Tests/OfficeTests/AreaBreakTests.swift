import Cubes
import Estimation
import Foundation
import Harmonisation
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// A renamed or divided country makes no migration, in what is estimated and in what is shown.
@Suite struct AreaBreakTests {
    /// A workspace with stocks of one source and, for flows, births, deaths and population.
    private func office(_ scratch: Scratch, source: String, stocks: [String], people: [String] = [])
        throws -> Office
    {
        let office = try Office(workspace: scratch.workspace, create: true)
        func message(_ flow: String, _ dimensions: String, _ rows: [String]) -> String {
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,\(dimensions),TIME_PERIOD,OBS_VALUE\n"
                + rows.map { "dataflow,CORRIDOR:\(flow)(1.0.0),I,A,\(source),\($0)\n" }.joined()
        }
        _ = try office.importFile(
            try scratch.file(
                "stocks.csv", message("DF_STOCK", "ORIGIN,DESTINATION,CRITERION,SEX,AGE", stocks)))
        if !people.isEmpty {
            _ = try office.importFile(
                try scratch.file(
                    "people.csv", message("DF_POPULATION", "REF_AREA,INDICATOR,SEX,AGE", people)))
        }
        return office
    }

    private func people(_ areas: [String], _ years: ClosedRange<Int>) -> [String] {
        areas.flatMap { area in
            years.flatMap { year in
                [
                    "\(area),BIRTHS,_T,_T,\(year),0", "\(area),DEATHS,_T,_T,\(year),0",
                    "\(area),POP,_T,_T,\(year),10000",
                ]
            }
        }
    }

    @Test func `where Sudan is both Sudans at first, and nobody moves, no method finds migration`()
        throws
    {
        let scratch = try Scratch()
        // In 2005 Sudan's figures are of both; in 2010 and 2015 each has its own, and those who had
        // moved between them long ago are migrants from one date to the next.
        let stocks = [
            "EGY,SDN,B,_T,_T,2005,300", "EGY,SSD,B,_T,_T,2005,999",
            "SDN,EGY,B,_T,_T,2005,70", "SSD,EGY,B,_T,_T,2005,30",
            "EGY,SDN,B,_T,_T,2010,200", "EGY,SSD,B,_T,_T,2010,100",
            "SDN,EGY,B,_T,_T,2010,60", "SSD,EGY,B,_T,_T,2010,40", "SSD,SDN,B,_T,_T,2010,500",
            "EGY,SDN,B,_T,_T,2015,200", "EGY,SSD,B,_T,_T,2015,100",
            "SDN,EGY,B,_T,_T,2015,60", "SSD,EGY,B,_T,_T,2015,40", "SSD,SDN,B,_T,_T,2015,500",
            "SDN,SSD,B,_T,_T,2015,600", "EGY,KEN,B,_T,_T,2005,5", "EGY,KEN,B,_T,_T,2010,5",
            "EGY,KEN,B,_T,_T,2015,5",
        ]
        let office = try office(
            scratch, source: "UNDESA_2024", stocks: stocks,
            people: people(["SDN", "SSD", "EGY", "KEN"], 2005...2015))
        for (start, end) in [(2005, 2010), (2010, 2015)] {
            let interval = try #require(FlowInterval(start: start, end: end))
            let run = try office.estimateFlows(
                FlowRequest(
                    intervals: [interval],
                    methods: [
                        .stockDifferencingDrop, .stockDifferencingReverse, .accountingOpen,
                        .accountingClosed,
                    ]))
            for report in run.reports {
                #expect(report.worldFlow < 1e-6, "\(report.method) \(start): \(report.worldFlow)")
                #expect(
                    report.inputs.areas.contains("SDN736") && !report.inputs.areas.contains("SSD"))
                let joined = try #require(report.inputs.joined?.first)
                #expect(joined.codes == ["SDN", "SSD"] && !joined.reasons.isEmpty)
                #expect(joined.repeated == (start == 2005 ? [2005: ["SSD"]] : [:]))
            }
        }
    }

    @Test func `a break is shown between the figures, which stay as they are`() throws {
        let scratch = try Scratch()
        let office = try office(
            scratch, source: "UNDESA_2024",
            stocks: [2000, 2005, 2010, 2015, 2020].map { "EGY,SDN,B,_T,_T,\($0),\($0)" })
        let shown = try #require(
            try office.show(KeyPattern(.stock).with(.destination, "SDN")).first)
        let breaks = try office.areaBreaks(shown.series)
        #expect(breaks.map { "\($0.from)-\($0.to)" } == ["2005-2010", "2010-2015"])
        #expect(breaks.first?.sentence.contains("South Sudan left Sudan.") == true)
        #expect(shown.series.observations.map(\.status.rawValue) == Array(repeating: "A", count: 5))
        let years = try [2000, 2005, 2015, 2020].map { try #require(Period(year: $0)) }
        #expect(try office.areaChange(of: shown.series, from: years[0], to: years[1]) == .sound(5))
        #expect(try office.areaChange(of: shown.series, from: years[2], to: years[3]) == .sound(5))
        #expect(try office.areaChange(of: shown.series, from: years[1], to: years[2]).value == nil)
    }

    @Test func `series of one code and two extents are not comparable`() throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        for source in ["WB_GBMD", "WPP_2024"] {
            let text =
                "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,ORIGIN,DESTINATION,CRITERION,SEX,AGE,"
                + "TIME_PERIOD,OBS_VALUE\n"
                + "dataflow,CORRIDOR:DF_STOCK(1.0.0),I,A,\(source),SDN,EGY,B,_T,_T,2000,5\n"
            _ = try office.importFile(try scratch.file(source + ".csv", text))
        }
        let comparison = try office.compare(
            KeyPattern(.stock).with(.source, "WB_GBMD"),
            KeyPattern(.stock).with(.source, "WPP_2024"))
        let respect = try #require(comparison.respects.first { $0.respect == "Area covered" })
        #expect(respect.effect == "refusal" && respect.consequence.contains("South Sudan (SSD)"))
        #expect(comparison.verdict == "not comparable")
    }

    @Test func `an area's history says what it was, what its code covers and who holds figures`()
        throws
    {
        let scratch = try Scratch()
        let office = try office(
            scratch, source: "UNDESA_2024",
            stocks: ["EGY,SDN,B,_T,_T,2005,1", "EGY,SDN,B,_T,_T,2010,2", "EGY,SSD,B,_T,_T,2010,2"])
        let report = try office.areaReport("SDN736")
        #expect(report.extent.map(\.code) == ["SDN", "SSD"] && report.end == "2011-07-09")
        #expect(report.changes.map(\.date) == ["2011-07-09"])
        #expect(
            Set(report.meanings.filter { $0.code == "SDN" }.map(\.area.code)) == ["SDN", "SDN736"])
        let held = try #require(report.holdings.first { $0.code == "SDN" })
        #expect(held.first == "2005" && held.last == "2010" && held.series == 1)
        #expect(held.breaks.map { "\($0.from)-\($0.to)" } == ["2005-2010"])
        #expect(report.holdings.contains { $0.code == "SSD" && $0.breaks.isEmpty })
        #expect(try office.areaReport("sun").extent.count == 15)
        #expect(try office.areaReport("MEX").changes.isEmpty)
        #expect(throws: OfficeError.self) { try office.areaReport("150") }
        #expect(throws: OfficeError.self) { try office.areaReport("Sudann") }
    }
}
