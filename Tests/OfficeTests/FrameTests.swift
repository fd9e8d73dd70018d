import Cubes
import Foundation
import Harmonisation
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Figures in the areas of another date, on worlds of which the truth is known: nobody moves from
/// 1990 to 2024, and countries end, divide and join.
@Suite struct FrameTests {
    private let scratch: Scratch
    private let office: Office

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
    }

    private func take(_ flow: Cubes.Dataflow, _ source: String, _ rows: [String]) throws {
        try office.take(flow, source, rows, in: scratch)
    }

    private func framed(
        _ key: String, _ frame: String, _ weights: [String] = [], _ flow: Cubes.Dataflow = .stock
    ) throws -> FramedSeries {
        let weights = try weights.map { try office.frameWeights($0) }
        let all = try office.framed(
            KeyPattern(flow, key), in: FrameRequest(frame, weights: weights))
        #expect(all.count == 1, "\(all.map(\.seriesKey))")
        return try #require(all.first)
    }

    /// The figures as text: period, value and how it was made.
    private func says(_ series: FramedSeries) -> [String] {
        series.figures.map { item in
            "\(item.period) \(item.value.map { String(Int($0.rounded())) } ?? "-") \(item.kind)"
        }
    }

    /// The USSR's people in Finland: under one code in 1990, under fifteen from 1995 on; those born in
    /// republic n are 10 n.
    private func importSoviet(without lacking: Set<String> = []) throws {
        let later = [1995, 2024].flatMap { year in
            soviet.enumerated().filter { !lacking.contains($0.element) }.map {
                "\($0.element),FIN,B,_T,_T,\(year),\(10 * ($0.offset + 1))"
            }
        }
        try take(.stock, "ESTAT", ["SUN,FIN,B,_T,_T,1990,1200"] + later)
    }

    @Test func `the USSR's people make one series back, without a jump`() throws {
        try importSoviet()
        let series = try framed("ORIGIN=SUN,DESTINATION=FIN", "1991")
        #expect(says(series) == ["1990 1200 same", "1995 1200 sum", "2024 1200 sum"])
        #expect(series.figures[1].steps.count == 15 && series.breaks.isEmpty)
        #expect(series.figures[1].steps.reduce(0) { $0 + $1.part } == 1200)
        #expect(series.places.first?.parts == soviet)
    }

    @Test func `who is still counted under the USSR's code beside its successors is added`() throws
    {
        try importSoviet()
        try take(
            .stock, "ESTAT_COPY",
            soviet.map { "\($0),FIN,C,_T,_T,2005,10" } + ["SUN,FIN,C,_T,_T,2005,5"])
        let series = try framed("SOURCE=ESTAT_COPY,ORIGIN=SUN,DESTINATION=FIN", "1991")
        #expect(says(series) == ["2005 155 sum"])
    }

    @Test func `a sum that lacks a republic is unknown and says which, and what was found`() throws
    {
        try importSoviet(without: ["KGZ"])
        let series = try framed("ORIGIN=SUN,DESTINATION=FIN", "1991")
        #expect(says(series) == ["1990 1200 same", "1995 - unknown", "2024 - unknown"])
        #expect(series.figures[1].gaps.map(\.areas) == [["KGZ"]])
        #expect(series.figures[1].found == [1130] && series.figures[1].low == nil)
    }

    @Test
    func `forward the USSR is divided by later stocks, by population, and by neither unasked`()
        throws
    {
        try importSoviet()
        try take(
            .population, "WPP_2024",
            [1985, 1992, 2020].flatMap { year in
                soviet.map { "\($0),POP,_T,_T,\(year),\($0 == "UKR" ? 160 : 60)" }
            })
        let key = "ORIGIN=UKR,DESTINATION=FIN"
        let plain = try framed(key, "2024")
        #expect(says(plain) == ["1990 - unknown", "1995 140 same", "2024 140 same"])
        #expect(plain.figures[0].gaps.map(\.kind) == ["noWeights"])
        let stocks = try framed(key, "2024", ["stocks"])
        #expect(says(stocks) == ["1990 140 weighted", "1995 140 same", "2024 140 same"])
        #expect(stocks.figures[0].divisions.first?.date == "1995")
        let both = try framed(key, "2024", ["stocks", "population"])
        #expect(both.figures[0].found.map { $0.rounded() } == [140, 192])
        #expect(both.figures[0].low == 140 && abs((both.figures[0].high ?? 0) - 192) < 1e-9)
        // Of 1992, nearest to the end of the USSR.
        #expect(both.figures[0].divisions.map(\.date) == ["1995", "1992"])
        let named = try framed(key, "2024", ["population:WPP_2024:2020"])
        #expect(named.figures[0].divisions.map(\.basis) == ["population of WPP_2024 in 2020"])
    }

    @Test func `the parts of a divided figure add up to it`() throws {
        try importSoviet()
        let weights = [try office.frameWeights("stocks")]
        let parts = try office.framed(
            KeyPattern(.stock, "DESTINATION=FIN"), in: FrameRequest("2024", weights: weights))
        #expect(parts.count == 15)
        let sum = parts.compactMap { $0.figures.first?.value }.reduce(0, +)
        #expect(abs(sum - 1200) < 1e-6)
    }

    @Test func `an explanation adds up and leads to the cells, those of the weights too`() throws {
        try importSoviet()
        let year = try #require(Period(year: 1990))
        let request = try FrameRequest("2024", weights: [office.frameWeights("stocks")])
        let told = try office.explainFramed(
            KeyPattern(.stock, "ORIGIN=UKR,DESTINATION=FIN"), period: year, in: request)
        let arithmetic = try #require(told.sections.first { $0.title == "Arithmetic" })
        let sum = arithmetic.rows.reduce(0) { $0 + ($1.number ?? .nan) }
        #expect(sum == told.value && arithmetic.sum?.number == told.value)
        let cells = try #require(told.sections.first { $0.title == "Source cells" })
        #expect(cells.rows.count == 16)
        #expect(cells.rows[0].number == 1200)
        #expect(cells.rows[0].remark?.contains("ESTAT-DF_STOCK.csv, row 2") == true)
        let weights = try #require(told.sections.first { $0.title.hasPrefix("Weights: SUN") })
        #expect(weights.rows.count == 15 && weights.sum?.number == 1200)
        #expect(told.sources.map(\.release) == [1])
        let unknown = try office.explainFramed(
            KeyPattern(.stock, "ORIGIN=UKR,DESTINATION=FIN"), period: year,
            in: FrameRequest("2024"))
        #expect(unknown.value == nil && unknown.statement.hasPrefix("Unknown"))
    }

    @Test func `Yugoslavia's people are the same before and after, with Serbia's under its codes`()
        throws
    {
        // UNHCR has SFR Yugoslavia under Serbia before 1992, then Serbia and Montenegro.
        let rows = [
            "SRB,DEU,REF,1990,700", "SRB,DEU,REF,1995,300", "SRB,DEU,REF,2010,200",
            "MNE,DEU,REF,2010,100",
        ]
        let rest = ["BIH", "HRV", "MKD", "SVN"].flatMap { code in
            [1995, 2010].map { "\(code),DEU,REF,\($0),100" }
        }
        try take(.displaced, "UNHCR", rows + rest)
        let union = try framed("ORIGIN=YUG,DESTINATION=DEU", "1991-01-01", [], .displaced)
        #expect(says(union) == ["1990 700 same", "1995 700 sum", "2010 700 sum"])
        let middle = try framed("ORIGIN=SCG,DESTINATION=DEU", "2000", [], .displaced)
        #expect(says(middle) == ["1990 - unknown", "1995 300 same", "2010 300 sum"])
        let file = try scratch.file(
            "weights.csv",
            """
            area,part,figure,axis,date,source
            YUG,BIH,1,origin,1991,census
            YUG,HRV,1,origin,1991,census
            YUG,MKD,1,origin,1991,census
            YUG,SVN,1,origin,1991,census
            YUG,SCG,3,origin,1991,census

            """)
        let stated = try framed("ORIGIN=SCG,DESTINATION=DEU", "2000", [file], .displaced)
        #expect(says(stated) == ["1990 300 weighted", "1995 300 same", "2010 300 sum"])
        #expect(stated.figures[0].divisions.first?.parts.last?.row == 5)
    }

    @Test func `both Sudans are one before 2011, and who moved between them is no migrant`() throws
    {
        try take(
            .stock, "UNDESA_2024",
            [
                "EGY,SDN,B,F,_T,2005,200", "EGY,SDN,B,M,_T,2005,100", "EGY,SSD,B,F,_T,2005,77",
                "EGY,SSD,B,M,_T,2005,77", "EGY,SDN,B,F,_T,2010,150", "EGY,SDN,B,M,_T,2010,50",
                "EGY,SSD,B,F,_T,2010,50", "EGY,SSD,B,M,_T,2010,50", "EGY,SDN,B,F,_T,2015,150",
                "EGY,SDN,B,M,_T,2015,50", "EGY,SSD,B,F,_T,2015,50", "EGY,SSD,B,M,_T,2015,50",
                "SDN,SSD,B,F,_T,2015,500", "SDN,SSD,B,M,_T,2015,500",
            ])
        let both = try framed("ORIGIN=EGY,DESTINATION=SDN736,SEX=_T", "2005")
        #expect(says(both) == ["2005 300 same", "2010 300 sum", "2015 300 sum"])
        #expect(both.breaks.isEmpty && both.figures[0].steps[0].computedFrom == 2)
        // South Sudan's figures of 2005 are in Sudan's.
        #expect(both.figures[0].leftOut.map(\.value) == [154])
        let told = try office.explainFramed(
            KeyPattern(.stock, "ORIGIN=EGY,DESTINATION=SDN736,SEX=_T"),
            period: try #require(Period(year: 2015)), in: FrameRequest("2005"))
        #expect(told.value == 300)
        let cells = try #require(told.sections.first { $0.title == "Source cells" })
        #expect(cells.rows.count == 4 && cells.rows.compactMap(\.number).reduce(0, +) == 300)
        let apart = try framed("ORIGIN=EGY,DESTINATION=SDN,SEX=_T", "2024", ["stocks"])
        #expect(says(apart) == ["2005 200 weighted", "2010 200 same", "2015 200 same"])
        #expect(apart.figures[0].divisions.map(\.date) == ["2015"])
        #expect(apart.breaks.map { "\($0.from)-\($0.to)" } == ["2005-2010", "2010-2015"])
        // Without a frame the break stands.
        let held = try #require(
            try office.show(KeyPattern(.stock, "ORIGIN=EGY,DESTINATION=SDN,SEX=F")).first)
        let years = try [2005, 2015].map { try #require(Period(year: $0)) }
        #expect(
            try office.areaChange(of: held.series, from: years[0], to: years[1]).value == nil)
    }

    @Test func `the Netherlands Antilles and their islands are one series either way`() throws {
        try take(
            .stock, "UNDESA_2020",
            [
                "NLD,BES,B,_T,_T,2000,100", "NLD,BES,B,_T,_T,2005,75", "NLD,SXM,B,_T,_T,2005,25",
                "NLD,BES,B,_T,_T,2010,25", "NLD,CUW,B,_T,_T,2010,50", "NLD,SXM,B,_T,_T,2010,25",
            ])
        let union = try framed("ORIGIN=NLD,DESTINATION=ANT", "2005")
        #expect(says(union) == ["2000 100 same", "2005 100 sum", "2010 100 sum"])
        let island = try framed("ORIGIN=NLD,DESTINATION=CUW", "2015", ["stocks"])
        #expect(says(island) == ["2000 50 weighted", "2005 50 weighted", "2010 50 same"])
    }

    @Test func `population and flows move, and Serbia and Montenegro are one`() throws {
        try take(
            .population, "WPP_2024",
            [1990, 2010].flatMap { year in
                [
                    "SRB,POP,_T,_T,\(year),60", "MNE,POP,_T,_T,\(year),10",
                    "XKX,POP,_T,_T,\(year),20",
                ]
            } + ["SRB,CBR,_T,_T,2010,9"])
        let people = try framed("REF_AREA=SCG", "2000", [], .population)
        #expect(says(people) == ["1990 90 sum", "2010 90 sum"])
        try take(
            .flow, "ESTAT",
            [
                "SCG,DEU,P,_T,_T,DESTINATION,_Z,2004,90", "SRB,DEU,P,_T,_T,DESTINATION,_Z,2010,60",
                "MNE,DEU,P,_T,_T,DESTINATION,_Z,2010,10", "XKX,DEU,P,_T,_T,DESTINATION,_Z,2010,20",
            ])
        let back = try framed("ORIGIN=SCG,DESTINATION=DEU", "2000", [], .flow)
        #expect(says(back) == ["2004 90 same", "2010 90 sum"])
        let forward = try framed("ORIGIN=MNE,DESTINATION=DEU", "2024", ["population"], .flow)
        #expect(says(forward) == ["2004 10 weighted", "2010 10 same"])
    }
}
