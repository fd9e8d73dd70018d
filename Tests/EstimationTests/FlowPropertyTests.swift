import Estimation
import TestKit
import Testing

/// What must hold for any inputs, on seeded random worlds.
@Suite struct FlowPropertyTests {
    @Test(arguments: FlowMethod.allCases)
    func `the parts of any corridor add up to its flow`(method: FlowMethod) throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            let inputs = try RandomWorld.inputs(areas: 12, extra: 2, seed: seed)
            let estimate = try FlowEstimation.estimate(method, inputs)
            for from in inputs.areas {
                for to in inputs.areas where to != from {
                    let explanation = try estimate.explain(from: from, to: to)
                    let slack = 1e-9 * max(abs(explanation.flow), 1e-6)
                    #expect(abs(explanation.sum - explanation.flow) <= slack)
                    guard let split = explanation.split else { continue }
                    #expect(abs(split.total - explanation.flow) <= slack)
                }
            }
        }
    }

    @Test func `the parts add up under a seed as well`() throws {
        let inputs = try RandomWorld.inputs(areas: 7, extra: 1, seed: 5)
        var random = SeededGenerator(seed: 8)
        let values = (0..<49).map { _ in Double.random(in: 0.1...5, using: &random) }
        let seed = try #require(Matrix(rows: 7, columns: 7, values: values))
        let estimate = try FlowEstimation.estimate(
            .pseudoBayes, inputs, options: FlowOptions(seed: .corridors(seed)))
        for from in inputs.areas {
            for to in inputs.areas where to != from {
                let explanation = try estimate.explain(from: from, to: to)
                #expect(abs(explanation.sum - explanation.flow) <= 1e-9 * explanation.flow)
            }
        }
    }

    @Test(arguments: [FlowMethod.accountingOpen, .accountingClosed, .pseudoBayes])
    func `net flows are the change in residents after births and deaths`(
        method: FlowMethod
    ) throws {
        let inputs = try RandomWorld.inputs(areas: 10, seed: 21)
        let estimate = try FlowEstimation.estimate(method, inputs)
        let stocks = try #require(estimate.stocks)
        let (out, into) = (estimate.flows.rowTotals, estimate.flows.columnTotals)
        let (before, after) = (stocks.start.columnTotals, stocks.end.columnTotals)
        for j in inputs.areas.indices {
            #expect(abs((into[j] - out[j]) - (after[j] - before[j])) < 0.02)
        }
        #expect((estimate.diagnostics.margins?.gap ?? 1) < 0.02)
    }

    @Test func `closed accounting keeps the residents of every area`() throws {
        let inputs = try RandomWorld.inputs(areas: 10, extra: 2, seed: 33)
        let estimate = try FlowEstimation.estimate(.accountingClosed, inputs)
        let stages = try #require(estimate.stocks?.stages)
        #expect(stages.map(\.step) == [.raw, .birthsAndDeaths, .worldBalance, .birthplaceTotals])
        for (before, after) in zip(stages[2].end.columnTotals, stages[3].end.columnTotals) {
            #expect(abs(before - after) < 1e-6)
        }
        let (start, end) = (stages[3].start.rowTotals, stages[3].end.rowTotals)
        for (first, second) in zip(start, end) { #expect(abs(first - second) < 2e-3) }
    }

    @Test(arguments: FlowMethod.allCases)
    func `a thousand times the people make a thousand times the flows`(
        method: FlowMethod
    ) throws {
        let inputs = try RandomWorld.inputs(areas: 8, extra: 1, seed: 11)
        let limits = FitLimits(tolerance: 1e-7)
        let small = try FlowEstimation.estimate(
            method, inputs, options: FlowOptions(limits: limits))
        let large = try FlowEstimation.estimate(
            method, inputs.times(1000), options: FlowOptions(limits: limits))
        for (a, b) in zip(small.flows.values, large.flows.values) {
            #expect(abs(a * 1000 - b) <= 1e-6 * max(1, b))
        }
    }

    @Test(arguments: [
        FlowMethod.stockDifferencingDrop, .stockDifferencingReverse, .accountingOpen,
        .accountingClosed,
    ])
    func `where nothing changes nobody moves`(method: FlowMethod) throws {
        let inputs = try RandomWorld.inputs(areas: 9, extra: 1, seed: 3, moving: false)
        let estimate = try FlowEstimation.estimate(method, inputs)
        #expect(estimate.flows.values.allSatisfy { $0 == 0 })
    }

    @Test func `running all methods gives what each gives alone`() throws {
        let inputs = try RandomWorld.inputs(areas: 9, extra: 1, seed: 14)
        let all = try FlowEstimation.run(inputs)
        #expect(all.map(\.method) == FlowMethod.allCases)
        for estimate in all {
            let alone = try FlowEstimation.estimate(estimate.method, inputs)
            #expect(alone.flows == estimate.flows)
        }
    }

    @Test func `accounting flows are never negative and nobody moves to where they are`() throws {
        let inputs = try RandomWorld.inputs(areas: 9, extra: 1, seed: 17)
        for estimate in try FlowEstimation.run(inputs) {
            #expect(estimate.flows.values.allSatisfy { $0 >= 0 })
            for j in inputs.areas.indices { #expect(estimate.flows[j, j] == 0) }
        }
    }
}

extension FlowInputs {
    /// The same world with every person many times.
    fileprivate func times(_ factor: Double) throws -> FlowInputs {
        func scale(_ table: Matrix) throws -> Matrix {
            try Examples.matrix(table.lines.map { $0.map { $0 * factor } })
        }
        return try FlowInputs(
            areas: areas, birthplaces: birthplaces, start: scale(start), end: scale(end),
            births: births.map { $0 * factor }, deaths: deaths.map { $0 * factor })
    }
}
