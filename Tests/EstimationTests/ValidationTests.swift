import Estimation
import Foundation
import TestKit
import Testing

/// Measures of estimates against what was reported.
@Suite struct ValidationTests {
    private func agreement(_ pairs: [(Double, Double)]) -> FlowAgreement {
        FlowAgreement(pairs.map { (estimate: $0.0, report: $0.1) })
    }

    @Test func `estimates that are the reports agree in every measure`() throws {
        let agreement = agreement([(10, 10), (250, 250), (3000, 3000), (0, 0)])
        #expect(agreement.pairs == 4 && agreement.bothZero == 1)
        for correlation in [
            agreement.correlation, agreement.logCorrelation, agreement.rankCorrelation,
        ] {
            #expect(abs(try #require(correlation) - 1) < 1e-12)
        }
        #expect(agreement.medianRatio == 1 && agreement.typicalFactor == 1)
        #expect(agreement.spread == 1)
        #expect(agreement.withinTwo == 1 && agreement.absoluteShare == 0)
    }

    @Test func `another level leaves correlations, ranks and spread as they are`() throws {
        let agreement = agreement([(30, 10), (750, 250), (9000, 3000), (12, 4)])
        #expect(try #require(agreement.logCorrelation) > 0.99)
        #expect(abs(try #require(agreement.rankCorrelation) - 1) < 1e-12)
        #expect(abs(try #require(agreement.medianRatio) - 3) < 1e-12)
        #expect(abs(try #require(agreement.typicalFactor) - 3) < 1e-12)
        #expect(abs(try #require(agreement.spread) - 1) < 1e-12)
        #expect(agreement.withinTwo == 0)
        #expect(abs(try #require(agreement.absoluteShare) - 2) < 1e-12)
    }

    @Test func `measures worked out by hand`() throws {
        // Ratios 2, 1/4, 1, and an estimate of zero beside a report of 40.
        let agreement = agreement([(200, 100), (25, 100), (60, 60), (0, 40), (0.4, 0)])
        #expect(agreement.estimated == 285.4 && agreement.reported == 300)
        #expect(agreement.bothZero == 1, "under half a person is nobody")
        #expect(agreement.onlyEstimateZero == 1 && agreement.onlyReportZero == 0)
        // Ratios 0, 1/4, 1, 2: the middle is the root of 1/4 x 1.
        #expect(abs(try #require(agreement.medianRatio) - 0.5) < 1e-12)
        // Factors 1, 2, 4 and beyond all: the root of 2 x 4.
        #expect(abs(try #require(agreement.typicalFactor) - 8.0.squareRoot()) < 1e-12)
        // From 1/2 they are 2, 2, 4 and beyond all.
        #expect(abs(try #require(agreement.spread) - 8.0.squareRoot()) < 1e-12)
        #expect(agreement.withinTwo == 0.5)
        #expect(abs(try #require(agreement.absoluteShare) - 215.4 / 300) < 1e-12)
    }

    @Test func `ties share their ranks`() throws {
        // Ranks 1, 2.5, 2.5, 4, 5 and 1, 4, 2.5, 2.5, 5: products 7.25, squares 9.5 each.
        let agreement = agreement([(1, 1), (2, 3), (2, 2), (4, 2), (5, 5)])
        #expect(abs(try #require(agreement.rankCorrelation) - 7.25 / 9.5) < 1e-12)
        #expect(abs(try #require(agreement.correlation) - 7.6 / (10.8 * 9.2).squareRoot()) < 1e-12)
    }

    @Test func `what cannot be measured is missing, and no number is made up for it`() {
        let none = agreement([])
        #expect(none.pairs == 0 && none.correlation == nil && none.medianRatio == nil)
        #expect(none.withinTwo == nil && none.absoluteShare == nil && none.spread == nil)
        let two = agreement([(1, 2), (3, 4)])
        #expect(two.correlation == nil && two.rankCorrelation == nil, "two points lie on a line")
        let flat = agreement([(7, 1), (7, 2), (7, 3)])
        #expect(flat.correlation == nil && flat.logCorrelation == nil)
        let zero = agreement([(3, 0), (5, 0)])
        #expect(zero.medianRatio == nil && zero.typicalFactor == nil && zero.spread == nil)
        let missed = agreement([(0, 30), (0, 50), (7, 7)])
        #expect(missed.medianRatio == 0 && missed.typicalFactor == nil && missed.spread == nil)
        #expect(zero.absoluteShare == nil && zero.withinTwo == 0 && zero.onlyReportZero == 2)
        let improper = agreement([(-1, 5), (.nan, 5), (5, .infinity), (1e16, 5), (4, 5)])
        #expect(improper.pairs == 1 && improper.leftOut == 4)
    }

    @Test func `no pair whatever makes a measure that is not a number`() throws {
        var random = SeededGenerator(seed: 5)
        let odd = [
            0, -1, .nan, .infinity, 1e300, Double.leastNonzeroMagnitude, 0.4999, 0.5, 1, 1e15, 3,
        ]
        for _ in 0..<400 {
            let pairs = (0..<Int.random(in: 0..<8, using: &random)).map { _ in
                (odd.randomElement(using: &random) ?? 0, odd.randomElement(using: &random) ?? 0)
            }
            _ = try JSONEncoder().encode(agreement(pairs))
            _ = try JSONEncoder().encode(
                NetAgreement(pairs.map { (estimate: $0.0, reference: -$0.1) }))
            _ = try JSONEncoder().encode(
                ReportRange(pairs.map { (estimate: $0.0, byOrigin: $0.1, byDestination: $0.0) }))
        }
    }

    @Test func `ranks and correlations are those of a naive model`() throws {
        var random = SeededGenerator(seed: 20_261_122)
        for _ in 0..<60 {
            let count = Int.random(in: 3..<40, using: &random)
            let pairs = (0..<count).map { _ in
                (
                    Double(Int.random(in: 1..<30, using: &random)),
                    Double(Int.random(in: 1..<30, using: &random))
                )
            }
            func ranks(_ list: [Double]) -> [Double] {
                list.map { value in
                    Double(list.count { $0 < value })
                        + Double(list.count { $0 == value } + 1) / 2
                }
            }
            /// By the sums, without means.
            func correlation(_ x: [Double], _ y: [Double]) -> Double {
                let n = Double(x.count)
                let sum = { (list: [Double]) in list.reduce(0, +) }
                let xy = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
                let xx = x.reduce(0) { $0 + $1 * $1 }
                let yy = y.reduce(0) { $0 + $1 * $1 }
                return (n * xy - sum(x) * sum(y))
                    / ((n * xx - sum(x) * sum(x)) * (n * yy - sum(y) * sum(y))).squareRoot()
            }
            let (x, y) = (pairs.map(\.0), pairs.map(\.1))
            let measured = agreement(pairs)
            guard Set(x).count > 1, Set(y).count > 1 else {
                #expect(measured.correlation == nil)
                continue
            }
            #expect(abs(try #require(measured.correlation) - correlation(x, y)) < 1e-9)
            #expect(
                abs(try #require(measured.rankCorrelation) - correlation(ranks(x), ranks(y)))
                    < 1e-9)
            #expect(
                abs(
                    try #require(measured.logCorrelation)
                        - correlation(
                            x.map { log($0 + 1) }, y.map { log($0 + 1) })) < 1e-9)
            let shuffled = agreement(pairs.shuffled(using: &random))
            #expect(shuffled.medianRatio == measured.medianRatio)
            #expect(shuffled.withinTwo == measured.withinTwo)
        }
    }

    @Test func `net migration may be below zero, and its sign is measured`() throws {
        let net = NetAgreement([(100, 80), (-50, -70), (10, -10), (0.2, 0)])
        #expect(net.areas == 4 && net.sameSign == 0.75)
        #expect(abs(try #require(net.meanError) - 15.05) < 1e-12)
        #expect(net.medianAbsoluteError == 20)
        #expect(abs(try #require(net.absoluteShare) - 60.2 / 160) < 1e-12)
        #expect(NetAgreement([]).meanError == nil)
        #expect(NetAgreement([(5, 0), (6, 0)]).absoluteShare == nil)
    }

    @Test func `an estimate lies below, between or above both reports`() throws {
        let range = ReportRange([
            (5, 10, 20), (4, 10, 20), (10, 10, 20), (15, 20, 10), (40, 10, 20), (41, 10, 20),
            (0, 0, 9), (3, 0, 0),
        ])
        #expect(range.below == 2 && range.between == 3 && range.above == 3)
        #expect(range.near == 2, "5 beside 10 and 40 beside 20")
        #expect(abs(try #require(range.medianWidth) - 2) < 1e-12)
        #expect(ReportRange([(1, -1, 2)]).leftOut == 1)
    }

    @Test func `years that an interval cuts count half, and missing ones are stood in for`() throws
    {
        let all = try #require(
            YearlyReports(from: 2015, to: 2020, least: 1) { Double($0 - 2000) })
        #expect(all.total == 7.5 + 16 + 17 + 18 + 19 + 10 && all.covered == 1)
        #expect(
            all.total == MidYearInterval.total(from: 2015, to: 2020) { Double($0 - 2000) })
        let most = try #require(
            YearlyReports(from: 2015, to: 2020, least: 0.8) { $0 == 2020 ? nil : 100 })
        #expect(abs(most.total - 500) < 1e-9 && abs(most.covered - 0.9) < 1e-12)
        #expect(YearlyReports(from: 2015, to: 2020, least: 0.95) { $0 == 2020 ? nil : 1 } == nil)
        #expect(YearlyReports(from: 2015, to: 2020, least: 0) { _ in nil } == nil)
        #expect(YearlyReports(from: 2020, to: 2015, least: 0) { _ in 1 } == nil)
    }
}
