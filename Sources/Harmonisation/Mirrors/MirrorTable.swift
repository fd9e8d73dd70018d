internal import Foundation

/// Flows of one period as their two ends report them.
public struct MirrorTable: Hashable, Sendable {
    /// One corridor. Units: people or moves, the same in both; nil where an end reports nothing.
    public struct Pair: Hashable, Sendable {
        public let origin: String
        public let destination: String
        public let byOrigin: Double?
        public let byDestination: Double?

        public init(
            origin: String, destination: String, byOrigin: Double?, byDestination: Double?
        ) {
            self.origin = origin
            self.destination = destination
            self.byOrigin = byOrigin
            self.byDestination = byDestination
        }

        /// The destination's report over the origin's; nil unless both are above 0.
        public var ratio: Double? {
            guard let byOrigin, let byDestination, byOrigin > 0, byDestination > 0 else {
                return nil
            }
            return byDestination / byOrigin
        }

        var isDouble: Bool { byOrigin != nil && byDestination != nil }
    }

    /// Numbers of corridors.
    public struct Coverage: Hashable, Sendable {
        public internal(set) var both = 0
        public internal(set) var onlyOrigin = 0
        public internal(set) var onlyDestination = 0
        public internal(set) var neither = 0
    }

    /// One area's reports beside those of its partners.
    public struct Side: Hashable, Sendable {
        public let area: String
        /// Corridors with both reports, and what each side makes of them together.
        public let pairs: Int
        public let own: Double
        public let partners: Double
        /// The middle one of own over partners' reports, of corridors where both are above 0.
        public let medianRatio: Double?
    }

    /// A corridor whose reports differ as those of hardly any other do.
    public struct Outlier: Hashable, Sendable {
        public let pair: Pair
        /// The destination's report over the origin's.
        public let ratio: Double
        /// How far the logarithm of the ratio is from the middle one, in robust standard deviations.
        public let distance: Double
    }

    /// In the order given.
    public let pairs: [Pair]

    /// - Parameter pairs: each corridor once; reports are 0 or more and finite, others count as none.
    public init(_ pairs: [Pair]) {
        func plain(_ value: Double?) -> Double? {
            value.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
        }
        self.pairs = pairs.map {
            Pair(
                origin: $0.origin, destination: $0.destination, byOrigin: plain($0.byOrigin),
                byDestination: plain($0.byDestination))
        }
    }

    /// How many corridors have which reports.
    public var coverage: Coverage {
        var coverage = Coverage()
        for pair in pairs {
            switch (pair.byOrigin != nil, pair.byDestination != nil) {
            case (true, true): coverage.both += 1
            case (true, false): coverage.onlyOrigin += 1
            case (false, true): coverage.onlyDestination += 1
            case (false, false): coverage.neither += 1
            }
        }
        return coverage
    }

    /// Each area that has corridors with both reports, as destination.
    public var destinations: [Side] {
        sides(\.destination, own: \.byDestination, partners: \.byOrigin)
    }

    /// Each area that has corridors with both reports, as origin.
    public var origins: [Side] { sides(\.origin, own: \.byOrigin, partners: \.byDestination) }

    /// Of corridors with both reports above 0: the middle ratio; nil without any.
    public var medianRatio: Double? { Self.median(pairs.compactMap(\.ratio)) }

    /// Corridors whose ratio is far from the others', farthest first.
    ///
    /// - Parameter distance: from which on they are, in robust standard deviations: 1.4826 times the
    ///   middle distance of the logarithms from the middle one. Where more than half of the ratios
    ///   are equal, there is no such measure, and none is far.
    public func outliers(beyond distance: Double = 3.5) -> [Outlier] {
        let found = pairs.compactMap { pair in pair.ratio.map { (pair, $0, log($0)) } }
        guard let middle = Self.median(found.map(\.2)),
            let spread = Self.median(found.map { abs($0.2 - middle) }), spread > 0
        else { return [] }
        return found.map { pair, ratio, value in
            Outlier(pair: pair, ratio: ratio, distance: (value - middle) / (1.4826 * spread))
        }.filter { abs($0.distance) > distance }.sorted {
            (-abs($0.distance), $0.pair.origin, $0.pair.destination)
                < (-abs($1.distance), $1.pair.origin, $1.pair.destination)
        }
    }

    private func sides(
        _ area: KeyPath<Pair, String>, own: KeyPath<Pair, Double?>,
        partners: KeyPath<Pair, Double?>
    ) -> [Side] {
        Dictionary(grouping: pairs.filter(\.isDouble)) { $0[keyPath: area] }.map { area, pairs in
            let ratios = pairs.compactMap { pair -> Double? in
                guard let own = pair[keyPath: own], let other = pair[keyPath: partners], other > 0,
                    own > 0
                else { return nil }
                return own / other
            }
            return Side(
                area: area, pairs: pairs.count,
                own: pairs.reduce(0) { $0 + ($1[keyPath: own] ?? 0) },
                partners: pairs.reduce(0) { $0 + ($1[keyPath: partners] ?? 0) },
                medianRatio: Self.median(ratios))
        }.sorted { $0.area < $1.area }
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
