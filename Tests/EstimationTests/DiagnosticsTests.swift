import Estimation
import Testing

/// What an estimate did to its inputs is said, cell by cell.
@Suite struct DiagnosticsTests {
    @Test func `other origins take part in accounting and are counted out of the rest`() throws {
        let inputs = try FlowInputs(
            areas: ["A", "B"], birthplaces: ["A", "B", "OOO"],
            start: Examples.matrix([[1000, 10], [20, 2000], [70, 5]]),
            end: Examples.matrix([[1000, 10], [20, 2000], [40, 35]]))
        let estimates = try FlowEstimation.run(
            inputs, methods: [.accountingClosed, .stockDifferencingDrop, .rate])
        #expect(abs(try estimates[0].flow(from: "A", to: "B") - 30) < 1e-2)
        let explanation = try estimates[0].explain(from: "A", to: "B")
        #expect(try #require(explanation.split).transit > 29.9)
        #expect(estimates[0].diagnostics.leftOut == (0, 0))
        #expect(estimates[1].diagnostics.leftOut == (75, 75))
        #expect(estimates[2].diagnostics.leftOut == (75, 75))
        #expect(estimates[1].flows.total == 0)
    }

    @Test func `births above the native-born come off the whole column and are reported`() throws {
        let inputs = try Examples.inputs(
            [[100, 50], [400, 900]], [[60, 50], [440, 900]], births: [100, 0])
        let estimate = try FlowEstimation.estimate(.accountingOpen, inputs)
        let stages = try #require(estimate.stocks?.stages)
        #expect(abs(stages[1].end[0, 0] - 48) < 1e-9)
        #expect(abs(stages[1].end[1, 0] - 352) < 1e-9)
        let area = try #require(estimate.diagnostics.birthsAboveNatives.first)
        #expect(area.area == "A" && area.count == 100 && area.limit == 60)
        #expect(area.excess == 40)
    }

    @Test func `an area with nobody in it keeps its births and deaths as unplaced`() throws {
        let inputs = try Examples.inputs(
            [[100, 0], [0, 0]], [[100, 0], [0, 0]], births: [0, 5], deaths: [0, 3])
        let estimate = try FlowEstimation.estimate(.accountingClosed, inputs)
        #expect(estimate.diagnostics.unplaced.map(\.count) == [3, 5])
        #expect(estimate.diagnostics.areasWithoutNatives == ["B"])
        #expect(estimate.flows.total == 0)
    }

    @Test func `a birthplace with nobody at one date cannot match, and is not called so`() throws {
        let inputs = try FlowInputs(
            areas: ["A", "B"], birthplaces: ["A", "B", "UNK"],
            start: Examples.matrix([[1000, 10], [20, 2000], [0, 0]]),
            end: Examples.matrix([[1000, 10], [20, 2000], [40, 35]]))
        let estimate = try FlowEstimation.estimate(.accountingClosed, inputs)
        #expect(estimate.diagnostics.unmatchable == ["UNK"])
        #expect(!estimate.diagnostics.converged)
        #expect(estimate.flows.values.allSatisfy { $0.isFinite })
        // Rates that share out its total are no better.
        #expect(try !FlowEstimation.estimate(.rate, inputs).diagnostics.converged)
    }

    @Test func `open accounting reports negative stocks and who crossed the border`() throws {
        let estimate = try FlowEstimation.estimate(
            .accountingOpen, try Examples.inputs([[10, 90], [0, 50]], [[80, 0], [0, 50]]))
        // The twenty who left are spread as at the end: all from A, which held only ten.
        let cell = try #require(estimate.diagnostics.negativeCells.first)
        #expect(cell.birthplace == "A" && cell.area == "A" && cell.date == .start)
        #expect(cell.value == -10)
        #expect(estimate.diagnostics.crossedBorder == (20, 0))
        let byResidence = try FlowEstimation.estimate(
            .accountingOpen, try Examples.inputs([[10, 90], [0, 50]], [[80, 0], [0, 50]]),
            options: FlowOptions(openVariant: .byResidence))
        #expect(byResidence.diagnostics.negativeCells.isEmpty)
    }

    @Test func `a flow above both of its stocks is flagged with its stocks`() throws {
        // A hundred go home from B to A, where hardly anybody born in B lives.
        let estimate = try FlowEstimation.estimate(
            .accountingClosed,
            Examples.inputs([[900, 100], [3, 500]], [[1000, 0], [3, 500]]))
        let flag = try #require(estimate.diagnostics.flowsAboveStocks.first)
        #expect(flag.from == "B" && flag.to == "A")
        #expect(flag.stockStart == 3 && flag.stockEnd == 3)
        #expect(abs(flag.flow - 100) < 1e-2)
        #expect(!flag.isMadeByAdjustment)
        #expect(try estimate.explain(from: "B", to: "A").flag == flag)
        #expect(try estimate.explain(from: "A", to: "B").flag == nil)
    }

    @Test func `a cell is followed from the published figure to the one flows are drawn from`()
        throws
    {
        let estimate = try FlowEstimation.estimate(.accountingClosed, Examples.fourth())
        let cells = try #require(try estimate.explain(from: "B", to: "A").adjustment)
        #expect(cells.start.raw == 20)
        #expect(cells.start.values.map(\.step).first == .raw)
        let factor = try #require(cells.start.factor)
        #expect(abs(cells.start.raw * factor - cells.start.adjusted) < 1e-9)
        #expect(abs(cells.start.values[1].persons - 16) < 1e-9)
        let extremes = try #require(estimate.diagnostics.extremeFactors)
        #expect(extremes.smallest.factor < 1 && extremes.largest.factor > 1)
    }

    @Test func `world totals are given after every step`() throws {
        let estimate = try FlowEstimation.estimate(.accountingClosed, Examples.third())
        let totals = estimate.diagnostics.worldTotals
        #expect(totals[0].start == 3000 && totals[0].end == 3060)
        #expect(abs(totals[1].start - 2840) < 1e-9 && abs(totals[1].end - 2860) < 1e-9)
        #expect(abs(totals[2].start - totals[2].end) < 1e-9)
        #expect(abs(totals[3].start - 2850) < 1e-6)
    }

    @Test func `differences say how each change was read`() throws {
        let estimate = try FlowEstimation.estimate(
            .stockDifferencingReverse, Examples.differences())
        let explanation = try estimate.explain(from: "C", to: "A")
        guard case .differences(let parts) = explanation.arithmetic else {
            Issue.record("expected differences")
            return
        }
        #expect(parts.map(\.reading) == [.outward, .returning])
        #expect(parts.map(\.amount) == [20, 5])
        let split = try #require(explanation.split)
        #expect(split.outward == 20 && split.returning == 5 && split.transit == 0)
    }

    @Test func `rates say whose total they share out`() throws {
        let estimate = try FlowEstimation.estimate(.rate, Examples.second())
        guard case .rate(let share) = try estimate.explain(from: "C", to: "D").arithmetic else {
            Issue.record("expected a rate")
            return
        }
        #expect(share.totalIsEstimated)
        #expect(abs(share.worldTotal - 100) < 1e-2)
        #expect(abs(share.rate * share.stock - share.amount) < 1e-9)
    }

    @Test func `every method has a code, a name, a title and a sentence of its own`() {
        let methods = FlowMethod.allCases
        #expect(
            methods.map(\.code) == [
                "SD_DROP", "SD_REVERSE", "RATE", "DA_OPEN", "DA_CLOSED", "DA_PB",
            ])
        #expect(Set(methods.map(\.name)).count == 6)
        #expect(Set(methods.map(\.title)).count == 6)
        for method in methods {
            #expect(FlowMethod(named: method.code) == method)
            #expect(FlowMethod(named: method.name) == method)
            #expect(method.summary.hasSuffix("."))
        }
        #expect(FlowMethod(named: "gravity") == nil)
    }

    @Test func `an interval takes half of its first and last year`() {
        let yearly = [2015: 10.0, 2016: 20, 2017: 30, 2018: 40]
        #expect(MidYearInterval.total(from: 2015, to: 2017) { yearly[$0] } == 40)
        #expect(MidYearInterval.total(from: 2015, to: 2016) { yearly[$0] } == 15)
        #expect(MidYearInterval.total(from: 2015, to: 2019) { yearly[$0] } == nil)
        #expect(MidYearInterval.total(from: 2016, to: 2016) { yearly[$0] } == nil)
    }

    @Test func `deaths by accounting leave nobody to cross the border`() throws {
        let options = FlowOptions(births: .nativeAlways, deaths: .accounting)
        let estimate = try FlowEstimation.estimate(
            .accountingOpen, Examples.fourth(), options: options)
        let crossed = estimate.diagnostics.crossedBorder
        #expect(crossed.left < 1e-2 && crossed.entered < 1e-2)
        // Where the totals contradict each other there is no such table of deaths.
        let error = #expect(throws: EstimationError.self) {
            try FlowEstimation.estimate(.accountingOpen, Examples.third(), options: options)
        }
        #expect(error?.kind == .inconsistent)
    }

    @Test func `births in proportion come off every cell of the column`() throws {
        let estimate = try FlowEstimation.estimate(
            .accountingOpen, Examples.third(), options: FlowOptions(births: .proportion))
        let stages = try #require(estimate.stocks?.stages)
        let factor = 1 - 80.0 / 1205
        for k in 0..<4 {
            #expect(abs(stages[1].end[k, 0] - stages[0].end[k, 0] * factor) < 1e-9)
        }
    }
}
