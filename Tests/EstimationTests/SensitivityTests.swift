import Estimation
import Testing

/// What one percent of coverage does to the estimates.
@Suite struct SensitivityTests {
    @Test
    func `one percent more of everybody adds that much to the area's net, if the world is closed`()
        throws
    {
        let inputs = try Examples.third()
        let change = CoverageChange(.everybody, in: "B", by: 0.01)
        let changed = try change.applied(to: inputs)
        let before = try FlowEstimation.estimate(.accountingClosed, inputs)
        let after = try FlowEstimation.estimate(.accountingClosed, changed)
        let area = try #require(try FlowSensitivity(before, after, area: "B").area)
        let more = inputs.end.columnTotals[1] * 0.01
        // What the world gained is taken off natives everywhere, so a part of it comes back.
        let gain = area.netAfter - area.netBefore
        #expect(gain > 0.5 * more && gain < more)
    }

    @Test func `differences of stocks take the whole of a percent of migrants as moves`() throws {
        let inputs = try Examples.differences()
        let changed = try CoverageChange(.migrants, by: 0.01).applied(to: inputs)
        let before = try FlowEstimation.estimate(.stockDifferencingReverse, inputs)
        let after = try FlowEstimation.estimate(.stockDifferencingReverse, changed)
        let sensitivity = try FlowSensitivity(before, after)
        var expected = 0.0
        for i in 0..<4 {
            for j in 0..<4 where i != j {
                let (first, last) = (inputs.start[i, j], inputs.end[i, j])
                expected += abs(last * 1.01 - first) - abs(last - first)
            }
        }
        #expect(abs(sensitivity.worldAfter - sensitivity.worldBefore - expected) < 1e-9)
        #expect(sensitivity.area == nil)
        for j in 0..<4 {
            #expect(
                abs(changed.end.columnTotals[j] - inputs.end.columnTotals[j]) < 1e-9,
                "natives make room for migrants")
        }
    }

    @Test func `nothing changed moves nothing`() throws {
        let estimate = try FlowEstimation.estimate(.pseudoBayes, try Examples.fourth())
        let sensitivity = try FlowSensitivity(estimate, estimate, area: "A")
        #expect(sensitivity.moved == 0 && sensitivity.largest == nil)
        #expect(sensitivity.worldBefore == sensitivity.worldAfter)
        #expect(sensitivity.area.map { $0.netBefore == $0.netAfter } == true)
    }

    @Test func `rates of the first date see nothing of the second but the world total`() throws {
        let inputs = try Examples.second()
        let changed = try CoverageChange(.migrants, in: "C", by: 0.1).applied(to: inputs)
        let options = FlowOptions(worldTotal: 100)
        let before = try FlowEstimation.estimate(.rate, inputs, options: options)
        let after = try FlowEstimation.estimate(.rate, changed, options: options)
        #expect(try FlowSensitivity(before, after, area: "C").moved == 0)
    }

    @Test func `an area that is not there and less than nobody are refused`() throws {
        let inputs = try Examples.first()
        #expect(throws: EstimationError.self) {
            try CoverageChange(.everybody, in: "X").applied(to: inputs)
        }
        for share in [-1, -2, Double.nan, .infinity] {
            #expect(throws: EstimationError.self) {
                try CoverageChange(by: share).applied(to: inputs)
            }
        }
    }
}
