import Cubes
import Harmonisation
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// One comparable view of several publishers' figures, in a workspace.
@Suite struct HarmoniseTests {
    private let scratch: Scratch
    private let office: Office

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
    }

    /// Imports figures of a source as our own dataflow's CSV.
    @discardableResult
    private func take(
        _ source: String, _ flow: Cubes.Dataflow, _ rows: [String]
    ) throws -> String {
        let dimensions = flow.dimensions.map(\.rawValue).joined(separator: ",")
        let head =
            "STRUCTURE,STRUCTURE_ID,ACTION,\(dimensions),TIME_PERIOD,OBS_VALUE,OBS_STATUS,"
            + "UNIT_MEASURE,UNIT_MULT,COMMENT\n"
        let body = rows.map { "dataflow,CORRIDOR:\(flow.rawValue)(1.0.0),I,\($0)\n" }
        let file = try scratch.file(
            "\(source)-\(flow.rawValue).csv", head + body.joined())
        _ = try office.importFile(file)
        return file
    }

    private func stock(
        _ source: String, _ origin: String, _ sex: String, _ year: Int, _ value: String
    ) -> String {
        "A,\(source),\(origin),DEU,B,\(sex),_T,\(year),\(value),A,PS,,"
    }

    private func flow(
        _ source: String, _ reporter: String, _ year: Int, _ value: String, _ comment: String = ""
    ) -> String {
        "A,\(source),POL,DEU,P,_T,_T,\(reporter),_Z,\(year),\(value),A,PS,,\(comment)"
    }

    private func shown(_ key: String, _ flow: Cubes.Dataflow = .stock) throws -> Series {
        try #require(try office.show(KeyPattern(flow, key)).first).series
    }

    private func importStocks() throws {
        try take(
            "UNDESA_2024", .stock,
            [
                stock("UNDESA_2024", "SYR", "F", 2015, "40"),
                stock("UNDESA_2024", "SYR", "M", 2015, "60"),
                stock("UNDESA_2024", "SYR", "F", 2020, "70"),
                stock("UNDESA_2024", "SYR", "M", 2020, "80"),
                stock("UNDESA_2024", "W", "F", 2020, "999"),
            ])
        try take("WB_GBMD", .stock, [stock("WB_GBMD", "SYR", "_T", 1960, "5")])
        try take(
            "ESTAT", .stock,
            [
                stock("ESTAT", "SYR", "_T", 2018, "500"), stock("ESTAT", "SYR", "_T", 2023, "600"),
                stock("ESTAT", "SYR", "_T", 2024, "800"),
            ])
        try take("MINE", .stock, [stock("MINE", "SYR", "_T", 2015, "7")])
    }

    @Test
    func `stocks come from one source a year, the middle of which is found, and nothing is lost`()
        throws
    {
        try importStocks()
        let run = try office.harmonise([.stocks])
        let series = try shown("A.CORRIDOR.SYR.DEU.B._T._T")
        #expect(
            series.observations.map { "\($0.period) \($0.scaled ?? -1) \($0.status.rawValue)" }
                == ["1960 5.0 A", "2015 100.0 B", "2020 150.0 A", "2023 700.0 B"])
        #expect(series.observations[1].attributes[.comment] == "UNDESA_2024; before: WB_GBMD")
        #expect(
            series.observations[3].attributes[.comment]
                == "ESTAT; half way between two dates; before: UNDESA_2024")
        #expect(try shown("A.CORRIDOR.SYR.DEU.B.F._T").observations.count == 2)
        #expect(
            try office.show(KeyPattern(.stock, "A.CORRIDOR.W.DEU.B.F._T")).allSatisfy(\.isComputed))
        let report = try #require(run.reports.first)
        #expect(report.unnamed == ["MINE"])
        let closes = report.sources.allSatisfy { source in
            source.read
                == source.taken + source.passedOver + source.refused.reduce(0) { $0 + $1.figures }
        }
        #expect(closes)
        let europe = try #require(report.sources.first { $0.source == "ESTAT" })
        #expect(europe.read == 3 && europe.taken == 2 && europe.passedOver == 1)
        #expect(report.converted == 1 && report.breaks == 2)
    }

    @Test func `an explanation walks back to the cells, and names what was passed over`() throws {
        try importStocks()
        _ = try office.harmonise([.stocks])
        let both = try office.explain(
            KeyPattern(.stock, "A.CORRIDOR.SYR.DEU.B._T._T"), period: try #require(Period("2015")))
        let cells = try #require(both.sections.first { $0.title == "Source cells" })
        #expect(cells.rows.map(\.number) == [40, 60])
        #expect(cells.rows[0].label == "DF_STOCK A.UNDESA_2024.SYR.DEU.B.F._T 2015")
        #expect(cells.rows[0].remark?.hasPrefix("UNDESA_2024-DF_STOCK.csv, row 2") == true)
        let arithmetic = try #require(both.sections.first { $0.title == "Arithmetic" })
        #expect(arithmetic.rows.compactMap(\.number).reduce(0, +) == arithmetic.sum?.number)
        #expect(both.value == 100)
        #expect(both.notes.contains { $0.contains("Break") && $0.contains("WB_GBMD") })
        #expect(Set(both.sources.map(\.publisher)).contains("Corridor"))
        let later = try office.explain(
            KeyPattern(.stock, "A.CORRIDOR.SYR.DEU.B._T._T"), period: try #require(Period("2023")))
        let halves = try #require(later.sections.first { $0.title == "Arithmetic" })
        #expect(halves.rows.map(\.number) == [300, 400] && halves.sum?.number == 700)
        let order = try #require(
            later.sections.first { $0.title.hasPrefix("Order of preference") })
        #expect(order.rows.first { $0.label == "ESTAT" }?.remark?.hasPrefix("taken") == true)
    }

    @Test func `flows are of the better end, and what does not state its stay is refused`() throws {
        try take(
            "ESTAT_MIRROR", .flow,
            [
                flow("ESTAT_MIRROR", "ORIGIN", 2015, "100", "undercount high; accuracy low"),
                flow("ESTAT_MIRROR", "DESTINATION", 2015, "400", "undercount low; accuracy high"),
                flow("ESTAT_MIRROR", "ORIGIN", 2016, "110", "undercount high; accuracy low"),
            ])
        try take("OECD_IMD", .flow, [flow("OECD_IMD", "DESTINATION", 2014, "9")])
        let report = try #require(try office.harmonise([.flows]).reports.first)
        let series = try shown("A.CORRIDOR.POL.DEU.P._T._T._Z.HARMONISED", .flow)
        #expect(series.observations.map(\.scaled) == [400, 110])
        #expect(series.observations.map(\.status) == [.normal, .breakInSeries])
        #expect(
            series.observations[0].attributes[.comment]
                == "ESTAT_MIRROR, as the destination reports")
        #expect(report.ends == ["ORIGIN": 1, "DESTINATION": 1])
        let refused = try #require(report.sources.first { $0.source == "OECD_IMD" }?.refused.first)
        #expect(refused.figures == 1 && refused.why.contains("least stay"))
        let found = try office.explain(
            KeyPattern(.flow, "A.CORRIDOR.POL.DEU.P._T._T._Z.HARMONISED"),
            period: try #require(Period("2015")))
        let ends = try #require(found.sections.first { $0.title == "Which end" })
        #expect(ends.rows.map(\.number) == [100, 400, nil])
        #expect(ends.rows[1].remark == "taken" && ends.rows[2].text.contains("accuracy"))
        #expect(found.sections.contains { $0.title == "What is counted" })
    }

    @Test func `the same again changes nothing, and a mended source is followed`() throws {
        try importStocks()
        _ = try office.harmonise([.stocks])
        guard
            case .written(_, let opened, let closed, let kept) = try office.harmonise([.stocks])
                .outcomes.first
        else {
            Issue.record("not written")
            return
        }
        #expect(opened == 0 && closed == 0 && kept == 3)
        try take("UNDESA_2024", .stock, [stock("UNDESA_2024", "SYR", "_T", 2015, "101")])
        let key = try KeyPattern(.stock, "A.CORRIDOR.SYR.DEU.B._T._T")
        let old = try office.explain(key, period: try #require(Period("2015")))
        #expect(old.value == 100, "what is held is explained by what it was made from")
        _ = try office.harmonise([.stocks])
        #expect(
            try shown("A.CORRIDOR.SYR.DEU.B._T._T")[try #require(Period("2015"))]?.scaled == 101)
    }

    @Test func `what its inputs may not show it does not show`() throws {
        try importStocks()
        let input = try #require(try office.releases().first { $0.source == "WB_GBMD" })
        _ = try office.warehouse.setEmbargo(input.id, until: UTCTime("2999-01-01"))
        let run = try office.harmonise([.stocks])
        #expect(run.outcomes.first?.release.embargo == "2999-01-01T00:00:00Z")
        let pattern = try KeyPattern(.stock, "A.CORRIDOR.SYR.DEU.B._T._T")
        #expect(try office.show(pattern).count == 1)
        #expect(try office.seen(by: .everybody).show(pattern).isEmpty)
    }

    @Test func `a withdrawn input stops an explanation`() throws {
        try importStocks()
        _ = try office.harmonise([.stocks])
        let input = try #require(try office.releases().first { $0.source == "UNDESA_2024" })
        try office.warehouse.withdraw(input.id, reason: "wrong year")
        #expect {
            _ = try office.explain(
                KeyPattern(.stock, "A.CORRIDOR.SYR.DEU.B._T._T"),
                period: try #require(Period("2015")))
        } throws: { ($0 as? OfficeError)?.found.contains("wrong year") == true }
    }

    @Test func `without figures of the plan it says which it could take`() throws {
        try take("MINE", .stock, [stock("MINE", "SYR", "_T", 2015, "7")])
        #expect {
            _ = try office.harmonise([.stocks])
        } throws: { ($0 as? OfficeError)?.expected.contains("UNDESA_2024") == true }
        let mine = HarmonisationPlan(
            version: "mine",
            stocks: .init(
                target: HarmonisationPlan.house.stocks.target, sources: [.init("MINE", "ours")]),
            flows: HarmonisationPlan.house.flows)
        #expect {
            _ = try office.harmonise([.stocks], plan: mine)
        } throws: { ($0 as? OfficeError)?.kind == .data }
    }
}
