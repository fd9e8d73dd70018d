import Foundation
import Harmonisation
import TestKit
import Testing

/// Factors that bring the reports of two ends together.
@Suite struct MirrorFitTests {
    private let areas = ["AUT", "BEL", "DNK", "ESP", "FIN", "SWE"]
    private let forms: [MirrorFit.Form] = [.sumPreserving, .logarithmic, .anchored("SWE")]

    /// Reports that true flows give where each area counts a share of its own, with noise.
    private func table(
        noise: Double, seed: UInt64 = 7
    ) -> (table: MirrorTable, destination: [String: Double], origin: [String: Double]) {
        var random = SeededGenerator(seed: seed)
        var (destination, origin): ([String: Double], [String: Double]) = ([:], [:])
        for (place, area) in areas.enumerated() {
            destination[area] = 1 - 0.05 * Double(place)
            origin[area] = 0.4 + 0.08 * Double(place)
        }
        var pairs: [MirrorTable.Pair] = []
        for one in areas {
            for other in areas where other != one {
                let flow = Double.random(in: 100...10_000, using: &random)
                func report(_ share: Double?) -> Double {
                    flow * (share ?? 1) * exp(noise * Double.random(in: -1...1, using: &random))
                }
                pairs.append(
                    .init(
                        origin: one, destination: other, byOrigin: report(origin[one]),
                        byDestination: report(destination[other])))
            }
        }
        return (MirrorTable(pairs), destination, origin)
    }

    private func sum(_ fit: MirrorFit) -> Double {
        fit.corrected.reduce(0) { $0 + $1.byOrigin + $1.byDestination }
    }

    private func reported(_ fit: MirrorFit) -> Double {
        fit.corrected.reduce(0) {
            $0 + ($1.pair.byOrigin ?? 0) + ($1.pair.byDestination ?? 0)
        }
    }

    @Test func `where each area counts a share of its own, the shares are found`() throws {
        let (table, destination, origin) = table(noise: 0)
        for form in forms {
            let fit = try MirrorFit(table, form)
            for corrected in fit.corrected {
                #expect(abs(corrected.byOrigin / corrected.byDestination - 1) < 1e-6, "\(form)")
            }
            // All factors times their shares are the same number, which the form decides.
            let levels = areas.flatMap { area in
                [
                    (fit.destinations[area] ?? 0) * (destination[area] ?? 0),
                    (fit.origins[area] ?? 0) * (origin[area] ?? 0),
                ]
            }
            let level = try #require(levels.first)
            #expect(levels.allSatisfy { abs($0 / level - 1) < 1e-6 }, "\(form)")
        }
    }

    @Test func `the sum of all reports is kept by the forms that say so`() throws {
        let table = table(noise: 0.5).table
        for form in [MirrorFit.Form.sumPreserving, .logarithmic] {
            let fit = try MirrorFit(table, form)
            #expect(abs(sum(fit) / reported(fit) - 1) < 1e-9)
            #expect(fit.destinations.values.allSatisfy { $0 > 0 })
            #expect(fit.origins.values.allSatisfy { $0 > 0 })
        }
    }

    @Test func `one area held at 1 makes the others shrink, the more the worse reports agree`()
        throws
    {
        var levels: [Double] = []
        for noise in [0.0, 0.5, 1.5] {
            let fit = try MirrorFit(table(noise: noise).table, .anchored("SWE"))
            #expect(fit.destinations["SWE"] == 1)
            levels.append(sum(fit) / reported(fit))
        }
        #expect(levels[0] > levels[1] && levels[1] > levels[2], "\(levels)")
        #expect(levels[2] < 0.8 * levels[0], "\(levels)")
    }

    @Test func `no other factors that keep the sum differ less`() throws {
        let table = table(noise: 0.7).table
        let fit = try MirrorFit(table, .sumPreserving)
        func loss(_ destination: [String: Double], _ origin: [String: Double]) -> Double {
            var (gaps, kept, all) = (0.0, 0.0, 0.0)
            for pair in table.pairs {
                let (e, i) = (pair.byOrigin ?? 0, pair.byDestination ?? 0)
                let (one, other) = (
                    i * (destination[pair.destination] ?? 0), e * (origin[pair.origin] ?? 0)
                )
                gaps += (one - other) * (one - other) / (i + e)
                kept += one + other
                all += i + e
            }
            return gaps * (all / kept) * (all / kept)
        }
        let best = loss(fit.destinations, fit.origins)
        var random = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let one = fit.destinations.mapValues {
                $0 * Double.random(in: 0.9...1.1, using: &random)
            }
            let other = fit.origins.mapValues { $0 * Double.random(in: 0.9...1.1, using: &random) }
            #expect(loss(one, other) >= best * (1 - 1e-12))
        }
    }

    @Test func `one corridor is met half way, and decides alone`() throws {
        let table = MirrorTable([
            .init(origin: "AUT", destination: "BEL", byOrigin: 100, byDestination: 200)
        ])
        for form in [MirrorFit.Form.sumPreserving, .logarithmic] {
            let fit = try MirrorFit(table, form)
            let only = try #require(fit.corrected.first)
            #expect(abs(only.byOrigin - 150) < 1e-6 && abs(only.byDestination - 150) < 1e-6)
            #expect(only.leverage > 0.999)
        }
    }

    @Test func `leverages of logarithms add up to the number of factors they tell`() throws {
        let fit = try MirrorFit(table(noise: 0.4).table, .logarithmic)
        let sum = fit.corrected.reduce(0) { $0 + $1.leverage }
        #expect(abs(sum - Double(2 * areas.count - 1)) < 1e-6)
        #expect(fit.corrected.allSatisfy { (0...1).contains($0.leverage) })
    }

    @Test func `what cannot take part is left out with the reason`() throws {
        var pairs = table(noise: 0.2).table.pairs
        pairs += [
            .init(origin: "NOR", destination: "ISL", byOrigin: 5, byDestination: 9),
            .init(origin: "AUT", destination: "GRC", byOrigin: 0, byDestination: 0),
            .init(origin: "MLT", destination: "AUT", byOrigin: 0, byDestination: 40),
            .init(origin: "CYP", destination: "AUT", byOrigin: nil, byDestination: 40),
        ]
        let table = MirrorTable(pairs)
        for form in forms {
            let fit = try MirrorFit(table, form)
            #expect(fit.corrected.count == 30)
            let reasons = Dictionary(
                fit.leftOut.map { ($0.pair.origin + $0.pair.destination, $0.why) },
                uniquingKeysWith: { first, _ in first })
            #expect(Set(reasons.keys) == ["NORISL", "AUTGRC", "MLTAUT"], "\(form)")
            #expect(reasons["NORISL"]?.contains("together") == true)
        }
    }

    @Test func `without double reports, or the anchor, there are no factors`() {
        let none = MirrorTable([
            .init(origin: "AUT", destination: "BEL", byOrigin: 1, byDestination: nil)
        ])
        #expect(throws: MirrorFit.Failure.noReports) { try MirrorFit(none, .sumPreserving) }
        let table = table(noise: 0).table
        #expect(throws: MirrorFit.Failure.noAnchor("XXX")) {
            try MirrorFit(table, .anchored("XXX"))
        }
        let nothing = MirrorTable([
            .init(origin: "AUT", destination: "BEL", byOrigin: .nan, byDestination: -4)
        ])
        #expect(nothing.coverage.neither == 1)
    }
}
