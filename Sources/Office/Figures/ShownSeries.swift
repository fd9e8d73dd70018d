public import Cubes
internal import Vocabulary
public import Warehouse

/// A series as it is shown: held as a publisher printed it or a method gave it, or a total
/// that was computed on request and says so.
public struct ShownSeries: Sendable {
    public let series: Series
    /// For each observation its release; empty for computed totals.
    public let releases: [Int]
    /// For a computed total the series added up, with their releases; empty for held series.
    public let parts: [HeldSeries]

    public var key: SeriesKey { series.key }
    public var isComputed: Bool { !parts.isEmpty }

    init(_ held: HeldSeries) {
        series = held.series
        releases = held.releases
        parts = []
    }

    init(_ series: Series, releases: [Int]) {
        self.series = series
        self.releases = releases
        parts = []
    }

    /// The same with one more observation, in order of period.
    func adding(_ observation: Observation, release: Int) -> ShownSeries {
        var observations = series.observations
        var ids = releases
        let place = observations.firstIndex { $0.period > observation.period } ?? observations.count
        observations.insert(observation, at: place)
        ids.insert(release, at: min(place, ids.count))
        return ShownSeries(Series(key: key, observations: observations), releases: ids)
    }

    init(total series: Series, parts: [HeldSeries]) {
        self.series = series
        releases = []
        self.parts = parts
    }
}
