import Estimation
import Foundation
import Testing

/// The world 2015-2020: raw stocks of 230 areas with births and deaths.
///
/// Reads `reference/world_2015_2020` in the folder that the environment variable CORRIDOR_SHARED
/// names; without it these tests do not run.
@Suite(.enabled(if: EstimationFiles.folder != nil))
struct EstimationWorldTests {
    @Test func `the closed world reproduces the published totals and corridors`() throws {
        let world = try EstimationFiles.world()
        let estimate = try FlowEstimation.estimate(.accountingClosed, world)
        #expect(estimate.diagnostics.converged)
        #expect(estimate.diagnostics.largestGap < 1e-3)
        #expect(estimate.flows.total.rounded() == 54_485_763)
        #expect(try estimate.flow(from: "VEN", to: "COL").rounded() == 1_698_941)
        #expect(try estimate.flow(from: "IND", to: "USA").rounded() == 1_377_976)
        #expect(try estimate.flow(from: "MEX", to: "USA").rounded() == 1_130_298)
        #expect(try estimate.flow(from: "PAK", to: "USA").rounded() == 1_129_102)
        #expect(estimate.diagnostics.birthsAboveNatives.isEmpty)
        #expect(estimate.diagnostics.negativeCells.isEmpty)
    }

    @Test func `balancing the world before births and deaths gives another total`() throws {
        let estimate = try FlowEstimation.estimate(
            .accountingClosed, EstimationFiles.world(),
            options: FlowOptions(worldBalance: .beforeDemographic))
        #expect(estimate.flows.total.rounded() == 54_486_572)
    }

    @Test func `the pseudo-Bayesian world total is reproduced`() throws {
        let estimate = try FlowEstimation.estimate(.pseudoBayes, EstimationFiles.world())
        #expect(estimate.flows.total.rounded() == 105_263_013)
    }

    @Test func `the open world has 191 negative stocks, and none when spread by residence`() throws
    {
        let world = try EstimationFiles.world()
        let open = try FlowEstimation.estimate(.accountingOpen, world)
        #expect(open.flows.total.rounded() == 37_034_850)
        #expect(open.diagnostics.negativeCells.count == 191)
        let byResidence = try FlowEstimation.estimate(
            .accountingOpen, world, options: FlowOptions(openVariant: .byResidence))
        #expect(byResidence.flows.total.rounded() == 36_179_477)
        #expect(byResidence.diagnostics.negativeCells.isEmpty)
    }

    @Test func `rates share out the total of the closed world`() throws {
        let estimates = try FlowEstimation.run(
            EstimationFiles.world(), methods: [.rate, .accountingClosed])
        #expect(abs(estimates[0].flows.total / estimates[1].flows.total - 1) < 1e-12)
    }

    @Test func `Pakistan to the United States is flagged as made by adjustment`() throws {
        let estimate = try FlowEstimation.estimate(.accountingClosed, EstimationFiles.world())
        let flag = try #require(
            estimate.diagnostics.flowsAboveStocks.first { $0.from == "PAK" && $0.to == "USA" })
        #expect(flag.isMadeByAdjustment)
        #expect(flag.stockStart == 390_102)
        #expect(flag.stockEnd == 412_484)
        let explanation = try estimate.explain(from: "PAK", to: "USA")
        let cells = try #require(explanation.adjustment)
        #expect((cells.start.adjusted / 1000).rounded() == 171)
        #expect((cells.end.adjusted / 1000).rounded() == 731)
        #expect(abs(explanation.sum / explanation.flow - 1) < 1e-9)
    }

    @Test func `matching multiplies stocks of a thousand at the start by 0.37 to 3.92`() throws {
        let stocks = try StockAdjustment(EstimationFiles.world(), matching: .rescale)
        let factors = try #require(stocks.extremeFactors([.start], atLeast: 1000))
        #expect((factors.smallest.factor * 100).rounded() == 37)
        #expect((factors.largest.factor * 100).rounded() == 392)
    }

    @Test func `all six methods on the world take less than a second`() throws {
        let world = try EstimationFiles.world()
        let clock = ContinuousClock()
        var estimates: [FlowEstimate] = []
        let time = try clock.measure { estimates = try FlowEstimation.run(world) }
        #expect(estimates.count == 6)
        #expect(estimates.allSatisfy { $0.diagnostics.converged })
        #expect(time < .seconds(1))
    }

    @Test func `a seed on the whole world is fitted to every birthplace`() throws {
        let world = try EstimationFiles.world()
        let n = world.areas.count
        var seed = Matrix(rows: n, columns: n)
        for i in 0..<n {
            for j in 0..<n {
                let step: Int = (i * 37 + j * 61 + i * j) % 97
                seed[i, j] = 1.0 / Double(1 + step)
            }
        }
        let clock = ContinuousClock()
        var estimate: FlowEstimate?
        let time = try clock.measure {
            estimate = try FlowEstimation.estimate(
                .accountingClosed, world, options: FlowOptions(seed: .corridors(seed)))
        }
        let facts = try #require(estimate?.diagnostics)
        #expect(time < .seconds(5))
        #expect(facts.converged)
        #expect(facts.margins.map { $0.gap < 1 } ?? false)
    }

    @Test func `half of what the pseudo-Bayesian mean adds is return`() throws {
        let estimates = try FlowEstimation.run(
            EstimationFiles.world(), methods: [.accountingClosed, .pseudoBayes])
        let sums = estimates.map { estimate in
            var sums = (outward: 0.0, returning: 0.0, transit: 0.0)
            for i in estimate.areas.indices {
                for j in estimate.areas.indices {
                    guard let split = estimate.split(from: i, to: j) else { continue }
                    sums.outward += split.outward
                    sums.returning += split.returning
                    sums.transit += split.transit
                }
            }
            return sums
        }
        let added = estimates[1].flows.total - estimates[0].flows.total
        #expect(abs((sums[1].returning - sums[0].returning) / added - 0.5) < 0.01)
        #expect(abs((sums[1].outward - sums[0].outward) / added - 0.5) < 0.01)
    }

    @Test func `a birthplace that cannot match is given up on quickly`() throws {
        let world = try EstimationFiles.world()
        let n = world.areas.count
        let start = world.start.lines + [[Double](repeating: 0, count: n)]
        let end = world.end.lines + [[Double](repeating: 1000, count: n)]
        let inputs = try FlowInputs(
            areas: world.areas, birthplaces: world.areas + ["UNK"],
            start: #require(Matrix(start)), end: #require(Matrix(end)), births: world.births,
            deaths: world.deaths)
        let clock = ContinuousClock()
        var facts: FlowDiagnostics?
        let time = try clock.measure {
            facts = try FlowEstimation.estimate(.accountingClosed, inputs).diagnostics
        }
        #expect(time < .seconds(5))
        #expect(facts?.converged == false)
        #expect(facts?.unmatchable == ["UNK"])
    }

    @Test func `other origins kept as a birthplace change the total`() throws {
        let world = try EstimationFiles.world()
        let shares = world.start.columnTotals.map { $0 / world.start.total }
        let inputs = try FlowInputs(
            areas: world.areas, birthplaces: world.areas + ["OOO"],
            start: #require(Matrix(world.start.lines + [shares.map { $0 * 21.7e6 }])),
            end: #require(Matrix(world.end.lines + [shares.map { $0 * 22.6e6 }])),
            births: world.births, deaths: world.deaths)
        let estimate = try FlowEstimation.estimate(.accountingClosed, inputs)
        #expect(estimate.diagnostics.converged)
        #expect(abs(estimate.flows.total - 54_485_763) > 100_000)
        #expect(estimate.diagnostics.leftOut == (0, 0))
    }
}
