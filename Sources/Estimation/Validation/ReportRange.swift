internal import Foundation

/// Where estimates lie beside the two reports of corridors that both ends report.
///
/// Units: corridors. A number under half a person is zero.
public struct ReportRange: Sendable, Hashable, Codable {
    /// Corridors measured.
    public let corridors: Int
    /// Corridors left out: a number below zero, not finite, or more than any world has.
    public let leftOut: Int
    /// The estimate is below both reports.
    public let below: Int
    /// The estimate is at or between the two.
    public let between: Int
    /// The estimate is above both.
    public let above: Int
    /// Of those below or above: within a factor of two of the nearer report, both being above zero.
    public let near: Int
    /// The middle of the larger report over the smaller, where both are above zero: the wider apart
    /// they are, the less it says to lie between. 1 or more; nil without any.
    public let medianWidth: Double?

    /// Measures corridors, in any order. Cost: O(n log n).
    public init(_ corridors: [(estimate: Double, byOrigin: Double, byDestination: Double)]) {
        let proper = corridors.filter { corridor in
            [corridor.estimate, corridor.byOrigin, corridor.byDestination].allSatisfy {
                $0 >= 0 && Association.isPlausible($0)
            }
        }
        var (below, between, above, near) = (0, 0, 0, 0)
        var widths: [Double] = []
        func zeroed(_ value: Double) -> Double { value < FlowAgreement.least ? 0 : value }
        for corridor in proper {
            let estimate = zeroed(corridor.estimate)
            let low = zeroed(min(corridor.byOrigin, corridor.byDestination))
            let high = zeroed(max(corridor.byOrigin, corridor.byDestination))
            if low > 0 { widths.append(log(high) - log(low)) }
            if estimate < low {
                below += 1
                if estimate > 0, estimate * 2 >= low { near += 1 }
            } else if estimate > high {
                above += 1
                if high > 0, estimate <= high * 2 { near += 1 }
            } else {
                between += 1
            }
        }
        self.corridors = proper.count
        leftOut = corridors.count - proper.count
        self.below = below
        self.between = between
        self.above = above
        self.near = near
        medianWidth = Association.median(widths).map { exp($0) }
    }
}
