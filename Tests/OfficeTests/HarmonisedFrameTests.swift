import Cubes
import Foundation
import Harmonisation
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// The comparable view in the areas of one day.
@Suite struct HarmonisedFrameTests {
    private let scratch: Scratch
    private let office: Office

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
    }

    private func take(_ source: String, _ rows: [String]) throws {
        try office.take(.stock, source, rows, in: scratch)
    }

    private func harmonise(_ frame: String) throws -> HarmonisationReport {
        let date = try FrameRequest(frame).date
        let run = try office.harmonise([.stocks], plan: .house.laid(intoAreasOf: date))
        return try #require(run.reports.first)
    }

    /// The view's figures of a key: period, value and status.
    private func says(_ key: String) throws -> [String] {
        let shown = try office.show(KeyPattern(.stock, "SOURCE=CORRIDOR,\(key)"))
        return (shown.first?.series.observations ?? []).map {
            "\($0.period) \($0.scaled.map { String(Int($0.rounded())) } ?? "-") \($0.status.rawValue)"
        }
    }

    private func explained(_ key: String, _ year: Int) throws -> Explanation {
        try office.explain(
            KeyPattern(.stock, "SOURCE=CORRIDOR,\(key)"),
            period: try #require(Period(year: year)))
    }

    private func importSoviet() throws {
        let later = [1995, 2024].flatMap { year in
            soviet.enumerated().map {
                "\($0.element),FIN,B,_T,_T,\(year),\(10 * ($0.offset + 1))"
            }
        }
        try take("UNDESA_2024", ["SUN,FIN,B,_T,_T,1990,1200"] + later)
    }

    @Test func `in the areas of 1991 the USSR is one series, and each figure leads to its cells`()
        throws
    {
        try importSoviet()
        let report = try harmonise("1991")
        #expect(
            try says("ORIGIN=SUN,DESTINATION=FIN") == ["1990 1200 A", "1995 1200 A", "2024 1200 A"])
        #expect(try says("ORIGIN=UKR,DESTINATION=FIN").isEmpty)
        #expect(report.frame?.date == "1991-07-01" && report.frame?.unmoved.isEmpty == true)
        #expect(report.version.hasSuffix("areas of 1991-07-01"))
        let told = try explained("ORIGIN=SUN,DESTINATION=FIN", 1995)
        let cells = try #require(told.sections.first { $0.title == "Source cells" })
        #expect(cells.rows.count == 15 && cells.rows.compactMap(\.number).reduce(0, +) == 1200)
        let arithmetic = try #require(told.sections.first { $0.title == "Arithmetic" })
        #expect(arithmetic.rows.compactMap(\.number).reduce(0, +) == told.value)
        #expect(told.value == 1200)
        let alone = try explained("ORIGIN=SUN,DESTINATION=FIN", 1990)
        #expect(alone.sections.contains { $0.title.hasPrefix("Order of preference") })
    }

    @Test func `flows are added up too, and who moved within the area is left out`() throws {
        let rows = [2010, 2011].flatMap { year in
            [
                "SRB,AUT,P,_T,_T,DESTINATION,_Z,\(year),700",
                "MNE,AUT,P,_T,_T,DESTINATION,_Z,\(year),\(year - 1950)",
                "XKX,AUT,P,_T,_T,DESTINATION,_Z,\(year),10",
                "MNE,SRB,P,_T,_T,DESTINATION,_Z,\(year),30",
            ]
        }
        try office.take(.flow, "ESTAT", rows, in: scratch)
        let date = try FrameRequest("2004").date
        let run = try office.harmonise([.flows], plan: .house.laid(intoAreasOf: date))
        let report = try #require(run.reports.first)
        let shown = try office.show(KeyPattern(.flow, "SOURCE=CORRIDOR"))
        #expect(shown.map { $0.series.key[.origin] } == ["SCG"], "\(report)")
        #expect(shown.first?.series.observations.map(\.scaled) == [770, 771])
        #expect(report.frame?.unmoved.map(\.why) == ["moved within one area"])
        #expect(report.frame?.unmoved.map(\.figures) == [2])
        let told = try office.explain(
            KeyPattern(.flow, "SOURCE=CORRIDOR,ORIGIN=SCG,DESTINATION=AUT"),
            period: try #require(Period(year: 2011)))
        let cells = try #require(told.sections.first { $0.title == "Source cells" })
        #expect(cells.rows.compactMap(\.number).sorted() == [10, 61, 700] && told.value == 771)
    }

    @Test func `in the areas of 2024 what would have to be divided is left out and counted`() throws
    {
        try importSoviet()
        let report = try harmonise("2024")
        #expect(try says("ORIGIN=UKR,DESTINATION=FIN") == ["1995 140 A", "2024 140 A"])
        #expect(try says("ORIGIN=SUN,DESTINATION=FIN").isEmpty)
        #expect(report.frame?.unmoved.map(\.why) == ["an area would have to be divided"])
        #expect(report.frame?.unmoved.map(\.figures) == [15])
    }

    @Test func `both Sudans are one, women and men too, and the break is gone`() throws {
        let rows = [
            "EGY,SDN,2005,200,100", "EGY,SSD,2005,77,77", "EGY,SDN,2010,150,50",
            "EGY,SSD,2010,50,50", "EGY,SDN,2015,150,50", "EGY,SSD,2015,50,50",
            "SDN,SSD,2015,500,500",
        ].flatMap { row -> [String] in
            let parts = row.split(separator: ",")
            return zip(["F", "M"], parts[3...]).map {
                "\(parts[0]),\(parts[1]),B,\($0),_T,\(parts[2]),\($1)"
            }
        }
        try take("UNDESA_2024", rows + ["EGY,XCI,B,F,_T,2015,5", "EGY,XCI,B,M,_T,2015,4"])
        _ = try office.harmonise([.stocks])
        #expect(
            try says("ORIGIN=EGY,DESTINATION=SDN,SEX=_T") == [
                "2005 300 A", "2010 200 B", "2015 200 B",
            ])
        let report = try harmonise("2005")
        #expect(
            try says("ORIGIN=EGY,DESTINATION=SDN736,SEX=_T")
                == ["2005 300 A", "2010 300 A", "2015 300 A"])
        #expect(try says("ORIGIN=EGY,DESTINATION=SDN736,SEX=F").count == 3)
        #expect(try says("ORIGIN=EGY,DESTINATION=SDN,SEX=_T").isEmpty)
        // The Channel Islands, of whose members nobody has figures, stay together.
        #expect(try says("ORIGIN=EGY,DESTINATION=XCI,SEX=_T") == ["2015 9 A"])
        #expect(
            report.frame?.unmoved.map(\.why)
                == ["counted under another code too", "moved within one area"])
        let told = try explained("ORIGIN=EGY,DESTINATION=SDN736,SEX=_T", 2015)
        let cells = try #require(told.sections.first { $0.title == "Source cells" })
        let arithmetic = try #require(told.sections.first { $0.title == "Arithmetic" })
        #expect(arithmetic.rows.map(\.number) == [200, 100])
        #expect(told.value == 300 && cells.rows.count == 4)
        #expect(cells.rows.compactMap(\.number).reduce(0, +) == 300)
    }

    @Test func `a plan keeps its frame as JSON, and a frame that is no day is refused`() throws {
        let date = try FrameRequest("2007").date
        let plan = HarmonisationPlan.house.laid(intoAreasOf: date)
        let data = try JSONEncoder().encode(plan)
        #expect(try JSONDecoder().decode(HarmonisationPlan.self, from: data) == plan)
        let plain = String(
            decoding: try JSONEncoder().encode(HarmonisationPlan.house), as: UTF8.self)
        #expect(!plain.contains("frame"))
        for bad in ["2007", "1950-07-01", "soon"] {
            let odd = HarmonisationPlan(
                version: "x", stocks: plan.stocks, flows: plan.flows, frame: bad)
            #expect(throws: HarmonisationPlanError.self) { try odd.validate() }
        }
    }
}
