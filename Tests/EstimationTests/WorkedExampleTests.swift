import Estimation
import Testing

/// Published figures, transcribed from the papers that `Examples` and the method pages cite.
@Suite struct WorkedExampleTests {
    @Test func `the first example moves 150 people at the least`() throws {
        let estimate = try FlowEstimation.estimate(.accountingClosed, Examples.first())
        let expected: [[Double]] = [
            [0, 0, 50, 0], [35, 0, 25, 0], [10, 10, 0, 0], [10, 10, 0, 0],
        ]
        #expect(Examples.agree(estimate.flows, expected, within: 1e-6))
        #expect(estimate.diagnostics.converged)
    }

    @Test func `the first example moves 881 people where nobody is a stayer`() throws {
        let estimate = try FlowEstimation.estimate(
            .pseudoBayes, Examples.first(), options: FlowOptions(minimumWeight: 0))
        let expected = [
            [0, 137.753233798418, 126.923728239518, 17.3317728282972],
            [159.876087784479, 0, 101.332723701145, 22.8207310729654],
            [92.5924640770718, 67.2670521280253, 0, 47.2941788433348],
            [34.5401830046815, 39.0092566321464, 33.8972431077694, 0],
        ]
        #expect(Examples.agree(estimate.flows, expected, within: 1e-6))
    }

    @Test func `the second example has a closed form`() throws {
        let estimate = try FlowEstimation.estimate(.accountingClosed, Examples.second())
        let expected: [[Double]] = [
            [0, 20, 0, 10], [0, 0, 0, 0], [15, 15, 0, 5], [10, 25, 0, 0],
        ]
        #expect(Examples.agree(estimate.flows, expected, within: 1e-6))
        #expect(estimate.diagnostics.flowFit?.iterations == 0)
    }

    @Test func `a distance seed is honoured in the second example`() throws {
        let options = FlowOptions(
            seed: .corridors(try Examples.matrix(Examples.distances)),
            limits: FitLimits(tolerance: 1e-9))
        let estimate = try FlowEstimation.estimate(
            .accountingClosed, Examples.second(), options: options)
        #expect(abs(try estimate.flow(from: "C", to: "A") - 15.2382) < 5e-5)
        #expect(abs(try estimate.flow(from: "C", to: "B") - 14.7618) < 5e-5)
        #expect(abs(try estimate.flow(from: "D", to: "A") - 9.7618) < 5e-5)
        #expect(abs(try estimate.flow(from: "D", to: "B") - 25.2382) < 5e-5)
        #expect(estimate.diagnostics.converged)
    }

    @Test func `the third example in an open world spreads leavers by residence`() throws {
        let estimate = try FlowEstimation.estimate(
            .accountingOpen, Examples.third(),
            options: FlowOptions(openVariant: .byResidence))
        let expected = [
            [0, 8.5028658893477, 0, 3.69533174735544],
            [26.4229559748428, 0, 0.423456260720412, 9.85527444253858],
            [0, 34.1833575635631, 0, 25.0778879782452],
            [11.4676148399386, 10.9332409071845, 1.39288748042219, 0],
        ]
        #expect(Examples.agree(estimate.flows, expected, within: 1e-6))
    }

    @Test func `the fourth example with births and deaths is reproduced`() throws {
        let estimate = try FlowEstimation.estimate(
            .accountingClosed, Examples.fourth(),
            options: FlowOptions(limits: FitLimits(tolerance: 1e-9)))
        let expected = [
            [0, 8.12499180054179, 0, 0],
            [15.455511511103, 0, 18.0819452092431, 5.7129463814532],
            [0, 1.12541130125911, 0, 0],
            [17.6694802894375, 0, 8.04346609201562, 0],
        ]
        #expect(Examples.agree(estimate.flows, expected, within: 1e-6))
    }

    @Test func `stock differencing drops decreases or reads them as return`() throws {
        let drop = try FlowEstimation.estimate(
            .stockDifferencingDrop, Examples.differences())
        let dropped: [[Double]] = [[0, 15, 0, 15], [0, 0, 5, 5], [20, 0, 0, 0], [0, 25, 0, 0]]
        #expect(drop.flows.lines == dropped)
        #expect(drop.diagnostics.dropped == 60)
        let back = try FlowEstimation.estimate(
            .stockDifferencingReverse, Examples.differences())
        let returned: [[Double]] = [
            [0, 15, 0, 25], [0, 0, 5, 5], [25, 0, 0, 15], [0, 25, 30, 0],
        ]
        #expect(back.flows.lines == returned)
        #expect(back.diagnostics.reversed == 60)
    }

    @Test func `rates share out sixty moves as the stocks were`() throws {
        let estimate = try FlowEstimation.estimate(
            .rate, Examples.differences(), options: FlowOptions(worldTotal: 60))
        let expected = [
            [0, 2.35294117647059, 2.35294117647059, 0],
            [4.70588235294118, 0, 5.88235294117647, 2.35294117647059],
            [2.35294117647059, 9.41176470588235, 0, 15.2941176470588],
            [4.70588235294118, 5.88235294117647, 4.70588235294118, 0],
        ]
        #expect(Examples.agree(estimate.flows, expected, within: 1e-9))
    }

    @Test func `growth rates of Rogers and von Rabenau can be negative`() throws {
        let inputs = try Examples.differences()
        let flows = try MigrationRates.rogersVonRabenau(start: inputs.start, end: inputs.end)
        let expected = [
            [0, 26.5846204966067, -10.2274100328252, 24.1665324123487],
            [3.47403185854965, 0, 11.7179853797048, 20.1242523712669],
            [34.0976096018688, -0.125662041605413, 0, -51.8512999174336],
            [-12.0478985842882, 38.85731115452, -24.3699277040498, 0],
        ]
        #expect(Examples.agree(flows, expected, within: 1e-6))
    }

    @Test func `the two-way fit of Willekens is met to the last digit printed`() throws {
        let fit = try TwoWayFit(
            seed: Examples.matrix([[5, 2], [1, 7]]), rows: [18, 20], columns: [16, 22],
            limits: FitLimits(tolerance: 1e-10))
        #expect(abs(fit.values[0, 0] - 13.2501932) < 5e-8)
        #expect(fit.report.converged)
    }
}
