public import Cubes
internal import Estimation
internal import Warehouse

/// What of a release is held now.
public struct ReleaseCount: Hashable, Sendable {
    /// Series with a figure of the release.
    public var series = 0
    /// Figures that came with the release, missing ones that say why included.
    public var observations = 0

    /// Nothing.
    public init() {}
}

/// Counts what of each release is held.
struct ReleaseCounts {
    private(set) var byRelease: [Int: ReleaseCount] = [:]

    mutating func add(_ held: HeldSeries) {
        guard let first = held.releases.first else { return }
        if held.releases.allSatisfy({ $0 == first }) {
            byRelease[first, default: ReleaseCount()].series += 1
            byRelease[first, default: ReleaseCount()].observations += held.releases.count
            return
        }
        for release in Set(held.releases) {
            byRelease[release, default: ReleaseCount()].series += 1
        }
        for release in held.releases {
            byRelease[release, default: ReleaseCount()].observations += 1
        }
    }
}

/// What is held by release and by dataflow, flows that the office estimated left out.
public struct Census: Sendable {
    public let releases: [Int: ReleaseCount]
    /// Figures, missing ones that say why included.
    public let figures: [Dataflow: Int]
}

extension Office {
    /// Counts what is held now; the office's own flows are counted by ``FlowBook/counts``.
    /// Cost: reads every other series.
    public func census() throws -> Census {
        var counts = ReleaseCounts()
        var figures: [Dataflow: Int] = [:]
        for dataflow in Dataflow.allCases {
            var pattern = KeyPattern(dataflow)
            if dataflow == .flow {
                let methods = try index().codes(.method, in: pattern)
                pattern = pattern.with(
                    .method, Set(methods).subtracting(FlowMethod.allCases.map(\.code)))
            }
            for held in try self.held(pattern) {
                counts.add(held)
                figures[dataflow, default: 0] += held.releases.count
            }
        }
        return Census(releases: counts.byRelease, figures: figures)
    }
}
