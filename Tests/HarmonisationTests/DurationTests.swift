import Foundation
import Harmonisation
import Testing

/// Factors between least stays, as they were published.
@Suite struct DurationTests {
    private typealias Stay = DurationFactors.LeastStay

    @Test func `factors to twelve months are those that were published`() throws {
        let rows: [(String, [Double])] = [
            ("imem", [0.53, 0.63, 0.73, 1, 2.26]), ("expert", [0.51, 0.61, 0.81, 1, 1.61]),
            ("poisson", [0.79, 0.84, 0.89, 1, 2.61]), ("mixture", [0.51, 0.64, 0.71, 1, 1.80]),
        ]
        for (id, row) in rows {
            let set = try #require(DurationFactors.published.first { $0.id == id })
            #expect(Stay.allCases.compactMap { set.factor(from: $0, to: .twelveMonths) } == row)
        }
        #expect(DurationFactors.published.count == rows.count)
    }

    @Test func `stays that end at random give the whole published row`() throws {
        let set = try #require(DurationFactors.poisson(rate: 0.24, permanentYears: 5))
        for stay in Stay.allCases {
            let ours = try #require(set.factor(from: stay, to: .twelveMonths))
            let printed = try #require(
                DurationFactors.poisson.factor(from: stay, to: .twelveMonths))
            #expect((ours * 100).rounded() / 100 == printed, "\(stay)")
        }
    }

    @Test func `a flow under three months is carried to six by every set`() throws {
        let flow = try #require(ConvertedFlow(1_000, from: .threeMonths, to: .sixMonths))
        #expect(flow.results.count == 4)
        for (result, factor) in zip(
            flow.results, [0.63 / 0.73, 0.61 / 0.81, 0.84 / 0.89, 0.64 / 0.71])
        {
            #expect(abs(result.value - 1_000 * factor) < 1e-9)
        }
        #expect(flow.low == flow.results.map(\.value).min())
        #expect(flow.high == flow.results.map(\.value).max())
        #expect(flow.low < flow.central && flow.central < flow.high)
        let product = flow.results.reduce(1) { $0 * $1.factor }
        #expect(abs(flow.central - 1_000 * pow(product, 0.25)) < 1e-9)
    }

    @Test func `there and back is where it was, and the same stay changes nothing`() throws {
        for set in DurationFactors.published {
            for from in Stay.allCases {
                for to in Stay.allCases {
                    let there = try #require(set.factor(from: from, to: to))
                    let back = try #require(set.factor(from: to, to: from))
                    #expect(abs(there * back - 1) < 1e-12)
                }
                let same = try #require(ConvertedFlow(7, from: from, to: from))
                #expect(same.low == 7 && same.high == 7 && abs(same.central - 7) < 1e-12)
            }
        }
    }

    @Test func `what is no flow is not converted`() {
        for value in [-1, .infinity, .nan] {
            #expect(ConvertedFlow(value, from: .none, to: .twelveMonths) == nil)
        }
        #expect(ConvertedFlow(0, from: .none, to: .twelveMonths)?.high == 0)
        #expect(ConvertedFlow(1, from: .none, to: .twelveMonths, by: []) == nil)
        #expect(DurationFactors.poisson(rate: 0, permanentYears: 5) == nil)
        #expect(DurationFactors.poisson(rate: 0.2, permanentYears: 1) == nil)
        #expect(DurationFactors.poisson(rate: 1e6, permanentYears: 1e6) == nil)
    }
}
