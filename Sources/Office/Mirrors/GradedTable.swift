internal import Harmonisation

/// Reports of all years, ready for the model.
struct GradedTable: Sendable {
    private(set) var reports: [GradedReport] = []
    private(set) var areas: Set<String> = []
    private(set) var years: Set<Int> = []
    /// Where the reports of a year come from.
    private(set) var sources: [Int: Set<String>] = [:]
    /// Numbers of reports converted, by least stay.
    private(set) var conversions: [String: Int] = [:]
    /// Reports of which the least stay is not known.
    private(set) var unsaid = 0
    /// As reported, before any conversion.
    private var values: [[String]: [Int: [MirrorEnd: Double]]] = [:]

    mutating func take(_ found: MirrorReports, _ year: Int) {
        for corridor in found.corridors {
            for end in MirrorEnd.allCases {
                guard let report = corridor[end] else { continue }
                var factor = 1.0
                if let stay = report.leastStay {
                    if stay != .twelveMonths,
                        let known = DurationFactors.imem.factor(from: stay, to: .twelveMonths)
                    {
                        factor = known
                        conversions[stay.rawValue, default: 0] += 1
                    }
                } else {
                    unsaid += 1
                }
                reports.append(
                    GradedReport(
                        origin: corridor.origin, destination: corridor.destination, year: year,
                        end: end, value: report.value * factor, grades: report.grades))
                values[[corridor.origin, corridor.destination], default: [:]][year, default: [:]][
                    end] = report.value
            }
            areas.formUnion([corridor.origin, corridor.destination])
        }
        guard !found.isEmpty else { return }
        years.insert(year)
        sources[year] = found.sources
    }

    func flow(
        _ origin: String, _ destination: String, _ year: Int, _ fit: GradedFit
    ) -> GradedMirrorReport.Flow {
        let estimate = fit.flow(origin: origin, destination: destination, year: year)
        let leverage = fit.leverage(origin: origin, destination: destination, year: year)
        let made = values[[origin, destination]]?[year] ?? [:]
        return .init(
            origin: origin, destination: destination, year: year, byOrigin: made[.origin],
            byDestination: made[.destination], estimate: estimate.median,
            intervals: [0.5, 0.8, 0.95].map { share in
                let interval = estimate.interval(share)
                return .init(
                    probability: share, low: interval.lowerBound, high: interval.upperBound)
            }, basis: basis(origin, destination, made), leverageOfOrigin: leverage[.origin],
            leverageOfDestination: leverage[.destination])
    }

    private func basis(
        _ origin: String, _ destination: String, _ made: [MirrorEnd: Double]
    ) -> GradedMirrorReport.Basis {
        switch (made[.origin] != nil, made[.destination] != nil) {
        case (true, true): .bothReports
        case (true, false): .originReport
        case (false, true): .destinationReport
        case (false, false):
            values[[origin, destination]] != nil
                ? .otherYears
                : values[[destination, origin]] != nil ? .oppositeDirection : .model
        }
    }
}
