import Foundation
import Harmonisation

/// Flows among ten areas made up over six years, and what both ends report of them.
struct GradedWorld {
    /// What the reports are off.
    enum Errors: CaseIterable {
        /// As the model has it: Student's t with four degrees of freedom, the same for all of a grade.
        case asModelled
        /// One report in ten is off by a factor of about five, the others hardly.
        case gross
        /// The smaller the flow, the more, beyond what counting makes.
        case bySize
    }

    private(set) var reports: [GradedReport] = []
    private(set) var flows: [(origin: String, destination: String, year: Int, value: Double)] = []

    init(_ errors: Errors, seed: UInt64) {
        var dice = Dice(state: seed)
        let areas = (0..<10).map { "A\($0)" }
        let origins = areas.map { _ in dice.gauss(1) }
        let destinations = areas.map { _ in dice.gauss(1) }
        var common: [Set<Int>: Double] = [:]
        for i in areas.indices {
            for j in areas.indices where j != i {
                let pair = common[[i, j]] ?? dice.gauss(0.6)
                common[[i, j]] = pair
                let steady = 5.5 + origins[i] + destinations[j] + pair
                let lasting = [dice.gauss(0.12), dice.gauss(0.12)]
                var departure = dice.gauss(0.2)
                for year in 2010..<2016 {
                    if year > 2010 {
                        departure = 0.85 * departure + dice.gauss(0.105)
                    }
                    let flow = exp(steady + departure)
                    flows.append((areas[i], areas[j], year, flow))
                    for (place, end) in MirrorEnd.allCases.enumerated() {
                        let off = lasting[place] + dice.error(errors, flow)
                        let expected = flow * exp(off)
                        let value = max(expected + dice.gauss(expected.squareRoot()), 0).rounded()
                        reports.append(
                            GradedReport(
                                origin: areas[i], destination: areas[j], year: year, end: end,
                                value: value, grades: .init(undercount: .low, accuracy: .medium)))
                    }
                }
            }
        }
    }
}

extension Dice {
    fileprivate mutating func error(_ errors: GradedWorld.Errors, _ flow: Double) -> Double {
        switch errors {
        case .asModelled:
            // Gamma with shape 2 and rate 2: the sum of two waiting times.
            gauss(0.1) / (-(log(next()) + log(next())) / 2).squareRoot()
        case .gross: next() < 0.1 ? gauss(1.6) : gauss(0.03)
        case .bySize: gauss(min(2 / flow.squareRoot(), 1))
        }
    }
}
