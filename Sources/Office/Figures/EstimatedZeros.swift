internal import Cubes
internal import Estimation
internal import Foundation
internal import Vocabulary
internal import Warehouse

/// Flows that an estimate found to be nobody. They are not stored, since most pairs are so;
/// this gives them back for corridors that are named, with the release that says so.
struct EstimatedZeros {
    /// For each method's table and interval the release that estimated it last.
    let covered: [Covered]

    /// A method's interval, the release that estimated it last, and between which areas.
    struct Covered {
        let release: Int
        let parameters: FlowParameters
        let interval: FlowInterval
        let areas: Set<String>
    }

    /// - Parameter last: the state after that release; nil is the current one.
    init(_ releases: [Release], asOf last: Int?) throws {
        var latest: [String: Covered] = [:]
        let decoder = JSONDecoder()
        for release in releases
        where release.kind == .estimated && !release.standing.isWithdrawn
            && release.id <= last ?? .max
        {
            let parameters = try decoder.decode(
                FlowParameters.self, from: Data(release.parameters.utf8))
            let reports = try decoder.decode(
                [FlowIntervalReport].self, from: Data(release.report.utf8))
            for report in reports {
                let interval = report.interval
                latest["\(release.table) \(interval.start) \(interval.end)"] = Covered(
                    release: release.id, parameters: parameters, interval: interval,
                    areas: Set(report.inputs.areas))
            }
        }
        covered = latest.values.sorted {
            ($0.release, $0.interval.start) < ($1.release, $1.interval.start)
        }
    }

    /// Adds to what is held of the corridors that a selection names the zeros of the methods and
    /// intervals asked for.
    func fill(_ held: [HeldSeries], for pattern: KeyPattern) throws -> [ShownSeries] {
        var shown = held.map { ShownSeries($0) }
        var places = Dictionary(
            shown.enumerated().map { ($0.element.key, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for item in covered {
            guard let period = item.interval.period else { continue }
            let zero = Observation(
                period: period, value: .number(0), status: .estimated,
                attributes: AttributeSet([
                    .unitMeasure: "PS", .comment: "estimated zero, not stored",
                ]))
            for (origin, destination) in corridors(pattern, item.areas) {
                let key = try FlowEstimating.key(
                    item.interval, from: origin, to: destination, sex: item.parameters.sex,
                    method: item.parameters.method)
                guard pattern.matches(key) else { continue }
                if let place = places[key] {
                    if shown[place].series[period] == nil {
                        shown[place] = shown[place].adding(zero, release: item.release)
                    }
                } else {
                    places[key] = shown.count
                    let series = Series(key: key, observations: [zero])
                    shown.append(ShownSeries(series, releases: [item.release]))
                }
            }
        }
        return shown
    }

    /// The corridors that a selection names by both ends, of areas that an estimate covers.
    private func corridors(
        _ pattern: KeyPattern, _ areas: Set<String>
    ) -> [(origin: String, destination: String)] {
        let origins = areas.intersection(pattern[.origin] ?? []).sorted()
        let destinations = areas.intersection(pattern[.destination] ?? []).sorted()
        return origins.flatMap { origin in
            destinations.filter { $0 != origin }.map { (origin, $0) }
        }
    }

    /// How many figures the corridors of so many origins and destinations can have at most.
    func most(origins: Int, destinations: Int) -> Int {
        let (corridors, isOver) = origins.multipliedReportingOverflow(by: destinations)
        let (figures, isOverAgain) = corridors.multipliedReportingOverflow(by: covered.count)
        return isOver || isOverAgain ? .max : figures
    }
}
