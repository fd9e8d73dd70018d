internal import Cubes
public import Estimation
public import Vocabulary
internal import Warehouse

/// The office's own estimates of flows in memory: method by interval, origin and
/// destination, with the totals of every area.
///
/// Units: persons over the interval. Missing: nil; a pair of covered areas without a stored
/// figure is an estimated zero. Cost: 9 bytes for each method, interval and pair of areas.
public struct FlowBook: Sendable {
    /// Methods with estimates, in their usual order.
    public let methods: [FlowMethod]
    /// Intervals with estimates of any method, in order.
    public let intervals: [FlowInterval]
    /// Origins and destinations, in code order.
    public let areas: [String]
    /// How many series and figures came with each release.
    public let counts: [Int: ReleaseCount]
    private let index: [String: Int]
    private let layers: [LayerKey: FlowLayer]

    private struct LayerKey: Hashable {
        let method: FlowMethod
        let interval: FlowInterval
    }

    /// Reads the current estimates of both sexes together.
    public init(_ office: Office) throws {
        let all = KeyPattern(.flow).with(.source, FlowEstimating.source)
            .with(.sex, Sex.total.rawValue).with(.age, "_T")
            .with(.method, Set(FlowMethod.allCases.map(\.code)))
        let keys = try office.index()
        let held = Set(keys.codes(.method, in: all))
        let covered = try EstimatedZeros(office.releases(), asOf: nil).covered
            .filter { $0.parameters.sex == Sex.total.rawValue }
        let areas = Set(keys.codes(.origin, in: all)).union(keys.codes(.destination, in: all))
            .union(covered.flatMap(\.areas)).sorted()
        let index = Dictionary(
            areas.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var layers: [LayerKey: FlowLayer] = [:]
        var counts = ReleaseCounts()
        methods = FlowMethod.allCases.filter { held.contains($0.code) }
        for method in methods {
            var found: [Period: FlowLayer] = [:]
            for item in try office.held(all.with(.method, method.code)) {
                counts.add(item)
                guard let i = index[item.series.key.codes[2]],
                    let j = index[item.series.key.codes[3]]
                else { continue }
                for observation in item.series.observations {
                    found[observation.period, default: FlowLayer(areas.count)]
                        .put(observation, i, j)
                }
            }
            for (period, held) in found {
                guard let interval = FlowInterval(period) else { continue }
                var layer = held
                for item in covered
                where item.interval == interval && item.parameters.method == method.code {
                    for code in item.areas { if let place = index[code] { layer.cover(place) } }
                }
                layers[LayerKey(method: method, interval: interval)] = layer.finished()
            }
        }
        intervals = Set(layers.keys.map(\.interval)).sorted {
            ($0.start, $0.end) < ($1.start, $1.end)
        }
        self.areas = areas
        self.index = index
        self.layers = layers
        self.counts = counts.byRelease
    }

    /// One estimate, with what its method remarked.
    public struct Estimate: Hashable, Sendable {
        /// Units: persons over the interval.
        public let value: Double
        /// Whether there is an observation behind it; otherwise it is a zero that is not stored.
        public let isStored: Bool
        /// What is odd about it in words, such as that it is above both of its stocks.
        public let flag: String?
    }

    /// The flow between two areas; nil where the method does not cover them in the interval.
    public func estimate(
        _ method: FlowMethod, _ interval: FlowInterval, from origin: String, to destination: String
    ) -> Estimate? {
        guard let layer = layers[LayerKey(method: method, interval: interval)],
            let i = index[origin], let j = index[destination], i != j,
            layer.covers(i), layer.covers(j)
        else { return nil }
        guard let value = layer.value(i, j) else {
            return Estimate(value: 0, isStored: false, flag: nil)
        }
        return Estimate(value: value, isStored: true, flag: layer.flag(i, j))
    }

    /// All arrivals in and departures from an area; nil where the method does not cover it.
    public func totals(
        _ method: FlowMethod, _ interval: FlowInterval, _ area: String
    ) -> (arrivals: Double, departures: Double)? {
        guard let layer = layers[LayerKey(method: method, interval: interval)],
            let place = index[area], layer.covers(place)
        else { return nil }
        return (layer.arrivals[place], layer.departures[place])
    }

    /// The remark that every figure of an interval carries, such as that births were taken
    /// from the year before; nil where there is none.
    public func remark(_ interval: FlowInterval) -> String? {
        methods.lazy.compactMap { layers[LayerKey(method: $0, interval: interval)]?.remark }.first
    }
}

extension FlowInterval {
    /// The interval of a period from 1 July of one year to 1 July of another.
    public init?(_ period: Period) {
        guard case .years(let years) = period.length, period.start.month == 7,
            period.start.day == 1
        else { return nil }
        self.init(start: period.start.year, end: period.start.year + years)
    }
}
