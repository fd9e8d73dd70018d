import Cubes
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Figures of emigration, permits, new citizens and displaced people by age as the office tells of
/// them; all made up.
struct StatusTests {
    private let scratch: Scratch
    private let office: Office

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
    }

    private func write(
        _ dataflow: Dataflow, _ figures: [(key: String, value: Double)]
    ) throws {
        let draft = ReleaseDraft(
            source: "S", table: "t", kind: .imported, publisher: "P", title: "T", citation: "C",
            licence: .ccBy4, url: "u")
        let series = try figures.map { key, value in
            Series(
                key: try SeriesKey(dataflow, key.split(separator: ".").map(String.init)),
                observations: [
                    Observation(
                        period: try #require(Period(year: 2020)), value: .number(value), row: 2,
                        column: 3)
                ])
        }
        _ = try office.warehouse.write(draft, series: series)
    }

    private func shown(_ dataflow: Dataflow, _ key: String) throws -> [String: ObservedValue] {
        var found: [String: ObservedValue] = [:]
        for series in try office.show(KeyPattern(dataflow, key)) {
            found[series.series.key.description] = series.series.observations.first?.value
        }
        return found
    }

    @Test(arguments: [
        (
            Dataflow.emigration, "A.S.DEU.POL.C.F.Y5T9",
            "1,234 citizens of Poland left Germany, 2020 (women, 5 to 9 years)."
        ),
        (.emigration, "A.S.DEU.IRQ.B._T._T", "1,234 people born in Iraq left Germany, 2020."),
        (.emigration, "A.S.DEU.W.C._T._T", "1,234 people left Germany, 2020."),
        (
            .permit, "A.S.UKR.POL.FIRST.WORK_SEASONAL.M3T5._T._T",
            "1,234 first permits (seasonal work, 3 to 5 months) of citizens of Ukraine in Poland, "
                + "2020."
        ),
        (
            .permit, "A.S.W.POL.VALID._T._T._T._T",
            "1,234 valid permits of foreigners in Poland, 2020."
        ),
        (
            .acquisition, "A.S.SYR.DEU.M._T",
            "1,234 citizens of Syrian Arab Republic became citizens of Germany, 2020 (men)."
        ),
        (
            .deaths, "M.S.MEDITERRANEAN.CENTRAL_MEDITERRANEAN.DROWNING.DEAD_MISSING",
            "1,234 dead and missing on the way, 2020 in the region Mediterranean (route Central "
                + "Mediterranean, cause: drowning)."
        ),
        (.deaths, "M.S._U._U._U.DEAD", "1,234 dead on the way, 2020."),
        (
            .displacedAge, "A.S.SYR.DEU.REF.F.Y0T4",
            "1,234 refugees from Syrian Arab Republic were in Germany in 2020 (women, 0 to 4 years)."
        ),
    ])
    func `a figure is told in a sentence`(
        _ dataflow: Dataflow, _ key: String, _ sentence: String
    ) throws {
        try write(dataflow, [(key, 1234)])
        let found = try office.explain(
            KeyPattern(dataflow, key), period: #require(Period(year: 2020)))
        #expect(found.statement == sentence)
    }

    @Test func `a figure that a reader added up is not said to stand in its cell`() throws {
        let draft = ReleaseDraft(
            source: "S", table: "t", kind: .imported, publisher: "P", title: "T", citation: "C",
            licence: .ccBy4, url: "u")
        let key = "M.S._U._U._U.DEAD"
        let march = try #require(Period("2021-03"))
        let april = try #require(Period("2021-04"))
        let sum = AttributeSet([.comment: "sum of 2 incidents"])
        let series = Series(
            key: try SeriesKey(.deaths, key.split(separator: ".").map(String.init)),
            observations: [
                Observation(period: march, value: .number(5), attributes: sum, row: 2, column: 3),
                Observation(period: april, value: .number(4), row: 7, column: 3),
            ])
        _ = try office.warehouse.write(draft, series: [series])
        for (period, label) in [
            (march, "Value, a sum: see COMMENT"), (april, "Value in the cell"),
        ] {
            let found = try office.explain(KeyPattern(.deaths, key), period: period)
            let rows = found.sections.first { $0.title == "Source cell" }?.rows ?? []
            #expect(rows.contains { $0.label == label })
        }
    }

    @Test func `people who left are added over citizenships, never over criteria`() throws {
        try write(
            .emigration,
            [
                ("A.S.DEU.POL.C._T._T", 10), ("A.S.DEU.DEU.C._T._T", 5), ("A.S.DEU.POL.B._T._T", 7),
            ])
        let found = try shown(.emigration, "A.S.DEU.W.*._T._T")
        #expect(
            found == [
                "A.S.DEU.W.C._T._T": .number(15), "A.S.DEU.W.B._T._T": .number(7),
            ])
    }

    @Test func `women and men make both for each reason, never over reasons`() throws {
        try write(
            .permit,
            [
                ("A.S.UKR.POL.FIRST.WORK._T.F._T", 3), ("A.S.UKR.POL.FIRST.WORK._T.M._T", 4),
                ("A.S.UKR.POL.FIRST._T._T.F._T", 30), ("A.S.UKR.POL.FIRST._T._T.M._T", 40),
            ])
        let found = try shown(.permit, "A.S.UKR.POL.FIRST.*.*._T._T")
        #expect(
            found == [
                "A.S.UKR.POL.FIRST.WORK._T._T._T": .number(7),
                "A.S.UKR.POL.FIRST._T._T._T._T": .number(70),
            ])
    }

    @Test(arguments: ["MIGSTOCK", "REFUGEES_IN", "REFUGEES_FROM", "REMIT_IN", "REMIT_OUT", "GDP"])
    func `counts and amounts of areas are added up over the world`(_ indicator: String) throws {
        try write(
            .population,
            [("A.S.MEX.\(indicator)._T._T", 2), ("A.S.GTM.\(indicator)._T._T", 3)])
        let key = "A.S.W.\(indicator)._T._T"
        #expect(try shown(.population, key) == [key: .number(5)])
    }

    @Test(arguments: ["GDP_PC", "MIGSHARE", "REMIT_IN_GDP", "POP_END_L95"])
    func `rates and bounds of areas are not`(_ indicator: String) throws {
        try write(
            .population,
            [("A.S.MEX.\(indicator)._T._T", 2), ("A.S.GTM.\(indicator)._T._T", 3)])
        #expect(try shown(.population, "A.S.W.\(indicator)._T._T").isEmpty)
    }
}
