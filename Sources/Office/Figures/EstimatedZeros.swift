internal import Cubes
internal import Estimation
internal import Foundation
internal import Vocabulary
internal import Warehouse

/// Flows that an estimate found to be nobody. They are not stored, since most pairs are so;
/// this gives them back for one corridor, with the release that says so.
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

    /// Adds to what is held of one corridor the zeros of the methods and intervals asked for.
    func fill(_ held: [HeldSeries], for pattern: KeyPattern) throws -> [ShownSeries] {
        var shown = held.map { ShownSeries($0) }
        guard let origin = single(pattern, .origin),
            let destination = single(pattern, .destination),
            origin != destination
        else { return shown }
        for item in covered where item.areas.contains(origin) && item.areas.contains(destination) {
            guard let period = item.interval.period else { continue }
            let key = try FlowEstimating.key(
                item.interval, from: origin, to: destination, sex: item.parameters.sex,
                method: item.parameters.method)
            guard pattern.matches(key) else { continue }
            let zero = Observation(
                period: period, value: .number(0), status: .estimated,
                attributes: AttributeSet([
                    .unitMeasure: "PS", .comment: "estimated zero, not stored",
                ]))
            if let place = shown.firstIndex(where: { $0.key == key }) {
                if shown[place].series[period] == nil {
                    shown[place] = shown[place].adding(zero, release: item.release)
                }
            } else {
                let series = Series(key: key, observations: [zero])
                shown.append(ShownSeries(series, releases: [item.release]))
            }
        }
        return shown
    }

    private func single(_ pattern: KeyPattern, _ dimension: DimensionID) -> String? {
        guard let codes = pattern[dimension], codes.count == 1 else { return nil }
        return codes.first
    }
}
