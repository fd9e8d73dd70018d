import Cubes
import Estimation
import Office
import Publishers
import TestKit
import Testing
import Vocabulary
import Warehouse

@Suite struct EstimateTests {
    @Test func `estimating one interval again leaves the others and their releases`() throws {
        let workspace = try StarterWorkspace(estimates: true)
        let office = workspace.office
        let pattern = try KeyPattern(.flow, "A5.CORRIDOR.MEX.USA.P._T._T._Z.DA_PB")
        let before = try #require(try office.warehouse.series(pattern).first)
        let interval = try #require(FlowInterval(start: 2015, end: 2020))
        _ = try office.estimateFlows(FlowRequest(intervals: [interval], methods: [.pseudoBayes]))
        let after = try #require(try office.warehouse.series(pattern).first)
        #expect(after.series == before.series)
        #expect(after.releases == before.releases, "an estimate that says the same changes nothing")
    }

    @Test func `any two dates of the stock make an interval`() throws {
        let workspace = try StarterWorkspace(estimates: false)
        let interval = try #require(FlowInterval(start: 1990, end: 2010))
        let run = try workspace.office.estimateFlows(
            FlowRequest(intervals: [interval], methods: [.accountingClosed]))
        #expect(run.reports.count == 1)
        #expect(run.reports[0].converged)
        let shown = try workspace.office.show(
            try KeyPattern(.flow, "A20.CORRIDOR.MEX.USA.P._T._T._Z.DA_CLOSED"))
        #expect(shown.first?.series.observations.first?.period.description == "1990-07-01/P20Y")
    }

    @Test func `a year without stocks is refused with the years there are`() throws {
        let workspace = try StarterWorkspace(estimates: false)
        let interval = try #require(FlowInterval(start: 2012, end: 2020))
        let error = #expect(throws: OfficeError.self) {
            try workspace.office.estimateFlows(FlowRequest(intervals: [interval]))
        }
        #expect(error?.expected.contains("2015") == true)
        #expect(try workspace.office.warehouse.index().count(.flow) == 0)
    }

    @Test func `flows by sex are refused where births and deaths are not by sex`() throws {
        let workspace = try StarterWorkspace(estimates: false)
        let interval = try #require(FlowInterval(start: 2015, end: 2020))
        let error = #expect(throws: OfficeError.self) {
            try workspace.office.estimateFlows(FlowRequest(intervals: [interval], sex: .female))
        }
        #expect(error?.found.contains("women") == true)
    }

    @Test func `flows by sex are estimated where births and deaths are by sex`() throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        func message(_ flow: String, _ dimensions: String, _ rows: [String]) -> String {
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,\(dimensions),TIME_PERIOD,OBS_VALUE\n"
                + rows.map { "dataflow,CORRIDOR:\(flow)(1.0.0),I,A,MADE_UP,\($0)\n" }.joined()
        }
        let areas = ["MEX", "USA", "CAN"]
        var stocks: [String] = []
        var people: [String] = []
        for (i, area) in areas.enumerated() {
            for (s, sex) in ["F", "M"].enumerated() {
                for year in 2015...2020 {
                    let population = 10_000 + 1_000 * i + 100 * s + 10 * (year - 2015)
                    people += [
                        "\(area),BIRTHS,\(sex),_T,\(year),100",
                        "\(area),DEATHS,\(sex),_T,\(year),90",
                        "\(area),POP,\(sex),_T,\(year),\(population)",
                    ]
                }
                for (o, origin) in areas.enumerated() where origin != area {
                    for (year, more) in [(2015, 0), (2020, 40)] {
                        stocks.append(
                            "\(origin),\(area),B,\(sex),_T,\(year),\(300 + 50 * o + 20 * s + more)")
                    }
                }
            }
        }
        for (name, text) in [
            ("stocks", message("DF_STOCK", "ORIGIN,DESTINATION,CRITERION,SEX,AGE", stocks)),
            ("people", message("DF_POPULATION", "REF_AREA,INDICATOR,SEX,AGE", people)),
        ] {
            _ = try office.importFile(try scratch.file(name + ".csv", text))
        }
        let interval = try #require(FlowInterval(start: 2015, end: 2020))
        for sex in [Sex.female, .male] {
            let run = try office.estimateFlows(FlowRequest(intervals: [interval], sex: sex))
            #expect(run.reports.allSatisfy { $0.converged })
        }
        let women = try office.show(KeyPattern(.flow).with(.sex, "F").with(.method, "SD_DROP"))
        #expect(women.count == 6)
        #expect(women.allSatisfy { $0.series.observations.first?.value == .number(40) })
        let pattern = try KeyPattern(.flow, "A5.CORRIDOR.MEX.USA.P._T._T._Z.SD_DROP")
        let both = try #require(try office.show(pattern).first)
        #expect(both.isComputed)
        #expect(both.series.observations.first?.value == .number(80))
    }

    @Test func `reports carry factors of each birthplace and margin gaps`() throws {
        let workspace = try StarterWorkspace(estimates: false)
        let interval = try #require(FlowInterval(start: 2015, end: 2020))
        let run = try workspace.office.estimateFlows(FlowRequest(intervals: [interval]))
        #expect(run.reports.map(\.method) == FlowMethod.allCases.map(\.code))
        let closed = try #require(run.reports.first { $0.method == "DA_CLOSED" })
        let birthplaces = closed.inputs.areas + closed.inputs.extraBirthplaces
        #expect(closed.birthplaceFactors.map(\.birthplace) == birthplaces)
        #expect(closed.largestMarginGap < 1e-3)
        #expect(closed.inputs.extraBirthplaces == ["OOO"])
        #expect(closed.flowsAboveStocks > 0)
    }

    @Test func `what is exported is imported as the same figures`() throws {
        let workspace = try StarterWorkspace(estimates: false)
        let other = try Scratch()
        let pattern = KeyPattern(.displaced)
        let file = other.path + "/displaced.csv"
        let sink = try FileSink(file)
        let count = try workspace.office.export(pattern, format: .sdmxCSV2) { try sink.write($0) }
            .count
        try sink.close()
        let copy = try Office(workspace: other.path + "/copy", create: true)
        let result = try copy.importFile(file)
        #expect(result.report?.figures == count)
        func sorted(_ office: Office) throws -> [Series] {
            try office.warehouse.series(pattern).map(\.series)
                .sorted { $0.key.description < $1.key.description }
        }
        let told = try sorted(copy)
        let meant = try sorted(workspace.office)
        #expect(told.count == meant.count)
        for (a, b) in zip(told, meant) {
            #expect(a.key == b.key)
            #expect(zip(a.observations, b.observations).allSatisfy { $0.says(sameAs: $1) })
        }
    }
}
