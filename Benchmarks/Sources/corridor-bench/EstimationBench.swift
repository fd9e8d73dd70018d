import Estimation
import Foundation

/// Six flow methods from raw stocks: ours beside the naive version, on worlds of growing size.
enum EstimationBench {
    /// Numbers of areas of the made-up worlds.
    static let sizes = [60, 120, 230, 345]

    static func run(quick: Bool, progress: (String) -> Void) throws -> Report {
        var report = Report(
            "estimation",
            about: "six methods from raw stocks; naive is arrays of arrays and plain sweeps to the "
                + "same margin gap of 0.001 persons, without diagnostics")
        for size in quick ? Array(sizes.prefix(2)) : sizes {
            progress("estimation: \(size) areas")
            report.measurements.append(
                try measure(World.generated(areas: size), repeats: quick ? 1 : 5))
        }
        report.growth = Growth(report.measurements)
        if let folder = SharedData.folder {
            progress("estimation: world 2015-2020")
            let world = try World.reference(folder)
            report.measurements.append(
                try measure(world, published: World.referenceFlows, repeats: quick ? 1 : 5))
        }
        return report
    }

    private static func measure(
        _ world: World,
        published: [(method: String, from: String?, to: String?, persons: Double)] = [],
        repeats: Int
    ) throws -> Measurement {
        var answer = ""
        let times = try Stopwatch.byTurns(
            repeats, ours: { try estimate(world) }, naive: { NaiveFlows(world) },
            check: { ours, naive in
                let agreement = try agreement(ours, naive)
                try compare(ours, with: published)
                let total = ours.first { $0.method == .accountingClosed }?.flows.total ?? 0
                answer =
                    "closed world \(Report.grouped(total)) persons; \(agreement); sweeps "
                    + "\(Report.grouped(Double(naive.sweeps))), ours "
                    + "\(ours.map(\.diagnostics.iterations).max() ?? 0) steps"
                    + (published.isEmpty ? "" : "; \(published.count) published figures met")
            })
        return Measurement(
            world.name, size: world.areas.count, unit: "areas", ours: times.ours,
            naive: times.naive, answer: answer, isLinear: false)
    }

    /// Ours from the same arrays, the checks of the inputs included.
    private static func estimate(_ world: World) throws -> [FlowEstimate] {
        guard let start = Matrix(world.start), let end = Matrix(world.end) else {
            throw WrongAnswer(place: world.name, found: "uneven rows", expected: "tables")
        }
        return try FlowEstimation.run(
            FlowInputs(
                areas: world.areas, birthplaces: world.birthplaces, start: start, end: end,
                births: world.births, deaths: world.deaths))
    }

    /// The largest difference allowed between a flow of ours and the naive one. Units: persons.
    ///
    /// Both versions stop at a margin gap of 0.001 persons. Slow sweeps stop short of the solution
    /// by a few hundred times that in the slowest row; most of it lies in stayers, who are no
    /// flow, and the rest spreads over the row. A twentieth of a person is some fifty times what is
    /// seen, and far below what a fault of arithmetic would do.
    private static let allowed = 0.05

    /// Compares every cell of every method.
    private static func agreement(_ ours: [FlowEstimate], _ naive: NaiveFlows) throws -> String {
        var worst = 0.0
        for estimate in ours {
            let place = estimate.method.code
            guard estimate.diagnostics.converged else {
                throw WrongAnswer(place: place, found: "no convergence", expected: "convergence")
            }
            guard let other = naive.flows[place] else {
                throw WrongAnswer(place: place, found: "no naive flows", expected: "a table")
            }
            for (i, row) in other.enumerated() {
                for (j, expected) in row.enumerated() {
                    let difference = abs(estimate.flows[i, j] - expected)
                    worst = max(worst, difference)
                    guard difference <= allowed + 1e-9 * abs(expected) else {
                        let areas = estimate.areas
                        throw WrongAnswer(
                            place: "\(place), \(areas[i]) to \(areas[j])",
                            found: "\(estimate.flows[i, j])",
                            expected: "\(expected) within \(allowed)")
                    }
                }
            }
        }
        return "cells agree to \(String(format: "%.1g", worst)) persons"
    }

    private static func compare(
        _ ours: [FlowEstimate],
        with published: [(method: String, from: String?, to: String?, persons: Double)]
    ) throws {
        for figure in published {
            guard let estimate = ours.first(where: { $0.method.code == figure.method }) else {
                throw WrongAnswer(
                    place: figure.method, found: "no estimate", expected: "\(figure.persons)")
            }
            let found: Double
            if let from = figure.from, let to = figure.to {
                found = try estimate.flow(from: from, to: to)
            } else {
                found = estimate.flows.total
            }
            try WrongAnswer.unless(
                "\(figure.method) \(figure.from ?? "world") \(figure.to ?? "total")",
                found.rounded(), is: figure.persons)
        }
    }
}
