import Foundation
import Harmonisation
import Testing

/// Intervals calibrated on reports left out, in worlds where the model is right and where it is not.
@Suite struct GradedCalibrationTests {
    /// Of single reports left out, in three worlds.
    private struct Held {
        var share = 0.0
        var own = 0.0
        /// Of the mean share.
        var standardError = 0.0
    }

    private func held(_ errors: GradedWorld.Errors) throws -> [Double: Held] {
        var held: [Double: Held] = [:]
        var squares: [Double: Double] = [:]
        let seeds = UInt64(1)...3
        let worlds = Double(seeds.count)
        for seed in seeds {
            let check = try GradedHoldOut(
                GradedWorld(errors, seed: seed).reports, leavingOut: .report, folds: 3)
            for share in [0.5, 0.8, 0.95] {
                let coverage = try #require(check.coverage(share))
                let own = check.outcomes.filter {
                    $0.estimate.uncalibrated.interval(share).contains($0.report.value)
                }
                held[share, default: Held()].share += coverage.share / worlds
                held[share, default: Held()].own +=
                    Double(own.count) / Double(check.outcomes.count) / worlds
                // The reports foretold, and a quarter as many by which they were calibrated.
                squares[share, default: 0] += 5 * coverage.standardError * coverage.standardError
            }
        }
        for (share, sum) in squares { held[share]?.standardError = sum.squareRoot() / worlds }
        return held
    }

    @Test(arguments: GradedWorld.Errors.allCases)
    func `what is said is held within two standard errors, whether the model is right or wrong`(
        errors: GradedWorld.Errors
    ) throws {
        for (share, held) in try held(errors) {
            #expect(
                abs(held.share - share) <= 2 * held.standardError,
                "\(errors) \(share): \(held.share), \(held.standardError)")
        }
    }

    @Test func `gross errors make the model's own middle too wide and its tails too short`() throws
    {
        let held = try held(.gross)
        let middle = try #require(held[0.5])
        let tails = try #require(held[0.95])
        #expect(middle.own - 0.5 > 2 * middle.standardError, "\(middle.own)")
        #expect(0.95 - tails.own > 2 * tails.standardError, "\(tails.own)")
    }

    @Test func `intervals of flows are never narrower than the model's own, and hold more`() throws
    {
        var held = 0
        var own = 0
        var count = 0
        for seed in UInt64(1)...2 {
            let world = GradedWorld(.gross, seed: seed)
            let fit = try GradedFit(world.reports)
            for flow in world.flows {
                let estimate = fit.flow(
                    origin: flow.origin, destination: flow.destination, year: flow.year)
                for share in [0.5, 0.8, 0.95] {
                    let (wide, narrow) = (
                        estimate.interval(share), estimate.uncalibrated.interval(share)
                    )
                    #expect(wide.lowerBound <= narrow.lowerBound)
                    #expect(wide.upperBound >= narrow.upperBound)
                }
                count += 1
                held += estimate.interval(0.95).contains(flow.value) ? 1 : 0
                own += estimate.uncalibrated.interval(0.95).contains(flow.value) ? 1 : 0
            }
        }
        let (share, before) = (Double(held) / Double(count), Double(own) / Double(count))
        #expect(abs(share - 0.95) < abs(before - 0.95), "\(share), \(before)")
    }

    @Test func `every report is left out once, and what it was foretold from is told apart`() throws
    {
        let reports = GradedWorld(.asModelled, seed: 1).reports
        let parts = try GradedFit(reports).calibration.parts
        #expect(parts.map(\.ground) == GradedGround.allCases)
        #expect(parts.reduce(0) { $0 + $1.reports } == reports.count)
        for part in parts {
            let shares = [0, 0.1, 0.5, 0.8, 0.95, 0.99, 1].map(part.model)
            #expect(shares == shares.sorted() && shares.first == 0 && shares.last == 1)
            #expect(Set(shares).count == shares.count, "a wider interval holds more")
        }
    }

    @Test func `what cannot be left out calibrates nothing`() throws {
        let fit = try GradedFit([
            .init(origin: "POL", destination: "DEU", year: 2015, end: .origin, value: 7)
        ])
        #expect(fit.calibration.parts.isEmpty)
        let flow = fit.flow(origin: "POL", destination: "DEU", year: 2015)
        #expect(flow == flow.uncalibrated)
    }

    @Test func `the score is the width, and more for what lies outside`() throws {
        let fit = try GradedFit(GradedWorld(.asModelled, seed: 1).reports)
        let estimate = fit.flow(origin: "A1", destination: "A2", year: 2012)
        let interval = estimate.interval(0.8)
        let width = log((interval.upperBound + 0.5) / (interval.lowerBound + 0.5))
        #expect(abs(estimate.score(0.8, of: estimate.median) - width) < 1e-9)
        // A tenth is left out on either side, so that what lies outside counts ten times.
        let far = (interval.upperBound + 0.5) * exp(0.3) - 0.5
        #expect(abs(estimate.score(0.8, of: far) - width - 3) < 1e-9)
    }

    @Test(arguments: GradedWorld.Errors.allCases)
    func `the model foretells better than plain ways`(errors: GradedWorld.Errors) throws {
        let check = try GradedHoldOut(
            GradedWorld(errors, seed: 1).reports, leavingOut: .report, folds: 3)
        for way in GradedPlainWay.allCases {
            let scores = try #require(check.comparison(0.8, with: way))
            #expect(scores.model < scores.plain && scores.reports > 700, "\(way): \(scores)")
        }
    }

    @Test func `plain ways foretell only from what they know`() throws {
        let reports = GradedWorld(.asModelled, seed: 1).reports
        let years = try GradedHoldOut(reports, leavingOut: .corridorYear, folds: 3)
        #expect(years.comparison(0.8, with: .oneFactor) == nil)
        #expect(years.comparison(0.8, with: .nearestYear) != nil)
        let series = try GradedHoldOut(reports, leavingOut: .series, folds: 3)
        #expect(series.comparison(0.8, with: .nearestYear) == nil)
        #expect(series.comparison(0.8, with: .factorByReporter) != nil)
    }
}
